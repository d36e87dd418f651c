import { and, eq, inArray, or } from 'drizzle-orm'
import type { Id } from '../kernel/ids.ts'
import type { Scope } from '../kernel/scope.ts'
import { openStatuses } from '../referral/rules.ts'
import { referrals } from '../referral/table.ts'
import { atUnits } from './earlier-cases.ts'
import { listCases } from './list-cases.ts'
import { mayList, readBehind } from './list-waiting.ts'
import { type Listed, listedColumns } from './present.ts'
import { isSought, readSought } from './rules.ts'

const mostHits = 20
/** Names stand in no index: this many waiting cases are looked through, most urgent first, a hundred at a time. */
const mostRead = 3_000
const atOnce = 100

/** Waiting cases of a unit by case number, name or birth number. Whose cases were found is recorded as looks at them. Throws not-found for a foreign unit. */
export async function searchWaiting(scope: Scope, unitId: Id<'uni'>, { text }: { text: string }) {
  mayList(scope, unitId)
  const sought = readSought(text)
  const found = new Map<string, Listed>()
  for (const row of await byNumber(scope, unitId, sought)) found.set(row.id, row)
  let more = false
  if (sought.words.length > 0 || (sought.nationalId && sought.nationalId.length < 11)) {
    more = await lookThrough(scope, unitId, (row) => {
      if (isSought(sought, row.content.patient)) found.set(row.id, row)
      return found.size <= mostHits
    })
  }
  const rows = [...found.values()].slice(0, mostHits)
  await scope.looked('search-cases', [unitId, ...rows.map(({ id }) => id)])
  return { items: await listCases(scope, rows), more: more || found.size > mostHits }
}

/** Whole numbers are found by their index, however many cases wait. */
async function byNumber(scope: Scope, unitId: Id<'uni'>, { caseNumber, nationalId }: ReturnType<typeof readSought>) {
  const whole = nationalId.length === 11 ? eq(referrals.nationalId, nationalId) : undefined
  const numbered = caseNumber ? eq(referrals.caseNumber, caseNumber) : undefined
  if (!whole && !numbered) return []
  const waiting = and(atUnits([unitId]), inArray(referrals.status, [...openStatuses]))
  const rows = await scope.pick(referrals, listedColumns, and(or(whole, numbered), waiting), { limit: mostHits + 1 })
  return rows.filter((row): row is Listed => row.receivedAt !== null)
}

/** Shows `look` each waiting case until it has enough. True when not all of them were shown. */
async function lookThrough(scope: Scope, unitId: Id<'uni'>, look: (row: Listed) => boolean): Promise<boolean> {
  let read = 0
  for (let last: Listed | undefined; ; ) {
    const rows = await readBehind(scope, unitId, last, atOnce)
    for (const row of rows) if (!look(row)) return true
    read += rows.length
    last = rows.at(-1)
    if (rows.length < atOnce || !last) return false
    if (read >= mostRead) return true
    // Others have their turn: the database answers one at a time.
    await new Promise((resolve) => setTimeout(resolve))
  }
}
