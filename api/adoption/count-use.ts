import { sql } from 'drizzle-orm'
import type { Statement } from '../kernel/database.ts'
import type { Id } from '../kernel/ids.ts'
import { oneOf, type Scope } from '../kernel/scope.ts'
import { cursors, eventLog } from '../kernel/table.ts'
import { casesMore, countCase } from './count-case.ts'
import { type Reader, readOn, type Seen } from './read-on.ts'
import { caseUses, officeDays } from './table.ts'
import { watchMatters } from './watch-matters.ts'

/** What waits. Its name is that of an edition in which it counted too. */
const matters: Reader = {
  name: 'count-use',
  makes: async (scope, seen) => (await Promise.all(seen.map((event) => watchMatters(scope, event)))).flat(),
}

/**
 * Days of offices and what became of cases. The number is that of what is counted: with another one everything is counted
 * anew from the log, as soon as something happens or somebody asks.
 */
export const counter: Reader = {
  name: 'count-use-3',
  begins: async (scope) => (await emptied(scope, officeDays)) || (await emptied(scope, caseUses)),
  makes: async (scope, seen) => {
    const earlier = await earlierOf(scope, seen)
    return seen.flatMap((event) => [...ofDay(scope, event, earlier), ...countCase(scope, event, earlier)])
  },
}

/** Reads on from where the last count ended. */
export async function countUse(scope: Scope): Promise<void> {
  await readOn(scope, matters)
  await readOn(scope, counter)
}

/** Steps of the counter that somebody who asks waits for; an older log is counted further behind her back. */
const patience = 4

/** Reads on for somebody who asks for figures; true where everything is in them. */
export async function countOn(scope: Scope): Promise<boolean> {
  const isAtEnd = await readOn(scope, counter, patience)
  if (!isAtEnd) void readOn(scope, counter).catch(() => {}) // whoever asks next goes on
  return isAtEnd
}

/** A bite of what is there, so that no statement is long; nothing once the counter has made its first step. */
async function emptied(scope: Scope, table: typeof officeDays | typeof caseUses): Promise<boolean> {
  const untouched = sql`not exists (select 1 from ${cursors} where tenant_id = ${scope.actor.tenantId} and name = ${counter.name})`
  const bite = sql`rowid in (select rowid from ${table} where tenant_id = ${scope.actor.tenantId} limit 2000)`
  const [gone] = await scope.write(scope.remove(table, sql`${bite} and ${untouched}`))
  return (gone?.rowsAffected ?? 0) > 0
}

/** What some events need of those before them: when a case was sent, how it was decided and answered, and how its photographs were judged. */
async function earlierOf(scope: Scope, seen: readonly Seen[]): Promise<readonly Seen[]> {
  const names: readonly string[] = ['referral.withdrawn', 'reply.sent', 'reply.corrected', 'image.graded']
  const subjects = seen.filter(({ name }) => names.includes(name)).map(({ subject }) => subject)
  if (subjects.length === 0) return []
  const wanted = [...names, 'referral.submitted', 'case.decided']
  return scope.find(eventLog, sql`${oneOf(eventLog.subject, subjects)} and ${oneOf(eventLog.name, wanted)}`, {
    orderBy: eventLog.position,
  })
}

const none = { cases: 0, replies: 0, acknowledged: 0 }

/** What one event adds to its office's day. A case that is taken back, or was sent twice, is taken off the day on which it was sent. */
function ofDay(scope: Scope, event: Seen, earlier: readonly Seen[]): Statement[] {
  const { name, subject, facts, at } = event
  if (name === 'referral.submitted') return add(scope, facts.office, at, { ...none, cases: 1 })
  const more = casesMore(event, earlier)
  const sent = more && earlier.find((one) => one.subject === subject && one.name === 'referral.submitted')
  const taken = sent ? add(scope, sent.facts.office, sent.at, { ...none, cases: more }) : []
  if (name === 'reply.sent') return [...taken, ...add(scope, facts.office, at, { ...none, replies: 1 })]
  if (name === 'letter.acknowledged' && facts.kind !== 'again')
    return add(scope, facts.office, at, { ...none, acknowledged: 1 })
  return taken
}

function add(scope: Scope, office: string | undefined, at: Date, counts: typeof none): Statement[] {
  if (!office) return []
  const row = { officeId: office as Id<'off'>, day: at.toISOString().slice(0, 10), ...counts }
  const set = {
    cases: sql`${officeDays.cases} + ${counts.cases}`,
    replies: sql`${officeDays.replies} + ${counts.replies}`,
    acknowledged: sql`${officeDays.acknowledged} + ${counts.acknowledged}`,
  }
  return [scope.put(officeDays, [officeDays.officeId, officeDays.day], row, set)]
}
