import type { Context, MiddlewareHandler } from 'hono'
import { noted } from './audit.ts'
import type { Database, Statement } from './database.ts'
import { faultOf } from './fault.ts'
import { Problem } from './problem.ts'
import { makeScope, type Scope } from './scope.ts'
import type { Env } from './slice.ts'
import { eachTenant } from './tenants.ts'

const someId = /\b(?:ref|img|let|rep|dec|que|off|uni|ptl|per|pky|gla|con)_[0-9a-hjkmnp-tv-z]{26}\b/

/**
 * Notes that somebody who is signed in asked for what she has no right to, once for each request, before she is told so.
 * What is not there and what is somebody else's are one refusal. A refusal that cannot be noted is still a refusal.
 */
export async function noteRefusal(cause: Error, c: Context<Env>): Promise<void> {
  const actor = c.get('actor')
  if (!actor || !(cause instanceof Problem) || (cause.status !== 403 && cause.status !== 404)) return
  const deps = c.get('deps')
  const scope = makeScope(deps, actor, c.get('requestId'))
  const object = someId.exec(c.req.path)?.[0] ?? actor.tenantId
  const action = `${c.req.method} ${c.req.path.replaceAll(/[a-z]{3}_[0-9a-z]{26}/g, '{id}').replaceAll(/[^\w/{}-]/g, '')}`
  try {
    await write(
      deps.database,
      await noted(scope, { action: action.slice(0, 80), object, outcome: 'refused', reason: cause.code }),
      actor.tenantId,
    )
  } catch (fault) {
    console.error(JSON.stringify({ audit: 'refusal not noted', fault: faultOf(fault) }))
  }
}

interface Group {
  waiting: Statement[]
  turn: Promise<void>
}
const groups = new WeakMap<Database, Group>()

/** Refusals that come at once are one commit, so that who tries thousands of doors holds up nobody else's work. */
function write(database: Database, statement: Statement, tenantId: Parameters<Database['write']>[1]): Promise<unknown> {
  // trap: in a Worker one request must not wait for what another one has begun; there, each tenant has its own writer.
  if (!database.alone) return database.write([statement], tenantId)
  const group = groups.get(database) ?? { waiting: [], turn: Promise.resolve() }
  groups.set(database, group)
  group.waiting.push(statement)
  if (group.waiting.length === 1)
    group.turn = group.turn
      .catch(() => {})
      .then(async () => {
        const statements = group.waiting
        group.waiting = []
        await database.write(statements)
      })
  return group.turn
}

/** Refusals that stand in the log already, under the name of whom they met. */
const byName = new WeakSet<Error>()

/** Notes that somebody who is known here was not let in, and gives back why, to be thrown. */
export async function noteNotLetIn(scope: Scope, personId: string, problem: Problem): Promise<Problem> {
  const entry = { actor: personId, action: 'sign-in', object: scope.actor.tenantId, outcome: 'refused' } as const
  try {
    await scope.write(await noted(scope, { ...entry, reason: problem.code }))
    byName.add(problem)
  } catch (fault) {
    console.error(JSON.stringify({ audit: 'sign-in not noted', fault: faultOf(fault) }))
  }
  return problem
}

const minute = 60_000
/** Failed sign-ins noted a moment ago. */
const recent = new WeakMap<Database, string>()

/**
 * Notes sign-ins that failed and of which nobody knows whose they were: each hospital's log says that there were some, one
 * row a minute and reason, so that nobody fills a log from outside.
 */
export const noteFailedSignIns: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  if (!(c.error instanceof Problem) || c.error.status >= 500 || byName.has(c.error)) return
  const deps = c.get('deps')
  const span = `${Math.floor(deps.clock.now().getTime() / minute)} ${c.error.code}`
  if (recent.get(deps.database) === span) return
  try {
    for (const scope of await eachTenant(deps, c.get('requestId'))) {
      const entry = { actor: 'unknown', action: 'sign-in', object: scope.actor.tenantId, span } as const
      await scope.write(await noted(scope, { ...entry, outcome: 'refused', reason: c.error.code }))
    }
    recent.set(deps.database, span)
  } catch (fault) {
    console.error(JSON.stringify({ audit: 'sign-in not noted', fault: faultOf(fault) }))
  }
}
