import type { Image } from '../client.ts'
import { msg } from '../shared/i18n.ts'

type Quality = NonNullable<Image['quality']>

/** What is weak about a photograph and what to do about it, a sentence or two for each reason, the worst first. */
export const qualityAdvice = ({ reasons }: Quality): string => reasons.map((reason) => advice[reason]()).join(' ')

const advice: Readonly<Record<Quality['reasons'][number], () => string>> = {
  focus: () => msg('Blurred: hold still, tap on what it is about, take it again.'),
  dark: () => msg('Too dark: turn on a lamp or go to the window, take it again.'),
  bright: () => msg('Too bright: less light or no flash, take it again.'),
  glare: () => msg('Glare: turn the lamp or the camera a little, so that nothing shines.'),
  size: () => msg('Small: send it as the camera made it, no copy out of a chat or a document.'),
}
