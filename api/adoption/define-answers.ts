import { both, type Definition, type Missing } from './definition.ts'

const cases = both('real cases sent in the window', 'ekte saker sendt i perioden')
const answered = both('of them answered', 'av dem besvart')
const uses = 'from case_uses where is_withdrawn = 0 and sent_at between :from and :to'

/** What becomes of cases. */
export const answerDefinitions: readonly Definition[] = [
  {
    code: 'taken-hours',
    unit: 'hours',
    indicator: 'W3',
    name: both('Hours until a specialist takes the case', 'Timer til en spesialist tar saken'),
    definition: both(
      'Median of the hours, day and night, from sending to the first time a specialist took the case.',
      'Median av timer, døgnet rundt, fra sending til en spesialist tok saken første gang.',
    ),
    plain: both(
      'The middle one: half of the cases were taken sooner, half later.',
      'Den midterste: Halvparten av sakene ble tatt raskere, halvparten senere.',
    ),
    of: both('cases taken', 'saker som er tatt'),
    query: `select claimed_at - sent_at ${uses}; median`,
  },
  {
    code: 'answer-days',
    unit: 'days',
    indicator: 'W3',
    name: both('Working days until the answer', 'Virkedager til svaret'),
    definition: both(
      'Median of the working days in Norway after the day of sending, up to and with the day of the first answer that asked for nothing more.',
      'Median av virkedager etter sendedagen, til og med dagen for det første svaret som ikke ba om mer.',
    ),
    plain: both(
      'Weekends and public holidays do not count. The clock of the law counts the same way.',
      'Helger og helligdager teller ikke. Lovens frist regnes på samme måte.',
    ),
    of: answered,
    query: `select answered_at, sent_at ${uses}; working days between; median`,
  },
  {
    code: 'answer-days-p90',
    unit: 'days',
    indicator: 'W3',
    name: both('Working days for nine of ten answers', 'Virkedager for ni av ti svar'),
    definition: both(
      'The number of working days that nine of ten answers did not exceed.',
      'Antallet virkedager ni av ti svar ikke oversteg.',
    ),
    plain: both(
      'What an office can count on in nearly every case.',
      'Det et kontor kan regne med i nesten alle saker.',
    ),
    of: answered,
    query: `select answered_at, sent_at ${uses}; working days between; 90th percentile`,
  },
  {
    code: 'answer-hours',
    unit: 'hours',
    indicator: 'W3',
    name: both('Hours until the answer', 'Timer til svaret'),
    definition: both(
      'Median of the hours, day and night, from sending to the first answer that asked for nothing more.',
      'Median av timer, døgnet rundt, fra sending til det første svaret som ikke ba om mer.',
    ),
    plain: both(
      'Published networks had 17 to 30 hours. They count hours, therefore it stands here beside the working days.',
      'Publiserte nettverk hadde 17 til 30 timer. De regner i timer, derfor står det her ved siden av virkedagene.',
    ),
    of: answered,
    query: `select answered_at - sent_at ${uses}; median`,
  },
  {
    code: 'in-target',
    unit: 'share',
    indicator: 'W3',
    name: both('Answered within ten working days', 'Besvart innen ti virkedager'),
    definition: both(
      'Cases answered by their tenth working day, of those that are answered or whose tenth working day has passed.',
      'Saker besvart innen tiende virkedag, av dem som er besvart eller der tiende virkedag er passert.',
    ),
    plain: both(
      'Cases that still have time are in neither number.',
      'Saker som fortsatt har tid, er ikke med i noen av tallene.',
    ),
    of: both('cases that are answered or due', 'saker som er besvart eller skulle vært det'),
    query: `select answered_at, sent_at ${uses}; working days <= 10`,
  },
  {
    code: 'more-info',
    unit: 'share',
    indicator: 'W4',
    name: both('Cases in which more had to be asked', 'Saker der det måtte spørres om mer'),
    definition: both(
      'Cases in which an answer asked the office for more at least once, of all cases.',
      'Saker der et svar ba kontoret om mer minst én gang, av alle saker.',
    ),
    plain: both('One published series had 11 per cent.', 'En publisert serie hadde 11 prosent.'),
    of: cases,
    query: `select count(*) ${uses} and asked_more > 0`,
  },
  {
    code: 'inadequate',
    unit: 'share',
    indicator: 'W5',
    name: both('Cases with an inadequate photograph', 'Saker med et utilstrekkelig bilde'),
    definition: both(
      'Cases with at least one photograph that a specialist graded inadequate, of cases with photographs. Not graded is not inadequate.',
      'Saker med minst ett bilde en spesialist har vurdert som utilstrekkelig, av saker med bilder. Ikke vurdert er ikke utilstrekkelig.',
    ),
    plain: both(
      'It says something about light and focus, nothing about people.',
      'Det sier noe om lys og skarphet, ingenting om folk.',
    ),
    of: both('cases with photographs', 'saker med bilder'),
    query: `select count(*) ${uses} and inadequate > 0; of images > 0`,
  },
  {
    code: 'no-visit',
    unit: 'share',
    indicator: 'W6',
    name: both('Patients who stay with their GP', 'Pasienter som blir hos fastlegen'),
    definition: both(
      'Cases answered with advice (the GP goes on, or new photographs later), of all whose decision was sent. The chart “dispositions” has them all.',
      'Saker besvart med råd (fastlegen fortsetter, eller nye bilder senere), av alle der avgjørelsen er sendt. Diagrammet «dispositions» har alle.',
    ),
    plain: both(
      'Journeys that were perhaps spared. Whether the patient would have travelled is asked for below.',
      'Reiser som kanskje ble spart. Om pasienten ville ha reist, spørres det om under.',
    ),
    of: both('cases whose decision was sent', 'saker der avgjørelsen er sendt'),
    query: `select disposition, count(*) ${uses} group by disposition`,
  },
  {
    code: 'avoided',
    unit: 'share',
    indicator: 'W7',
    name: both('Referrals that were avoided', 'Henvisninger som ble unngått'),
    definition: both(
      'Cases the office would have referred before and does not after the answer, of those it would have referred and told both times. The chart “intents” has them all.',
      'Saker kontoret ville ha henvist før, og ikke gjør etter svaret, av dem det ville ha henvist og svarte om begge ganger. Diagrammet «intents» har alle.',
    ),
    plain: both(
      'The office says so itself, with one tap. Those who did not tap are not in it.',
      'Kontoret sier det selv, med ett trykk. De som ikke trykket, er ikke med.',
    ),
    of: both('cases that would have been referred, with both taps', 'saker som ville blitt henvist, med begge trykk'),
    query: `select would_refer, count(*) ${uses} group by would_refer; 'yes>no' of 'yes>%'`,
  },
  {
    code: 'opened',
    unit: 'share',
    indicator: 'W8',
    name: both('Answers that were opened', 'Svar som er åpnet'),
    definition: both(
      'Answered cases whose reply a clinician of the office opened.',
      'Besvarte saker der noen med helsefaglig ansvar på kontoret åpnet svaret.',
    ),
    plain: both('An answer nobody reads helps nobody.', 'Et svar ingen leser, hjelper ingen.'),
    of: answered,
    query: `select count(opened_at) ${uses} and answered_at is not null`,
  },
  {
    code: 'opened-hours',
    unit: 'hours',
    indicator: 'W8',
    name: both('Hours until an answer is opened', 'Timer til et svar åpnes'),
    definition: both(
      'Median of the hours from the answer to its first opening.',
      'Median av timer fra svaret til det åpnes første gang.',
    ),
    plain: both('Nights and weekends are in it.', 'Netter og helger er med.'),
    of: both('answers opened', 'svar som er åpnet'),
    query: `select opened_at - answered_at ${uses}; median`,
  },
  {
    code: 'acknowledged',
    unit: 'share',
    indicator: 'W8',
    name: both('Answers confirmed as read', 'Svar bekreftet lest'),
    definition: both(
      'Answered cases whose reply the office confirmed as read.',
      'Besvarte saker der kontoret har bekreftet at svaret er lest.',
    ),
    plain: both('The hospital rings where nobody confirms.', 'Sykehuset ringer der ingen bekrefter.'),
    of: answered,
    query: `select count(acknowledged_at) ${uses} and answered_at is not null`,
  },
  {
    code: 'acknowledged-hours',
    unit: 'hours',
    indicator: 'W8',
    name: both('Hours until an answer is confirmed', 'Timer til et svar bekreftes'),
    definition: both(
      'Median of the hours from the answer to its confirmation.',
      'Median av timer fra svaret til det bekreftes.',
    ),
    plain: both('Nights and weekends are in it.', 'Netter og helger er med.'),
    of: both('answers confirmed', 'svar som er bekreftet'),
    query: `select acknowledged_at - answered_at ${uses}; median`,
  },
  {
    code: 'draft-minutes',
    unit: 'minutes',
    indicator: 'W9',
    name: both('Minutes to write a case', 'Minutter på å skrive en sak'),
    definition: both(
      'Median of the minutes from beginning a case to sending it, at most a day. It is the time on the clock, with the pauses in it.',
      'Median av minutter fra saken begynnes til den sendes, høyst et døgn. Det er tiden på klokken, med pausene.',
    ),
    plain: both(
      'A published median is about 15 minutes (888 seconds). Whoever is interrupted by a patient has the interruption counted.',
      'En publisert median er om lag 15 minutter (888 sekunder). Den som avbrytes av en pasient, får avbruddet regnet med.',
    ),
    of: both('cases whose beginning is known', 'saker der begynnelsen er kjent'),
    query: `select draft_seconds ${uses}; median / 60`,
  },
  {
    code: 'unanswered',
    unit: 'share',
    indicator: 'W10',
    name: both('Unanswered at day ten', 'Ubesvart på dag ti'),
    definition: both(
      'Cases without an answer by the end of their tenth working day, of those that are answered or whose tenth working day has passed.',
      'Saker uten svar ved slutten av tiende virkedag, av dem som er besvart eller der tiende virkedag er passert.',
    ),
    plain: both(
      'It must be 0. Each of them is a patient who waited too long.',
      'Det må være 0. Hver av dem er en pasient som ventet for lenge.',
    ),
    of: both('cases that are answered or due', 'saker som er besvart eller skulle vært det'),
    query: `select answered_at, sent_at ${uses}; working days > 10 or none`,
  },
  {
    code: 'learned',
    unit: 'share',
    indicator: 'W14',
    name: both('Answers one could learn from', 'Svar man kunne lære av'),
    definition: both(
      'Offices’ “yes” to whether they learned something, of those who tapped an answer to it.',
      'Kontorenes «ja» på om de lærte noe, av dem som svarte på det.',
    ),
    plain: both(
      'How many answered at all stands beside it: few answers say little.',
      'Hvor mange som svarte i det hele tatt, står ved siden av: Få svar sier lite.',
    ),
    of: both('cases in which it was answered', 'saker der det ble svart'),
    query: `select learned, count(*) ${uses} group by learned`,
  },
  {
    code: 'helped',
    unit: 'share',
    indicator: null,
    name: both('Answers that helped', 'Svar som hjalp'),
    definition: both(
      'Offices’ “yes” to whether the answer helped, of those who tapped an answer to it.',
      'Kontorenes «ja» på om svaret hjalp, av dem som svarte på det.',
    ),
    plain: both('The same caution: look at how many answered.', 'Samme forbehold: Se på hvor mange som svarte.'),
    of: both('cases in which it was answered', 'saker der det ble svart'),
    query: `select helped, count(*) ${uses} group by helped`,
  },
  {
    code: 'tapped',
    unit: 'share',
    indicator: null,
    name: both('Answers that were rated at all', 'Svar som ble vurdert i det hele tatt'),
    definition: both(
      'Cases in which the office answered whether it learned something, of those confirmed as read.',
      'Saker der kontoret svarte på om det lærte noe, av dem som er bekreftet lest.',
    ),
    plain: both(
      'The response rate that belongs to the two figures above.',
      'Svarprosenten som hører til de to tallene over.',
    ),
    of: both('answers confirmed', 'svar som er bekreftet'),
    query: `select count(learned) ${uses} and acknowledged_at is not null`,
  },
  {
    code: 'messages',
    unit: 'number',
    indicator: 'W15',
    name: both('Messages per case', 'Meldinger per sak'),
    definition: both(
      'The case itself, each question of the office, each request for more and the answer, divided by cases.',
      'Saken selv, hvert spørsmål fra kontoret, hver forespørsel om mer og svaret, delt på saker.',
    ),
    plain: both(
      'Two is a question and its answer. More is a conversation, which is neither good nor bad.',
      'To er et spørsmål og svaret. Flere er en samtale, som verken er bra eller dårlig.',
    ),
    of: cases,
    query: `select 1 + questions + asked_more + (answered_at is not null) ${uses}; mean`,
  },
]

/** Indicators of the list that no event carries yet. */
export const missingIndicators: readonly Missing[] = [
  {
    indicator: 'W3',
    name: both('Hours until the specialist first opens the case', 'Timer til spesialisten åpner saken første gang'),
    needs: both(
      'That somebody looked is kept in the audit, which is for other purposes. It would take an event of its own.',
      'At noen har sett på saken, står i tilgangsloggen, som har et annet formål. Det krever en egen hendelse.',
    ),
  },
  {
    indicator: 'W5',
    name: both('Reasons for inadequate photographs', 'Grunner til utilstrekkelige bilder'),
    needs: both(
      'The event of a grade tells the grade alone. It would have to tell the reasons too.',
      'Hendelsen om en vurdering forteller bare karakteren. Den måtte også fortelle grunnene.',
    ),
  },
  {
    indicator: 'W9',
    name: both('Active minutes of the specialist', 'Spesialistens aktive minutter'),
    needs: both(
      'The reading screen would have to time how long a case is worked with, without pauses, and send it with the answer.',
      'Lesebildet måtte måle hvor lenge det arbeides med en sak, uten pauser, og sende det med svaret.',
    ),
  },
  {
    indicator: 'W11',
    name: both('Monthly audit of a random case', 'Månedlig gjennomgang av en tilfeldig sak'),
    needs: both(
      'A panel would have to score one past case a month; its sum is then drawn as a CUSUM.',
      'Et panel måtte vurdere én tidligere sak i måneden; summen tegnes så som CUSUM.',
    ),
  },
  {
    indicator: 'W12',
    name: both('Answers to the progress report after 21 days', 'Svar på framdriftsrapporten etter 21 dager'),
    needs: both(
      'A mail 21 days after the answer, with one tap, and an event for it.',
      'En e-post 21 dager etter svaret, med ett trykk, og en hendelse for det.',
    ),
  },
  {
    indicator: 'W13',
    name: both('Near misses and adverse events', 'Nestenuhell og uønskede hendelser'),
    needs: both(
      'A way to report one from the case. Until then use the hospital’s own system.',
      'En måte å melde fra på i saken. Inntil da brukes sykehusets eget system.',
    ),
  },
]
