import { adoption } from './nn.adoption.ts'
import { embed } from './nn.embed.ts'
import { firstDays } from './nn.first-day.ts'
import { letter } from './nn.letter.ts'
import { office } from './nn.office.ts'
import { packs } from './nn.packs.ts'
import { reading } from './nn.reading.ts'
import { referral } from './nn.referral.ts'
import { refusals } from './nn.refusals.ts'
import { use } from './nn.use.ts'
import type { Translations } from './translations.ts'

/**
 * UNREVIEWED: nynorsk that no clinician and no native writer of nynorsk has read. Whoever reads it, corrects it here and in
 * the files above, under the English text it stands for; when all of it is read, this line and the mark in the menu go.
 * What is missing stands in bokmål.
 */
export const nn: Translations = {
  ...adoption,
  ...embed,
  ...firstDays,
  ...letter,
  ...office,
  ...packs,
  ...reading,
  ...referral,
  ...refusals,
  ...use,

  'Danger to life or health now': 'Fare for liv eller helse no',
  'I am on call for the unit that has the case': 'Eg har vakt for eininga som har saka',
  'Opened in an emergency': 'Opna med naudtilgang',
  'The patient is here and must be treated now': 'Pasienten er her og må behandlast no',
  'The unit cannot be reached, and it cannot wait': 'Eininga er ikkje å få tak i, og det kan ikkje vente',
  '1 day': '1 dag',
  '1 month': '1 månad',
  '1 working day late': '1 vyrkedag over fristen',
  '1 working day left': '1 vyrkedag att',
  'Due today': 'Frist i dag',
  'today {0}': 'i dag {0}',
  'yesterday {0}': 'i går {0}',
  '{0} days': '{0} dagar',
  '{0} months': '{0} månader',
  '{0} working days late': '{0} vyrkedagar over fristen',
  '{0} working days left': '{0} vyrkedagar att',
  '{0} years': '{0} år',
  Adoption: 'Bruk',
  Refer: 'Tilvis',
  'Look at the cases that wait, and answer': 'Sjå på sakene som ventar, og svar',
  'Send photographs and a question to the hospital': 'Send bilete og eit spørsmål til sjukehuset',
  'What your office has begun, what waits and what was answered':
    'Det kontoret har byrja på, det som ventar, og det som er svara på',
  'Which offices use Lysbord, and which do not yet':
    'Kva kontor som bruker Lysbord, og kva kontor som ikkje gjer det enno',
  coordinators: 'koordinatorar',
  'doctors at GP offices': 'legar på legekontor',
  researchers: 'forskarar',
  'specialists at the hospital': 'spesialistar på sjukehuset',
  'staff at GP offices': 'medarbeidarar på legekontor',
  'Skip to the content': 'Gå til innhaldet',
  'Lysbord does not know you yet': 'Lysbord kjenner deg ikkje enno',
  'Sign in as somebody else': 'Logg inn som ein annan',
  'This is open to you:': 'Dette er ope for deg:',
  'This page could not be shown': 'Denne sida kunne ikkje visast',
  'This page is for {0}': 'Denne sida er for {0}',
  'You are signed in as {0}. If you need this page, ask your coordinator.':
    'Du er logga inn som {0}. Spør koordinatoren om du treng denne sida.',
  Appearance: 'Utsjånad',
  'Language and appearance': 'Språk og utsjånad',
  'Nobody whose language this is has checked these words. What is not translated stands in bokmål.':
    'Orda er ikkje kontrollerte av nokon som har nynorsk som hovudmål. Det som ikkje er omsett, står på bokmål.',
  'As the machine is set': 'Som maskina er sett opp',
  Dark: 'Mørkt',
  Light: 'Lyst',
  Pages: 'Sider',
  'Sign out': 'Logg ut',
  'You are signed out of Lysbord, and the sign-in service was asked to sign you out too.':
    'Du er logga ut av Lysbord, og innloggingstenesta er beden om å logge deg ut òg.',
  'You are signed out of Lysbord. The sign-in service may still know you: close the browser on a shared computer.':
    'Du er logga ut av Lysbord. Innloggingstenesta kan framleis kjenne deg: lukk nettlesaren på ei delt maskin.',
  'A GP office sends photographs and a question.': 'Eit legekontor sender bilete og eit spørsmål.',
  'A specialist at the hospital looks at them and answers.': 'Ein spesialist på sjukehuset ser på dei og svarar.',
  'An e-mail tells the office that an answer has come. It says nothing about the patient.':
    'Ein e-post seier frå til kontoret at svaret er kome. Han seier ingenting om pasienten.',
  'The doctor signs in and reads the answer here.': 'Legen loggar inn og les svaret her.',
  'What cannot wait is phoned, never sent.': 'Det som ikkje kan vente, blir ringt inn; det blir aldri sendt.',
  'Help: {0}, phone {1}': 'Hjelp: {0}, telefon {1}',
  'No page is open to you yet. Ask your coordinator to give you a role.':
    'Ingen sider er opne for deg enno. Be koordinatoren gi deg ei rolle.',
  'Photographs to a specialist, and an answer back': 'Bilete til ein spesialist, og svar tilbake',
  'Sign in': 'Logg inn',
  Cases: 'Saker',
  '1:1, actual pixels': '1:1, faktiske pikslar',
  'Full screen': 'Fullskjerm',
  'Leave full screen': 'Lukk fullskjerm',
  'Tools for the photograph': 'Verktøy for biletet',
  photograph: 'fotografi',
  'No photograph is chosen.': 'Ingen bilete er valde.',
  'Fetching the photograph…': 'Hentar biletet …',
  'The connection was lost. The photograph is fetched as soon as it is back.':
    'Sambandet er brote. Biletet blir henta så snart det er tilbake.',
  'The photograph could not be fetched.': 'Biletet kunne ikkje hentast.',
  'Parts of the photograph did not arrive: what you see may be blurred.':
    'Delar av biletet kom ikkje fram. Det du ser, kan vere uskarpt.',
  'A small copy. The sharp photograph is being prepared.': 'Ein liten kopi. Det skarpe biletet blir gjort klart.',
  'Use two fingers to move the photograph': 'Bruk to fingrar for å flytte biletet',
  'Hold Ctrl and scroll to zoom': 'Hald Ctrl og rull for å zoome',
  'Whole picture, {0}': 'Heile biletet, {0}',
  'Zoom {0}': 'Zoom {0}',
  Demos: 'Døme',
  Theme: 'Tema',
  Language: 'Språk',
  Width: 'Breidd',
  Direction: 'Retning',
  'As the machine': 'Som maskina',
  Full: 'Full',
  'Left to right': 'Venstre mot høgre',
  'Right to left': 'Høgre mot venstre',
  Gallery: 'Galleri',
  'You are still signed in: no answer came. Try again, or close the browser before you leave.':
    'Du er framleis logga inn: det kom ikkje noko svar. Prøv igjen, eller lukk nettlesaren før du går.',
  '1 new e-mail': '1 ny e-post',
  '{0} new e-mails': '{0} nye e-postar',
  'The mailbox does not answer. It is asked again every few seconds.':
    'Postkassa svarar ikkje. Ho blir spurd igjen om nokre sekund.',
  'Fetching the e-mails…': 'Hentar e-postane …',
  'No e-mail yet. The next one appears here by itself.': 'Ingen e-post enno. Den neste dukkar opp her av seg sjølv.',
  'to {0}': 'til {0}',
  'Take back {0}?': 'Ta tilbake {0}?',
  'Taken {0}': 'Teke {0}',
  'Take back': 'Ta tilbake',
  Keep: 'Behald',
  'It was not taken back.': 'Biletet vart ikkje teke tilbake.',
  'Send the e-mail again': 'Send e-posten på nytt',
  'Send the e-mail again, case {0}': 'Send e-posten på nytt, sak {0}',
  'The e-mail is on its way to the office’s address. The link in the one before works no more.':
    'E-posten er på veg til adressa til kontoret. Lenka i den førre verkar ikkje lenger.',
  'Enough e-mails went to the office today. The reply stands here; it is opened from this list.':
    'Kontoret har fått nok e-postar i dag. Svaret ligg her og kan opnast frå denne lista.',
  Passkeys: 'Passnøklar',
  'With a passkey you sign in with your finger, your face or a code, also when the sign-in service does not answer. It is yours alone: on a computer that you share, keep it on your phone.':
    'Med ein passnøkkel loggar du inn med finger, ansikt eller kode, òg når innloggingstenesta ikkje svarar. Han er berre din: På ei datamaskin du deler med andre, legg du han på telefonen din.',
  'You have no passkey yet.': 'Du har ingen passnøkkel enno.',
  'Registered {0}': 'Registrert {0}',
  'Last used {0}': 'Sist brukt {0}',
  'Never used': 'Aldri brukt',
  'Remove {0}': 'Fjern {0}',
  'Sign in once more': 'Logg inn éin gong til',
  'What the new passkey is called': 'Kva den nye passnøkkelen skal heite',
  'My phone': 'Telefonen min',
  'Register a passkey': 'Registrer ein passnøkkel',
  'Remove this passkey?': 'Fjerne denne passnøkkelen?',
  'It then opens nothing here any more, and whoever came in with it is signed out. On the device itself you remove it there.':
    'Då opnar han ikkje noko her lenger, og den som kom inn med han, blir logga ut. På sjølve eininga fjernar du han der.',
  '{0} is registered. Next time you may sign in with it.': '{0} er registrert. Neste gong kan du logge inn med han.',
  '{0} is removed.': '{0} er fjerna.',
  'Sign in with a passkey': 'Logg inn med passnøkkel',
  'Open with a passkey': 'Opne med passnøkkel',
}
