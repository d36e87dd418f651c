import { Problem } from '../kernel/problem.ts'
import { needsRole, type Role, type Scope } from '../kernel/scope.ts'

/**
 * Throws access.denied unless the asker has one of the roles for the whole hospital and sits before our own pages: a
 * portal's page must not decide who works here, nor register the next portal.
 */
export function needsOwnPage(scope: Scope, ...roles: Role[]): void {
  if (scope.actor.entry?.by !== 'cookie')
    throw new Problem('access.denied', `This needs the role ${roles.join(' or ')} of the hospital.`)
  needsRole(scope, ...roles)
}
