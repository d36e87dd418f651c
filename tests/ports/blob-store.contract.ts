import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BlobStore } from '../../api/ports/blob-store.ts'

/**
 * What every blob store promises. Only web APIs, so that it also runs inside workerd. `open` is called once, with
 * nothing stored; every test uses keys of its own.
 */
export function blobStoreContract(
  title: string,
  open: () => Promise<{ store: BlobStore; close?(): Promise<void> }>,
): void {
  describe(title, () => {
    let store: BlobStore
    let close: (() => Promise<void>) | undefined
    beforeAll(async () => {
      ;({ store, close } = await open())
    })
    afterAll(() => close?.())

    test('a photograph comes back byte for byte, with its size and digest', async () => {
      const photo = noise(300_000)
      const info = await store.put('hospital/img_1/original', inPieces(photo, 7_001))

      expect(info).toEqual({ size: photo.length, sha256: await sha256(photo) })
      expect(await store.size('hospital/img_1/original')).toBe(photo.length)
      expect(await whole(await store.get('hospital/img_1/original'))).toEqual(photo)
    })

    test('an empty file is a file', async () => {
      const info = await store.put('hospital/img_2/empty', new Uint8Array(0))

      expect(info).toEqual({ size: 0, sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' })
      expect(await whole(await store.get('hospital/img_2/empty'))).toEqual(new Uint8Array(0))
    })

    test('a part is the right part, and a part beyond the end is none', async () => {
      const photo = noise(10_000)
      await store.put('hospital/img_3/pyramid.szi', photo)
      const part = (start: number, end: number) => store.range('hospital/img_3/pyramid.szi', start, end)

      expect(await part(0, 10)).toEqual(photo.slice(0, 10))
      expect(await part(4_321, 9_999)).toEqual(photo.slice(4_321, 9_999))
      expect(await part(9_999, 10_000)).toEqual(photo.slice(9_999))
      expect(await part(9_999, 10_001)).toBeUndefined()
      expect(await part(20_000, 20_001)).toBeUndefined()
      expect(await part(-1, 5)).toBeUndefined()
      expect(await part(5, 4)).toBeUndefined()
    })

    test('what was never stored is missing, not an error', async () => {
      expect(await store.get('hospital/img_4/original')).toBeUndefined()
      expect(await store.size('hospital/img_4/original')).toBeUndefined()
      expect(await store.digest('hospital/img_4/original')).toBeUndefined()
      expect(await store.range('hospital/img_4/original', 0, 1)).toBeUndefined()
      await store.delete('hospital/img_4/original')
    })

    test('a second upload replaces the first whole, also for those who looked before', async () => {
      await store.put('hospital/img_5/preview.jpg', noise(5_000))
      await store.range('hospital/img_5/preview.jpg', 0, 5)
      const second = noise(100)
      await store.put('hospital/img_5/preview.jpg', second)

      expect(await store.size('hospital/img_5/preview.jpg')).toBe(100)
      expect(await store.range('hospital/img_5/preview.jpg', 0, 100)).toEqual(second)
      expect(await store.range('hospital/img_5/preview.jpg', 0, 101)).toBeUndefined()
    })

    test('an upload that breaks off leaves what was there before', async () => {
      const first = noise(1_000)
      await store.put('hospital/img_6/original', first)
      await expect(store.put('hospital/img_6/original', breaksOff(noise(50_000)))).rejects.toThrow()
      await expect(store.put('hospital/img_7/original', breaksOff(noise(50_000)))).rejects.toThrow()

      expect(await whole(await store.get('hospital/img_6/original'))).toEqual(first)
      expect(await store.get('hospital/img_7/original')).toBeUndefined()
    })

    test('a deleted photograph is gone, also for those who looked before', async () => {
      await store.put('hospital/img_8/original', noise(1_000))
      await store.range('hospital/img_8/original', 0, 5)
      await store.delete('hospital/img_8/original')

      expect(await store.range('hospital/img_8/original', 0, 5)).toBeUndefined()
      expect(await store.get('hospital/img_8/original')).toBeUndefined()
    })

    test('two hospitals with the same image id do not meet', async () => {
      const [ours, theirs] = [noise(100), noise(100)]
      await store.put('hospital/img_9/original', ours)
      await store.put('clinic/img_9/original', theirs)

      expect(await store.range('hospital/img_9/original', 0, 100)).toEqual(ours)
      expect(await store.range('clinic/img_9/original', 0, 100)).toEqual(theirs)
    })

    test('a list names everything of one hospital, in order and in pages, and nothing of the next', async () => {
      const names = ['img_2/original', 'img_1/pyramid.szi', 'img_1/original', 'img_1-a/original', 'img_10/original']
      for (const name of names) await store.put(`ward/${name}`, noise(10))
      await store.put('ward-2/img_1/original', noise(10))
      const keys = [...names].sort().map((name) => `ward/${name}`)
      const listed = async (after: string | undefined, most: number) =>
        (await store.list('ward/', after, most)).map(({ key }) => key)

      expect(await listed(undefined, 1_000)).toEqual(keys)
      expect(await listed(undefined, 2)).toEqual(keys.slice(0, 2))
      for (const [n, key] of keys.entries()) expect(await listed(key, 2)).toEqual(keys.slice(n + 1, n + 3))
      expect(await listed('ward/img_1/p', 1_000)).toEqual(keys.filter((key) => key > 'ward/img_1/p'))
      // Behind all that begins with `ward/img_1/`, as `0` follows `/`.
      expect(await listed('ward/img_10', 1)).toEqual(['ward/img_10/original'])
      expect(await listed('ward/img_100', 1)).toEqual(['ward/img_2/original'])
      expect(await store.list('nobody/', undefined, 1_000)).toEqual([])
      const [first] = await store.list('ward/', undefined, 1)
      expect(first).toMatchObject({ size: 10 })
      expect(Math.abs(Date.now() - first!.storedAt.getTime())).toBeLessThan(60_000)
    })

    test('many readers of many photographs each get their own', async () => {
      const photos = Array.from({ length: 100 }, () => noise(500))
      await Promise.all(photos.map((photo, i) => store.put(`hospital/img_m${i}/original`, photo)))
      const reads = photos.flatMap((photo, i) => [photo, photo].map((p, n) => [p, i, n * 100] as const))
      const parts = await Promise.all(
        reads.map(([, i, at]) => store.range(`hospital/img_m${i}/original`, at, at + 100)),
      )

      expect(parts).toEqual(reads.map(([photo, , at]) => photo.slice(at, at + 100)))
    })

    test('a reader who leaves early disturbs nobody', async () => {
      await store.put('hospital/img_10/original', noise(2_000_000))
      const reader = (await store.get('hospital/img_10/original'))!.getReader()
      await reader.read()
      await reader.cancel()

      expect(await store.size('hospital/img_10/original')).toBe(2_000_000)
      expect(await store.digest('hospital/img_10/original')).toMatch(/^[0-9a-f]{64}$/)
    })

    test.each([
      '',
      '/etc/passwd',
      '../secret',
      'a/../../b',
      'a/./b',
      'a//b',
      'a/b/',
      'a/.hidden',
      'A/b/c',
      'a\\b',
      'a/b\0',
      'a/ø',
    ])('a key like %j is refused and touches nothing', async (key) => {
      await expect(store.put(key, noise(1))).rejects.toThrow()
      await expect(store.get(key)).rejects.toThrow()
      await expect(store.range(key, 0, 1)).rejects.toThrow()
      await expect(store.size(key)).rejects.toThrow()
      await expect(store.delete(key)).rejects.toThrow()
    })
  })
}

/** Bytes that no two tests share. */
export function noise(length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, Math.min(length, at + 65_536)))
  return bytes
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function inPieces(bytes: Uint8Array, length: number): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.slice(at, (at += length)))
    },
  })
}

function breaksOff(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let sent = false
  return new ReadableStream({
    pull(controller) {
      if (sent) return controller.error(new Error('the line broke'))
      sent = true
      controller.enqueue(bytes)
    },
  })
}

async function whole(stream: ReadableStream<Uint8Array> | undefined): Promise<Uint8Array | undefined> {
  return stream && new Uint8Array(await new Response(stream as ReadableStream).arrayBuffer())
}
