import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Client, createClient } from '@libsql/client'
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

test('a letter the office has read before its mail left stays read when the house is brought up to date', async () => {
  const { old, migrated, versions } = await anOldHouse()
  await migrated(0, 5)
  const sent = (n: number, referral: string, reply: string, at: number, name = 'reply.sent') =>
    row(old, 'events', {
      position: n,
      subject: referral,
      seq: n,
      command_id: `${reply}/send`,
      name,
      facts: JSON.stringify({ reply }),
      at,
    })
  const letter = (referral: string, at: number) =>
    row(old, 'letters', { id: `let_${referral}`, referral_id: referral, arrived_at: at, acknowledged_at: at + 1 })
  await sent(1, 'ref_waits', 'rep_a', 1_000)
  await letter('ref_waits', 1_000)
  // The correction has not reached the desk yet: it will make the letter new.
  await sent(2, 'ref_corrected', 'rep_b', 1_000)
  await sent(3, 'ref_corrected', 'rep_c', 2_000, 'reply.corrected')
  await letter('ref_corrected', 1_000)
  await sent(4, 'ref_other', 'rep_d', 3_000)
  await letter('ref_other', 2_999)
  await migrated(5, versions)
  const { rows } = await old.execute('select referral_id, arrived_with from letters order by arrived_with')
  old.close()
  expect(rows.map(({ referral_id, arrived_with }) => [referral_id, arrived_with])).toEqual([
    ['ref_waits', 1],
    ['ref_corrected', 2],
    ['ref_other', 4],
  ])
})

test('a hospital that is brought up to date goes on with the packs its units read with, each in its newest version', async () => {
  const { old, migrated, versions } = await anOldHouse()
  await migrated(0, 13)
  await row(old, 'tenants', { tenant_id: 'ten_a' })
  for (const [id, service] of ['skin', 'ears', 'teeth'].entries())
    await row(old, 'units', { tenant_id: 'ten_a', id: `uni_${id}`, service })
  const pack = (id: string, version: string, published_at: number, ...services: string[]) => {
    const content = JSON.stringify({ contributes: { questionnaires: services.map((service) => ({ service })) } })
    return row(old, 'packs', { tenant_id: 'ten_a', id, version, published_at, content })
  }
  await pack('one', '1.0.0', 1, 'skin')
  await pack('one', '1.1.0', 2, 'skin', 'ears')
  await pack('other', '1.0.0', 1, 'ears')
  await pack('elsewhere', '1.0.0', 1, 'feet')
  await migrated(13, versions)
  const { rows } = await old.execute('select unit_id, pack, version, enabled from unit_packs order by unit_id, pack')
  old.close()
  expect(rows.map((one) => [one.unit_id, one.pack, one.version, one.enabled])).toEqual([
    ['uni_0', 'one', '1.1.0', 1],
    ['uni_1', 'one', '1.1.0', 1],
    ['uni_1', 'other', '1.0.0', 1],
  ])
})

/** An empty database, and how to bring it from one version to another. */
async function anOldHouse() {
  const old = createClient({ url: 'file::memory:', concurrency: 1 })
  const { entries } = JSON.parse(await readFile('migrations/meta/_journal.json', 'utf8'))
  const upTo = (from: number, to: number) =>
    entries.slice(from, to).map(({ tag }: { tag: string }) => readFile(`migrations/${tag}.sql`, 'utf8'))
  const migrated = async (from: number, to: number) => {
    for (const sql of await Promise.all<string>(upTo(from, to)))
      for (const one of sql.split('--> statement-breakpoint')) if (one.trim()) await old.execute(one)
  }
  await old.execute('pragma foreign_keys = 0')
  return { old, migrated, versions: entries.length as number }
}

/** A row as an old version wrote it: what is not given is empty. */
async function row(client: Client, table: string, given: Readonly<Record<string, string | number>>): Promise<void> {
  const columns = (await client.execute(`pragma table_info(${table})`)).rows
  const values = columns.flatMap(({ name, notnull, dflt_value, type, pk }) => {
    const one = given[`${name}`]
    if (one !== undefined) return [[`${name}`, one] as const]
    return notnull && dflt_value === null && !(pk && type === 'integer' && table === 'events')
      ? [[`${name}`, type === 'integer' ? 0 : 'x'] as const]
      : []
  })
  await client.execute({
    sql: `insert into ${table} (${values.map(([name]) => name).join(', ')}) values (${values.map(() => '?').join(', ')})`,
    args: values.map(([, value]) => value),
  })
}

test('a text that would be kept only to its first zero is refused whole', async () => {
  await expect(database.write([{ sql: 'select ?', params: ['hud\0kløe'] }])).rejects.toThrow(TypeError)
})
