import { env } from 'cloudflare:workers'
import type { R2Bucket } from '@cloudflare/workers-types'
import { expect, test } from 'vitest'
import { r2BlobStore } from '../../../api/adapters/blob-store.r2.ts'
import { blobStoreContract, noise } from '../../ports/blob-store.contract.ts'

blobStoreContract('photographs in a bucket', async () => ({ store: r2BlobStore(env.BLOBS) }))

const inChunks = (bytes: Uint8Array): ReadableStream<Uint8Array> => {
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.slice(at, at + 1_000_003))
      at += 1_000_003
    },
  })
}

test('a photograph larger than one part comes back byte for byte', async () => {
  const store = r2BlobStore(env.BLOBS)
  const photo = noise(20_000_000)
  expect(await store.put('hospital/img_big/original', inChunks(photo))).toMatchObject({ size: photo.length })
  expect(await store.size('hospital/img_big/original')).toBe(photo.length)
  const across = await store.range('hospital/img_big/original', 8_388_000, 8_389_000)
  expect(across).toEqual(photo.slice(8_388_000, 8_389_000))
})

test('a large photograph that breaks off leaves the earlier one, and no part of itself', async () => {
  const store = r2BlobStore(env.BLOBS)
  await store.put('hospital/img_half/original', new Uint8Array([1, 2, 3]))
  let sent = 0
  const breaksOff = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent++ > 12) return controller.error(new Error('the line broke'))
      controller.enqueue(noise(1_000_000))
    },
  })
  await expect(store.put('hospital/img_half/original', breaksOff)).rejects.toThrow('the line broke')
  expect(await store.range('hospital/img_half/original', 0, 3)).toEqual(new Uint8Array([1, 2, 3]))
})

/** The bucket with one operation that fails, as R2 does when it is not well. */
const failing = (operation: keyof R2Bucket): R2Bucket =>
  new Proxy(env.BLOBS, {
    get: (bucket, name) =>
      name === operation
        ? () => Promise.reject(new Error('internal error (10001)'))
        : (Reflect.get(bucket, name) as () => unknown).bind(bucket),
  })

test('when R2 fails the store rejects; it never says that something is missing', async () => {
  await expect(r2BlobStore(failing('put')).put('hospital/img_f/original', new Uint8Array(9))).rejects.toThrow('10001')
  await r2BlobStore(env.BLOBS).put('hospital/img_f/original', new Uint8Array(9))
  await expect(r2BlobStore(failing('get')).range('hospital/img_f/original', 0, 3)).rejects.toThrow('10001')
  await expect(r2BlobStore(failing('get')).get('hospital/img_f/original')).rejects.toThrow('10001')
})
