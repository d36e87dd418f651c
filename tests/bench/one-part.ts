import { type Options, parts } from './parts.ts'
import type { Line } from './report.ts'

/** `node one-part.ts NAME OPTIONS`: measures one part and tells its lines to whoever forked it. */
const [name, options] = process.argv.slice(2)
const lines = await parts[name!]!(JSON.parse(options!) as Options).catch((cause: unknown): Line[] => [
  { what: name!, measured: cause instanceof Error ? cause.message : String(cause), limit: '', holds: false },
])
process.send!(lines, () => process.exit(0))
