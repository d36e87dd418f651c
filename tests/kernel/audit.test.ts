import { copyFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileAnchor, readAnchor } from '../../api/adapters/anchor.file.ts'
import { systemClock } from '../../api/adapters/clock.system.ts'
import { openDatabaseFile } from '../../api/adapters/database.file.ts'
import { noted } from '../../api/kernel/audit.ts'
import type { Database } from '../../api/kernel/database.ts'
import type { Deps } from '../../api/kernel/deps.ts'
import { newId } from '../../api/kernel/ids.ts'
import { makeScope } from '../../api/kernel/scope.ts'
import { sealAll } from '../../api/kernel/seal-audit.ts'
import { auditLog, tenants } from '../../api/kernel/table.ts'
import { needsGuards, verifyAudit } from '../../api/kernel/verify-audit.ts'
import { refusedStatements, tampered, tamperings } from '../support/tampering.ts'
import { person } from './decide.contract.ts'

const settings = {
  secret: 'not the one of the audit, but long enough',
  auditSecret: 'the one of the audit, in this test',
  serverName: 'test',
}
let folder: string
let path: string
let database: Database
let deps: Deps
const hospitals = [newId('ten', new Date()), newId('ten', new Date())] as const
const scopeOf = (n: number) => makeScope(deps, person(n, hospitals[n % 2]), `request-${n}`)
const anchored = async () => ({ secrets: [settings.auditSecret], anchor: await readAnchor(join(folder, 'anchor')) })
const verifies = async () => {
  const { secrets, anchor } = await anchored()
  return verifyAudit(database.read, secrets, anchor)
}

/** Two hospitals whose people look at things in turn; two seals each, and a row that waits for the next. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lysbord-audit-'))
  path = join(folder, 'lysbord.db')
  database = await openDatabaseFile(path, 'migrations')
  deps = { database, clock: systemClock, queue: { hint: () => {} }, settings } as unknown as Deps
  for (const n of [0, 1]) {
    const scope = scopeOf(n)
    await scope.write(scope.insert(tenants, { nameEn: 'H', nameNb: 'H', phone: '1' }))
  }
  const keep = fileAnchor(join(folder, 'anchor'))
  for (let n = 0; n < 24; n++) {
    await scopeOf(n % 4).looked('read-case', newId('ref', new Date()), n % 3 ? {} : { reason: 'colleague_away' })
    if (n % 9 === 8) await sealAll(deps, keep)
  }
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

test('a log that nobody touched verifies, and says how much of it is sealed', async () => {
  expect(await verifies()).toEqual({ rows: 24, seals: 4, unsealed: 6, erased: 0, faults: [] })
})

test.for(tamperings.map((one) => [one.does, one] as const))('who %s is found out', async ([, tampering]) => {
  const { faults } = await tampered(path, tampering, 5, await anchored())
  expect(faults).toEqual(expect.arrayContaining([expect.stringMatching(tampering.found)]))
})

test('an old copy of the whole log is found out by what was written elsewhere', async () => {
  const old = join(folder, 'old.db')
  await copyFile(path, old)
  await scopeOf(1).looked('read-case', newId('ref', new Date()))
  await sealAll(deps, fileAnchor(join(folder, 'anchor')))
  const nothing = { hand: async () => {} }
  const { faults } = await tampered(old, nothing, 0, await anchored())
  expect(faults).toContainEqual(expect.stringMatching(/was written elsewhere and is missing here/))
  // Without that copy nobody can tell: this is what the anchor is for.
  expect((await tampered(old, nothing, 0, { ...(await anchored()), anchor: [] })).faults).toEqual([])
})

test('whoever has another secret cannot write the log anew', async () => {
  const { faults } = await verifyAudit(database.read, ['another secret that is just as long'])
  expect(faults[0]).toMatch(/was made with a key that was not given/)
})

test('no statement changes or removes a row that was written, not even one that says OR REPLACE', async () => {
  const copy = join(folder, 'refused.db')
  await copyFile(path, copy)
  const client = createClient({ url: `file:${copy}`, concurrency: 1 })
  const all = async () => [
    await client.execute('select * from audit'),
    await client.execute('select * from audit_seals'),
  ]
  const before = JSON.stringify(await all())
  for (const [sql, error] of refusedStatements) {
    const outcome = await client.batch([sql], 'write').then(
      () => undefined,
      (cause: Error) => cause.message,
    )
    expect([sql, outcome ?? '']).toEqual([sql, error ? expect.stringMatching(error) : ''])
  }
  expect(JSON.stringify(await all())).toBe(before)
  client.close()
})

test('what a person wrote can be erased, and the log still holds together', async () => {
  const client = createClient({ url: `file:${path}`, concurrency: 1 })
  await client.execute("update audit set payload = null where payload like '%colleague_away%' and position < 5")
  client.close()
  expect(await verifies()).toMatchObject({ erased: 2, faults: [] })
})

test('two looks within ten minutes are one row, two reasons are two', async () => {
  const scope = scopeOf(2)
  const object = newId('ref', new Date())
  for (const reason of [undefined, undefined, 'colleague_away', 'colleague_away', 'urgent'])
    await scope.looked('open-letter', object, { reason })
  const rows = (await scope.find(auditLog)).filter((row) => row.object === object)
  expect(rows.map(({ payload }) => (payload ? JSON.parse(payload).reason : null))).toEqual([
    null,
    'colleague_away',
    'urgent',
  ])
  // The same entry, sent again because its answer got lost.
  const entry = await noted(scope, { action: 'case.claimed', object, span: 'cmd-1' })
  await scope.write(entry)
  await scope.write(entry)
  expect((await scope.find(auditLog)).filter(({ span }) => span === 'cmd-1')).toHaveLength(1)
})

test('a door does not open over a log without its guards', async () => {
  await expect(needsGuards(database.read)).resolves.toBeUndefined()
  const copy = join(folder, 'bare.db')
  await copyFile(path, copy)
  const client = createClient({ url: `file:${copy}`, concurrency: 1 })
  await client.execute('drop trigger audit_is_not_replaced')
  client.close()
  const unguarded = await openDatabaseFile(copy, 'migrations')
  await expect(needsGuards(unguarded.read)).rejects.toThrow('audit_is_not_replaced missing')
  await unguarded.close()
})

test('neither the anchor nor a seal names a patient or a person', async () => {
  expect(await readFile(join(folder, 'anchor'), 'utf8')).not.toMatch(/per_|ref_/)
})

test('what was noted before rows had marks of their own is kept when a house is brought up to date', async () => {
  const [earlier, old] = [join(folder, 'earlier'), join(folder, 'of-earlier.db')]
  await cp('migrations', earlier, { recursive: true })
  const journal = JSON.parse(await readFile('migrations/meta/_journal.json', 'utf8'))
  await writeFile(join(earlier, 'meta/_journal.json'), JSON.stringify({ ...journal, entries: [journal.entries[0]] }))
  const before = await openDatabaseFile(old, earlier)
  const sql = `insert into audit (tenant_id, actor, action, object, span, at, request_id)
    values ('ten_a', 'per_a', 'read-case', 'ref_a', '1', 1, 'r')`
  await before.write([{ sql, params: [] }])
  await before.close()
  await (await openDatabaseFile(old, 'migrations')).close()
  const client = createClient({ url: `file:${old}` })
  expect((await client.execute('select object from audit_before')).rows).toMatchObject([{ object: 'ref_a' }])
  client.close()
})
