import { and, desc, eq } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { osloDate } from '../kernel/working-days.ts'
import type { NewContact } from './contract.ts'
import { officeForCoordinator, writersOf } from './find-office.ts'
import { presentContact } from './present.ts'
import { checkContact } from './rules.ts'
import { officeContacts } from './table.ts'

/**
 * Notes a call, a visit, a mail or a training and what the office said, or that a row of today can wait. Never changed
 * afterwards: what is said later is another one. Throws request.invalid, id.taken, access.denied, not-found.
 */
export const logContact = (scope: Scope, officeId: Id<'off'>, id: Id<'con'>, body: NewContact) =>
  decide(
    scope,
    { command: `${id}/log`, name: 'office.contacted', subject: id, body: { officeId, ...body } },
    async (at) => {
      await officeForCoordinator(scope, officeId)
      const fields = checkContact(body, osloDate(at))
      if (fields.length) throw new Problem('request.invalid', 'It cannot be noted like this.', { fields })
      const row = { id, officeId, ...body, madeBy: scope.actor.personId, madeAt: at }
      return { facts: { office: officeId, kind: body.kind }, rows: [scope.insert(officeContacts, row)] }
    },
    async () => {
      await officeForCoordinator(scope, officeId)
      const row = await scope.first(
        officeContacts,
        and(eq(officeContacts.id, id), eq(officeContacts.officeId, officeId)),
      )
      if (!row) throw nothingHere()
      return presentContact(row, await writersOf(scope, [row]))
    },
  )

const mostContacts = 200

/** What was done for an office, the latest first. Throws access.denied, not-found. */
export async function listContacts(scope: Scope, officeId: Id<'off'>) {
  await officeForCoordinator(scope, officeId)
  await scope.looked('list-contacts', officeId)
  const rows = await scope.find(officeContacts, eq(officeContacts.officeId, officeId), {
    orderBy: [desc(officeContacts.madeAt), desc(officeContacts.id)],
    limit: mostContacts + 1,
  })
  const known = await writersOf(scope, rows)
  return {
    items: rows.slice(0, mostContacts).map((row) => presentContact(row, known)),
    more: rows.length > mostContacts,
  }
}
