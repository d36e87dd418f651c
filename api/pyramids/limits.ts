/** What one picture may cost. Changing a number changes what is refused, so the README's list of limits follows it. */
export const limits = {
  /** Bytes of an original. */
  bytes: 40_000_000,
  /** Pixels of the first picture, and the longer side. */
  pixels: 100_000_000,
  side: 20_000,
  /** Milliseconds of a child's life with one picture. */
  jobMs: 20_000,
  /** Bytes of the tiles that a region is cut from, and the longer side of what comes of it. */
  tileBytes: 80_000_000,
  regionSide: 4_096,
  /** Regions that wait for a child; more are told to come back, so that whoever zooms elsewhere holds up no upload. */
  regions: 16,
  /** Seconds of processor time of a child, all its threads together: ends it also where nobody watches the clock. */
  processorSeconds: 30,
  /** Bytes of memory of a child. */
  memory: 1_000_000_000,
  /** Children at work at the same time. */
  working: 2,
  /** Exchanges between the first byte of the original and the last byte of the answer; more are told to come back. */
  exchanges: 64,
  /** Milliseconds after which a waiting pyramid goes before previews, or a run of previews would hold it up for ever. */
  patienceMs: 10_000,
  /** Milliseconds an exchange waits for a child, and for its original to arrive. */
  waitMs: 45_000,
  receiveMs: 60_000,
} as const

export const tileSize = 512
export const previewSide = 1024
