import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { drizzle } from 'drizzle-orm/libsql'
import { readAnchor } from './adapters/anchor.file.ts'
import { FolderHeld, holdFolder } from './adapters/lock.file.ts'
import { type Verified, verifyAudit } from './kernel/verify-audit.ts'
import { whyOf } from './leave.ts'

/**
 * Verifies the audit of a database file. `secrets`: the one in use, and those used before it. Nothing else may write the
 * file meanwhile: a copy, or a folder whose server is stopped.
 */
export async function verifyFile(path: string, secrets: readonly string[], anchor?: string): Promise<Verified> {
  // The client would make an empty file where none is.
  await stat(path)
  const client = createClient({ url: `file:${path}`, concurrency: 1 })
  try {
    return await verifyAudit(drizzle(client), secrets, anchor ? await readAnchor(anchor) : [])
  } finally {
    client.close()
  }
}

/** A data folder is held while it is read, so that no server starts over it; a file is taken for a copy. */
async function verifyPlace(place: string, secrets: readonly string[], anchor?: string): Promise<Verified> {
  if ((await stat(place)).isFile()) return verifyFile(place, secrets, anchor)
  const folder = await holdFolder(join(place, 'lock'))
  return verifyFile(join(place, 'lysbord.db'), secrets, anchor).finally(() => folder.release())
}

/** The secrets of the audit that the environment names: the one in use, then those used before it. */
export function auditSecretsFrom(env: NodeJS.ProcessEnv): string[] {
  const inUse = env.LYSBORD_AUDIT_SECRET ?? env.LYSBORD_SECRET
  return [...(inUse ? [inUse] : []), ...(env.LYSBORD_AUDIT_SECRETS_BEFORE ?? '').split(' ').filter(Boolean)]
}

/** Those, or the one a demonstration keeps in its folder. */
async function secretsFor(place: string, env: NodeJS.ProcessEnv): Promise<string[]> {
  if (env.LYSBORD_AUDIT_SECRET ?? env.LYSBORD_SECRET) return auditSecretsFrom(env)
  const kept = await readFile(join(place, 'secret'), 'utf8').catch(() => '')
  if (!kept) throw new Error('LYSBORD_AUDIT_SECRET must be the secret the audit was written with.')
  return [kept.trim(), ...auditSecretsFrom(env)]
}

/** Verifies and tells; the exit code: 0 when all holds, 1 when something does not, 2 when it could not be looked at. */
async function tell(verb: string | undefined, place: string, env: NodeJS.ProcessEnv): Promise<number> {
  if (verb !== 'verify') {
    console.error('Say what to do: npm run audit -- verify [data folder, or a copy of lysbord.db]')
    return 2
  }
  const { faults, rows, seals, unsealed, erased } = await verifyPlace(
    place,
    await secretsFor(place, env),
    env.LYSBORD_AUDIT_ANCHOR,
  )
  console.log(
    `${rows} rows, ${seals} seals; ${unsealed} rows after the last seal, ${erased} with their payload erased.`,
  )
  if (!env.LYSBORD_AUDIT_ANCHOR) console.log('No LYSBORD_AUDIT_ANCHOR: an old copy of the whole log would look sound.')
  for (const fault of faults) console.error(fault)
  console.log(faults.length === 0 ? 'The audit holds.' : `The audit does not hold: ${faults.length} faults.`)
  return faults.length === 0 ? 0 : 1
}

/** Why nothing could be looked at, and what to do instead. */
function whyNot(cause: unknown, place: string): string {
  if (cause instanceof FolderHeld)
    return `A server works in ${place}. Its log is verified in a copy: npm run backup -- --to DIR, then npm run drill -- --from DIR with LYSBORD_AUDIT_SECRET; or stop the server first.`
  if ((cause as { code?: unknown } | undefined)?.code === 'ENOENT') return `There is no lysbord.db in ${place}.`
  return whyOf(cause)
}

if (import.meta.main) {
  const [verb, place = process.env.LYSBORD_DATA ?? '.lysbord'] = process.argv.slice(2)
  process.exitCode = await tell(verb, place, process.env).catch((cause) => {
    console.error(whyNot(cause, place))
    return 2
  })
}
