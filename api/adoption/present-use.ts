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
import { isBetweenHidden, type Telling, tellingOf, toHundredth, toldMedian } from './telling.ts'

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
  const telling = tellingOf(
    counted.map(({ cases }) => cases),
    asker.knowsNames,
  )
  const listed = report.offices.map((one) => presentOffice(one, { total, shares, report, asker, telling }))
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
  const curve = cumulativeCurve(counted)
  return {
    cases: total,
    busiestFour: { share, officeIds: asker.knowsNames ? officeIds.map(asker.idOf) : [], isTied },
    k80: k80(counted.map(({ cases }) => cases)),
    curve: asker.knowsNames
      ? curve.map((one) => ({ ...one, officeId: asker.idOf(one.officeId) }))
      : coarse(curve, telling),
  }
}

/** The line alone: no office, no single count, and no place between two that are not told. */
const coarse = (curve: readonly CumulativePoint[], telling: Telling): Use['curve'] =>
  curve
    .filter(({ cases }, i) => !isBetweenHidden(telling, cases, curve[i + 1]?.cases))
    .map(({ rank, share }) => ({ rank, share: toHundredth(share), officeId: null, cases: null }))

interface Around {
  readonly total: number
  readonly shares: KeyPersonShares
  readonly report: MadeReport
  readonly asker: Asker
  readonly telling: Telling
}

function presentOffice(one: ReportedOffice, { total, shares, report, asker, telling }: Around): OfficeUse {
  const { office, ever, firstOn, lastOn, profile, repliesEver, acknowledgedEver } = one.sums
  const cases = telling.count(ever)
  const told = {
    id: asker.idOf(office.id),
    name: asker.nameOf(office.id),
    cases,
    replies: cases === null ? null : telling.count(repliesEver),
    acknowledged: cases === null ? null : telling.count(acknowledgedEver),
    stage: stageFor(one.stage, cases),
    end: one.end,
    isTooNew: one.isTooNew,
    keyPersonShare: cases === null ? null : shareFor(shares.get(one.id), asker.knowsNames),
    answerDays: cases === null ? null : toldMedian(report.cases.waits.get(office.id), asker.knowsNames),
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
