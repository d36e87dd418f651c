import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Client, createClient } from '@libsql/client'
import { drizzle } from 'drizzle-orm/libsql'
import { diskBlobStore } from '../adapters/blob-store.disk.ts'
import { fateOf } from '../imaging/check-stored.ts'
import { verifyAudit } from '../kernel/verify-audit.ts'
import { countRows } from './manifest.ts'
import { restoreHouse } from './restore-house.ts'

/** One thing a drill looks at. `undefined`: it could not be looked at, and why. */
export interface Check {
  readonly name: string
  readonly ok: boolean | undefined
  readonly found: string
}

export interface Secrets {
  /** Of the backup. */
  readonly key?: Uint8Array | undefined
  /** Of the audit: those in use and those used before. */
  readonly audit: readonly string[]
}

const mostBlobs = 50

/** Restores a backup into a folder that is removed afterwards, and looks whether it is a whole house. */
export async function drill(from: string, { key, audit }: Secrets): Promise<Check[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lysbord-drill-'))
  const dataDir = join(folder, 'data')
  try {
    const { manifest, revoked } = await restoreHouse(from, dataDir, key)
    const client = createClient({ url: `file:${join(dataDir, 'lysbord.db')}`, concurrency: 1 })
    try {
      return [
        told('restored', true, `of ${manifest.at}, ${manifest.blobs.length} blobs, each as it was backed up`),
        told('revoked', true, `${revoked.sessions} sessions, ${revoked.links} links, ${revoked.tickets} tickets`),
        await integrity(client),
        await foreignKeys(client),
        await counts(client, manifest.counts),
        await chain(client, audit),
        await originals(client, join(dataDir, 'blobs')),
        await threeCases(client),
      ]
    } finally {
      client.close()
    }
  } catch (cause) {
    return [told('restored', false, cause instanceof Error ? cause.message : String(cause))]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const told = (name: string, ok: boolean | undefined, found: string): Check => ({ name, ok, found })

async function integrity(client: Client): Promise<Check> {
  const { rows } = await client.execute('pragma integrity_check')
  const words = rows.map((row) => String(row.integrity_check)).join(', ')
  return told('integrity', words === 'ok', words)
}

async function foreignKeys(client: Client): Promise<Check> {
  const { rows } = await client.execute('pragma foreign_key_check')
  const tables = [...new Set(rows.map(({ table }) => String(table)))]
  return told(
    'foreign keys',
    rows.length === 0,
    rows.length ? `${rows.length} broken in ${tables.join(', ')}` : 'all hold',
  )
}

async function counts(client: Client, expected: Readonly<Record<string, number>>): Promise<Check> {
  const found = await countRows(client)
  const wrong = Object.keys({ ...expected, ...found }).filter((table) => found[table] !== expected[table])
  const rows = Object.values(found).reduce((sum, n) => sum + n, 0)
  return told('counts', wrong.length === 0, wrong.length ? `differ in ${wrong.join(', ')}` : `${rows} rows`)
}

async function chain(client: Client, secrets: readonly string[]): Promise<Check> {
  if (secrets.length === 0) return told('audit', undefined, 'not checked: needs LYSBORD_AUDIT_SECRET')
  const { rows, seals, unsealed, faults } = await verifyAudit(drizzle(client), secrets)
  return told('audit', faults.length === 0, faults[0] ?? `${rows} rows, ${seals} seals, ${unsealed} not yet sealed`)
}

/** Up to fifty photographs, spread over all: the original is there and its hash the one of its row. */
async function originals(client: Client, blobs: string): Promise<Check> {
  const { rows } = await client.execute({
    sql: `select id, original_key, sha256 from images
          where (select count(*) from images i where i.rowid <= images.rowid)
                % max(1, (select count(*) from images) / ?) = 0 limit ?`,
    args: [mostBlobs, mostBlobs],
  })
  const stored = diskBlobStore(blobs)
  const wrong: string[] = []
  for (const { id, original_key, sha256 } of rows) {
    const fate = await fateOf(stored, String(original_key), String(sha256))
    if (fate !== 'whole') wrong.push(`${id} is ${fate}`)
  }
  return told(
    'photographs',
    wrong.length === 0,
    wrong.length ? wrong.join(', ') : `${rows.length} have the hash of their row`,
  )
}

/** The last three that were answered: question, decision, reply and letter are all there, and their events in order. */
async function threeCases(client: Client): Promise<Check> {
  const { rows } = await client.execute(`
    select r.id, length(r.content) > 2 as asked,
      exists (select 1 from decisions d where d.tenant_id = r.tenant_id and d.referral_id = r.id) as decided,
      exists (select 1 from letters l where l.tenant_id = r.tenant_id and l.referral_id = r.id) as posted,
      (select group_concat(e.seq) from (select seq from events where tenant_id = r.tenant_id and subject = r.id order by seq) e) as seqs
    from referrals r where exists (select 1 from replies p where p.tenant_id = r.tenant_id and p.referral_id = r.id)
    order by r.rowid desc limit 3`)
  const whole = rows.filter(({ asked, decided, posted, seqs }) => {
    const numbers = String(seqs ?? '')
      .split(',')
      .map(Number)
    return asked && decided && posted && numbers.every((seq, n) => seq === n + 1)
  })
  if (rows.length === 0) return told('cases', undefined, 'not checked: none was answered')
  return told('cases', whole.length === rows.length, `${whole.length} of ${rows.length} whole from question to letter`)
}
