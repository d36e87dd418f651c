import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Image } from '../imaging/present.ts'
import type { EventName } from '../kernel/events.ts'
import { eventLog } from '../kernel/table.ts'
import { annotations, calibrations, imageGrades } from './table.ts'

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
