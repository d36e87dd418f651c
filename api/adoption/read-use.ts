import { inArray } from 'drizzle-orm'
import { lastTry, troubled } from '../kernel/react.ts'
import { needsRole, type Scope } from '../kernel/scope.ts'
import { eventLog } from '../kernel/table.ts'
import { gatherContacts } from './gather.ts'
import { keyPersonShares } from './key-person-shares.ts'
import { presentTrouble } from './present.ts'
import { presentUse } from './present-use.ts'
import { lastYear, namesFor, reportOf } from './read-report.ts'

/** Which offices use it, and how unevenly: since their first day, with the answers of the last year. Throws access.denied. */
export async function readUse(scope: Scope) {
  needsRole(scope, 'coordinator', 'researcher')
  await scope.looked('read-use', scope.actor.tenantId)
  const now = scope.deps.clock.now()
  const report = await reportOf(scope, lastYear(now), now)
  const asker = { ...(await namesFor(scope, report)), personId: scope.actor.personId }
  const contacts = asker.knowsNames ? await gatherContacts(scope, report.window) : []
  return presentUse(report, contacts, await keyPersonShares(scope, report), asker)
}

/** Work that failed three times or more. Throws access.denied. */
export async function listTroubles(scope: Scope) {
  needsRole(scope, 'coordinator')
  const rows = await troubled(scope)
  const about = await scope.find(
    eventLog,
    inArray(
      eventLog.position,
      rows.map((row) => row.eventPosition),
    ),
  )
  const items = rows.flatMap((row) => {
    const event = about.find(({ position }) => position === row.eventPosition)
    return event ? [presentTrouble(row, event, lastTry)] : []
  })
  return { items, next: null }
}
