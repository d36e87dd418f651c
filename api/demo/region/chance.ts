import type { Id, Prefix } from '../../kernel/ids.ts'

/** Chance that falls the same way for the same seed and label, on every machine. For demonstrations only, never for secrets. */
export interface Chance {
  /** At least 0, below 1. */
  next(): number
  /** A whole number, both ends included. */
  whole(from: number, to: number): number
  pick<T>(items: readonly T[]): T
  /** Of the standard normal distribution. */
  normal(): number
  /** Around `median`; two thirds lie within a factor of `e ** spread`. */
  skewed(median: number, spread: number): number
  /** The same layout as ids made by callers: sortable by `at`. */
  id<P extends Prefix>(prefix: P, at: Date): Id<P>
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** FNV-1a over the label, so that neighbouring seeds share nothing. */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

/** Mulberry32 started from `seed` and `label`. */
export function chance(seed: number, label: string): Chance {
  let state = hash(`${seed} ${label}`)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return {
    next,
    whole,
    normal,
    pick: (items) => items[whole(0, items.length - 1)]!,
    skewed: (median, spread) => median * Math.exp(spread * normal()),
    id: (prefix, at) => {
      const time = at.getTime().toString(32).padStart(10, '0')
      const head = Array.from(time, (digit) => alphabet[Number.parseInt(digit, 32)]).join('')
      return `${prefix}_${head}${Array.from({ length: 16 }, () => alphabet[whole(0, 31)]).join('')}`
    },
  }
}
