import type { Translations } from './translations.ts'

/** What an office tries, and what it learns of its own doing. */
export const practice: Translations = {
  Practice: 'Øving',
  'Practice case': 'Øvingssak',
  Practise: 'Øv',
  'Practise again': 'Øv en gang til',
  'Send a practice case': 'Send en øvingssak',
  'The same form, with an invented patient. No specialist ever sees it and nobody counts it; what your photographs lack and what was left open comes back by itself about a minute after sending.':
    'Samme skjema, med en oppdiktet pasient. Ingen spesialist får se den, og ingen teller den; hva bildene mangler og hva som står åpent, kommer tilbake av seg selv omtrent et minutt etter sending.',
  'No specialist sees this, and nobody counts it. Feedback comes by itself about a minute after sending. Use no real patient: nobody would answer.':
    'Ingen spesialist ser dette, og ingen teller det. Tilbakemelding kommer av seg selv omtrent et minutt etter sending. Bruk ingen virkelig pasient: ingen ville svare.',
  'Fill in an invented patient': 'Fyll inn en oppdiktet pasient',
  'A practice case takes an invented patient': 'En øvingssak tar bare en oppdiktet pasient',
  'Send for practice': 'Send som øving',
  'Sent for practice': 'Sendt som øving',
  'Practice case {0} reached no hospital.': 'Øvingssak {0} nådde ikke noe sykehus.',
  'The feedback comes here by itself, about a minute after sending.':
    'Tilbakemeldingen kommer hit av seg selv, omtrent et minutt etter sending.',
  Feedback: 'Tilbakemelding',
  'Feedback is here': 'Tilbakemeldingen er her',
  'Feedback is on its way': 'Tilbakemeldingen er på vei',
  'Made by the program from what the unit asks for. Nobody has looked at the photographs, and nothing is said of what they show.':
    'Laget av programmet ut fra det enheten ber om. Ingen har sett på bildene, og det sies ingenting om hva de viser.',
  'Your photographs': 'Bildene dine',
  'There was none. Without photographs a specialist can say little.':
    'Det var ingen. Uten bilder kan en spesialist si lite.',
  'Views a specialist would miss': 'Bilder en spesialist ville savne',
  'Nothing in the photographs tells size: lay a ruler or a sticker beside it.':
    'Ingenting i bildene viser størrelse: legg en linjal eller et klistremerke ved siden av.',
  'Left open or answered “unknown”': 'Står åpent eller er besvart med «vet ikke»',
  'Nothing is missing: a specialist could begin at once.':
    'Ingenting mangler: en spesialist kunne begynne med en gang.',
  'Sharp, light and large enough': 'Skarpt, lyst og stort nok',
  'Came too late to be judged': 'Kom for sent til å bli vurdert',
  'What was sent to try it stands here, with its feedback.': 'Det som er sendt som øving, står her med tilbakemelding.',
  'From first line to sending': 'Fra første linje til sending',
  '{0} min': '{0} min',
  'half of your office’s last {0} cases took at most {1} min; nobody else is shown this':
    'halvparten av kontorets siste {0} saker tok høyst {1} min; ingen andre får se dette',
  Lately: 'I det siste',
  'told, not promised': 'fortalt, ikke lovet',
  'the hospital’s own limit: ten working days': 'sykehusets egen frist: ti virkedager',
  'Lately half of {0} such cases were answered on the day they came':
    'I det siste ble halvparten av {0} slike saker besvart samme dag',
  'Lately half of {0} such cases were answered within one working day':
    'I det siste ble halvparten av {0} slike saker besvart innen én virkedag',
  'Lately half of {0} such cases were answered within {1} working days':
    'I det siste ble halvparten av {0} slike saker besvart innen {1} virkedager',
  'Your months': 'Månedene deres',
  'Months of {0}': 'Måneder ved {0}',
  'Learning points': 'Læringspunkter',
  'Visits spared': 'Sparte besøk',
  'Kilometres spared': 'Sparte kilometer',
  'way not known': 'reisevei ikke oppgitt',
  'A month stands here once it is over and had a case or an answer.':
    'En måned står her når den er over og hadde en sak eller et svar.',
  'A visit counts as spared where the doctor would have referred, as said before sending, and was advised to go on without the hospital. Kilometres are there and back, as the office’s profile has the way. Learning points are answers with something for the next case. Practice is not among them.':
    'Et besøk regnes som spart der legen ville ha henvist, som sagt før sending, og fikk råd om å fortsette uten sykehuset. Kilometer regnes fram og tilbake, med reiseveien fra kontorets profil. Læringspunkter er svar med noe til neste sak. Øving regnes ikke med.',
  'E-mail the office once a month; no patient is in it':
    'Send kontoret en e-post én gang i måneden; ingen pasient står i den',
  'The e-mail comes each month': 'E-posten kommer hver måned',
  'No e-mail comes any more': 'Det kommer ingen e-post lenger',
}
