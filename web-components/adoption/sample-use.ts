import type { Today, Trouble, Use } from '../client.ts'

// For demos and tests: made-up offices.
const day = (offset: number): string => new Date(Date.UTC(2026, 8, 1) + offset * 86_400_000).toISOString().slice(0, 10)

const sampleMonths = Array.from({ length: 12 }, (_, i) => new Date(Date.UTC(2025, 11 + i, 1)).toISOString().slice(0, 7))

/** What the server would count for offices that sent this many cases. */
export function useOf(counts: readonly number[], lastDays: readonly number[] = []): Use {
  const ordered = counts.toSorted((a, b) => b - a)
  const total = ordered.reduce((sum, one) => sum + one, 0)
  let sum = 0
  const curve =
    total === 0
      ? []
      : ordered.map((cases, i) => ({ rank: i + 1, officeId: `off_${i}`, cases, share: (sum += cases) / total }))
  const four = ordered.slice(0, 4)
  const adopters = ordered.filter((cases) => cases > 0).length
  return {
    eligible: ordered.length,
    adopters,
    adoptionRate: ordered.length === 0 ? null : adopters / ordered.length,
    cases: total,
    busiestFour: {
      share: total === 0 ? null : four.reduce((part, one) => part + one, 0) / total,
      officeIds: four.map((_, i) => `off_${i}`),
      isTied: ordered.length > 4 && ordered[3] === ordered[4],
    },
    k80: total === 0 ? null : curve.findIndex(({ share }) => share >= 0.8) + 1,
    months: sampleMonths,
    contacts: [],
    isCounting: false,
    curve,
    offices: ordered.map((cases, i) => ({
      id: `off_${i}`,
      name: `Legekontor ${String(i + 1).padStart(2, '0')}`,
      municipality: ['Alta', 'Vadsø', 'Tromsø', 'Harstad'][i % 4]!,
      connectedAt: '2026-09-01T07:00:00.000Z',
      cases,
      share: total === 0 ? null : cases / total,
      replies: Math.floor(cases * 0.9),
      acknowledged: Math.floor(cases * 0.8),
      firstCaseOn: cases === 0 ? null : day(i % 20),
      lastCaseOn: cases === 0 ? null : day(lastDays[i] ?? 60 + (i % 20)),
      isTooNew: false,
      end: null,
      owner: cases > 10 ? `Demo Lege ${i + 1}` : null,
      photographer: cases > 10 ? `Demo Sykepleier ${i + 1}` : null,
      keyPersonShare: null,
      answerDays: cases === 0 ? null : 1 + (i % 4),
      stage: cases === 0 ? 'not_used' : cases > 10 ? 'regular' : cases > 2 ? 'active' : 'lapsed',
      months: sampleMonths.map((_, month) => Math.floor((cases * (month % 4)) / 18)),
    })),
  }
}

/** 22 of 94 offices, four of which sent four fifths: the shape of the first years. */
export const sampleUse: Use = {
  ...useOf(
    [
      ...[210, 160, 120, 90],
      ...[22, 18, 16, 14, 12, 11, 9, 8, 7, 6, 5, 4, 3, 2, 2, 1, 1, 1],
      ...Array.from({ length: 72 }, () => 0),
    ],
    [83, 80, 79, 84, -30, 70],
  ),
  contacts: [
    { officeId: 'off_2', on: '2026-10-02', kind: 'call', mine: true },
    { officeId: 'off_30', on: '2026-11-02', kind: 'visit', mine: true },
    { officeId: 'off_31', on: '2026-11-03', kind: 'call', mine: false },
  ],
}

export const sampleTroubles: readonly Trouble[] = [
  {
    reaction: 'post-letter',
    subject: 'ref_0sample',
    since: '2026-11-22T06:10:00.000Z',
    tries: 8,
    gaveUp: true,
    error: 'connect ECONNREFUSED',
  },
  {
    reaction: 'build-pictures',
    subject: 'img_0sample',
    since: '2026-11-24T06:10:00.000Z',
    tries: 3,
    gaveUp: false,
    error: '',
  },
]

const ringing = (n: number) => ({
  name: { en: `Legekontor 0${n}`, nb: `Legekontor 0${n}` },
  phone: `+47 00 00 01 0${n}`,
})
const atOffice = (n: number) => ({ id: `off_${n}` as const, name: `Legekontor 0${n}` })
export const sampleToday: Today = {
  nearDeadline: 2,
  unopened: 1,
  toRing: 4,
  more: false,
  rows: [
    {
      kind: 'deadline',
      office: atOffice(1),
      ring: { name: { en: 'Dermatology', nb: 'Hudavdelingen' }, phone: '+47 00 00 02 01' },
      caseNumber: '7K3M-2Q',
      reason: 'late',
      image: null,
      since: '2026-11-10T09:00:00.000Z',
      count: 1,
      days: 10,
      lastContact: null,
    },
    {
      kind: 'deadline',
      office: atOffice(2),
      ring: { name: { en: 'Dermatology', nb: 'Hudavdelingen' }, phone: '+47 00 00 02 01' },
      caseNumber: '2M8C-1H',
      reason: 'late',
      image: null,
      since: '2026-11-12T09:00:00.000Z',
      count: 1,
      days: 8,
      lastContact: null,
    },
    {
      kind: 'mail',
      office: atOffice(3),
      ring: ringing(3),
      caseNumber: '9R5D-6K',
      reason: 'wrong_recipient',
      image: null,
      since: '2026-11-23T09:00:00.000Z',
      count: 1,
      days: null,
      lastContact: null,
    },
    {
      kind: 'unopened',
      office: atOffice(4),
      ring: ringing(4),
      caseNumber: '4P9X-7T',
      reason: 'late',
      image: null,
      since: '2026-11-18T09:00:00.000Z',
      count: 1,
      days: null,
      lastContact: null,
    },
    {
      kind: 'owner_left',
      office: atOffice(7),
      ring: ringing(7),
      caseNumber: null,
      reason: 'photographer',
      image: null,
      since: '2026-11-02',
      count: 1,
      days: 22,
      lastContact: {
        kind: 'visit',
        reason: 'skill',
        sentence: 'Sykepleieren tar bildene nå.',
        at: '2026-05-04T10:00:00.000Z',
      },
    },
    {
      kind: 'first_case',
      office: atOffice(8),
      ring: ringing(8),
      caseNumber: null,
      reason: null,
      image: null,
      since: '2026-11-20',
      count: 1,
      days: 4,
      lastContact: null,
    },
    {
      kind: 'silent',
      office: atOffice(5),
      ring: ringing(5),
      caseNumber: null,
      reason: null,
      image: null,
      since: '2026-09-20',
      count: 1,
      days: 65,
      lastContact: null,
    },
    {
      kind: 'not_used',
      office: atOffice(6),
      ring: ringing(6),
      caseNumber: null,
      reason: null,
      image: null,
      since: '2026-10-24',
      count: 1,
      days: 31,
      lastContact: null,
    },
  ],
  left: 3,
  isCounting: false,
}

export const quietToday: Today = {
  nearDeadline: 0,
  unopened: 0,
  toRing: 0,
  more: false,
  rows: [],
  left: 0,
  isCounting: false,
}

/** A photograph of which the file is to blame. */
export const sampleRefusedPhotograph: Today['rows'][number] = {
  kind: 'image',
  office: atOffice(3),
  ring: ringing(3),
  caseNumber: '9R5D-6K',
  reason: 'refused',
  image: { id: 'img_0sample', code: 'image.too-slow' },
  since: '2026-11-23T09:00:00.000Z',
  count: 1,
  days: null,
  lastContact: null,
}
