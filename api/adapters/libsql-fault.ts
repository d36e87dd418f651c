import { ConstraintViolated } from '../kernel/database.ts'

/** What the clients of libSQL, of either kind, tell with an error. */
interface Told extends Error {
  readonly code: string
  readonly extendedCode?: string
  readonly statementIndex?: number
}

/** The error as libSQL told it, also under the sentence that drizzle puts around it; undefined when it is none. */
function toldBy(cause: unknown): Told | undefined {
  if (!(cause instanceof Error)) return undefined
  if (typeof (cause as { code?: unknown }).code === 'string') return cause as Told
  return toldBy(cause.cause)
}

/** Somebody else has the file or the turn. */
export const isBusy = (cause: unknown): boolean => toldBy(cause)?.code.startsWith('SQLITE_BUSY') ?? false

/** The disk no longer does what it is told; what was written last may be anything. A full disk is none of these. */
export const isDiskFault = (cause: unknown): boolean =>
  /^(SQLITE_(IOERR|CORRUPT|NOTADB)|EIO$)/.test(toldBy(cause)?.code ?? '')

/**
 * The constraint that refused a batch; undefined for every other error. A trigger that refuses is no constraint: nobody
 * took the id and nothing moved on, the log only defends itself.
 */
export function violationIn(cause: unknown): ConstraintViolated | undefined {
  const told = toldBy(cause)
  if (told?.statementIndex === undefined || !told.code.startsWith('SQLITE_CONSTRAINT')) return undefined
  if ([told.code, told.extendedCode].includes('SQLITE_CONSTRAINT_TRIGGER')) return undefined
  return new ConstraintViolated(told.statementIndex, told.message)
}
