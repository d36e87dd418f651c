import { asc, sql } from 'drizzle-orm'
import { type AuditKeys, auditKeys, isSignature, macOf, rowWords } from './audit.ts'
import type { Database } from './database.ts'
import { rootOf, type Seal, sealMark, sealWords } from './seal-audit.ts'
import { auditLog, auditSeals } from './table.ts'

/** A seal as it was also written elsewhere. */
export interface Anchored {
  readonly tenantId: string
  readonly number: number
  readonly mark: string
}

export interface Verified {
  readonly rows: number
  readonly seals: number
  /** Rows after the last seal: each holds its own mac, but whether one is missing at the very end nobody can tell. */
  readonly unsealed: number
  /** Rows whose payload was erased. */
  readonly erased: number
  /** One sentence for each fault, naming the row or the seal. */
  readonly faults: readonly string[]
}

/** Without these the log could be rewritten by an ordinary statement. drizzle does not know of them. */
export const guards = [
  'audit_is_not_updated',
  'audit_is_not_deleted',
  'audit_once_is_once',
  'audit_is_not_replaced',
  'audit_seals_are_not_updated',
  'audit_seals_are_not_deleted',
  'audit_seals_are_not_replaced',
  'events_are_not_updated',
  'events_are_not_deleted',
  'events_are_not_replaced',
] as const

/** The guards that this database lacks. */
export async function missingGuards(read: Database['read']): Promise<string[]> {
  const rows = await read.values<[string]>(sql`select name from sqlite_master where type = 'trigger'`)
  const there = rows.map((row) => row[0])
  return guards.filter((name) => !there.includes(name))
}

/** Throws where a guard is missing: a door does not open over a log that anybody could rewrite. */
export async function needsGuards(read: Database['read']): Promise<void> {
  const missing = await missingGuards(read)
  if (missing.length > 0) throw new Error(`The audit is not append-only here: ${missing.join(', ')} missing.`)
}

const atOnce = 2_000
/** Enough to know; the rest would say the same. */
const mostFaults = 50

/**
 * Reads the whole log and says what does not hold: an edited, deleted, swapped, added, truncated or replayed row or
 * seal, a missing guard. `secrets` are those in use and those used before; `anchor` is what was written elsewhere, without
 * which a log cut back together with its seals, or an old copy of the whole, looks sound.
 */
export async function verifyAudit(
  read: Database['read'],
  secrets: readonly string[],
  anchor: readonly Anchored[] = [],
): Promise<Verified> {
  const faults: string[] = []
  const fault = (sentence: string) => void (faults.length < mostFaults && faults.push(sentence))
  const keys = new Map<string, AuditKeys>()
  for (const secret of secrets) {
    const made = await auditKeys(secret)
    keys.set(made.id, made)
  }
  for (const name of await missingGuards(read)) fault(`The guard ${name} is missing.`)

  const seals = await read.select().from(auditSeals).orderBy(asc(auditSeals.tenantId), asc(auditSeals.number))
  const stretches = Map.groupBy(seals, ({ tenantId }) => tenantId)
  for (const ofTenant of stretches.values()) await sealsHold(ofTenant, keys, fault)

  const counted = await rowsHold(read, stretches, keys, fault)
  for (const { tenantId, number, mark } of anchor) {
    const seal = seals.find((one) => one.tenantId === tenantId && one.number === number)
    if (!seal) fault(`Seal ${number} of ${tenantId} was written elsewhere and is missing here.`)
    else if ((await sealMark(seal)) !== mark) fault(`Seal ${number} of ${tenantId} is not the one written elsewhere.`)
  }
  return { ...counted, seals: seals.length, faults }
}

async function sealsHold(seals: readonly Seal[], keys: Map<string, AuditKeys>, fault: (sentence: string) => void) {
  for (const [n, seal] of seals.entries()) {
    const [name, before, key] = [`Seal ${seal.number} of ${seal.tenantId}`, seals[n - 1], keys.get(seal.keyId)]
    if (seal.number !== (before?.number ?? 0) + 1) fault(`${name} does not follow the one before: a seal is missing.`)
    else if (seal.previous !== (before ? await sealMark(before) : '')) fault(`${name} names another seal before it.`)
    if (seal.first <= (before?.last ?? 0)) fault(`${name} covers what is sealed already.`)
    if (!key) fault(`${name} was made with a key that was not given (${seal.keyId}).`)
    else if (!(await isSignature(key, seal.signature, sealWords(seal)))) fault(`${name} has a wrong signature.`)
  }
}

type Row = typeof auditLog.$inferSelect

/** Walks through all rows once, in order, and closes each seal's stretch when it is passed. */
async function rowsHold(
  read: Database['read'],
  stretches: ReadonlyMap<string, readonly Seal[]>,
  keys: ReadonlyMap<string, AuditKeys>,
  fault: (sentence: string) => void,
) {
  const counted = { rows: 0, unsealed: 0, erased: 0 }
  const open = new Map<string, Row[]>()
  const done = new Map<string, number>()
  const close = async (seal: Seal, rows: readonly Row[]) => {
    const name = `Seal ${seal.number} of ${seal.tenantId}`
    if (rows.length !== seal.rows) fault(`${name} covers ${seal.rows} rows, ${rows.length} are there.`)
    else if ((await rootOf(rows)) !== seal.root)
      fault(`${name}: rows ${seal.first} to ${seal.last} are not those it was made for.`)
  }
  const passed = async (tenantId: string, position: number) => {
    const seals = stretches.get(tenantId) ?? []
    for (let n = done.get(tenantId) ?? 0; n < seals.length && seals[n]!.last < position; n++) {
      await close(seals[n]!, open.get(tenantId) ?? [])
      open.set(tenantId, [])
      done.set(tenantId, n + 1)
    }
  }

  let last = 0
  for (;;) {
    const rows = await read
      .select()
      .from(auditLog)
      .where(sql`${auditLog.position} > ${last}`)
      .orderBy(auditLog.position)
      .limit(atOnce)
    for (const row of rows) {
      counted.rows++
      // The guards give every position; a batch that did not happen gives its own back.
      if (row.position !== last + 1)
        fault(`Row ${last + 1}${row.position > last + 2 ? ` to ${row.position - 1}` : ''} is missing.`)
      last = row.position
      await rowHolds(row, keys, fault)
      if (row.payload === null && row.payloadMac !== (await emptyMac(keys, row.keyId))) counted.erased++
      await passed(row.tenantId, row.position)
      const stretch = open.get(row.tenantId)
      if (stretch) stretch.push(row)
      else open.set(row.tenantId, [row])
    }
    if (rows.length < atOnce) break
  }
  for (const [tenantId, seals] of stretches) await passed(tenantId, (seals.at(-1)?.last ?? 0) + 1)
  for (const rows of open.values()) counted.unsealed += rows.length
  const [end] = await read.values<[number]>(sql`select seq from sqlite_sequence where name = 'audit'`)
  if ((end?.[0] ?? 0) > last) fault(`Rows ${last + 1} to ${end![0]} are missing at the end.`)
  return counted
}

const empties = new Map<string, string>()
async function emptyMac(keys: ReadonlyMap<string, AuditKeys>, keyId: string): Promise<string | undefined> {
  const key = keys.get(keyId)
  if (key && !empties.has(keyId)) empties.set(keyId, await macOf(key, ''))
  return empties.get(keyId)
}

async function rowHolds(row: Row, keys: ReadonlyMap<string, AuditKeys>, fault: (sentence: string) => void) {
  const key = keys.get(row.keyId)
  if (!key) return fault(`Row ${row.position} was written with a key that was not given (${row.keyId}).`)
  if (row.mac !== (await macOf(key, rowWords(row))))
    fault(`Row ${row.position} was altered, or not written by Lysbord.`)
  if (row.payload !== null && row.payloadMac !== (await macOf(key, row.payload)))
    fault(`The payload of row ${row.position} was altered.`)
}
