import { eq } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { CommandId, Id } from '../kernel/ids.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { needsSignIn } from './needs-fresh-sign-in.ts'
import { needsOwnPage } from './needs-own-page.ts'
import { presentClosing } from './present.ts'
import { offices } from './table.ts'

async function officeOfTenant(scope: Scope, id: Id<'off'>) {
  needsOwnPage(scope, 'coordinator')
  const row = await scope.first(offices, eq(offices.id, id))
  if (!row) throw nothingHere()
  return row
}

/** Every office by name, also those that are closed. Throws access.denied. */
export async function listOffices(scope: Scope) {
  needsOwnPage(scope, 'coordinator')
  return { items: (await scope.find(offices, undefined, { orderBy: offices.name })).map(presentClosing), next: null }
}

const change = async (scope: Scope, id: Id<'off'>, command: CommandId, name: 'office.closed' | 'office.opened') => {
  await officeOfTenant(scope, id)
  needsSignIn(scope, 'provider')
  return decide(
    scope,
    { command, name, subject: id, body: {} },
    async (at) => ({
      facts: { office: id },
      rows: [scope.update(offices, { closedAt: name === 'office.closed' ? at : null }, eq(offices.id, id))],
    }),
    async () => presentClosing(await officeOfTenant(scope, id)),
  )
}

/** Closes an office: from the next request on nobody may do or see anything as its member. Throws access.denied, not-found, session.stale. */
export const closeOffice = (scope: Scope, id: Id<'off'>, command: CommandId) =>
  change(scope, id, command, 'office.closed')

/** Opens a closed office again, with everybody who was a member. Throws access.denied, not-found, session.stale. */
export const openOffice = (scope: Scope, id: Id<'off'>, command: CommandId) =>
  change(scope, id, command, 'office.opened')
