import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const fill = fileURLToPath(new URL('../../api/demo/region/run.ts', import.meta.url))

/** A folder with that many waiting cases below `root`, made now unless a run before made it for the same schema. */
export async function databaseOf(root: string, referrals: number, schema: string): Promise<string> {
  const folder = join(root, `${referrals}-${schema}`)
  if (existsSync(join(folder, 'lysbord.db'))) return folder
  await rm(folder, { recursive: true, force: true })
  process.stderr.write(`Making ${referrals} waiting cases …\n`)
  const half = `${folder}.half`
  await rm(half, { recursive: true, force: true })
  execFileSync(process.execPath, [fill, '--into', half, '--referrals', String(referrals)], { stdio: 'inherit' })
  await rename(half, folder)
  return folder
}
