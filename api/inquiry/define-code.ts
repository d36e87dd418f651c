import { eq } from 'drizzle-orm'
import type { Statement } from '../kernel/database.ts'
import { decide } from '../kernel/decide.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { needsRole, nothingHere, type Scope } from '../kernel/scope.ts'
import { standardCodes } from './coding-tree.ts'
import type { CodeOut, NewCode } from './contract-interviews.ts'
import { presentCode } from './present-interviews.ts'
import { codes } from './table.ts'

/** The tree that every hospital has, in rows, where it is not there yet. */
export async function plantCodes(scope: Scope, at: Date): Promise<Statement[]> {
  const [last] = standardCodes.slice(-1)
  if (await scope.first(codes, eq(codes.id, last!.id))) return []
  return standardCodes.map(({ id, parentId, name }) =>
    scope.insertOnce(codes, { id, parentId, name, note: '', madeBy: 'system', madeAt: at }),
  )
}

/** The tree that every hospital has, and after it the codes of its own. Throws access.denied. */
export async function listCodes(scope: Scope): Promise<{ items: CodeOut[] }> {
  needsRole(scope, 'coordinator', 'researcher')
  await scope.looked('list-codes', scope.actor.tenantId)
  return { items: (await allCodes(scope)).map(presentCode) }
}

/** Also before the first interview, when the tree stands in no row yet. */
export async function allCodes(scope: Scope) {
  const rows = await scope.find(codes, undefined, { orderBy: [codes.madeAt, codes.id] })
  const standard = new Set<string>(standardCodes.map(({ id }) => id))
  return [...standardCodes.map((code) => ({ ...code, note: '' })), ...rows.filter(({ id }) => !standard.has(id))]
}

/** Those under a code, and itself. */
export function under(codeId: string, all: readonly { readonly id: string; readonly parentId: string | null }[]) {
  const found = new Set([codeId])
  // Each stands after the one it hangs under.
  for (const { id, parentId } of all) if (parentId && found.has(parentId)) found.add(id)
  return found
}

/** Adds a code of one's own. Throws request.invalid, id.taken, access.denied. */
export async function defineCode(scope: Scope, id: Id<'cod'>, body: NewCode) {
  needsRole(scope, 'coordinator', 'researcher')
  return decide(
    scope,
    { command: `${id}/define`, name: 'code.defined', subject: id, body },
    async (at) => {
      const { parentId, name, note } = body
      if (parentId && !(await allCodes(scope)).some((code) => code.id === parentId))
        throw new Problem('request.invalid', 'There is no such code to hang it under.', {
          fields: [{ path: '/parentId', message: 'There is no such code' }],
        })
      const row = { id, parentId, name: name.trim(), note, madeBy: scope.actor.personId, madeAt: at }
      return { facts: { code: id }, rows: [...(await plantCodes(scope, at)), scope.insert(codes, row)] }
    },
    () => showCode(scope, id),
  )
}

async function showCode(scope: Scope, id: Id<'cod'>): Promise<CodeOut> {
  const row = await scope.first(codes, eq(codes.id, id))
  if (!row) throw nothingHere()
  return presentCode(row)
}
