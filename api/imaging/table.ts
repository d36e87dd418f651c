import { sql } from 'drizzle-orm'
import { foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Scale } from '../catalogue/rules.ts'
import type { Id } from '../kernel/ids.ts'
import { moment, tenantId } from '../kernel/shape.ts'
import type { Quality, Refusal } from '../ports/imaging.ts'
import { referrals } from '../referral/table.ts'
import type { ImageStatus, Scan } from './rules.ts'

/** A photograph of a referral. `sha256` is of the original as it came; sizes in pixels are of the upright picture. */
export const images = sqliteTable(
  'images',
  {
    tenantId: tenantId(),
    id: text().$type<Id<'img'>>().notNull(),
    referralId: text('referral_id').$type<Id<'ref'>>().notNull(),
    view: text().notNull(),
    /** Which of the parts that the pack names it shows, by its code; null where nobody has said. */
    belongsTo: text('belongs_to'),
    /** What in it tells size, as its office says. */
    scale: text().$type<Scale>(),
    /** Whether somebody can be recognised in it, as its office says. */
    recognisable: integer({ mode: 'boolean' }),
    mediaType: text('media_type').notNull(),
    bytes: integer().notNull(),
    sha256: text().notNull(),
    /** Where the original lies in the blob store. */
    originalKey: text('original_key').notNull(),
    status: text().$type<ImageStatus>().notNull(),
    refusal: text().$type<Refusal>(),
    width: integer(),
    height: integer(),
    /** Pictures in the file; the first is shown. */
    frames: integer(),
    attachedBy: text('attached_by').$type<Id<'per'>>().notNull(),
    attachedAt: moment('attached_at').notNull(),
    readyAt: moment('ready_at'),
    /** When it was taken by the camera's own clock, `2026-05-17T12:30:00`, with `+02:00` behind it where the camera says so. */
    takenAt: text('taken_at'),
    /** Make and model of the camera, as it says. */
    device: text(),
    /** How the camera was held, 1 to 8 (EXIF); the picture that is shown is upright. */
    orientation: integer(),
    /** Whether the file says where on earth it was taken. That is kept nowhere but in the file. */
    hasPosition: integer('has_position', { mode: 'boolean' }),
    /** How sharp, bright and large it is, measured when it came. */
    quality: text({ mode: 'json' }).$type<Quality>(),
    /** Which edition of our recipe made what is shown. */
    recipe: integer(),
    /** Taken back by the office. The original stays stored, and is shown to nobody. */
    removedAt: moment('removed_at'),
    /** What the virus scanner said of the original. */
    scan: text().$type<Scan>().notNull().default('unscanned'),
    /** Of the small picture and of the pyramid, as they were stored. */
    previewSha256: text('preview_sha256'),
    pyramidSha256: text('pyramid_sha256'),
    /** When all that is stored of it was last found to be what was stored. */
    checkedAt: moment('checked_at').notNull().default(sql`0`),
    /** Since when something of it is missing or changed: it is shown to nobody. */
    alteredAt: moment('altered_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('images_referral').on(t.tenantId, t.referralId, t.attachedAt),
    index('images_checked').on(t.tenantId, t.checkedAt),
    foreignKey({ columns: [t.tenantId, t.referralId], foreignColumns: [referrals.tenantId, referrals.id] }),
  ],
)

/** How far the look for stored bytes that belong to no photograph has come. A round walks twice: it counts, then it moves. */
export const blobSweeps = sqliteTable(
  'blob_sweeps',
  {
    tenantId: tenantId(),
    /** The last key that this walk looked at, empty before the first; null once the round that began then is over. */
    after: text(),
    begunAt: moment('begun_at').notNull(),
    /** Rounds begun so far: unlike the clock they cannot jump. */
    rounds: integer().notNull().default(0),
    isMoving: integer('is_moving', { mode: 'boolean' }).notNull().default(false),
    /** How many the counting walk has looked at that are not in quarantine. */
    looked: integer().notNull().default(0),
    /** How many of them belonged to no photograph in this walk. */
    strays: integer().notNull().default(0),
    /** Since when there are so many that nothing moves, and a coordinator is told. */
    heldAt: moment('held_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId] })],
)
