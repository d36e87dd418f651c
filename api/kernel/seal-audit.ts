import { desc, gt } from 'drizzle-orm'
import { auditKeys, auditSecretOf, signatureOf } from './audit.ts'
import { ConstraintViolated } from './database.ts'
import type { Deps } from './deps.ts'
import { faultOf } from './fault.ts'
import { sha256 } from './ids.ts'
import { asSystem } from './react.ts'
import { regularly } from './regularly.ts'
import { auditLog, auditSeals } from './table.ts'
import { eachTenant } from './tenants.ts'

export type Seal = typeof auditSeals.$inferSelect

/** So much of the audit one seal covers at most; what is left waits for the next. */
const most = 5_000
/** How long a row waits for its seal. Until then only its own mac guards it. */
export const sealEveryMs = 10_000

/** What a seal's signature is made over, in this order. */
export const sealWords = (seal: Omit<Seal, 'signature'>): string =>
  JSON.stringify([
    seal.tenantId,
    seal.number,
    seal.first,
    seal.last,
    seal.rows,
    seal.root,
    seal.previous,
    seal.at.getTime(),
    seal.keyId,
  ])

/** What the next seal, and the copy elsewhere, say of this one. */
export const sealMark = (seal: Seal): Promise<string> => sha256(`${sealWords(seal)}\0${seal.signature}`)

export const rootOf = (rows: readonly { readonly position: number; readonly mac: string }[]): Promise<string> =>
  sha256(rows.map(({ position, mac }) => `${position} ${mac}\n`).join(''))

/** All that sealing needs: a writer has no more. */
export interface Sealing extends Pick<Deps, 'database' | 'clock'> {
  readonly settings: Pick<Deps['settings'], 'secret' | 'auditSecret'>
}

/**
 * Seals what has been noted of a tenant since the last seal; undefined when nothing has. Positions are given in the
 * order of commitment, so no row can appear later among those that are sealed. Two at once make one seal.
 */
export async function sealAudit(deps: Sealing, tenantId: Seal['tenantId']): Promise<Seal | undefined> {
  const scope = asSystem(deps as Deps, tenantId, 'seal')
  const last = await scope.first(auditSeals, undefined, { orderBy: desc(auditSeals.number) })
  const rows = await scope.pick(auditLog, ['position', 'mac'], gt(auditLog.position, last?.last ?? 0), {
    orderBy: auditLog.position,
    limit: most,
  })
  const [first, end] = [rows[0], rows.at(-1)]
  if (!first || !end) return undefined
  const keys = await auditKeys(auditSecretOf(deps.settings))
  const seal = {
    tenantId,
    number: (last?.number ?? 0) + 1,
    first: first.position,
    last: end.position,
    rows: rows.length,
    root: await rootOf(rows),
    previous: last ? await sealMark(last) : '',
    at: deps.clock.now(),
    keyId: keys.id,
  }
  const signed = { ...seal, signature: await signatureOf(keys, sealWords(seal)) }
  try {
    const [written] = await scope.write(scope.insertOnce(auditSeals, signed))
    return written?.rowsAffected === 1 ? signed : undefined
  } catch (cause) {
    if (cause instanceof ConstraintViolated) return undefined
    throw cause
  }
}

/** Seals the audit of every tenant to its end. Each seal goes to `keep` as well, which may lie elsewhere. */
export async function sealAll(deps: Deps, keep: (seal: Seal) => Promise<void> = async () => {}): Promise<void> {
  for (const { actor } of await eachTenant(deps, 'seal'))
    for (let seal = await sealAudit(deps, actor.tenantId); seal; seal = await sealAudit(deps, actor.tenantId))
      await keep(seal)
}

/** Seals every ten seconds until `stop`, which seals the rest. A round that fails is named in the log; the next one makes up for it. */
export function sealRegularly(deps: Deps, keep: (seal: Seal) => Promise<void>): { stop(): Promise<void> } {
  const round = (): Promise<void> =>
    sealAll(deps, keep).catch((cause) => console.error(JSON.stringify({ audit: 'not sealed', fault: faultOf(cause) })))
  const rounds = regularly(sealEveryMs, round)
  return {
    stop: async () => {
      await rounds.stop()
      await round()
    },
  }
}
