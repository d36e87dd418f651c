import { LysEmbed } from '../embed/embed.ts'
import { register } from '../shared/define.ts'

// What a host's page loads. It says so in the page when the rest cannot be brought up, so the rest comes second.
LysEmbed.parts = async () => (await import('./widget-parts.ts')).defineParts()
register(LysEmbed)
