import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { HTTPException } from 'hono/http-exception'
import type { Deps } from './deps.ts'
import type { CommandId } from './ids.ts'
import { type FieldProblem, Problem, problemDocument } from './problem.ts'
import { type Actor, makeScope, type Scope } from './scope.ts'

export interface Env {
  Variables: { deps: Deps; requestId: string; actor: Actor | undefined }
  /** Where the call comes from, as the door knows it; nobody's word counts for that. */
  Bindings: { readonly address?: string }
}

/** A router of one step. What does not fit its contract becomes a Problem with field paths. */
export const slice = () =>
  new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (!result.success) throw invalid(result.target, result.error.issues)
    },
  })

/** The asker's road to data. Throws session.missing. */
export function scope(c: Context<Env>): Scope {
  const actor = c.get('actor')
  if (!actor) throw new Problem('session.missing', 'Sign in, then try again. What you typed is kept.')
  return makeScope(c.get('deps'), actor, c.get('requestId'))
}

/** Where the call comes from. Nobody knows inside a test without a door. */
export const addressOf = (c: Context): string => (c.env as Env['Bindings'] | undefined)?.address ?? 'unknown'

const commandShape = /^[\x21-\x7e]{8,128}$/

/** The caller's own id for this deed, from `Idempotency-Key`. Throws request.command-missing. */
export function commandId(c: Context<Env>): CommandId {
  const key = c.req.header('idempotency-key') ?? ''
  if (!commandShape.test(key))
    throw new Problem('request.command-missing', 'Send an Idempotency-Key of 8 to 128 characters, new for each deed.', {
      fields: [{ path: '#header/idempotency-key', message: '8 to 128 visible ASCII characters' }],
    })
  // A caller's key must not collide with the ids that creations use as their commands.
  return `${c.get('actor')?.personId}/${key}`
}

/**
 * Everything thrown becomes one kind of answer; only unexpected faults are logged, without the request's content. What is
 * not done here is none.
 */
export function toProblem(cause: Error, c: Context): Response {
  const problem = asProblem(cause)
  if (problem.status >= 500 && problem.status !== 501) {
    const from = problem.cause instanceof Error ? problem.cause : cause
    console.error(
      JSON.stringify({ request: c.get('requestId'), code: problem.code, fault: from.name, at: faultSite(from) }),
    )
  }
  return c.body(JSON.stringify(problemDocument(problem)), problem.status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    ...('retryAfter' in problem.facts && { 'retry-after': String(problem.facts.retryAfter) }),
  })
}

function asProblem(cause: Error): Problem {
  if (cause instanceof Problem) return cause
  if (isOfHono(cause) && cause.status < 500) {
    const code = cause.status === 404 ? 'not-found' : 'request.malformed'
    return new Problem(code, cause.message || 'The request could not be read.', { cause })
  }
  return new Problem('internal', 'The fault was logged. Trying again later may help; nothing was changed.', { cause })
}

/** Known by its words: two copies of hono may be loaded, and each has a class of its own. */
const isOfHono = (cause: Error): cause is HTTPException =>
  'getResponse' in cause && 'status' in cause && typeof cause.status === 'number'

/** Where it broke, without the message: a driver's message may quote what was typed. */
const faultSite = (cause: Error): string =>
  (cause.stack ?? '')
    .split('\n')
    .filter((line) => line.trim().startsWith('at '))
    .slice(0, 4)
    .map((line) => line.trim())
    .join(' < ')

type Issue = z.core.$ZodIssue

function invalid(target: string, issues: readonly Issue[]): Problem {
  const base = target === 'json' ? '' : `#${target}`
  const fields = issues.flatMap((issue) => fieldsOf(issue, base))
  return new Problem('request.invalid', `${fields.length === 1 ? 'One field does' : 'Some fields do'} not fit.`, {
    fields,
  })
}

function fieldsOf(issue: Issue, base: string): FieldProblem[] {
  const path = [base, ...issue.path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: `${path}/${key}`,
      // A contract may have words of its own for what it does not know.
      message: issue.message.startsWith('Unrecognized key') ? 'Not known here' : issue.message,
    }))
  return [{ path, message: issue.message }]
}

const problemShape = z
  .object({
    type: z.string(),
    code: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem')

/** Every operation may answer a Problem (RFC 9457). */
export const problemAnswer = {
  default: { description: 'A Problem', content: { 'application/problem+json': { schema: problemShape } } },
} as const

export const json = <T extends z.ZodType>(schema: T, description = 'Done') => ({
  description,
  content: { 'application/json': { schema } },
})
export const jsonBody = <T extends z.ZodType>(schema: T) => ({ required: true, ...json(schema, 'What to do') })
/** Documents the caller's id for a deed. */
export const commandHeader = z.object({
  'idempotency-key': z.string().optional().openapi({ description: 'New for each deed, the same for its repetition.' }),
})
