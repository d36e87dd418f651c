import { ClientProblem } from '../client.ts'
import type { CalledOffice, Hypothesis, Sample, SampleScores, StoredSample } from '../shared/research-types.ts'
import type { ResearchClient } from './research.ts'

const window = { from: '2025-03-01', to: '2026-11-24' }
const id = 'smp_0sample' as const
const rule: StoredSample['rule'] = {
  users: 'k80',
  window,
  matchOn: ['listSize', 'gps', 'setting', 'travelMinutes'],
  caliper: 0.3,
  isListSizeLogged: true,
}
export const storedRule: StoredSample = { id, rule, madeAt: '2026-11-20T09:00:00.000Z', mine: true, shownAt: null }

export const calledOffice = (number: number, name: string | null = null): CalledOffice => ({
  id: null,
  name,
  number,
})
const users = [7, 31, 12, 88].map((number, i) => calledOffice(number, i === 0 ? 'Legekontor 01' : null))
const others = [45, 3, 64].map((number) => calledOffice(number))
const facts = (listSize: number, gps: number, setting: string, travelMinutes: number) => ({
  listSize,
  gps,
  setting,
  travelMinutes,
})
const spread = (mean: number) => ({ n: 3, mean, sd: 400 })

export const sampleSample: Sample = {
  ...storedRule,
  shownAt: '2026-11-21T09:00:00.000Z',
  eligible: 94,
  nonUsers: 72,
  cases: 205,
  share: { value: 0.8, definition: '', window, denominator: { of: 'cases', n: 205 }, query: '' },
  isTied: false,
  users: [69, 45, 30, 20].map((cases, i) => ({ office: users[i]!, cases, share: cases / 205 })),
  pairs: [
    {
      user: { office: users[0]!, facts: facts(3200, 3, 'rural', 180) },
      nonUser: { office: others[0]!, facts: facts(3000, 3, 'rural', 175) },
      distance: 0.051,
    },
    {
      user: { office: users[1]!, facts: facts(1500, 1, 'rural', 240) },
      nonUser: { office: others[1]!, facts: facts(1450, 2, 'rural', 235) },
      distance: 0.066,
    },
    {
      user: { office: users[2]!, facts: facts(2400, 2, 'town', 60) },
      nonUser: { office: others[2]!, facts: facts(2600, 3, 'town', 75) },
      distance: 0.09,
    },
    { user: { office: users[3]!, facts: facts(9800, 9, 'city', 20) }, nonUser: null, distance: null },
  ],
  balance: [
    { name: 'listSize', users: spread(2366.7), nonUsers: spread(2350), smd: 0.04, denominator: 'users', remarks: [] },
    { name: 'setting: rural', users: spread(0.67), nonUsers: spread(0.67), smd: 0, denominator: 'users', remarks: [] },
  ],
  ranges: { listSize: 2.4, gps: 8, travelMinutes: 300 },
  dropped: [],
  remarks: [{ code: 'unmatched', sentence: '' }],
}

const conditions: SampleScores['conditions'] = [
  {
    code: 'GP',
    name: { en: 'A doctor who is interested', nb: 'En lege som er interessert' },
    anchors: null,
    isUsual: true,
  },
  {
    code: 'TECH',
    name: { en: 'Technology that works here', nb: 'Teknologi som virker her' },
    anchors: null,
    isUsual: true,
  },
  {
    code: 'NEED',
    name: { en: 'A need of the place itself', nb: 'Et behov på stedet selv' },
    anchors: null,
    isUsual: true,
  },
]
const judged = [...users, ...others].flatMap((office, i) =>
  ['GP', 'TECH', 'NEED'].map((condition, j) => ({
    office,
    condition,
    value: i < 4 || (i + j) % 3 !== 1 || condition === 'TECH' ? 1 : 0,
  })),
)
export const sampleScores: SampleScores = {
  sampleId: id,
  offices: [...users, ...others].sort((a, b) => a.number - b.number),
  conditions,
  items: judged.map(({ office, condition, value }, i) => ({
    office: office.number,
    condition,
    seq: i,
    value: i === 20 ? null : value,
    source: 'interview',
    sentence: 'Legen sa det i intervjuet.',
    observedOn: '2025-02-01',
    isBlind: i !== 4,
    mine: i === 4,
    by: null,
    at: '2026-11-20T10:00:00.000Z',
  })),
  hasSeenUse: false,
}

const figure = (value: number | null) => ({
  value,
  definition: '',
  window,
  denominator: { of: 'offices', n: 6 },
  query: '',
})
const model = (text: string, ...terms: string[]) => ({
  ...{ text, inclS: 1, pri: 1, covS: 1 },
  terms: terms.map((term, i) => ({ text: term, inclS: 1, pri: 1, covS: 1 - 0.25 * i, covU: 0.25 })),
})
const solution = (kind: 'conservative' | 'parsimonious', ...models: ReturnType<typeof model>[]) => ({
  kind,
  models,
  isCut: false,
  remarks: [],
})

export const sampleReport: Hypothesis = {
  sampleId: id,
  conditions: [
    { code: 'GP', inclN: 1, covN: 0.8, ron: 0.67, isConstant: false },
    { code: 'TECH', inclN: 1, covN: 0.67, ron: 0, isConstant: true },
    { code: 'NEED', inclN: 1, covN: 0.8, ron: 0.67, isConstant: false },
  ],
  tested: ['GP', 'NEED'],
  scores: 'blind',
  bars: { inclN: 0.9, ron: 0.5, inclS: 0.8, pri: 0.5, cut: 1 },
  users: 4,
  nonUsers: 3,
  n: 6,
  unknown: [{ office: others[2]!, missing: ['NEED'] }],
  notBlind: 1,
  necessity: {
    inclN: figure(0.75),
    covN: figure(1),
    ron: figure(1),
    low: 0.75,
    high: 0.75,
    contradicting: [users[3]!],
    holds: false,
  },
  sufficiency: {
    inclS: figure(1),
    covS: figure(0.75),
    pri: figure(1),
    low: 0.75,
    high: 1,
    contradicting: [],
    holds: true,
  },
  split: { usersWithAll: 3, usersLacking: 1, othersWithAll: 0, othersLacking: 2 },
  p: 0.2,
  leastP: 1 / 15,
  rows: [
    { row: 1, bits: '00', offices: [], inclS: null, pri: null, outcome: 'remainder' },
    { row: 2, bits: '01', offices: [others[0]!, users[3]!], inclS: 0.5, pri: 0.5, outcome: 'contradictory' },
    { row: 3, bits: '10', offices: [others[1]!], inclS: 0, pri: 0, outcome: 'negative' },
    { row: 4, bits: '11', offices: users.slice(0, 3), inclS: 1, pri: 1, outcome: 'positive' },
  ],
  ambiguous: [],
  use: [solution('conservative', model('GP*NEED', 'GP*NEED')), solution('parsimonious', model('GP*NEED', 'GP*NEED'))],
  noUse: [solution('conservative', model('GP*~NEED', 'GP*~NEED')), solution('parsimonious', model('~NEED', '~NEED'))],
  remarks: ['constant', 'unknown', 'contradictory-row', 'small-n', 'not-blind', 'sampled-on-use'].map((code) => ({
    code,
    sentence: '',
  })),
}

/** Answers like a server that has one sample; `own` says what it answers otherwise. */
export const researchOf = (own: Partial<ResearchClient> = {}): ResearchClient => ({
  listSamples: async () => ({ items: [storedRule] }),
  storeSample: async (newId, asked) => ({ ...storedRule, id: newId as 'smp_', rule: asked }),
  readSample: async () => sampleSample,
  listScores: async () => sampleScores,
  scoreOffice: async (number, { condition, value = 1, source, sentence, observedOn }) => ({
    ...sampleScores.items[0]!,
    ...{ office: number, condition, value, source, sentence, observedOn, isBlind: true, mine: true },
  }),
  defineCondition: async (code, { name, anchors }) => ({
    code,
    name,
    anchors: anchors ? { ...anchors, k: anchors.k ?? 3 } : null,
    isUsual: false,
  }),
  testHypothesis: async () => sampleReport,
  sampleUrl: () => '#csv',
  hypothesisUrl: () => '#csv',
  ...own,
})
export const refused = (code: ClientProblem['code']) => Promise.reject(new ClientProblem({ code }))
