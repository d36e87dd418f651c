import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { auditSecretsFrom } from './audit.ts'
import { copyHouse } from './keep/copy-house.ts'
import { drill } from './keep/drill.ts'
import { restoreHouse } from './keep/restore-house.ts'
import { backupKeyFrom } from './keep/seal-file.ts'

/*
 * Keeping what door 1 has: `backup --to DIR`, also while the server works; `restore --from DIR --data DIR`; and
 * `drill --from DIR`, which restores a backup aside and looks whether it is whole. With LYSBORD_BACKUP_KEY backups are sealed.
 */
const usage = `npm run backup -- --to DIR [--data DIR]
npm run restore -- --from DIR --data DIR
npm run drill -- --from DIR`

const { env } = process
const key = env.LYSBORD_BACKUP_KEY ? backupKeyFrom(env.LYSBORD_BACKUP_KEY) : undefined

const verbs: Readonly<Record<string, (options: Readonly<Record<string, string | undefined>>) => Promise<number>>> = {
  async backup({ to, data }) {
    if (!to) return wrong()
    const { folder, manifest, missing } = await copyHouse(
      resolve(data ?? env.LYSBORD_DATA ?? '.lysbord'),
      resolve(to),
      key,
    )
    const rows = Object.values(manifest.counts).reduce((sum, n) => sum + n, 0)
    console.log(
      `${folder}\n${rows} rows, ${manifest.blobs.length} blobs, ${key ? 'sealed' : 'NOT sealed: LYSBORD_BACKUP_KEY is not set'}. Nobody could write for ${manifest.stillMs} ms.`,
    )
    for (const key of missing) console.error(`NOT in this backup, because not in the house: ${key}`)
    return missing.length === 0 ? 0 : 1
  },
  async restore({ from, data }) {
    if (!from || !data) return wrong()
    const { manifest, revoked } = await restoreHouse(resolve(from), resolve(data), key)
    console.log(
      `Restored as of ${manifest.at}. Everybody signs in anew: ${revoked.sessions} sessions and ${revoked.links} links in mails work no more.`,
    )
    return 0
  },
  async drill({ from }) {
    if (!from) return wrong()
    const checks = await drill(resolve(from), { key, audit: auditSecretsFrom(env) })
    for (const { name, ok, found } of checks)
      console.log(`${ok === undefined ? '?' : ok ? 'ok' : 'NOT OK'}\t${name}\t${found}`)
    return checks.some(({ ok }) => ok === false) ? 1 : 0
  },
}

function wrong(): number {
  console.error(usage)
  return 2
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { to: { type: 'string' }, from: { type: 'string' }, data: { type: 'string' } },
  })
  process.exitCode = await (verbs[positionals[0] ?? ''] ?? wrong)(values)
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : cause)
  process.exitCode = 1
}
