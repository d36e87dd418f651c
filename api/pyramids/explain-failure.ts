import { ImageRefused, type Refusal } from '../ports/imaging.ts'
import type { Answer } from './task.ts'

// libvips and libheif have no error codes to speak of; these are their words.
const ours =
  /no space left|disk quota|too many open files|cannot allocate|unable to (write|open for write)|write (error|failed)/i
const verdicts: readonly (readonly [RegExp, Refusal])[] = [
  [/exceeds pixel limit|security limit exceeded/i, 'image.too-many-pixels'],
  // "Input file contains unsupported image format" means that no loader could make sense of it: that is damage.
  [
    /unsupported (jpeg process|compression|bit|codec|colou?r)|not implemented|not supported/i,
    'image.format-unsupported',
  ],
]

/**
 * Whose fault it was. What the disk or the machine did is ours and may pass; everything else is a verdict on the file,
 * because the same bytes would fail again.
 */
export function explainFailure(cause: unknown): Answer {
  if (cause instanceof ImageRefused) return { outcome: 'refused', code: cause.code, detail: cause.message }
  const detail = firstLine(cause)
  const system = cause instanceof Error && 'syscall' in cause
  if (system || ours.test(detail)) return { outcome: 'failed', detail }
  const code = verdicts.find(([words]) => words.test(detail))?.[1] ?? 'image.damaged'
  return { outcome: 'refused', code, detail }
}

/** Without paths: they tell a log reader nothing and an attacker a little. */
function firstLine(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause)
  return text
    .split('\n', 1)[0]!
    .replaceAll(/(\/[^/\s:]+){2,}/g, 'file')
    .slice(0, 200)
}
