import { eq, inArray } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { Id } from '../kernel/ids.ts'
import { type FieldProblem, Problem } from '../kernel/problem.ts'
import type { Scope } from '../kernel/scope.ts'
import type { NewPortal } from './contract.ts'
import { issuerFaults } from './judge-issuer.ts'
import { needsPortalKeeper, showPortal } from './read-portal.ts'
import { portals, units } from './table.ts'

/**
 * Registers a portal (revision 0) or changes it (the revision that was changed); the same again is harmless.
 * Throws access.denied, request.invalid for a unit that is not the hospital's or an issuer whose word does not count,
 * subject.moved-on, command.other-body, id.taken.
 */
export async function registerPortal(scope: Scope, id: Id<'ptl'>, wish: NewPortal) {
  needsPortalKeeper(scope)
  const fields = [...(await issuerFaults(scope.deps, wish)), ...(await unitFaults(scope, wish.unitIds))]
  if (fields.length > 0)
    throw new Problem('request.invalid', 'Choose units of your own hospital, and an issuer that is believed here.', {
      fields,
    })
  const { revision, ...content } = wish
  return decide(
    scope,
    { command: `${id}/${revision}`, name: 'portal.registered', subject: id, body: wish },
    async (at, seq) => {
      if (seq !== revision)
        throw new Problem('subject.moved-on', `The portal stands at revision ${seq}. Read it again, then change it.`)
      const row = {
        ...content,
        audience: content.audience ?? scope.deps.settings.baseUrl,
        peopleIssuer: content.peopleIssuer ?? scope.deps.settings.issuer,
        disabledAt: null,
      }
      const written =
        revision === 0
          ? scope.insert(portals, { id, ...row, registeredAt: at })
          : scope.update(portals, row, eq(portals.id, id))
      return { facts: { portal: id }, rows: [written] }
    },
    () => showPortal(scope, id),
  )
}

async function unitFaults(scope: Scope, unitIds: readonly Id<'uni'>[]): Promise<FieldProblem[]> {
  const known = await scope.find(units, inArray(units.id, [...unitIds]))
  return unitIds.flatMap((unitId, index) =>
    known.some(({ id }) => id === unitId) ? [] : [{ path: `/unitIds/${index}`, message: 'No unit of this hospital' }],
  )
}
