import { and, eq, isNull } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { CommandId, Id } from '../kernel/ids.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { careOf, openGlass } from './find-glass.ts'
import { presentGlassBreak } from './present.ts'
import { glassBreaks } from './table.ts'

/** Closes what the asker has open before its hour is over, for good. Throws not-found. */
export const closeGlass = (scope: Scope, id: Id<'gla'>, command: CommandId) =>
  decide(
    scope,
    { command, name: 'glass.closed', subject: id, body: {} },
    async (at) => {
      const row = await openGlass(scope)
      if (row?.id !== id) throw nothingHere()
      return {
        facts: { referral: row.referralId },
        why: { attested: careOf(row.emergency, id) },
        rows: [scope.update(glassBreaks, { closedAt: at }, and(eq(glassBreaks.id, id), isNull(glassBreaks.closedAt))!)],
      }
    },
    async () => {
      const row = await scope.first(glassBreaks, eq(glassBreaks.id, id))
      if (!row || row.personId !== scope.actor.personId) throw nothingHere()
      return presentGlassBreak(row)
    },
  )
