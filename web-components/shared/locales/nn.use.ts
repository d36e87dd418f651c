import type { Translations } from './translations.ts'

/** Figures of use and their charts. In nynorsk, unreviewed: see nn.ts. */
export const use: Translations = {
  '1 case, in {0}': '1 sak, i {0}',
  'Only these of {0} offices: {1}': 'Berre desse av {0} kontor: {1}',
  '1 office has not used it yet.': '1 kontor har ikkje brukt det enno.',
  All: 'Alle',
  'As a file:': 'Som fil:',
  'Drawing (SVG)': 'Teikning (SVG)',
  'Drawing (SVG) of: {0}': 'Teikning (SVG) av: {0}',
  'Everything (JSON)': 'Alt (JSON)',
  'Fewer than half have used it: the middle is not reached.':
    'Færre enn halvparten har brukt det: Midten er ikkje nådd.',
  Figure: 'Tal',
  Figures: 'Tal',
  'Figures (CSV)': 'Tal (CSV)',
  'Figures and charts': 'Tal og diagram',
  'Busiest sender': 'Den som sender mest',
  'Busiest sender: how much of the last twelve months’ cases the one who sent most has sent. Others may carry as much, such as whoever takes the photographs: the network of an office counts everybody who took part.':
    'Den som sender mest: kor stor del av sakene dei siste tolv månadene den som har sendt flest, har sendt. Andre kan bere like mykje, til dømes den som tek bileta: Nettverket til eit kontor tel alle som var med.',
  'A dash with fewer than five cases.': 'Ein strek ved færre enn fem saker.',
  'A dash with fewer than five cases, or where one to four would be left without that sender.':
    'Ein strek ved færre enn fem saker, eller der éi til fire ville vere att utan den som sender mest.',
  new: 'nytt',
  'Offices whose cases are withheld stand in it as evenly spread: what each of them sent is not told.':
    'Kontor med skjult tal saker står i det som jamt fordelte: Kva kvart av dei sende, blir ikkje fortalt.',
  'Withheld: so few offices sent something that it would be told what one of them did.':
    'Skjult: Så få kontor har sendt noko at det ville fortelje kva eitt av dei gjorde.',
  'Offices that have used it: {0} of {1}, too few to tell how much.':
    'Kontor som har brukt det: {0} av {1}, for få til å seie kor mykje.',
  'Cases stand in whole fives, rounded down; one to four are withheld, and others that would give them away.':
    'Saker står i heile femmarar, runda ned; éin til fire er skjulte, og andre som ville røpe dei.',
  closed: 'lagt ned',
  merged: 'slått saman',
  'Some of these went into another office: what they sent before stays counted, and their time ends there.':
    'Nokre av desse gjekk inn i eit anna kontor: Det dei sende før, blir ståande, og tida deira sluttar der.',
  'No case': 'Inga sak',
  'North Norway 2003–2004: 4 of 94 sent 80%, 22 used it': 'Nord-Noreg 2003–2004: 4 av 94 sende 80 %, 22 brukte det',
  Noted: 'Notert',
  'Numbers (CSV)': 'Tala (CSV)',
  'Numbers (CSV) of: {0}': 'Tala (CSV) bak: {0}',
  Of: 'Av',
  'Office {0}': 'Kontor {0}',
  'Offices (CSV)': 'Kontor (CSV)',
  'One office alone cannot be uneven.': 'Eitt kontor åleine kan ikkje vere ujamt.',
  Owner: 'Eigar',
  Photographer: 'Fotograf',
  'Reply, days': 'Svar, dagar',
  Show: 'Vis',
  'Show the last year': 'Vis det siste året',
  'Show them now': 'Vis dei no',
  'That is no day of the calendar.': 'Det er ingen dag i kalenderen.',
  'The fourth and the fifth sent equally many: the office id decided.':
    'Nummer fire og fem sende like mange: Id-en til kontoret avgjorde.',
  'The last day lies before the first.': 'Siste dag ligg før den første.',
  'The first day lies before the year 2000.': 'Første dag ligg før år 2000.',
  'Offices that were closed before they were connected are left out.':
    'Kontor som vart stengde før dei vart kopla til, er haldne utanfor.',
  'An office’s letter about its month does not leave': 'Eit brev til eit kontor om månaden blir ikkje sendt',
  'Look whether the office’s e-mail address is right; no patient waits for it.':
    'Sjå om e-postadressa til kontoret er rett; ingen pasient ventar på det.',
  'The last day lies in the future: what has not happened cannot be counted.':
    'Siste dag ligg i framtida: Det som ikkje har hendt, kan ikkje teljast.',
  'The log is still being counted: the figures will be higher in a moment.':
    'Loggen blir framleis talt: Tala blir høgare om ein augneblink.',
  'The same in numbers': 'Det same i tal',
  'There are no cases: how unevenly they are spread is undefined, which is not 0.':
    'Det er ingen saker: Kor ujamt dei er fordelte, er udefinert, og det er ikkje 0.',
  'There are no limits: it takes two values or more that are not all alike.':
    'Det er ingen grenser: Det krevst minst to verdiar som ikkje alle er like.',
  'There are no offices yet.': 'Det er ingen kontor enno.',
  'There is nothing to count of, so no rate can be told.': 'Det er ingenting å telje av, så ingen del kan oppgivast.',
  'the offices of now': 'kontora no',
  To: 'Til',
  'Too few points: with fewer than ten nothing is called a signal.':
    'For få punkt: Med færre enn ti blir ingenting kalla eit signal.',
  undefined: 'udefinert',
  Value: 'Verdi',
  'What cannot be counted yet': 'Det som ikkje kan teljast enno',
  'What the figures mean': 'Kva tala tyder',
  'Which offices': 'Kva kontor',
  'Your contacts: {0}': 'Kontaktane dine: {0}',
  'Your last contact': 'Den siste kontakten din',
  'Your last contact: {0}': 'Den siste kontakten din: {0}',
  'an office you rang, wrote to or visited': 'eit kontor du har ringt, skrive til eller besøkt',
  '{0} cases, most in {1}: {2}': '{0} saker, flest i {1}: {2}',
  '{0} minutes': '{0} minutt',
  '{0} offices have not used it yet.': '{0} kontor har ikkje brukt det enno.',
}
