import { problems } from '../kernel/problem.ts'
import { iso, isoOrNull } from '../kernel/shape.ts'
import type { Quality } from '../ports/imaging.ts'
import type { ImageInfo, ImageOut } from './contract.ts'
import { advice } from './rules.ts'
import type { images } from './table.ts'

export type Image = typeof images.$inferSelect

/** Of the tiles of a pyramid, which do not overlap. */
const tileSize = 512

export const presentImage = (row: Image): ImageOut => ({
  id: row.id,
  referralId: row.referralId,
  view: row.view,
  belongsTo: row.belongsTo,
  scale: row.scale,
  recognisable: row.recognisable,
  mediaType: row.mediaType,
  bytes: row.bytes,
  sha256: row.sha256,
  status: row.status,
  width: row.width,
  height: row.height,
  frames: row.frames,
  tileSize: row.status === 'ready' ? tileSize : null,
  problem: row.refusal && { code: row.refusal, title: problems[row.refusal][1], detail: advice[row.refusal] },
  takenAt: row.takenAt,
  device: row.device,
  orientation: row.orientation,
  hasPosition: row.hasPosition,
  quality: row.quality && presentQuality(row.quality),
  recipe: row.recipe,
  attachedAt: iso(row.attachedAt),
  readyAt: isoOrNull(row.readyAt),
})

const presentQuality = ({ reasons, ...said }: Quality): NonNullable<ImageOut['quality']> => ({
  verdict: said.verdict,
  reasons: [...reasons],
  focus: said.focus,
  brightness: said.brightness,
  glare: said.glare,
  scale: said.scale,
  ...(said.mmPerPixel !== undefined && { mmPerPixel: said.mmPerPixel }),
})

/** What is shown of a photograph: its name and its size in pixels. */
export type Shown = Pick<Image, 'tenantId' | 'id'> & {
  readonly width: number
  readonly height: number
  readonly previewSha256?: string | null
}

export const presentInfo = (row: Shown): ImageInfo => ({
  id: row.id,
  width: row.width,
  height: row.height,
  tileSize,
  overlap: 0,
  format: 'jpg',
  maxLevel: Math.ceil(Math.log2(Math.max(row.width, row.height, 1))),
})

/** Pictures are kept in no cache, and are never anything but a picture. */
export const pictureHeaders = {
  'content-type': 'image/jpeg',
  'cache-control': 'private, no-store',
  vary: 'Cookie, Authorization, Lysbord-Ticket',
  'content-security-policy': "sandbox; default-src 'none'",
  'cross-origin-resource-policy': 'same-origin',
}
