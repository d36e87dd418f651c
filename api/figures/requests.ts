import { z } from 'zod'
import type { Ask } from './ask.ts'
import { asksOfConditions } from './asks-of-conditions.ts'
import { asksOfPairs } from './asks-of-pairs.ts'
import { asksOfTies } from './asks-of-ties.ts'
import { asksOfUse } from './asks-of-use.ts'
import { type Fault, FigureError } from './figure.ts'

/** Everything that can be asked, by its word. */
export const asks: Readonly<Record<string, Ask>> = { ...asksOfUse, ...asksOfPairs, ...asksOfConditions, ...asksOfTies }

/** What could not be answered: why, where in the file, and a sentence. */
export interface Refusal {
  readonly code: Fault
  readonly path: string
  readonly message: string
}

export type Answer = { readonly ask: unknown; readonly data: unknown } & (
  | { readonly result: unknown }
  | { readonly problem: Refusal }
)

const file = z.strictObject({
  data: z.record(z.string(), z.unknown()),
  requests: z.array(z.looseObject({})),
})

/**
 * Answers a file of named data and requests, each by itself: `{ results }`, one for each request in its order. Gives
 * `{ problems }` where the file is none such.
 */
export function answerRequests(
  content: unknown,
): { readonly results: readonly Answer[] } | { readonly problems: readonly Refusal[] } {
  const read = file.safeParse(content)
  if (!read.success) return { problems: read.error.issues.map((issue) => refusalOf(issue, '')) }
  return { results: read.data.requests.map((request, i) => answerOne(request, read.data.data, `requests[${i}]`)) }
}

function answerOne(
  request: Readonly<Record<string, unknown>>,
  sets: Readonly<Record<string, unknown>>,
  path: string,
): Answer {
  const { ask: word, data: set, ...options } = request
  const named = { ask: word ?? null, data: set ?? null }
  try {
    const ask = find(asks, word, `${path}.ask`, 'request')
    const given = find(sets, set, `${path}.data`, 'data set')
    const base = `data.${String(set)}`
    const data = shaped(ask.dataShape, given, base)
    return { ...named, result: answered(ask, data, shaped(ask.optionShape, options, path), { base, path }) }
  } catch (cause) {
    if (!(cause instanceof FigureError)) throw cause
    return { ...named, problem: { code: cause.code, path: cause.path, message: cause.message } }
  }
}

function find<Found>(all: Readonly<Record<string, Found>>, word: unknown, path: string, what: string): Found {
  if (typeof word === 'string' && Object.hasOwn(all, word)) return all[word]!
  const given = word === undefined ? `A ${what} must be named here.` : `There is no ${what} ${JSON.stringify(word)}.`
  throw new FigureError('unknown-name', path, `${given} There are: ${Object.keys(all).join(', ')}.`)
}

function shaped(shape: z.ZodType, value: unknown, path: string): unknown {
  const read = shape.safeParse(value)
  if (read.success) return read.data
  const { code, path: at, message } = refusalOf(read.error.issues[0]!, path)
  throw new FigureError(code, at, message)
}

/** A fault the arithmetic found, told by its place in the file. */
function answered(ask: Ask, data: unknown, options: unknown, { base, path }: { base: string; path: string }): unknown {
  try {
    return ask.answer(data, options)
  } catch (cause) {
    if (!(cause instanceof FigureError)) throw cause
    const [, first, rest] = /^(\w*)(.*)$/.exec(cause.path)!
    const isOption = Object.hasOwn(ask.optionShape.shape, first!)
    const at = isOption
      ? `${path}.${cause.path}`
      : ask.whole.includes(first!)
        ? `${base}${rest}`
        : `${base}.${cause.path}`
    const { message } = cause
    throw new FigureError(
      cause.code,
      at,
      message.startsWith(cause.path) ? at + message.slice(cause.path.length) : message,
    )
  }
}

function refusalOf(issue: z.core.$ZodIssue, base: string): Refusal {
  const steps = issue.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')
  const extra = issue.code === 'unrecognized_keys' ? issue.keys : []
  const path = `${base}${steps}${extra.length > 0 ? `.${extra[0]}` : ''}`.replace(/^\./, '') || 'the file'
  const message = extra.length > 0 ? `${extra.join(', ')} is not known here.` : `${path}: ${issue.message}.`
  return { code: extra.length > 0 ? 'unknown-name' : 'malformed', path, message }
}
