/** A row as libSQL's clients give it: read by name, and, as drizzle does, by place. Only its names are told. */
export type RowOf = (values: readonly unknown[]) => Record<string, unknown>

/** Of two columns of one name the first has it. What is the same for every row of an answer is laid down once, not once a row. */
export function rowsNamed(columns: readonly string[]): RowOf {
  const isFirst = columns.map((name, n) => columns.indexOf(name) === n && name !== 'length')
  class Row {
    [name: string]: unknown
    constructor(values: readonly unknown[]) {
      for (let n = 0; n < columns.length; n++) {
        const value = fromSql(values[n])
        if (isFirst[n]) this[columns[n]!] = value
        else Object.defineProperty(this, n, { value })
      }
    }
  }
  Object.defineProperty(Row.prototype, 'length', { value: columns.length })
  for (const [n, name] of columns.entries())
    if (isFirst[n])
      Object.defineProperty(Row.prototype, n, {
        get(this: Row) {
          return this[name]
        },
      })
  return (values) => new Row(values)
}

/** Throws RangeError for a whole number that would become its neighbour. */
function fromSql(value: unknown): unknown {
  if (typeof value !== 'bigint') return value
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new RangeError('A whole number is larger than JavaScript counts')
  return number
}
