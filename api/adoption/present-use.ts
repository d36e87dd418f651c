import { k80 } from '../figures/concentration.ts'
import { isoOrNull } from '../kernel/shape.ts'
import { osloDate } from '../kernel/working-days.ts'
import type { officeContacts } from '../office/table.ts'
import type { OfficeUse, Use } from './contract.ts'
import { type KeyPersonShares, shareFor } from './key-person-shares.ts'
import type { Called, MadeReport } from './read-report.ts'
import type { ReportedOffice } from './report-offices.ts'
import {
  adoptionRate,
  busiest,
  type CumulativePoint,
  cumulativeCurve,
  lastMonths,
  type OfficeCount,
  type Stage,
} from './rules.ts'
import { partsHeap, type Telling, tellingOf, toHundredth, toldK80, toldMedian } from './telling.ts'

// Made once: comparing by a language that is named anew each time takes many times as long.
const byName = new Intl.Collator('nb')

type Contact = Pick<typeof officeContacts.$inferSelect, 'officeId' | 'kind' | 'madeBy' | 'madeAt'>

/** Who asks: by which names she knows offices, and which contacts are her own. */
export interface Asker extends Called {
  readonly personId: string
}

/** Use since the first day of the offices of the last year; every one is listed, also the silent and the ended ones. */
export function presentUse(
  report: MadeReport,
  contacts: readonly Contact[],
  shares: KeyPersonShares,
  asker: Asker,
): Use {
  const counted = report.offices.map(({ id, sums }) => ({ officeId: id, cases: sums.ever }))
  const total = counted.reduce((n, { cases }) => n + cases, 0)
  const tellingOn = (count: (one: ReportedOffice) => number) =>
    tellingOf(report.offices.map(count), asker.knowsNames, report.isCounting)
  const [telling, inYear] = [tellingOn(({ sums }) => sums.ever), tellingOn(({ sums }) => sums.cases)]
  const around = { total, shares, report, asker, telling, inYear }
  const listed = report.offices.map((one) => presentOffice(one, around))
  return {
    eligible: report.offices.length,
    months: lastMonths(report.window.to),
    adopters: counted.filter(({ cases }) => cases > 0).length,
    adoptionRate: adoptionRate(counted),
    ...presentSums(counted, total, asker, telling),
    contacts: contacts.map(({ officeId, kind, madeBy, madeAt }) => ({
      officeId,
      on: osloDate(madeAt),
      kind,
      mine: madeBy === asker.personId,
    })),
    isCounting: report.isCounting,
    offices: listed.sort((a, b) => (b.cases ?? 1) - (a.cases ?? 1) || byName.compare(a.name, b.name)),
  }
}

type Sums = Pick<Use, 'cases' | 'busiestFour' | 'k80' | 'curve'>
function presentSums(counted: readonly OfficeCount[], total: number, asker: Asker, telling: Telling): Sums {
  if (telling.hidesSums)
    return { cases: null, busiestFour: { share: null, officeIds: [], isTied: false }, k80: null, curve: [] }
  const { share, officeIds, isTied } = busiest(counted)
  const [curve, most] = [cumulativeCurve(counted), k80(counted.map(({ cases }) => cases))]
  if (!asker.knowsNames) return { cases: total, ...coarse(curve, { share, isTied, k80: most }, telling) }
  return {
    cases: total,
    busiestFour: { share, officeIds: officeIds.map(asker.idOf), isTied },
    k80: most,
    curve: curve.map((one) => ({ ...one, officeId: asker.idOf(one.officeId) })),
  }
}

/** The line alone: no office, no single count, and nothing that parts those that are not told. */
function coarse(
  curve: readonly CumulativePoint[],
  exact: { readonly share: number | null; readonly isTied: boolean; readonly k80: number | null },
  telling: Telling,
): Omit<Sums, 'cases'> {
  const ordered = curve.map(({ cases }) => cases)
  const parts = partsHeap(telling, ordered, 4)
  return {
    busiestFour: {
      share: parts || exact.share === null ? null : toHundredth(exact.share),
      officeIds: [],
      isTied: exact.isTied && !parts,
    },
    k80: toldK80(telling, ordered, exact.k80),
    curve: curve
      .filter(({ rank }) => !partsHeap(telling, ordered, rank))
      .map(({ rank, share }) => ({ rank, share: toHundredth(share), officeId: null, cases: null })),
  }
}

interface Around {
  readonly total: number
  readonly shares: KeyPersonShares
  readonly report: MadeReport
  readonly asker: Asker
  readonly telling: Telling
  /** Of what was sent in the last year, on which an office's answers and its key person rest. */
  readonly inYear: Telling
}

function presentOffice(one: ReportedOffice, { total, shares, report, asker, telling, inYear }: Around): OfficeUse {
  const { office, ever, firstOn, lastOn, profile, repliesEver, acknowledgedEver } = one.sums
  const cases = telling.count(ever)
  const hidesYear = cases === null || inYear.hides(one.sums.cases)
  const told = {
    id: asker.idOf(office.id),
    name: asker.nameOf(office.id),
    cases,
    replies: cases === null ? null : telling.count(repliesEver),
    acknowledged: cases === null ? null : telling.count(acknowledgedEver),
    stage: stageFor(one.stage, hidesYear ? null : cases),
    end: one.end,
    isTooNew: one.isTooNew,
    keyPersonShare: hidesYear ? null : shareFor(shares.get(one.id), asker.knowsNames),
    answerDays: hidesYear ? null : toldMedian(report.cases.waits.get(office.id), asker.knowsNames),
  }
  if (!asker.knowsNames) return { ...told, ...nothingMore }
  return {
    ...told,
    municipality: office.municipality,
    connectedAt: isoOrNull(office.connectedAt),
    share: total === 0 ? null : ever / total,
    firstCaseOn: firstOn,
    lastCaseOn: lastOn,
    owner: profile?.owner ?? null,
    photographer: profile?.photographer ?? null,
    months: [...one.months],
  }
}

/** By its days, its months or its exact share an office could be known, and single cases with it. */
const nothingMore = {
  municipality: null,
  connectedAt: null,
  share: null,
  firstCaseOn: null,
  lastCaseOn: null,
  owner: null,
  photographer: null,
  months: [],
}

/** Regular use is three cases or more. */
export const stageFor = (stage: Stage, cases: number | null): Stage =>
  cases === null && stage === 'regular' ? 'active' : stage
