import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabaseFile } from '../../api/adapters/database.file.ts'
import type { Database } from '../../api/kernel/database.ts'
import { newId } from '../../api/kernel/ids.ts'
import { claimIn, decideContract, person } from './decide.contract.ts'

let folder: string
let database: Database
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lysbord-kernel-'))
  database = await openDatabaseFile(join(folder, 'lysbord.db'), 'migrations')
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

decideContract('decisions on a libSQL file', async () => database)

test('a foreign hand on the file for a while makes us wait, not lose', async () => {
  const other = createClient({ url: `file:${join(folder, 'lysbord.db')}` })
  const held = await other.transaction('write')
  setTimeout(() => void held.rollback().then(() => other.close()), 60)
  const subject = newId('ref', new Date())
  await expect(claimIn(database, person(1), subject, `${subject}-busy`)).resolves.toMatchObject({ repeated: false })
  await expect(claimIn(database, person(1), subject, `${subject}-busy`)).resolves.toMatchObject({ repeated: true })
})
