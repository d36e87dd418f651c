import type { Chart } from '../client.ts'

// For demos and tests: made-up months, the shapes of what the server sends.
const both = (en: string, nb: string) => ({ en, nb })
const column = (code: string, en: string, nb: string, unit: string) => ({ code, name: both(en, nb), unit })
const months = Array.from({ length: 12 }, (_, i) => new Date(Date.UTC(2025, 11 + i, 1)).toISOString().slice(0, 7))
const month = column('month', 'Month', 'Måned', 'text')
const share = column('share', 'Share', 'Andel', 'share')
const limits = [
  column('lower', 'Lower limit', 'Nedre grense', 'share'),
  column('upper', 'Upper limit', 'Øvre grense', 'share'),
]
const plain = { centre: null, signals: null, remarks: [] }

export const sampleRun: Chart = {
  ...plain,
  name: 'cases',
  kind: 'run',
  title: both('Cases by month', 'Saker per måned'),
  finding: both(
    'Median 20 a month. No change beyond chance.',
    'Median 20 i måneden. Ingen endring ut over det tilfeldige.',
  ),
  columns: [month, column('cases', 'Cases', 'Saker', 'count')],
  rows: [18, 22, 25, 17, 19, 21, 9, 20, 26, 23, 24, 16].map((cases, i) => [months[i]!, cases]),
  x: 'month',
  y: 'cases',
  centre: 20.5,
  signals: [],
}

export const sampleFew: Chart = {
  ...sampleRun,
  finding: both(
    'Median 3 a month. Too few months to call anything a change.',
    'Median 3 i måneden. For få måneder til å kalle noe en endring.',
  ),
  rows: sampleRun.rows.slice(0, 3),
  signals: null,
  remarks: [{ code: 'too-few-points', sentence: '3 points are too few.' }],
}

export const sampleControl: Chart = {
  ...plain,
  name: 'late',
  kind: 'control',
  title: both(
    'Cases not answered within ten working days, by month',
    'Saker ikke besvart innen ti virkedager, per måned',
  ),
  finding: both(
    '4% over all months. Months outside their limits: 1.',
    '4 % for alle månedene. Måneder utenfor grensene: 1.',
  ),
  columns: [
    month,
    column('late', 'Not in time', 'Ikke i tide', 'count'),
    column('due', 'Answered or due', 'Besvart eller forfalt', 'count'),
    share,
    ...limits,
  ],
  rows: months.map((one, i) =>
    i === 3 ? [one, 0, 0, null, null, null] : [one, i === 6 ? 9 : 1, 30, i === 6 ? 0.3 : 1 / 30, 0, 0.147],
  ),
  x: 'month',
  y: 'share',
  centre: 0.04,
  signals: [6],
}

export const sampleSteps: Chart = {
  ...plain,
  name: 'first-use',
  kind: 'steps',
  title: both(
    'Offices still without a first case, by days since connection',
    'Kontorer uten første sak, etter dager siden tilkobling',
  ),
  finding: both(
    'Half of the offices had used it 31 days after they were connected.',
    'Halvparten av kontorene hadde brukt det 31 dager etter tilkobling.',
  ),
  columns: [
    column('day', 'Days since connection', 'Dager siden tilkobling', 'days'),
    column('survival', 'Part still without', 'Del fortsatt uten', 'share'),
  ],
  rows: [
    [9, 0.909],
    [13, 0.818],
    [18, 0.716],
    [23, 0.614],
    [31, 0.491],
    [34, 0.368],
    [48, 0.184],
  ],
  x: 'day',
  y: 'survival',
}

export const sampleLorenz: Chart = {
  ...plain,
  name: 'lorenz',
  kind: 'line',
  title: both('How unevenly it is used (Lorenz curve)', 'Hvor ujevnt det brukes (Lorenz-kurve)'),
  finding: both(
    'Gini 0.46 among all 10 offices, 0.46 among the 10 that sent something.',
    'Gini 0,46 blant alle 10 kontorer, 0,46 blant de 10 som sendte noe.',
  ),
  columns: [
    column('p', 'Part of the offices, least busy first', 'Del av kontorene, de minst travle først', 'share'),
    column('l', 'Part of the cases', 'Del av sakene', 'share'),
  ],
  rows: [0, 0.008, 0.03, 0.067, 0.118, 0.185, 0.266, 0.362, 0.487, 0.666, 1].map((l, i) => [i / 10, l]),
  x: 'p',
  y: 'l',
}

export const sampleBars: Chart = {
  ...plain,
  name: 'dispositions',
  kind: 'bars',
  title: both('What was decided', 'Hva som ble bestemt'),
  finding: both('Most often: advice_gp_continues, 60% of 50.', 'Oftest: advice_gp_continues, 60 % av 50.'),
  columns: [column('disposition', 'Decision', 'Beslutning', 'text'), column('cases', 'Cases', 'Saker', 'count'), share],
  rows: [
    ['advice_gp_continues', 30, 0.6],
    ['routine_appointment', 15, 0.3],
    ['more_info', 5, 0.1],
  ],
  x: 'disposition',
  y: 'cases',
}

export const sampleGrid: Chart = {
  ...plain,
  name: 'cohorts',
  kind: 'grid',
  title: both('Who goes on, by the quarter of the first case', 'Hvem som fortsetter, etter kvartalet for første sak'),
  finding: both(
    '2 groups of offices by the quarter in which they began.',
    '2 grupper av kontorer etter kvartalet de begynte i.',
  ),
  columns: [
    column('cohort', 'First case in', 'Første sak i', 'text'),
    column('offices', 'Offices', 'Kontorer', 'count'),
    ...['2026-Q1', '2026-Q2', '2026-Q3'].map((one) => column(one, one, one.replace('Q', 'K'), 'share')),
  ],
  rows: [
    ['2026-Q1', 4, 1, 0.5, null],
    ['2026-Q2', 3, null, 1, null],
  ],
  x: 'cohort',
  y: 'offices',
}

export const sampleCharts: readonly Chart[] = [
  sampleLorenz,
  sampleSteps,
  sampleGrid,
  sampleRun,
  sampleControl,
  sampleBars,
]
