import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The secret of a demonstration, made once for its folder, so that cookies outlive a restart and its audit verifies. */
export async function ownSecret(dataDir: string): Promise<string> {
  const path = join(dataDir, 'secret')
  try {
    return await readFile(path, 'utf8')
  } catch {
    const secret = randomBytes(48).toString('base64url')
    await writeFile(path, secret, { mode: 0o600, flag: 'wx' })
    return secret
  }
}
