import type { Image } from '../client.ts'
import { formatDateTime } from './format.ts'
import { language, msg, str } from './i18n.ts'
import { partOf, partPlace, partWord, type Views, withPart } from './parts.ts'

export type { Views } from './parts.ts'

/** What the photographer called the view, in the words of the pack; the bare code where it has none. */
export const viewWord = (view: string, views: Views): string =>
  views.find((one) => one.view === view)?.label[language()] ?? view.replaceAll('_', ' ')

/** What it shows, as one says it: `L2 · Close-up`. */
export const shownWord = (image: Image, views: Views): string =>
  withPart(partWord(image, views), viewWord(image.view, views))

/** Part by part, each in the order the pack asks for its views, then as they came. */
export function inOrder(images: readonly Image[], views: Views): readonly Image[] {
  const part = (image: Image) => partPlace(partOf(image, views), views)
  const place = ({ view }: Image) => {
    const index = views.findIndex((one) => one.view === view)
    return index < 0 ? views.length : index
  }
  return images.toSorted((a, b) => part(a) - part(b) || place(a) - place(b) || a.attachedAt.localeCompare(b.attachedAt))
}

/** Pixels below which an older photograph is said to be small, as the server counts it (api/ports/imaging.ts). */
const fewPixels = 700_000

/** What is weak about a photograph, in a word each; empty where nothing is known against it. */
export function qualityWords({
  status,
  width,
  height,
  quality,
}: Pick<Image, 'status' | 'width' | 'height' | 'quality'>): string {
  if (status === 'failed') return msg('Cannot be shown')
  const isSmall = width !== null && height !== null && width * height < fewPixels
  const reasons = quality ? quality.reasons : isSmall ? (['size'] as const) : []
  return reasons.map((reason) => weakness[reason](width ?? 0, height ?? 0)).join(', ')
}

type Reason = NonNullable<Image['quality']>['reasons'][number]
const weakness: Readonly<Record<Reason, (width: number, height: number) => string>> = {
  focus: () => msg('Blurred'),
  dark: () => msg('Too dark'),
  bright: () => msg('Too bright'),
  glare: () => msg('Glare'),
  size: (width, height) => msg(str`Small: ${width} × ${height}`),
}

/** When it was taken, as the camera's clock showed it there and then; empty where the camera said nothing. */
export const takenWords = ({ takenAt }: Pick<Image, 'takenAt'>): string =>
  takenAt ? msg(str`Taken ${formatDateTime(takenAt.slice(0, 'YYYY-MM-DDTHH:MM:SS'.length))}`) : ''

/** Whether a photograph shows where something is rather than what it is. */
export const isOverview = ({ view }: Pick<Image, 'view'>): boolean => view.startsWith('overview')

export const canBeSeen = ({ status }: Image): boolean => status === 'previewed' || status === 'ready'

const scales: Readonly<Record<NonNullable<Image['scale']>, () => string>> = {
  ruler: () => msg('Ruler'),
  sticker: () => msg('Ruled sticker'),
  graticule: () => msg('Instrument'),
  known_object: () => msg('Coin etc.'),
  device_calibrated: () => msg('Device'),
  none: () => msg('None'),
}
/** What in a photograph tells how large things are. */
export const scaleWord = (scale: NonNullable<Image['scale']>): string => scales[scale]()

/** Which picture this is, in words, as one says it over the telephone. */
export function describeImage(image: Image, images: readonly Image[], views: Views): string {
  const number = inOrder(images, views).findIndex((one) => one.id === image.id) + 1
  const words = msg(str`Photograph ${number} of ${images.length}: ${shownWord(image, views)}`)
  return image.scale ? `${words}. ${msg(str`To measure by: ${scaleWord(image.scale)}`)}` : words
}
