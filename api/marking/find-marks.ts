import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { underGlass } from '../glass/find-glass.ts'
import type { Glass } from '../glass/present.ts'
import type { Image } from '../imaging/present.ts'
import type { EventName } from '../kernel/events.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import type { Scope } from '../kernel/scope.ts'
import { eventLog } from '../kernel/table.ts'
import { referralOfOffice, referralOfUnit } from '../referral/find-referral.ts'
import { annotations, calibrations, imageGrades } from './table.ts'

/** What somebody may see of the marks of a referral. `before`: nothing that was written at this place of the log or later. */
export interface Sight {
  readonly before?: number
  readonly glass?: Glass | undefined
}

/**
 * The unit sees all, as does whoever opened the patient in an emergency; the office what was there when the last reply
 * left, as one reads a letter, and there a clinician alone. Throws not-found, letter.clinicians-only.
 */
export async function sightOf(scope: Scope, referralId: Id<'ref'>): Promise<Sight> {
  if (await found(referralOfUnit(scope, referralId))) return {}
  if (!(await found(referralOfOffice(scope, referralId)))) return { glass: (await underGlass(scope, referralId)).glass }
  if (!scope.actor.clinician)
    throw new Problem('letter.clinicians-only', 'What the specialist marked comes with the reply.')
  const left = and(eq(eventLog.subject, referralId), inArray(eventLog.name, ['reply.sent', 'reply.corrected']))
  // By its own place: by that in the log, all that ever happened would be walked through.
  const last = await scope.first(eventLog, left, { orderBy: desc(eventLog.seq) })
  return { before: last?.position ?? 0 }
}

const found = (asked: Promise<unknown>): Promise<boolean> =>
  asked.then(
    () => true,
    () => false,
  )

/** Marks of a photograph, found among those of its referral. */
export const onImage = ({ id, referralId }: Pick<Image, 'id' | 'referralId'>): SQL =>
  and(eq(annotations.referralId, referralId), eq(annotations.imageId, id))!

/** Rows whose place among what happened to their subject is that of the last such event in sight. */
function lastSaid(
  { subject, place, tenantId }: Record<'subject' | 'place' | 'tenantId', SQLiteColumn>,
  names: readonly EventName[],
  before: number | undefined,
): SQL {
  const inSight = before === undefined ? sql`` : sql` and said.position < ${before}`
  return sql`${place} = (select max(said.seq) from ${eventLog} as said where said.tenant_id = ${tenantId}
    and said.subject = ${subject} and said.name in ${names}${inSight})`
}

/** Of each photograph or mark what holds now, or held then. */
export const latest = {
  annotation: (before?: number) =>
    lastSaid(
      { subject: annotations.id, place: annotations.version, tenantId: annotations.tenantId },
      ['image.annotated', 'annotation.removed'],
      before,
    ),
  calibration: (before?: number) =>
    lastSaid(
      { subject: calibrations.imageId, place: calibrations.seq, tenantId: calibrations.tenantId },
      ['image.calibrated'],
      before,
    ),
  grade: (before?: number) =>
    lastSaid(
      { subject: imageGrades.imageId, place: imageGrades.seq, tenantId: imageGrades.tenantId },
      ['image.graded'],
      before,
    ),
}
