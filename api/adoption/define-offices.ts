import { both, type Definition } from './definition.ts'

const eligible = both('eligible offices', 'kontorer som kan bruke det')
const connected =
  'select id from offices where connected_at <= :to and (ended_on is null or ended_on >= :from), ended_on: closed_at, of merged_into without it the last day with cases'
const days = 'select office_id, day, cases from office_days where cases > 0 and day <= :to'

/** Who uses it. */
export const officeDefinitions: readonly Definition[] = [
  {
    code: 'eligible',
    unit: 'count',
    indicator: null,
    name: both('Offices that can use it', 'Kontorer som kan bruke det'),
    definition: both(
      'Offices that were connected by the last day of the window and not closed before its first day.',
      'Kontorer som var koblet til senest siste dag i perioden, og ikke lagt ned før første dag.',
    ),
    plain: both(
      'Everything else is counted of these. An office without equipment or connection cannot be expected to send anything. What a closed or merged office did stays counted; its time ends on the day it was closed, or, where nobody entered the day of a merger, with its last case.',
      'Alt annet telles av disse. Et kontor uten utstyr eller tilkobling kan ikke ventes å sende noe. Det et nedlagt eller sammenslått kontor gjorde, blir stående; tiden dets slutter den dagen det ble lagt ned, eller med den siste saken når ingen har ført opp dagen for en sammenslåing.',
    ),
    of: null,
    query: connected,
  },
  {
    code: 'adopters',
    unit: 'count',
    indicator: null,
    name: both('Offices that have used it', 'Kontorer som har brukt det'),
    definition: both(
      'Eligible offices with at least one real case, ever, up to the last day of the window. Practice cases and cases taken back do not count.',
      'Kontorer som kan bruke det, og som har sendt minst én ekte sak noen gang til og med siste dag i perioden. Øvingssaker og saker som er trukket tilbake, teller ikke.',
    ),
    plain: both(
      'Having tried it once is not the same as using it. That is why those who use it regularly stand apart.',
      'Å ha prøvd én gang er ikke det samme som å bruke det. Derfor står de som bruker det jevnlig, for seg.',
    ),
    of: eligible,
    query: `${days} group by office_id; of: ${connected}`,
  },
  {
    code: 'active',
    unit: 'count',
    indicator: null,
    name: both('Active offices', 'Aktive kontorer'),
    definition: both(
      'Eligible offices with at least one real case in the last 90 days of the window.',
      'Kontorer som kan bruke det, med minst én ekte sak de siste 90 dagene i perioden.',
    ),
    plain: both(
      'Ninety days is our own choice. A small office may have no patient for it in three months and still be a user.',
      'Nitti dager har vi valgt selv. Et lite kontor kan gå tre måneder uten en aktuell pasient og likevel være bruker.',
    ),
    of: eligible,
    query: `${days} and day > date(:to, '-90 days') group by office_id`,
  },
  {
    code: 'regular',
    unit: 'count',
    indicator: null,
    name: both('Regular users', 'Faste brukere'),
    definition: both(
      'Active offices, connected for at least the last four full quarters, with a real case in at least three of them.',
      'Aktive kontorer som har vært koblet til i minst de fire siste hele kvartalene, med en ekte sak i minst tre av dem.',
    ),
    plain: both(
      'These have made it part of their work. An office that was connected less than four full quarters ago is too new to be judged.',
      'Disse har gjort det til en del av arbeidet. Et kontor som ble koblet til for mindre enn fire hele kvartaler siden, er for nytt til å bedømmes.',
    ),
    of: eligible,
    query: `${days} group by office_id, quarter(day) having at least 3 of the 4 full quarters before :to`,
  },
  {
    code: 'lapsed',
    unit: 'count',
    indicator: null,
    name: both('Offices that have stopped', 'Kontorer som har sluttet'),
    definition: both(
      'Eligible offices that have used it, without a real case in the last 90 days of the window.',
      'Kontorer som har brukt det, uten en ekte sak de siste 90 dagene i perioden.',
    ),
    plain: both(
      'It is no failure by itself: an office may have learned to manage alone. Ask why; never guess.',
      'Det er ikke et nederlag i seg selv: Kontoret kan ha lært å klare seg selv. Spør hvorfor; gjett aldri.',
    ),
    of: eligible,
    query: `${days} group by office_id having max(day) <= date(:to, '-90 days')`,
  },
  {
    code: 'too-new',
    unit: 'count',
    indicator: null,
    name: both('Too new to be judged', 'For nye til å bedømmes'),
    definition: both(
      'Eligible offices connected for less than the last four full quarters.',
      'Kontorer som har vært koblet til kortere enn de fire siste hele kvartalene.',
    ),
    plain: both(
      'They cannot be regular users yet, whatever they do.',
      'De kan ikke være faste brukere ennå, uansett hva de gjør.',
    ),
    of: eligible,
    query: `${connected} and connected_at > the first day of the 4 full quarters before :to`,
  },
  {
    code: 'trained',
    unit: 'count',
    indicator: 'W1',
    name: both('Offices that were trained', 'Kontorer som har fått opplæring'),
    definition: both(
      'Eligible offices with a training noted by a coordinator up to the last day of the window.',
      'Kontorer som kan bruke det, der en koordinator har notert opplæring til og med siste dag i perioden.',
    ),
    plain: both(
      'Only what was noted is known. A training nobody wrote down is not counted.',
      'Bare det som er notert, er kjent. Opplæring ingen har skrevet ned, telles ikke.',
    ),
    of: eligible,
    query: "select distinct office_id from office_contacts where kind = 'training' and made_at <= :to",
  },
  {
    code: 'active-30',
    unit: 'count',
    indicator: 'W1',
    name: both('Active in the last 30 days', 'Aktive de siste 30 dagene'),
    definition: both(
      'Eligible offices with at least one real case in the last 30 days of the window.',
      'Kontorer som kan bruke det, med minst én ekte sak de siste 30 dagene i perioden.',
    ),
    plain: both(
      'Shorter than the 90 days above: good for seeing what happens now, too short for small offices.',
      'Kortere enn de 90 dagene over: viser det som skjer nå, men er for kort for små kontorer.',
    ),
    of: eligible,
    query: `${days} and day > date(:to, '-30 days') group by office_id`,
  },
  {
    code: 'first-use',
    unit: 'days',
    indicator: null,
    name: both('Days until half had used it', 'Dager til halvparten hadde brukt det'),
    definition: both(
      'Median of the days from connection to the first real case (Kaplan and Meier); offices without a case are followed until they close or the window ends. Undefined where half has not been reached.',
      'Median av dager fra tilkobling til første ekte sak (Kaplan og Meier). Kontorer uten sak følges til de legges ned eller perioden slutter. Udefinert når halvparten ikke er nådd.',
    ),
    plain: both(
      'Offices that have not sent anything yet are not thrown away: each counts for as long as it has been watched. No forecast is made of it.',
      'Kontorer som ikke har sendt noe ennå, kastes ikke ut: Hvert teller så lenge det er fulgt. Det lages ingen prognose av det.',
    ),
    of: eligible,
    query: 'first day with cases in office_days less offices.connected_at; chart first-use',
  },
]
