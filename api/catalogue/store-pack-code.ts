import { eq } from 'drizzle-orm'
import { needsOwnPage } from '../access/needs-own-page.ts'
import { decide } from '../kernel/decide.ts'
import type { Deps } from '../kernel/deps.ts'
import { sha256 } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { eachTenant } from '../kernel/tenants.ts'
import { packCodes } from './table.ts'

/** What code is stored under and named by. */
export const hashOf = async (code: string): Promise<string> => `sha256-${await sha256(code)}`

/** Stores code under its own hash; the same again is harmless. Throws access.denied, pack.invalid for another hash. */
export async function storePackCode(scope: Scope, hash: string, code: string) {
  if (scope.actor.personId !== 'system') needsOwnPage(scope, 'coordinator')
  const own = await hashOf(code)
  if (own !== hash)
    throw new Problem('pack.invalid', `This code is ${own}. Perhaps it was changed after the pack was made.`, {
      fields: [{ path: '/code', message: 'Not what the address names' }],
    })
  const name = `pack-code/${hash}`
  return decide(
    scope,
    { command: name, name: 'pack.code-stored', subject: name, body: {} },
    async (at) => ({ facts: {}, rows: [scope.insertOnce(packCodes, { hash, code, storedAt: at })] }),
    async () => ({ main: hash }),
  )
}

/** Code the deployer lets run in our pages, whichever hospital stored it: its hash says what it is. */
export async function trustedCodeOf(deps: Deps, hash: string): Promise<string | undefined> {
  if (!deps.settings.trustedCode.includes(hash)) return undefined
  for (const scope of await eachTenant(deps, 'pack-code')) {
    const row = await scope.first(packCodes, eq(packCodes.hash, hash))
    if (row) return row.code
  }
  return undefined
}

/** Throws not-found. */
export async function readPackCode(scope: Scope, hash: string) {
  const row = await scope.first(packCodes, eq(packCodes.hash, hash))
  if (!row) throw nothingHere()
  return { code: row.code }
}
