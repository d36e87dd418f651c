import type { Image } from '../client.ts'
import { msg } from '../shared/i18n.ts'

type Quality = NonNullable<Image['quality']>

/** What is weak about a photograph and what to do about it, a sentence for each reason, the worst first. Who looks knows better than we do. */
export function qualityAdvice({ verdict, reasons }: Quality): string {
  const sentences = verdict === 'retake' ? advice : { ...advice, ...mild }
  return reasons.map((reason) => sentences[reason]()).join(' ')
}

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
