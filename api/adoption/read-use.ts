import { inArray } from 'drizzle-orm'
import { offices } from '../access/table.ts'
import { lastTry, troubled } from '../kernel/react.ts'
import { needsRole, type Scope } from '../kernel/scope.ts'
import { eventLog } from '../kernel/table.ts'
import { presentTrouble, presentUse } from './present.ts'
import { officeDays } from './table.ts'

/** Which offices use it, and how unevenly. Throws access.denied. */
export async function readUse(scope: Scope) {
  needsRole(scope, 'coordinator', 'researcher')
  await scope.looked('read-use', scope.actor.tenantId)
  return presentUse(await scope.find(offices), await scope.find(officeDays), scope.deps.clock.now())
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
