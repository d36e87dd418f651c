import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { holdFolder } from '../../api/adapters/lock.file.ts'

test('a second Lysbord refuses to work in a folder that another one holds, and takes over the moment that one is dead', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lysbord-lock-'))
  const path = join(folder, 'lock')
  const other = fork('tests/support/hold-folder.ts', [path])
  await once(other, 'message')
  await expect(holdFolder(path)).rejects.toThrow(`Another Lysbord (process ${other.pid}) works in this folder`)
  // What the note says counts for nothing, only who holds.
  await writeFile(path, '1')
  await expect(holdFolder(path)).rejects.toThrow('works in this folder')

  other.kill('SIGKILL')
  await once(other, 'exit')
  const held = await holdFolder(path)
  expect(await readFile(path, 'utf8')).toBe(String(process.pid))
  await expect(holdFolder(path)).rejects.toThrow(`process ${process.pid}`)
  await held.release()
  await (await holdFolder(path)).release()
  await rm(folder, { recursive: true })
})
