import { copyFile, rm } from 'node:fs/promises'
import { type Client, createClient } from '@libsql/client'
import { drizzle } from 'drizzle-orm/libsql'
import { type Anchored, type Verified, verifyAudit } from '../../api/kernel/verify-audit.ts'

/** What somebody may do who can write the file, but has no secret. `n` is a row that a seal covers and that is not the last of it. */
export interface Tampering {
  readonly does: string
  readonly found: RegExp
  /** With the guards dropped before and put back after, as somebody would who knows of them. */
  readonly unguarded?: boolean
  hand(client: Client, n: number): Promise<unknown>
}

const one = async (client: Client, sql: string, args: (string | number)[] = []) =>
  (await client.execute({ sql, args })).rows[0]!

/** Takes a seal's rows and the seal itself away from the end. */
const cutBack = async (client: Client): Promise<void> => {
  const { tenant_id, number, first } = await one(client, 'select * from audit_seals order by last desc limit 1')
  await client.execute({
    sql: 'delete from audit_seals where tenant_id = ? and number = ?',
    args: [tenant_id!, number!],
  })
  await client.execute({ sql: 'delete from audit where position >= ?', args: [first!] })
  await client.execute("update sqlite_sequence set seq = (select max(position) from audit) where name = 'audit'")
}

export const tamperings: readonly Tampering[] = [
  {
    does: 'edits who looked',
    found: /^Row \d+ was altered/,
    unguarded: true,
    hand: (client, n) => client.execute({ sql: "update audit set actor = 'per_other' where position = ?", args: [n] }),
  },
  {
    does: 'edits when it was',
    found: /^Row \d+ was altered/,
    unguarded: true,
    hand: (client, n) => client.execute({ sql: 'update audit set at = at + 1 where position = ?', args: [n] }),
  },
  {
    does: 'edits a reason',
    found: /^The payload of row \d+ was altered/,
    unguarded: true,
    hand: (client, n) =>
      client.execute({ sql: `update audit set payload = '{"reason":"other"}' where position = ?`, args: [n] }),
  },
  {
    does: 'deletes a row',
    found: /^Row \d+ is missing/,
    unguarded: true,
    hand: (client, n) => client.execute({ sql: 'delete from audit where position = ?', args: [n] }),
  },
  {
    does: 'deletes a row and closes the gap',
    found: /^Seal 1 of ten_\w+ covers \d+ rows, \d+ are there|are not those it was made for/,
    unguarded: true,
    hand: async (client, n) => {
      await client.execute({ sql: 'delete from audit where position = ?', args: [n] })
      await client.execute({ sql: 'update audit set position = -position where position > ?', args: [n] })
      await client.execute('update audit set position = -position - 1 where position < 0')
      await client.execute("update sqlite_sequence set seq = seq - 1 where name = 'audit'")
    },
  },
  {
    does: 'swaps two rows',
    found: /are not those it was made for/,
    unguarded: true,
    hand: async (client, n) => {
      await client.execute({ sql: 'update audit set position = -1 where position = ?', args: [n] })
      await client.execute({ sql: 'update audit set position = ? where position = ?', args: [n, n + 1] })
      await client.execute({ sql: 'update audit set position = ? where position = -1', args: [n + 1] })
    },
  },
  {
    does: 'replays a row under another position',
    found: /covers \d+ rows, \d+ are there|are not those/,
    unguarded: true,
    hand: async (client, n) => {
      const copy =
        'tenant_id, actor, action, object, span, at, server, outcome, request_id, payload, payload_mac, mac, key_id'
      await client.execute('drop index audit_once')
      await client.execute({ sql: `create table kept as select ${copy} from audit where position = ?`, args: [n] })
      await client.execute({ sql: 'delete from audit where position = ?', args: [n + 1] })
      await client.execute({ sql: `insert into audit (position, ${copy}) select ?, ${copy} from kept`, args: [n + 1] })
    },
  },
  {
    does: 'adds a row of its own',
    found: /^Row \d+ was altered, or not written by Lysbord/,
    hand: (client) =>
      client.execute(`insert into audit (tenant_id, actor, action, object, span, at, server, outcome, request_id, payload_mac, mac, key_id)
        select tenant_id, actor, action, object, 'mine', at, server, outcome, request_id, payload_mac, mac, key_id from audit limit 1`),
  },
  {
    does: 'cuts the rows off behind the last seal',
    found: /^Rows \d+ to \d+ are missing at the end/,
    unguarded: true,
    hand: (client) => client.execute('delete from audit where position > (select max(last) from audit_seals)'),
  },
  {
    does: 'cuts the end off together with its seal',
    found: /was written elsewhere and is missing here/,
    unguarded: true,
    hand: cutBack,
  },
  {
    does: 'edits a seal',
    found: /^Seal 1 of ten_\w+ has a wrong signature/,
    unguarded: true,
    hand: (client) => client.execute('update audit_seals set rows = rows + 1 where number = 1'),
  },
  {
    does: 'deletes a seal',
    found: /a seal is missing/,
    unguarded: true,
    hand: (client) => client.execute('delete from audit_seals where number = 1'),
  },
  {
    does: 'drops a guard',
    found: /^The guard audit_is_not_updated is missing/,
    hand: (client) => client.execute('drop trigger audit_is_not_updated'),
  },
]

/** What the guards refuse by themselves. `undefined`: nothing happens, but nothing is said either. */
export const refusedStatements: readonly (readonly [sql: string, error: RegExp | undefined])[] = [
  ['update audit set actor = actor || 1 where position = 1', /append-only/],
  ["update audit set payload = 'x' where position = 1", /append-only/],
  ['delete from audit where position = 1', /append-only/],
  ['insert or replace into audit select * from audit where position = 1', /append-only/],
  [
    `insert or replace into audit (position, tenant_id, actor, action, object, span, at, server, outcome, request_id, payload_mac, mac, key_id)
     select position, tenant_id, 'somebody', action, object, span, at, server, outcome, request_id, payload_mac, mac, key_id from audit where position = 1`,
    /append-only/,
  ],
  [
    `insert or replace into audit (tenant_id, actor, action, object, span, at, server, outcome, request_id, payload_mac, mac, key_id)
     select tenant_id, actor, action, object, span, 0, server, outcome, request_id, payload_mac, mac, key_id from audit where position = 1`,
    undefined,
  ],
  [
    'replace into audit_seals select tenant_id, number, 0, 0, 0, root, previous, at, key_id, signature from audit_seals',
    undefined,
  ],
  ['update audit_seals set rows = 0', /append-only/],
  ['delete from audit_seals', /append-only/],
]

/** Verifies a copy of the file after somebody's hand was on it. */
export async function tampered(
  path: string,
  { hand, unguarded }: Pick<Tampering, 'hand' | 'unguarded'>,
  n: number,
  { secrets, anchor }: { readonly secrets: readonly string[]; readonly anchor: readonly Anchored[] },
): Promise<Verified> {
  const copy = `${path}.tampered`
  await copyFile(path, copy)
  const client = createClient({ url: `file:${copy}`, concurrency: 1 })
  try {
    const { rows } = await client.execute("select name, sql from sqlite_master where type = 'trigger'")
    if (unguarded) for (const { name } of rows) await client.execute(`drop trigger ${name}`)
    await hand(client, n)
    if (unguarded) for (const { sql } of rows) await client.execute(String(sql))
    return await verifyAudit(drizzle(client), secrets, anchor)
  } finally {
    client.close()
    await rm(copy, { force: true })
  }
}
