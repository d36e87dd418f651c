import type { Image, Questionnaire } from '../client.ts'
import { formatDateTime } from './format.ts'
import { language, msg, str } from './i18n.ts'

export type Views = Questionnaire['views']

/** What the photographer called the view, in the words of the pack; the bare code where it has none. */
export const viewWord = (view: string, views: Views): string =>
  views.find((one) => one.view === view)?.label[language()] ?? view.replaceAll('_', ' ')

/** In the order the pack asks for them, then as they came. */
export function inOrder(images: readonly Image[], views: Views): readonly Image[] {
  const place = ({ view }: Image) => {
    const index = views.findIndex((one) => one.view === view)
    return index < 0 ? views.length : index
  }
  return images.toSorted((a, b) => place(a) - place(b) || a.attachedAt.localeCompare(b.attachedAt))
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

/** Which picture this is, in words, as one says it over the telephone. */
export function describeImage(image: Image, images: readonly Image[], views: Views): string {
  const number = inOrder(images, views).findIndex((one) => one.id === image.id) + 1
  return msg(str`Photograph ${number} of ${images.length}: ${viewWord(image.view, views)}`)
}
