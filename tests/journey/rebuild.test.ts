import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { expect, inject, test } from 'vitest'
import { comparePyramids } from '../../api/imaging/compare-pyramids.ts'
import { startClinic } from '../support/clinic.ts'
import { picture } from '../support/picture.ts'
import { attaches, waitsForPicture, writesDraft } from '../support/ward.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** As a person types it: `npm run rebuild -- …`. */
async function rebuilds(data: string, ...args: string[]): Promise<{ code: number | null; said: string }> {
  const env = { ...process.env, LYSBORD_IMAGING_URL: inject('imagingUrl') }
  const child = spawn(process.execPath, ['api/rebuild.ts', '--data', data, ...args], { cwd: root, env })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text))
  return { code: await new Promise((done) => child.once('close', done)), said }
}

test('all pictures are made anew from their originals, come out the same to the byte, and one that cannot be is left alone', {
  timeout: 120_000,
}, async () => {
  const clinic = await startClinic()
  const { dataDir } = clinic
  const gp = await clinic.as('gp-alta')
  const draft = await writesDraft(gp, { pack: 'dermatology' })
  const [whole, lost] = [
    await attaches(gp, draft.id, picture({ width: 1400, height: 1100 })),
    await attaches(gp, draft.id, picture({ seed: 2 })),
  ]
  const broken = await attaches(gp, draft.id, picture({ seed: 3 }).slice(0, 4000))
  for (const { id } of [whole, lost, broken]) await waitsForPicture(gp, id)

  const busy = await rebuilds(dataDir)
  expect(busy).toMatchObject({ code: 2, said: expect.stringContaining('Stop it, then rebuild.') })
  await clinic.stop()

  const again = await rebuilds(dataDir, '--all')
  expect(again.said).toMatch(
    /^3 photographs, recipe 1: 0 of \d\d tiles and 0 previews differ from before; 0 photographs/,
  )
  expect(again).toMatchObject({ code: 0, said: expect.stringContaining('1 that could not be shown still cannot.') })

  // A tile that is another, as if an edition before had made it; and an original of which a byte is not what it was.
  const door = new DatabaseSync(join(dataDir, 'lysbord.db'))
  door.exec(`update images set recipe = null where id in ('${whole.id}', '${lost.id}')`)
  door.close()
  const pyramid = await fileOf(dataDir, whole.id, 'pyramid')
  const before = await readFile(pyramid)
  await flipsAByte(pyramid)
  await flipsAByte(await fileOf(dataDir, lost.id, 'original'))
  const dry = await rebuilds(dataDir, '--dry-run')
  expect(dry.said).toContain(`${whole.id}\t1 of`)
  expect(dry.said).toContain(`${lost.id}\tkept as it was: original.changed`)
  expect(await rebuilds(dataDir)).toMatchObject({ code: 1, said: dry.said.replace(', nothing kept', '') })

  const after = await readFile(pyramid)
  expect(await comparePyramids(before, after, { width: 1400, height: 1100 })).toMatchObject({ differing: 0 })
  const house = new DatabaseSync(join(dataDir, 'lysbord.db'))
  const rows = house.prepare('select id, recipe, status, pyramid_sha256 from images order by id').all()
  house.close()
  expect(rows).toMatchObject([
    { id: whole.id, recipe: 1, status: 'ready', pyramid_sha256: createHash('sha256').update(after).digest('hex') },
    { id: lost.id, recipe: null, status: 'ready' },
    { id: broken.id, status: 'failed' },
  ])
})

/** In the middle: of a pyramid that is the largest tile. */
async function flipsAByte(path: string): Promise<void> {
  const bytes = await readFile(path)
  bytes[Math.floor(bytes.length / 2)]! ^= 1
  await writeFile(path, bytes)
}

async function fileOf(dataDir: string, id: string, part: 'original' | 'pyramid'): Promise<string> {
  const all = await readdir(join(dataDir, 'blobs'), { recursive: true })
  return join(dataDir, 'blobs', all.find((path) => path.includes(`${id}/${part}`))!)
}
