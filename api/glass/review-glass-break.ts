import { and, eq, isNull } from 'drizzle-orm'
import { needsOwnPage } from '../access/needs-own-page.ts'
import { decide } from '../kernel/decide.ts'
import type { CommandId, Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import type { Review } from './contract.ts'
import { showGlassBreak } from './list-glass-breaks.ts'
import { glassBreaks } from './table.ts'

/** Judges an opening, once; what is found not justified closes at once. Throws access.denied, not-found, glass.own, glass.reviewed. */
export const reviewGlassBreak = (scope: Scope, id: Id<'gla'>, { outcome, note }: Review, command: CommandId) =>
  decide(
    scope,
    { command, name: 'glass.reviewed', subject: id, body: { outcome, note } },
    async (at) => {
      needsOwnPage(scope, 'coordinator')
      const row = await scope.first(glassBreaks, eq(glassBreaks.id, id))
      if (!row) throw nothingHere()
      if (row.personId === scope.actor.personId)
        throw new Problem('glass.own', 'Somebody else must judge what you opened yourself.')
      if (row.reviewedAt) throw new Problem('glass.reviewed', 'It was judged already; what was found stays.')
      const reviewedBy = scope.actor.personId as Id<'per'>
      return {
        facts: { referral: row.referralId, code: outcome },
        why: { reason: outcome },
        rows: [
          scope.update(glassBreaks, { reviewedAt: at, reviewedBy, outcome, note: note.trim() }, eq(glassBreaks.id, id)),
          ...(outcome === 'not_justified'
            ? [scope.update(glassBreaks, { closedAt: at }, and(eq(glassBreaks.id, id), isNull(glassBreaks.closedAt))!)]
            : []),
        ],
      }
    },
    () => showGlassBreak(scope, id),
  )
