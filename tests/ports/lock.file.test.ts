import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { holdFolder } from '../../api/adapters/lock.file.ts'

test('a second Lysbord refuses to work in a folder that another one holds, and takes over from a dead one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lysbord-lock-'))
  const path = join(folder, 'lock')
  // The process that started us lives.
  await writeFile(path, String(process.ppid))
  await expect(holdFolder(path)).rejects.toThrow(`process ${process.ppid}`)
  expect(await readFile(path, 'utf8')).toBe(String(process.ppid))

  await writeFile(path, '4194304999')
  const held = await holdFolder(path)
  expect(await readFile(path, 'utf8')).toBe(String(process.pid))
  await held.release()
  await expect(readFile(path)).rejects.toThrow()
  await rm(folder, { recursive: true })
})
