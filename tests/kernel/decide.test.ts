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

test('a question is asked again with a value less: it borrows none from whoever asked before', async () => {
  const sql = 'select ? as name, ? as number'
  const asks = async (...params: unknown[]) =>
    (await database.write([{ sql, params }]))[0]?.rows.map((row) => ({ ...row }))
  expect(await asks('Nordmann', 'hers')).toEqual([{ name: 'Nordmann', number: 'hers' }])
  expect(await asks('Testesen')).toEqual([{ name: 'Testesen', number: null }])
})

test('a value that no column holds, or no number of ours, refuses the batch whole and ends nothing', async () => {
  const insert = { sql: "insert into cursors values ('ten_values', 'x', 1, 1)", params: [] }
  const no = (sql: string, ...params: unknown[]) => expect(database.write([insert, { sql, params }])).rejects
  await no('select ?', undefined).toThrow(TypeError)
  await no('select ?', new Date()).toThrow(TypeError)
  await no('select 9007199254740993 as n').toThrow(RangeError)
  const left = {
    sql: "select count(*) as n, count(*) as n, ? as yes from cursors where tenant_id = 'ten_values'",
    params: [true],
  }
  expect((await database.write([left]))[0]?.rows.map((row) => ({ ...row }))).toEqual([{ n: 0, yes: 1 }])
  expect(
    await database.read.values("select 'a' as one, 'b' as one, 3 as two").then(([row]) => [...Array.from(row as [])]),
  ).toEqual(['a', 'b', 3])
})
