import type { Image } from '../client.ts'
import { msg } from '../shared/i18n.ts'
import type { View } from '../shared/parts.ts'
import type { Photograph } from './uploads.ts'

type Quality = NonNullable<Image['quality']>

/** What is weak about a photograph and what to do about it, a sentence for each reason, the worst first. Who looks knows better than we do. */
export function qualityAdvice({ verdict, reasons }: Quality): string {
  const sentences = verdict === 'retake' ? advice : { ...advice, ...mild }
  return reasons.map((reason) => sentences[reason]()).join(' ')
}

/** What to do where the view wants a ruler, none was found and nobody says that something else tells size; else empty. No judgement: one in inches is not found. */
export function rulerAdvice({ scale, quality }: Pick<Photograph, 'scale' | 'quality'>, view: View | undefined): string {
  const wanted = view?.scales?.some(isRuler) && (!scale || isRuler(scale))
  return wanted && quality?.scale === 'none'
    ? msg('No ruler was found: if there is one, hold it flat beside what it is about.')
    : ''
}
const isRuler = (scale: NonNullable<Image['scale']>): boolean => scale === 'ruler' || scale === 'sticker'

const mild = {
  focus: () => msg('A little blurred: look whether what matters is sharp.'),
  dark: () => msg('A little dark: look whether what matters can be seen.'),
  bright: () => msg('A little too bright: look whether what matters can be seen.'),
}

const advice: Readonly<Record<Quality['reasons'][number], () => string>> = {
  focus: () => msg('Blurred: hold still, tap on what it is about, take it again.'),
  dark: () => msg('Too dark: turn on a lamp or go to the window, take it again.'),
  bright: () => msg('Too bright: less light or no flash, take it again.'),
  glare: () => msg('Glare: turn the lamp or the camera a little, so that nothing shines.'),
  size: () => msg('Small: send it as the camera made it, no copy out of a chat or a document.'),
}
