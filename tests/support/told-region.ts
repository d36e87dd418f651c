import type { OfficeUseSums } from '../../api/adoption/gather.ts'
import { makeFigures } from '../../api/adoption/make-report.ts'
import { presentReport } from '../../api/adoption/present-report.ts'
import { presentUse } from '../../api/adoption/present-use.ts'
import { leastTold } from '../../api/adoption/pseudonyms.ts'
import type { Called, MadeReport } from '../../api/adoption/read-report.ts'
import { CaseSums } from '../../api/adoption/report-cases.ts'
import { chartMakers } from '../../api/adoption/report-charts.ts'
import { eligibleIn } from '../../api/adoption/report-offices.ts'
import { tellingOf } from '../../api/adoption/telling.ts'
import { drawSample } from '../../api/inquiry/draw-sample.ts'
import { rowOf } from '../../api/inquiry/list-networks.ts'
import type { Drawn } from '../../api/inquiry/present-network.ts'
import { presentSample } from '../../api/inquiry/present-sample.ts'
import type { Id } from '../../api/kernel/ids.ts'

export const isFew = (count: number): boolean => count > 0 && count < leastTold

const window = { from: '2026-01-01', to: '2026-12-31' }
const at = new Date('2025-01-01T12:00:00Z')
const idOf = (n: number) => `off_${String(n).padStart(2, '0')}` as Id<'off'>
const noCases = new CaseSums(window.from, new Date(`${window.to}T12:00:00Z`)).told()
const called: Called = { nameOf: (id) => id, idOf: (id) => id as Id<'off'>, knowsNames: false }

/** Offices alike in all but what they sent, and whether their lists are known. */
function reportOf(counts: readonly number[], hasList: readonly boolean[]): MadeReport {
  const all = counts.map((cases, n) => ({
    office: { id: idOf(n), connectedAt: at, closedAt: null, mergedInto: null },
    ...{ ever: cases, cases, repliesEver: cases, acknowledgedEver: 0 },
    ...{ firstOn: cases ? '2026-11-15' : null, lastOn: cases ? '2026-11-15' : null },
    months: new Map(cases ? [['2026-11', cases]] : []),
    profile: hasList[n] ? { listSize: 1_000 } : null,
  })) as unknown as OfficeUseSums[] // the rest of the rows is not asked for
  const offices = eligibleIn(all, window)
  const total = counts.reduce((sum, one) => sum + one, 0)
  const cases = { ...noCases, cases: total }
  const charts = chartMakers.flatMap((make) => make(offices, cases, window))
  const figures = makeFigures(all, offices, cases, new Set())
  return { window, offices, figures, charts, cases, madeAt: at, position: 0, isCounting: false }
}

/** All that a researcher reads of a region in which these counts were sent: pages, samples of every size, networks. */
export function toldOf(counts: readonly number[], hasList: readonly boolean[]) {
  const report = reportOf(counts, hasList)
  const { hides } = tellingOf(counts, false)
  return {
    use: presentUse(report, [], new Map(), { ...called, personId: 'per_1' }),
    report: presentReport(report, called, { offices: true, sums: true }),
    samples:
      counts.length > 20
        ? []
        : (['k80', ...counts.map((_, n) => n + 1)] as const).map((users) => sampleOf(counts, users)),
    networks: counts.map((cases) => (cases === 0 || hides(cases) ? null : rowOf(ofOnePerson(cases), false))),
  }
}

const facts = { listSize: 1_000, under18: null, over66: null, gps: 2, staff: 3, setting: null, travelMinutes: null }
function sampleOf(counts: readonly number[], users: 'k80' | number) {
  const rule = { users, window, matchOn: ['gps'] as const, caliper: null, isListSizeLogged: false }
  const offices = counts.map((cases, n) => ({
    ...{ officeId: idOf(n), cases, casesEver: cases, exposureDays: 365, facts },
  }))
  const row = { tenantId: 'ten_1', id: 'smp_1', rule, madeBy: 'per_1', madeAt: at, shownAt: at } as const
  const call = (id: string) => ({ id: null, name: null, number: Number(id.slice('off_'.length)) })
  return presentSample(
    { ...row, result: drawSample(rule, offices) } as unknown as Parameters<typeof presentSample>[0],
    call,
    { personId: 'per_1', knowsNames: false },
  )
}

const ofOnePerson = (cases: number): Drawn =>
  ({
    cases: Array.from({ length: cases }, () => ['per_1']),
    key: { cases, share: 1, people: ['per_1'], left: 0, remarks: [] },
    figures: { nodes: [], edges: 0, isCountsOnly: true },
  }) as unknown as Drawn

/** What could have been sent instead by what is told of each office alone and of their sum: those most like it first, then all. */
export function* agreeing(counts: readonly number[]): Generator<number[]> {
  const heap = counts.flatMap((count, i) => (tellingOf(counts, false).count(count) === null ? [i] : []))
  for (const i of heap)
    for (const j of heap) {
      yield counts.with(i, counts[j]!).with(j, counts[i]!)
      for (let less = 1; less < counts[i]!; less++) yield counts.with(i, counts[i]! - less).with(j, counts[j]! + less)
    }
  const { count } = tellingOf(counts, false)
  const top = Math.max(leastTold + 1, ...counts)
  yield* every(
    counts.map((of) => {
      const told = count(of)
      if (told === null) return Array.from({ length: top }, (_, n) => n + 1)
      return told === 0 ? [0] : [0, 1, 2, 3, 4].map((more) => told + more)
    }),
  )
}

function* every([first, ...rest]: readonly (readonly number[])[]): Generator<number[]> {
  if (!first) return void (yield [])
  for (const one of first) for (const others of every(rest)) yield [one, ...others]
}
