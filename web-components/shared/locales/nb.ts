import { adoption } from './nb.adoption.ts'
import { embed } from './nb.embed.ts'
import { firstDays } from './nb.first-day.ts'
import { inquiry } from './nb.inquiry.ts'
import { letter } from './nb.letter.ts'
import { marks } from './nb.marks.ts'
import { office } from './nb.office.ts'
import { packs } from './nb.packs.ts'
import { practice } from './nb.practice.ts'
import { reading } from './nb.reading.ts'
import { referral } from './nb.referral.ts'
import { refusals } from './nb.refusals.ts'
import { research } from './nb.research.ts'
import { use } from './nb.use.ts'
import { viewer } from './nb.viewer.ts'
import type { Translations } from './translations.ts'

/** Norwegian, under the English text it stands for; what is said on one screen only stands in the file of that screen. */
export const nb: Translations = {
  ...adoption,
  ...embed,
  ...firstDays,
  ...inquiry,
  ...letter,
  ...marks,
  ...office,
  ...packs,
  ...practice,
  ...reading,
  ...referral,
  ...refusals,
  ...use,
  ...research,
  ...viewer,

  'Danger to life or health now': 'Fare for liv eller helse nå',
  'I am on call for the unit that has the case': 'Jeg har vakt for enheten som har saken',
  'Opened in an emergency': 'Åpnet med nødtilgang',
  'The patient is here and must be treated now': 'Pasienten er her og må behandles nå',
  'The unit cannot be reached, and it cannot wait': 'Enheten er ikke å få tak i, og det kan ikke vente',
  '1 day': '1 dag',
  '1 month': '1 måned',
  '1 working day late': '1 virkedag over fristen',
  '1 working day left': '1 virkedag igjen',
  'Due today': 'Frist i dag',
  'today {0}': 'i dag {0}',
  'yesterday {0}': 'i går {0}',
  '{0} days': '{0} dager',
  '{0} months': '{0} måneder',
  '{0} working days late': '{0} virkedager over fristen',
  '{0} working days left': '{0} virkedager igjen',
  '{0} years': '{0} år',

  // Pages of our own (pages, welcome)
  Adoption: 'Bruk',
  Refer: 'Henvis',
  'Look at the cases that wait, and answer': 'Se på sakene som venter, og svar',
  'Send photographs and a question to the hospital': 'Send bilder og et spørsmål til sykehuset',
  'What your office has begun, what waits and what was answered':
    'Det kontoret har begynt på, det som venter, og det som er besvart',
  'Which offices use Lysbord, and which do not yet':
    'Hvilke kontorer som bruker Lysbord, og hvilke som ikke gjør det ennå',
  coordinators: 'koordinatorer',
  'doctors at GP offices': 'leger på legekontor',
  researchers: 'forskere',
  'specialists at the hospital': 'spesialister på sykehuset',
  'staff at GP offices': 'medarbeidere på legekontor',
  'Skip to the content': 'Gå til innholdet',
  'Lysbord does not know you yet': 'Lysbord kjenner deg ikke ennå',
  'Sign in as somebody else': 'Logg inn som en annen',
  'This is open to you:': 'Dette er åpent for deg:',
  'This page could not be shown': 'Denne siden kunne ikke vises',
  'This page is for {0}': 'Denne siden er for {0}',
  'You are signed in as {0}. If you need this page, ask your coordinator.':
    'Du er logget inn som {0}. Spør koordinatoren hvis du trenger denne siden.',
  Appearance: 'Utseende',
  'Language and appearance': 'Språk og utseende',
  'Nobody whose language this is has checked these words. What is not translated stands in bokmål.':
    'Ordene er ikke kontrollert av noen som har språket som morsmål. Det som ikke er oversatt, står på bokmål.',
  'As the machine is set': 'Som maskinen er satt opp',
  Dark: 'Mørkt',
  Light: 'Lyst',
  Pages: 'Sider',
  'Sign out': 'Logg ut',
  'You are signed out of Lysbord, and the sign-in service was asked to sign you out too.':
    'Du er logget ut av Lysbord, og innloggingstjenesten er bedt om å logge deg ut også.',
  'You are signed out of Lysbord. The sign-in service may still know you: close the browser on a shared computer.':
    'Du er logget ut av Lysbord. Innloggingstjenesten kan fortsatt kjenne deg: lukk nettleseren på en delt maskin.',
  'A GP office sends photographs and a question.': 'Et legekontor sender bilder og et spørsmål.',
  'A specialist at the hospital looks at them and answers.': 'En spesialist på sykehuset ser på dem og svarer.',
  'An e-mail tells the office that an answer has come. It says nothing about the patient.':
    'En e-post sier fra til kontoret at svaret er kommet. Den sier ingenting om pasienten.',
  'The doctor signs in and reads the answer here.': 'Legen logger inn og leser svaret her.',
  'What cannot wait is phoned, never sent.': 'Det som ikke kan vente, ringes inn; det sendes aldri.',
  'Help: {0}, phone {1}': 'Hjelp: {0}, telefon {1}',
  'No page is open to you yet. Ask your coordinator to give you a role.':
    'Ingen sider er åpne for deg ennå. Be koordinatoren gi deg en rolle.',
  'Photographs to a specialist, and an answer back': 'Bilder til en spesialist, og svar tilbake',
  'Sign in': 'Logg inn',

  // Names of pages
  Cases: 'Saker',

  // Viewer and gallery
  '1:1, actual pixels': '1:1, faktiske piksler',
  'Full screen': 'Fullskjerm',
  'Leave full screen': 'Lukk fullskjerm',
  'Tools for the photograph': 'Verktøy for bildet',
  photograph: 'fotografi',
  'No photograph is chosen.': 'Ingen bilder er valgt.',
  'Fetching the photograph…': 'Henter bildet …',
  'The connection was lost. The photograph is fetched as soon as it is back.':
    'Forbindelsen er brutt. Bildet hentes så snart den er tilbake.',
  'The photograph could not be fetched.': 'Bildet kunne ikke hentes.',
  'Parts of the photograph did not arrive: what you see may be blurred.':
    'Deler av bildet kom ikke fram. Det du ser, kan være uskarpt.',
  'A small copy. The sharp photograph is being prepared.': 'En liten kopi. Det skarpe bildet klargjøres.',
  'Use two fingers to move the photograph': 'Bruk to fingre for å flytte bildet',
  'Hold Ctrl and scroll to zoom': 'Hold Ctrl og rull for å zoome',
  'Whole picture, {0}': 'Hele bildet, {0}',
  'Zoom {0}': 'Zoom {0}',
  Demos: 'Eksempler',
  Theme: 'Tema',
  Language: 'Språk',
  Width: 'Bredde',
  Direction: 'Retning',
  'As the machine': 'Som maskinen',
  Full: 'Full',
  'Left to right': 'Venstre mot høyre',
  'Right to left': 'Høyre mot venstre',
  Gallery: 'Galleri',

  // Signing out
  'You are still signed in: no answer came. Try again, or close the browser before you leave.':
    'Du er fortsatt logget inn: det kom ikke noe svar. Prøv igjen, eller lukk nettleseren før du går.',

  // Mailbox of the demonstration (mailbox)
  '1 new e-mail': '1 ny e-post',
  '{0} new e-mails': '{0} nye e-poster',
  'The mailbox does not answer. It is asked again every few seconds.':
    'Postkassen svarer ikke. Den spørres igjen om noen sekunder.',
  'Fetching the e-mails…': 'Henter e-postene …',
  'No e-mail yet. The next one appears here by itself.': 'Ingen e-post ennå. Den neste dukker opp her av seg selv.',
  'to {0}': 'til {0}',

  'Take back {0}?': 'Ta tilbake {0}?',
  'Taken {0}': 'Tatt {0}',
  'Take back': 'Ta tilbake',
  Keep: 'Behold',
  'It was not taken back.': 'Bildet ble ikke tatt tilbake.',

  'Send the e-mail again': 'Send e-posten på nytt',
  'Send the e-mail again, case {0}': 'Send e-posten på nytt, sak {0}',
  'The e-mail is on its way to the office’s address. The link in the one before works no more.':
    'E-posten er på vei til kontorets adresse. Lenken i den forrige virker ikke lenger.',
  'Enough e-mails went to the office today. The reply stands here; it is opened from this list.':
    'Kontoret har fått nok e-poster i dag. Svaret ligger her og åpnes fra denne listen.',

  // Passkeys
  Passkeys: 'Passnøkler',
  'With a passkey you sign in with your finger, your face or a code, also when the sign-in service does not answer. It is yours alone: on a computer that you share, keep it on your phone.':
    'Med en passnøkkel logger du inn med finger, ansikt eller kode, også når innloggingstjenesten ikke svarer. Den er bare din: På en datamaskin du deler med andre, legger du den på telefonen din.',
  'You have no passkey yet.': 'Du har ingen passnøkkel ennå.',
  'Registered {0}': 'Registrert {0}',
  'Last used {0}': 'Sist brukt {0}',
  'Never used': 'Aldri brukt',
  'Remove {0}': 'Fjern {0}',
  'Sign in once more': 'Logg inn én gang til',
  'What the new passkey is called': 'Hva den nye passnøkkelen skal hete',
  'My phone': 'Telefonen min',
  'Register a passkey': 'Registrer en passnøkkel',
  'Remove this passkey?': 'Fjerne denne passnøkkelen?',
  'It then opens nothing here any more, and whoever came in with it is signed out. On the device itself you remove it there.':
    'Da åpner den ikke noe her lenger, og den som kom inn med den, blir logget ut. På selve enheten fjerner du den der.',
  '{0} is registered. Next time you may sign in with it.': '{0} er registrert. Neste gang kan du logge inn med den.',
  '{0} is removed.': '{0} er fjernet.',
  'Sign in with a passkey': 'Logg inn med passnøkkel',
  'Open with a passkey': 'Åpne med passnøkkel',
  Answers: 'Svar',
}
