import { mkdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { diskBlobStore } from '../../api/adapters/blob-store.disk.ts'
import { blobStoreContract, noise } from './blob-store.contract.ts'

blobStoreContract('photographs on disk', async () => {
  const root = await mkdtemp(join(tmpdir(), 'lysbord-blobs-'))
  return { store: diskBlobStore(root), close: () => rm(root, { recursive: true }) }
})

describe('the folder behind it', () => {
  let root: string
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'lysbord-blobs-'))
  })
  afterAll(() => rm(root, { recursive: true }))

  test('an upload that breaks off leaves no part of the picture behind', async () => {
    const store = diskBlobStore(root)
    const breaksOff = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new Error('the line broke')),
    })
    await expect(store.put('hospital/img_a/original', breaksOff)).rejects.toThrow('the line broke')

    expect(await readdir(join(root, 'hospital/img_a'))).toEqual([])
  })

  test('what a power cut left half written is cleared by the next upload, and by deletion', async () => {
    const store = diskBlobStore(root)
    await store.put('hospital/img_b/original', noise(10))
    const leftover = join(root, 'hospital/img_b/.original.0123456789ab')
    await writeFile(leftover, 'half a picture')
    await store.put('hospital/img_b/original', noise(10))
    expect(await readdir(join(root, 'hospital/img_b'))).toEqual(['original'])

    await writeFile(leftover, 'half a picture')
    await store.delete('hospital/img_b/original')
    expect(await readdir(join(root, 'hospital/img_b'))).toEqual([])
  })

  test('what a power cut left half written is cleared by a list, what is being written is not, and none is listed', async () => {
    const store = diskBlobStore(root)
    await store.put('ward/img_g/original', noise(10))
    await writeFile(join(root, 'ward/img_g/.original.0123456789ab'), 'half a picture')
    let finish = () => {}
    const slow = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(noise(10))
        finish = () => controller.close()
      },
    })
    const writing = store.put('ward/img_g/preview.jpg', slow)
    await expect.poll(() => readdir(join(root, 'ward/img_g'))).toHaveLength(3)

    expect((await store.list('ward/', undefined, 9)).map(({ key }) => key)).toEqual(['ward/img_g/original'])
    finish()
    await writing
    expect(await readdir(join(root, 'ward/img_g'))).toEqual(['original', 'preview.jpg'])
  })

  test('of many photographs a page costs what it names, not what came before it, and nobody waits for any page', async () => {
    const names = Array.from({ length: 100_000 }, (_, n) => `many/img_${String((n * 7919) % 100_000).padStart(5, '0')}`)
    mkdirSync(join(root, 'many'))
    for (const name of names) writeFileSync(join(root, name), '')
    const store = diskBlobStore(root)
    const found: string[] = []
    const pages: { worked: number; longest: number }[] = []
    for (let n = 0; n < 21; n++) {
      const turns = watchTurns()
      found.push(...(await store.list('many/', found.at(-1), 100)).map(({ key }) => key))
      pages.push(await turns.end())
    }

    expect(found).toEqual(names.sort().slice(0, 2_100))
    const worked = pages.map((one) => one.worked)
    expect(worked.slice(1, 21).sort((a, b) => a - b)[10]).toBeLessThan(worked[0]! / 4)
    expect(Math.max(...pages.map(({ longest }) => longest))).toBeLessThan(25)
  }, 60_000)

  test('a list that begins where another ended, and is of less, names no more than its own', async () => {
    const store = diskBlobStore(root)
    for (const key of ['img_1/a', 'img_1/b', 'img_1/c', 'img_2/a']) await store.put(`lane/${key}`, noise(1))
    const after = (await store.list('lane/', undefined, 1)).at(-1)!.key

    expect((await store.list('lane/img_1/', after, 9)).map(({ key }) => key)).toEqual(['lane/img_1/b', 'lane/img_1/c'])
    expect(await store.list('lane/', after, 9)).toHaveLength(3)
    expect(await store.list('lane/', after, 9)).toHaveLength(3)
  })

  test('two uploads of the same picture at once both succeed and leave one', async () => {
    const store = diskBlobStore(root)
    const photo = noise(100_000)
    await Promise.all([1, 2, 3, 4].map(() => store.put('hospital/img_c/original', photo)))

    expect(await readdir(join(root, 'hospital/img_c'))).toEqual(['original'])
    expect(new Uint8Array(await readFile(join(root, 'hospital/img_c/original')))).toEqual(photo)
  })

  test('reading many photographs keeps few files open', async () => {
    const store = diskBlobStore(root)
    const before = (await readdir('/proc/self/fd').catch(() => [])).length
    for (let i = 0; i < 150; i++) {
      await store.put(`hospital/img_d${i}/original`, noise(10))
      await store.range(`hospital/img_d${i}/original`, 0, 10)
    }
    const after = (await readdir('/proc/self/fd').catch(() => [])).length
    expect(after - before).toBeLessThan(80)
  })

  test('a picture stored by one process is found by the next', async () => {
    const photo = noise(1_000)
    await diskBlobStore(root).put('hospital/img_e/original', photo)

    expect(await diskBlobStore(root).range('hospital/img_e/original', 0, 1_000)).toEqual(photo)
  })

  test('a folder is not a picture', async () => {
    const store = diskBlobStore(root)
    await store.put('hospital/img_f/original', noise(10))

    expect(await store.size('hospital/img_f')).toBeUndefined()
    expect(await store.get('hospital/img_f')).toBeUndefined()
    expect(await store.range('hospital/img_f', 0, 1)).toBeUndefined()
  })
})

/** Milliseconds of processor time of this thread, in all and in its longest turn: those of a machine with other work too. */
function watchTurns() {
  const spent = () => process.threadCpuUsage().user / 1_000 + process.threadCpuUsage().system / 1_000
  const begun = spent()
  let [last, longest, goes] = [begun, 0, true]
  const turn = () => {
    longest = Math.max(longest, spent() - last)
    last = spent()
    if (goes) setImmediate(turn)
  }
  setImmediate(turn)
  return {
    end: async () => {
      goes = false
      await new Promise((done) => setImmediate(done))
      return { worked: spent() - begun, longest }
    },
  }
}
