import { and, desc, eq, lte } from 'drizzle-orm'
import type { Scope } from '../kernel/scope.ts'
import { workingDaysBetween } from '../kernel/working-days.ts'
import type { AnswersLately } from './contract.ts'
import type { Referral } from './present.ts'
import { halfAnsweredWithin, sentStatuses } from './rules.ts'
import { referrals } from './table.ts'

const most = 50
/** Longer than ten working days are, whatever holidays lie between. */
const backMs = 21 * 86_400_000
type Asked = Pick<Referral, 'status' | 'unitId' | 'urgencyRank'>
const waits = ({ status }: Asked): boolean => status === 'waiting' || status === 'decided'
const keyOf = ({ unitId, urgencyRank }: Asked): string => `${unitId} ${urgencyRank}`

/** How long answers have lately taken at the unit of each of these that waits, for its urgency. */
export async function answersLately(
  scope: Scope,
  rows: readonly Asked[],
): Promise<(row: Asked) => AnswersLately | null> {
  const wanted = new Map(rows.filter(waits).map((row) => [keyOf(row), row]))
  const found = await Promise.all([...wanted].map(async ([key, row]) => [key, await ofUnit(scope, row)] as const))
  const known = new Map(found)
  return (row) => (waits(row) ? (known.get(keyOf(row)) ?? null) : null)
}

const ofUnit = (scope: Scope, row: Asked): Promise<AnswersLately | null> =>
  scope.recall([], `answers-lately ${keyOf(row)}`, () => read(scope, row))

/** The last cases that came long enough ago for all of them to be answered: younger ones would tell of quick answers alone. */
async function read(scope: Scope, { unitId, urgencyRank }: Asked): Promise<AnswersLately | null> {
  const before = new Date(scope.deps.clock.now().getTime() - backMs)
  // What was withdrawn tells nothing of how long an answer takes.
  const stretches = sentStatuses.map(
    (status) =>
      and(
        eq(referrals.unitId, unitId),
        eq(referrals.status, status),
        eq(referrals.urgencyRank, urgencyRank),
        lte(referrals.receivedAt, before),
      )!,
  )
  const each = await Promise.all(
    stretches.map((where) =>
      scope.pick(referrals, ['receivedAt', 'answeredAt'], where, { orderBy: desc(referrals.receivedAt), limit: most }),
    ),
  )
  const latest = each
    .flat()
    .sort((a, b) => b.receivedAt!.getTime() - a.receivedAt!.getTime())
    .slice(0, most)
  return halfAnsweredWithin(
    latest.map(({ receivedAt, answeredAt }) => (answeredAt ? workingDaysBetween(receivedAt!, answeredAt) : null)),
  )
}
