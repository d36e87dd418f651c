import { LysEmbed } from './embed/embed.ts'
import { LysFrame } from './embed/frame.ts'
import { define } from './shared/define.ts'

// Loading this module registers everything. The two that need no library come first: where the page's policy refuses
// that library, `lys-embed` is still there to say so.
const others = async () => (await import('./elements.ts')).defineAll()
LysEmbed.parts = others
define(LysFrame, LysEmbed)
await others()
