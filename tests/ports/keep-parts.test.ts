import { mkdtemp, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { diskBlobStore } from '../../api/adapters/blob-store.disk.ts'
import { keepParts } from '../../api/adapters/keep-parts.ts'
import { noise } from './blob-store.contract.ts'

const root = await mkdtemp(join(tmpdir(), 'lysbord-parts-'))
afterAll(() => rm(root, { recursive: true }))

/** A photograph of 1,000 bytes whose first hundred lie in memory, and how to ask for them. */
async function inMemory(name: string) {
  const [store, photo, key] = [diskBlobStore(root), noise(1_000), `hospital/${name}/pyramid.szi`]
  await store.put(key, photo)
  await utimes(join(root, key), new Date(0), new Date(0))
  const part = () => store.range(key, 0, 100)
  // What was stored this moment is read anew each time.
  const twice = async () => [await part(), await part()] as const
  await expect.poll(async () => Object.is(...(await twice()))).toBe(true)
  return { store, photo, key, part, file: join(root, key) }
}

test('a part that lies in memory is the disk’s no longer once the file is altered, whatever date it is given', async () => {
  const { photo, part, file } = await inMemory('img_a')
  const other = photo.map((byte) => byte ^ 1)
  await writeFile(file, other)
  await utimes(file, new Date(0), new Date(0))

  expect(await part()).toEqual(other.subarray(0, 100))
})

test('a part that lies in memory is missing once its file is, and shorter once its file is', async () => {
  const { photo, part, file } = await inMemory('img_b')
  await rm(file)
  expect(await part()).toBeUndefined()

  await writeFile(file, photo.subarray(0, 99))
  expect(await part()).toBeUndefined()
})

test('another file in the place of one that lies in memory is read, also where it is as long', async () => {
  const { part, file } = await inMemory('img_c')
  const other = noise(1_000).reverse()
  await writeFile(`${file}.other`, other)
  await rename(`${file}.other`, file)

  expect(await part()).toEqual(other.subarray(0, 100))
})

test('what is stored anew, and what is deleted, is not shown from memory', async () => {
  const { store, key, part } = await inMemory('img_d')
  const other = noise(1_000).reverse()
  await store.put(key, other)
  expect(await part()).toEqual(other.subarray(0, 100))

  await store.delete(key)
  expect(await part()).toBeUndefined()
})

test('memory holds no more than it may: what was looked at longest ago is read again', async () => {
  const files = await Promise.all(['img_e', 'img_f', 'img_g'].map(inMemory))
  const parts = keepParts(250, () => {})
  const reads: string[] = []
  const look = ({ file }: { file: string }, start = 0) =>
    parts.use(file, start, start + 100, async () => {
      reads.push(file)
      return (await readFile(file)).subarray(start, start + 100)
    })
  const [first, second, third] = files as [(typeof files)[0], (typeof files)[0], (typeof files)[0]]
  for (const one of [first, second, first, second, third, second, third, first]) await look(one)
  expect(reads).toEqual([first, second, third, first].map(({ file }) => file))

  // One photograph that is larger than all of it costs the others, and is still right.
  for (const start of [0, 100, 200])
    expect(await look(third, start)).toEqual(Buffer.from(third.photo.subarray(start, start + 100)))
})
