/**
 * What kind of fault it was: class and code of it and of what caused it, like `DrizzleQueryError < LibsqlError SQLITE_BUSY`.
 * Never its words: a driver's sentence may quote what somebody typed.
 */
export function faultOf(cause: unknown): string {
  const kinds: string[] = []
  for (let one = cause; one instanceof Error && kinds.length < 4; one = one.cause) {
    const { code } = one as { code?: unknown }
    const isCode = typeof code === 'string' && /^[A-Za-z][\w.-]{1,40}$/.test(code)
    kinds.push(isCode ? `${one.constructor.name} ${code}` : one.constructor.name)
  }
  return kinds.join(' < ') || 'unknown'
}
