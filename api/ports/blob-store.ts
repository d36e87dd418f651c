/** What is known of a stored object. `size` in bytes, `sha256` as 64 lower-case hex digits. */
export interface BlobInfo {
  readonly size: number
  readonly sha256: string
}

/** One of a list. `storedAt` is when its bytes came to lie there, by the clock of the store. */
export interface StoredBlob {
  readonly key: string
  readonly size: number
  readonly storedAt: Date
}

/**
 * Keeps photographs and pyramids. Keys are `tenant/image/name`: lower-case letters, digits, `_`, `-`, `.` and `/`.
 * Unhappy paths: a key that does not exist gives `undefined`; a `put` that rejects, or a process that dies
 * during it, leaves the earlier object under that key, or none, never half of one. When `put` resolves the
 * bytes survive a power cut. `put` on an existing key replaces it whole.
 */
export interface BlobStore {
  put(key: string, bytes: ReadableStream<Uint8Array> | Uint8Array): Promise<BlobInfo>
  /** The whole object as a stream, or undefined. */
  get(key: string): Promise<ReadableStream<Uint8Array> | undefined>
  /**
   * Bytes `start` (inclusive) to `end` (exclusive); undefined if the object is missing or shorter than `end`. The same array
   * may be given again while the object is the same, so nobody writes into it.
   */
  range(key: string, start: number, end: number): Promise<Uint8Array | undefined>
  /** SHA-256 of what lies there now, read anew, as 64 lower-case hex digits; or undefined. */
  digest(key: string): Promise<string | undefined>
  /** Size in bytes, or undefined. Reads no content. */
  size(key: string): Promise<number | undefined>
  /**
   * Objects whose keys begin with `prefix`, which ends with `/`, and follow `after`, in the order of their keys: `most` (at
   * most 1,000) of them, or all there are. What is stored or deleted meanwhile may be in it or not.
   */
  list(prefix: string, after: string | undefined, most: number): Promise<readonly StoredBlob[]>
  /** Missing objects are no error. */
  delete(key: string): Promise<void>
}
