import { and, eq } from 'drizzle-orm'
import type { Id } from '../../api/kernel/ids.ts'
import { asSystem } from '../../api/kernel/react.ts'
import { eventLog } from '../../api/kernel/table.ts'
import { letterId } from '../../api/referral/rules.ts'
import { demoId } from '../../migrations/seed.ts'
import type { Clinic } from './clinic.ts'
import { eventually } from './ward.ts'

/** The mail about an answer has arrived, and a moment later it is noted that it left: with a clock put on between, only then. */
export async function isPosted(clinic: Clinic, { id, caseNumber }: { id: string; caseNumber: string }): Promise<void> {
  await clinic.outbox.arrives(caseNumber)
  const scope = asSystem(clinic.demo.door.deps, demoId('ten', 'demo'), 'test')
  const noted = and(eq(eventLog.subject, letterId(id as Id<'ref'>)), eq(eventLog.name, 'letter.posted'))
  await eventually(() => scope.first(eventLog, noted))
}
