import { k80 } from '../figures/concentration.ts'
import { isoOrNull } from '../kernel/shape.ts'
import { osloDate } from '../kernel/working-days.ts'
import type { officeContacts } from '../office/table.ts'
import type { OfficeUse, Use } from './contract.ts'
import { type KeyPersonShares, shareFor } from './key-person-shares.ts'
import type { Called, MadeReport } from './read-report.ts'
import type { ReportedOffice } from './report-offices.ts'
import { adoptionRate, busiest, cumulativeCurve, lastMonths } from './rules.ts'

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
  const { share, officeIds, isTied } = busiest(counted)
  const listed = report.offices.map((one) => presentOffice(one, { total, shares, report, asker }))
  return {
    eligible: report.offices.length,
    months: lastMonths(report.window.to),
    adopters: counted.filter(({ cases }) => cases > 0).length,
    adoptionRate: adoptionRate(counted),
    cases: total,
    busiestFour: { share, officeIds: officeIds.map(asker.idOf), isTied },
    k80: k80(counted.map(({ cases }) => cases)),
    curve: cumulativeCurve(counted).map(({ rank, officeId, cases, share: upTo }) => ({
      rank,
      officeId: asker.idOf(officeId),
      cases,
      share: upTo,
    })),
    contacts: contacts.map(({ officeId, kind, madeBy, madeAt }) => ({
      officeId,
      on: osloDate(madeAt),
      kind,
      mine: madeBy === asker.personId,
    })),
    isCounting: report.isCounting,
    offices: listed.sort((a, b) => b.cases - a.cases || byName.compare(a.name, b.name)),
  }
}

interface Around {
  readonly total: number
  readonly shares: KeyPersonShares
  readonly report: MadeReport
  readonly asker: Asker
}

function presentOffice(one: ReportedOffice, { total, shares, report: { cases }, asker }: Around): OfficeUse {
  const { office, ever, firstOn, lastOn, profile, repliesEver, acknowledgedEver } = one.sums
  return {
    id: asker.idOf(office.id),
    name: asker.nameOf(office.id),
    municipality: asker.knowsNames ? office.municipality : null,
    connectedAt: isoOrNull(office.connectedAt),
    cases: ever,
    share: total === 0 ? null : ever / total,
    replies: repliesEver,
    acknowledged: acknowledgedEver,
    firstCaseOn: firstOn,
    lastCaseOn: lastOn,
    stage: one.stage,
    end: one.end,
    isTooNew: one.isTooNew,
    owner: asker.knowsNames ? (profile?.owner ?? null) : null,
    photographer: asker.knowsNames ? (profile?.photographer ?? null) : null,
    keyPersonShare: shareFor(shares.get(one.id), asker.knowsNames),
    answerDays: cases.waits.get(office.id) ?? null,
    months: [...one.months],
  }
}
