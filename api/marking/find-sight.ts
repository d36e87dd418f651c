import { and, desc, eq, inArray } from 'drizzle-orm'
import { underGlass } from '../glass/find-glass.ts'
import type { Glass } from '../glass/present.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import type { Scope } from '../kernel/scope.ts'
import { auditLog, eventLog } from '../kernel/table.ts'
import { referralOfOffice, referralOfUnit } from '../referral/find-referral.ts'
import type { Referral } from '../referral/present.ts'
import { letterId } from '../referral/rules.ts'

/** What somebody may see of the marks of a referral. `before`: nothing that was written at this place of the log or later. */
export interface Sight {
  readonly before?: number
  readonly glass?: Glass | undefined
}

/**
 * The unit sees all, as does whoever opened the patient in an emergency; the office what was there when the last reply
 * left, as one reads a letter: the named doctor at once, a colleague once she has opened it and said why. Throws
 * not-found, letter.clinicians-only, letter.reason-missing.
 */
export async function sightOf(scope: Scope, referralId: Id<'ref'>): Promise<Sight> {
  if (await found(referralOfUnit(scope, referralId))) return {}
  const own = await found(referralOfOffice(scope, referralId))
  if (!own) return { glass: (await underGlass(scope, referralId)).glass }
  if (!scope.actor.clinician)
    throw new Problem('letter.clinicians-only', 'What the specialist marked comes with the reply.')
  const left = and(eq(eventLog.subject, referralId), inArray(eventLog.name, ['reply.sent', 'reply.corrected']))
  // By its own place: by that in the log, all that ever happened would be walked through.
  const last = await scope.first(eventLog, left, { orderBy: desc(eventLog.seq) })
  if (!last) return { before: 0 }
  if (own.referrerId !== scope.actor.personId && !(await hasOpened(scope, referralId)))
    throw new Problem('letter.reason-missing', 'Open the reply first: it is addressed to a colleague.')
  return { before: last.position }
}

/** Whether the asker opened the letter herself, which is in the log with her reason. */
async function hasOpened(scope: Scope, referralId: Id<'ref'>): Promise<boolean> {
  const hers = and(eq(auditLog.object, letterId(referralId)), eq(auditLog.actor, scope.actor.personId))
  return (
    (await scope.first(auditLog, and(hers, eq(auditLog.action, 'open-letter'), eq(auditLog.outcome, 'done')))) !==
    undefined
  )
}

const found = (asked: Promise<Referral>): Promise<Referral | undefined> => asked.catch(() => undefined)
