import { LysEmbed } from './embed/embed.ts'
import { LysFrame } from './embed/frame.ts'
import { define } from './shared/define.ts'

// Loading this module registers everything. The two that need no library come first: where the page's policy refuses
// that library, `lys-embed` is still there to say so.
const others = async () => {
  const made = await import('./elements.ts')
  made.defineAll()
  return made
}
LysEmbed.parts = async () => void (await others())
define(LysFrame, LysEmbed)

/** For a page where our tags are taken: what stands alone under others. */
export const { defineAs } = await others()
