import { createHash } from 'node:crypto'
import type { R2Bucket, R2UploadedPart } from '@cloudflare/workers-types'
import type { BlobStore, StoredBlob } from '../ports/blob-store.ts'
import { blobKey } from './blob-key.ts'

/** R2 wants parts of one size, at least 5 MiB; two of them and little more is what an upload holds in memory. */
const partBytes = 8 * 1024 * 1024

/** Objects in an R2 bucket, through its binding only. R2 shows an object when all of it is stored, never before. */
export function r2BlobStore(bucket: R2Bucket): BlobStore {
  return {
    async put(name, bytes) {
      const key = blobKey(name)
      const hash = createHash('sha256')
      const upload = uploadTo(bucket, key)
      let size = 0
      try {
        for await (const part of parts(bytes)) {
          hash.update(part)
          size += part.byteLength
          await upload.add(part)
        }
        await upload.complete()
      } catch (cause) {
        await upload.abort()
        throw cause
      }
      return { size, sha256: hash.digest('hex') }
    },

    async get(name) {
      const found = await bucket.get(blobKey(name))
      return found ? (found.body as unknown as ReadableStream<Uint8Array>) : undefined
    },

    async range(name, start, end) {
      const key = blobKey(name)
      if (!(Number.isSafeInteger(start) && Number.isSafeInteger(end) && 0 <= start && start <= end)) return undefined
      // R2 knows no empty range.
      if (start === end) return ((await bucket.head(key))?.size ?? -1) >= end ? new Uint8Array(0) : undefined
      const found = await bucket.get(key, { range: { offset: start, length: end - start } }).catch(outside)
      if (!found) return undefined
      const bytes = new Uint8Array(await found.arrayBuffer())
      // A range that reaches beyond the end is answered with what there is.
      return bytes.byteLength === end - start ? bytes : undefined
    },

    async digest(name) {
      const found = await bucket.get(blobKey(name))
      if (!found) return undefined
      const hash = createHash('sha256')
      for await (const chunk of found.body as unknown as ReadableStream<Uint8Array>) hash.update(chunk)
      return hash.digest('hex')
    },

    async list(prefix, after, most) {
      const found: StoredBlob[] = []
      let startAfter = after
      // R2 may stop earlier than it was asked to.
      for (let more = true; more && found.length < most; ) {
        const limit = most - found.length
        const { objects, truncated } = await bucket.list({ prefix, limit, ...(startAfter && { startAfter }) })
        found.push(...objects.map(({ key, size, uploaded }) => ({ key, size, storedAt: uploaded })))
        startAfter = found.at(-1)?.key
        more = truncated && objects.length > 0
      }
      return found
    },

    size: async (name) => (await bucket.head(blobKey(name)))?.size,
    delete: async (name) => bucket.delete(blobKey(name)),
  }
}

/** "The requested range is not satisfiable" is an answer; anything else is a fault. */
function outside(cause: unknown): null {
  if (cause instanceof Error && /10039|range/i.test(cause.message)) return null
  throw cause
}

/** Pieces of exactly `partBytes`, the last one shorter; always at least one. */
async function* parts(bytes: ReadableStream<Uint8Array> | Uint8Array): AsyncGenerator<Uint8Array> {
  let part = new Uint8Array(partBytes)
  let filled = 0
  for await (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes)
    for (let at = 0; at < chunk.byteLength; ) {
      if (filled === partBytes) {
        yield part
        part = new Uint8Array(partBytes)
        filled = 0
      }
      const piece = chunk.subarray(at, at + partBytes - filled)
      part.set(piece, filled)
      filled += piece.byteLength
      at += piece.byteLength
    }
  yield part.subarray(0, filled)
}

/** One put for what fits in a part; else a multipart upload, which nobody sees before it is complete. */
function uploadTo(bucket: R2Bucket, key: string) {
  let first: Uint8Array | undefined
  let upload: Awaited<ReturnType<R2Bucket['createMultipartUpload']>> | undefined
  const uploaded: R2UploadedPart[] = []
  const send = async (part: Uint8Array) => {
    upload ??= await bucket.createMultipartUpload(key)
    uploaded.push(await upload.uploadPart(uploaded.length + 1, part))
  }
  return {
    async add(part: Uint8Array): Promise<void> {
      if (!first && !upload) {
        first = part
        return
      }
      if (first) await send(first)
      first = undefined
      await send(part)
    },
    async complete(): Promise<void> {
      if (upload) await upload.complete(uploaded)
      else await bucket.put(key, first ?? new Uint8Array(0))
    },
    /** What R2 would otherwise keep for a week: parts of a patient's picture. */
    abort: async (): Promise<void> => upload?.abort().catch(() => {}),
  }
}
