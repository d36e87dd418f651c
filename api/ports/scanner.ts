export interface Scanned {
  readonly infected: boolean
}

/** Looks for known malware. Rejects when it cannot say: ask again later. */
export interface Scanner {
  scan(bytes: ReadableStream<Uint8Array>): Promise<Scanned>
}
