/** Where brightness along a line passes half-way from one turning point to the next. */
export interface Crossings {
  /** In samples, in order; falling and rising take turns. */
  readonly at: readonly number[]
  /** Whether the first one goes from light to dark. */
  readonly firstFalls: boolean
}

/** Of the first `count` samples. What turns by less than `least` is noise. */
export function findCrossings(samples: Float32Array, count: number, least: number): Crossings {
  const turns = turningPoints(samples, count, least)
  const at: number[] = []
  for (let n = 1; n < turns.length; n++) at.push(halfWay(samples, turns[n - 1]!, turns[n]!))
  return { at, firstFalls: turns.length > 1 && samples[turns[0]!]! > samples[turns[1]!]! }
}

function turningPoints(samples: Float32Array, count: number, least: number): number[] {
  const turns: number[] = []
  let [low, high, n] = [0, 0, 1]
  for (; n < count && samples[high]! - samples[low]! <= least; n++) {
    if (samples[n]! < samples[low]!) low = n
    if (samples[n]! > samples[high]!) high = n
  }
  if (low === high) return turns
  turns.push(Math.min(low, high))
  let extreme = Math.max(low, high)
  let way = extreme === high ? 1 : -1
  for (; n < count; n++) {
    const beyond = way * (samples[n]! - samples[extreme]!)
    if (beyond < -least) {
      turns.push(extreme)
      way = -way
    }
    if (beyond >= 0 || beyond < -least) extreme = n
  }
  turns.push(extreme)
  return turns
}

function halfWay(samples: Float32Array, from: number, to: number): number {
  const level = (samples[from]! + samples[to]!) / 2
  const rises = samples[to]! > samples[from]!
  for (let n = from + 1; n <= to; n++) {
    const [before, after] = [samples[n - 1]!, samples[n]!]
    if (rises ? after >= level : after <= level) return n - 1 + (level - before) / (after - before || 1)
  }
  return to
}
