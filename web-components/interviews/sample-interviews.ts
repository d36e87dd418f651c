import type { ClientProblem, interviews } from '../client.ts'
import { demoSession } from '../shared/demo-clinic.ts'
import type { Code } from './code-words.ts'
import type { InterviewsClient } from './interviews.ts'

const code = (id: string, parentId: string | null, standard: string[] | null, name = ''): Code => ({
  id: `cod_${id}`,
  parentId: parentId === null ? null : `cod_${parentId}`,
  name,
  note: '',
  standard,
})
/** A branch of the tree and one code of its own. */
export const sampleCodes: readonly Code[] = [
  code('p', null, ['personal']),
  code('pg', 'p', ['personal', 'gp']),
  code('pge', 'pg', ['personal', 'gp', 'enables']),
  code('pgem', 'pge', ['personal', 'gp', 'enables', 'micro']),
  code('t', null, ['technological']),
  code('own', null, null, 'Travelhet'),
]

const text = '😀 Kameraet står på lageret. Legen vil gjerne.\nVi har ikke tid.'
const head = {
  id: 'int_one' as const,
  office: { id: 'off_one' as const, name: 'Legekontoret' },
  title: 'Første samtale',
  speaker: 'Sykepleier',
  heldOn: '2026-11-02',
  consent: { givenBy: 'Den som ble spurt', givenOn: '2026-11-01', mayQuote: true, mayShare: true },
  withdrawnAt: null,
}
export const sampleInterview: interviews.InterviewOut = {
  ...head,
  text,
  segments: [
    { begins: 0, ends: 27 },
    { begins: 28, ends: 45 },
    { begins: 46, ends: 62 },
  ],
  codings: [
    { id: 'cdg_one', interviewId: 'int_one', codeId: 'cod_pg', begins: 28, ends: 45, at: '2026-11-03T09:00:00.000Z' },
  ],
}
export const sampleListed: readonly interviews.ListedInterview[] = [
  { ...head, coders: 2, myCodings: 1 },
  { ...head, id: 'int_two', title: '', speaker: '', withdrawnAt: '2026-11-10T09:00:00.000Z', coders: 0, myCodings: 0 },
]
const agreement = {
  coders: ['A', 'B'] as [string, string],
  interviews: 1,
  segments: 50,
  codes: [
    { codeId: 'cod_pg', both: 20, onlyA: 5, onlyB: 10, neither: 15, observed: 0.7, expected: 0.5, kappa: 0.4 },
    { codeId: 'cod_t', both: 50, onlyA: 0, onlyB: 0, neither: 0, observed: 1, expected: 1, kappa: null },
  ],
} as const

/** A server that answers everything, and remembers marks. */
export function sampleClient(more: Partial<InterviewsClient> = {}): InterviewsClient {
  return {
    listInterviews: async () => ({ items: [...sampleListed] }),
    storeInterview: async () => sampleInterview,
    readInterview: async () => sampleInterview,
    withdrawInterview: async () => sampleInterview,
    listCodes: async () => ({ items: [...sampleCodes] }),
    defineCode: async (id, json) => ({ id: id as 'cod_', ...json, parentId: null, standard: null }),
    codePassage: async (interviewId, id, json) => ({
      id: id as 'cdg_',
      interviewId: interviewId as 'int_',
      codeId: json.codeId as 'cod_',
      begins: json.begins,
      ends: json.ends,
      at: '2026-11-24T09:00:00.000Z',
    }),
    removeCoding: async (id) => ({ id }),
    tellTie: async (_, id) => ({ id }),
    listQuotes: async () => ({
      items: [
        {
          codingId: 'cdg_one',
          interviewId: 'int_one',
          codeId: 'cod_pg',
          office: head.office,
          speaker: head.speaker,
          coder: 'A',
          begins: 28,
          ends: 45,
          text: 'Legen vil gjerne.',
        },
      ],
      notToBeQuoted: 0,
    }),
    readAgreement: async () => ({
      definition: '',
      query: '',
      pairs: [{ ...agreement, codes: agreement.codes.map((one) => ({ ...one, codeId: one.codeId as 'cod_' })) }],
    }),
    exportInterviews: async () => new Blob(),
    readSession: async () => ({ ...demoSession, roles: ['coordinator'] }),
    listOffices: async () => ({ items: [{ id: 'off_one', name: 'Legekontoret' }] as never }),
    ...more,
  }
}

export const refusing = (problem: ClientProblem): InterviewsClient =>
  sampleClient({ listInterviews: () => Promise.reject(problem), readSession: () => Promise.reject(problem) })
