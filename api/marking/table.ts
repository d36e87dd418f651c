import { foreignKey, index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { images } from '../imaging/table.ts'
import type { Id } from '../kernel/ids.ts'
import { moment, place, tenantId } from '../kernel/shape.ts'
import type { AnnotationKind, CalibrationMethod, GradeReason, ImageGrade, Measured, Selector } from './rules.ts'

const imageId = () => text('image_id').$type<Id<'img'>>().notNull()
const referralId = () => text('referral_id').$type<Id<'ref'>>().notNull()
const madeBy = () => text('made_by').$type<Id<'per'>>().notNull()
const madeAt = () => moment('made_at').notNull()

/**
 * What was drawn over a photograph, in pixels of the upright picture: the parts of a W3C Web Annotation. Each state of it is a
 * row of its own; the highest version is the one that holds, and one that was removed stays as it was with `removed`.
 */
export const annotations = sqliteTable(
  'annotations',
  {
    tenantId: tenantId(),
    id: text().$type<Id<'ann'>>().notNull(),
    version: integer().notNull(),
    imageId: imageId(),
    referralId: referralId(),
    kind: text().$type<AnnotationKind>().notNull(),
    selector: text({ mode: 'json' }).$type<Selector>().notNull(),
    text: text().notNull(),
    /** What was read off when it was drawn. */
    measured: text({ mode: 'json' }).$type<Measured>(),
    removed: integer({ mode: 'boolean' }).notNull().default(false),
    madeBy: madeBy(),
    madeAt: madeAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id, t.version] }),
    index('annotations_referral').on(t.tenantId, t.referralId),
    foreignKey({ columns: [t.tenantId, t.imageId], foreignColumns: [images.tenantId, images.id] }),
  ],
)

/** How many millimetres a pixel of a photograph is, each time somebody said so; the last one holds. */
export const calibrations = sqliteTable(
  'calibrations',
  {
    tenantId: tenantId(),
    imageId: imageId(),
    seq: place(),
    referralId: referralId(),
    method: text().$type<CalibrationMethod>().notNull(),
    /** The two points and the length between them, where it was read off the picture. */
    selector: text({ mode: 'json' }).$type<Selector>(),
    millimetres: real(),
    /** Null takes back what was said before. */
    mmPerPixel: real('mm_per_pixel'),
    /** Of `mmPerPixel`, one standard uncertainty as a share of it (JCGM 100). */
    relativeUncertainty: real('relative_uncertainty'),
    madeBy: madeBy(),
    madeAt: madeAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.imageId, t.seq] }),
    index('calibrations_referral').on(t.tenantId, t.referralId),
    foreignKey({ columns: [t.tenantId, t.imageId], foreignColumns: [images.tenantId, images.id] }),
  ],
)

/** What a specialist thought of a photograph, for whoever took it; the last one holds. */
export const imageGrades = sqliteTable(
  'image_grades',
  {
    tenantId: tenantId(),
    imageId: imageId(),
    seq: place(),
    referralId: referralId(),
    /** Null takes back what was said before. */
    grade: text().$type<ImageGrade>(),
    reasons: text({ mode: 'json' }).$type<readonly GradeReason[]>().notNull(),
    madeBy: madeBy(),
    madeAt: madeAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.imageId, t.seq] }),
    index('image_grades_referral').on(t.tenantId, t.referralId),
    foreignKey({ columns: [t.tenantId, t.imageId], foreignColumns: [images.tenantId, images.id] }),
  ],
)
