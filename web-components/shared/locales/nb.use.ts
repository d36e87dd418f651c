import type { Translations } from './translations.ts'

/** Figures of use, their charts, and what they mean. */
export const use: Translations = {
  'The same in numbers': 'Det samme i tall',
  Noted: 'Notert',
  'Too few points: with fewer than ten nothing is called a signal.':
    'For få punkter: Med færre enn ti kalles ingenting et signal.',
  'There are no offices yet.': 'Det er ingen kontorer ennå.',
  'There are no cases: how unevenly they are spread is undefined, which is not 0.':
    'Det er ingen saker: Hvor ujevnt de fordeler seg, er udefinert, og det er ikke 0.',
  'One office alone cannot be uneven.': 'Ett kontor alene kan ikke være ujevnt.',
  'Fewer than half have used it: the middle is not reached.':
    'Færre enn halvparten har brukt det: Midten er ikke nådd.',
  'There is nothing to count of, so no rate can be told.': 'Det er ingenting å telle av, så ingen andel kan oppgis.',
  'There are no limits: it takes two values or more that are not all alike.':
    'Det er ingen grenser: Det kreves minst to verdier som ikke alle er like.',
  'The fourth and the fifth sent equally many: the office id decided.':
    'Nummer fire og fem sendte like mange: Kontorets id avgjorde.',
  Owner: 'Eier',
  Photographer: 'Fotograf',
  'Busiest sender': 'Den som sender mest',
  'Busiest sender: how much of the last twelve months’ cases the one who sent most has sent. Others may carry as much, such as whoever takes the photographs: the network of an office counts everybody who took part.':
    'Den som sender mest: hvor stor del av de siste tolv månedenes saker den som har sendt flest, har sendt. Andre kan bære like mye, for eksempel den som tar bildene: Nettverket til et kontor teller alle som var med.',
  'A dash with fewer than five cases.': 'En strek ved færre enn fem saker.',
  'A dash with fewer than five cases, or where one to four would be left without that sender.':
    'En strek ved færre enn fem saker, eller der én til fire ville være igjen uten den som sender mest.',
  'Reply, days': 'Svar, dager',
  'Only these of {0} offices: {1}': 'Bare disse av {0} kontorer: {1}',
  '1 office has not used it yet.': '1 kontor har ikke brukt det ennå.',
  '{0} offices have not used it yet.': '{0} kontorer har ikke brukt det ennå.',
  new: 'nytt',
  'Offices whose cases are withheld stand in it as evenly spread: what each of them sent is not told.':
    'Kontorer med skjult antall saker står i det som jevnt fordelt: Hva hvert av dem sendte, fortelles ikke.',
  'Withheld: so few offices sent something that it would be told what one of them did.':
    'Skjult: Så få kontorer har sendt noe at det ville fortelle hva ett av dem gjorde.',
  'Offices that have used it: {0} of {1}, too few to tell how much.':
    'Kontorer som har brukt det: {0} av {1}, for få til å si hvor mye.',
  'Cases stand in whole fives, rounded down; one to four are withheld, and others that would give them away.':
    'Saker står i hele femmere, rundet ned; én til fire er skjult, og andre som ville røpe dem.',
  closed: 'lagt ned',
  merged: 'slått sammen',
  'Some of these went into another office: what they sent before stays counted, and their time ends there.':
    'Noen av disse gikk inn i et annet kontor: Det de sendte før, blir stående, og tiden deres slutter der.',
  'North Norway 2003–2004: 4 of 94 sent 80%, 22 used it': 'Nord-Norge 2003–2004: 4 av 94 sendte 80 %, 22 brukte det',
  'an office you rang, wrote to or visited': 'et kontor du har ringt, skrevet til eller besøkt',
  'Your last contact': 'Din siste kontakt',
  'Your last contact: {0}': 'Din siste kontakt: {0}',
  'Show the last year': 'Vis det siste året',
  'The log is still being counted: the figures will be higher in a moment.':
    'Loggen telles fortsatt: Tallene blir høyere om et øyeblikk.',
  To: 'Til',
  Show: 'Vis',
  'As a file:': 'Som fil:',
  'Figures (CSV)': 'Tall (CSV)',
  'Offices (CSV)': 'Kontorer (CSV)',
  'Everything (JSON)': 'Alt (JSON)',
  'What the figures mean': 'Hva tallene betyr',
  Figures: 'Tall',
  Figure: 'Tall',
  Value: 'Verdi',
  Of: 'Av',
  'Drawing (SVG)': 'Tegning (SVG)',
  'Drawing (SVG) of: {0}': 'Tegning (SVG) av: {0}',
  'Numbers (CSV)': 'Tallene (CSV)',
  'Numbers (CSV) of: {0}': 'Tallene (CSV) bak: {0}',
  'Your contacts: {0}': 'Dine kontakter: {0}',
  'The last day lies before the first.': 'Siste dag ligger før den første.',
  'The first day lies before the year 2000.': 'Første dag ligger før år 2000.',
  'Offices that were closed before they were connected are left out.':
    'Kontorer som ble stengt før de ble tilkoblet, er holdt utenfor.',
  'An office’s letter about its month does not leave': 'Et kontors brev om måneden blir ikke sendt',
  'Look whether the office’s e-mail address is right; no patient waits for it.':
    'Se om e-postadressen til kontoret er riktig; ingen pasient venter på det.',
  'The last day lies in the future: what has not happened cannot be counted.':
    'Siste dag ligger i framtiden: Det som ikke har skjedd, kan ikke telles.',
  'That is no day of the calendar.': 'Det er ingen dag i kalenderen.',
  undefined: 'udefinert',
  '{0} hours': '{0} timer',
  '{0} minutes': '{0} minutter',
  'What cannot be counted yet': 'Det som ikke kan telles ennå',
  'Figures and charts': 'Tall og diagrammer',
  'Figures about offices are figures about people. They are meant for asking and helping, never for ranking. Each is counted from what happened, never from what somebody entered about use.':
    'Tall om kontorer er tall om folk. De er ment for å spørre og hjelpe, aldri for å rangere. Hvert av dem telles av det som skjedde, aldri av det noen har ført inn om bruken.',
  'Fetching the definitions…': 'Henter definisjonene …',
  'Rules that hold for all': 'Regler som gjelder alle',
  'A real case was sent to a specialist. Practice cases, test cases and cases taken back never count.':
    'En ekte sak er sendt til en spesialist. Øvingssaker, testsaker og saker som er trukket tilbake, teller aldri.',
  'What cannot be calculated is called undefined. It is never shown as 0.':
    'Det som ikke kan regnes ut, kalles udefinert. Det vises aldri som 0.',
  'With fewer than ten points a chart calls nothing a change: chance alone makes such patterns.':
    'Med færre enn ti punkter kaller et diagram ingenting en endring: Slike mønstre lager tilfeldigheter alene.',
  'That something changed after a call or a visit does not prove that it was the call.':
    'At noe endret seg etter en samtale eller et besøk, beviser ikke at det var samtalen.',
  'The reference line is North Norway 2003 to 2004: 94 offices were equipped, 22 used it, 4 made about 80 per cent of use.':
    'Referanselinjen er Nord-Norge 2003 til 2004: 94 kontorer fikk utstyr, 22 brukte det, 4 sto for om lag 80 prosent av bruken.',
  'Exactly: {0}': 'Nøyaktig: {0}',
  'Of: {0}.': 'Av: {0}.',
  'How it is counted': 'Hvordan det telles',
}
