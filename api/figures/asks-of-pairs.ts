import { z } from 'zod'
import { ask, name, numbers } from './ask.ts'
import { balance } from './balance.ts'
import { FigureError } from './figure.ts'
import { columnKinds, type Gower, gower } from './gower.ts'
import { assign } from './pairs.ts'

const column = z.strictObject({
  name,
  kind: z.enum(columnKinds),
  range: z.number().optional(),
  log: z.boolean().optional(),
  levels: z.array(z.string()).optional(),
})
const value = z.union([z.number(), z.string(), z.boolean(), z.null()], {
  error: 'Expected a number, a word, true, false or null',
})
const pool = z.strictObject({ columns: z.array(column), rows: z.array(z.record(z.string(), value)) })

/** As many distances as one answer holds. */
const mostCells = 1_000_000

type Named = { readonly id: string | number; readonly at: number }

function chosen(
  all: readonly Named[],
  wanted: readonly (string | number)[] | undefined,
  option: string,
): readonly Named[] {
  if (!wanted) return all
  return wanted.map((id, i) => {
    const found = all.find((row) => row.id === id)
    if (!found) throw new FigureError('unknown-name', `${option}[${i}]`, `There is no row ${JSON.stringify(id)}.`)
    return found
  })
}

function distances({ n, ranges, dropped, remarks, matrix }: Gower, from: readonly Named[], to: readonly Named[]) {
  if (from.length * to.length > mostCells)
    throw new FigureError(
      'too-many',
      'rows',
      `${from.length} times ${to.length} distances are too many for one answer: say "from" and "to".`,
    )
  const cells = matrix(
    from.map(({ at }) => at),
    to.map(({ at }) => at),
  )
  return { n, from: from.map(({ id }) => id), to: to.map(({ id }) => id), distances: cells, ranges, dropped, remarks }
}

const costs = z.array(z.array(z.number().nullable()))

/** Who is like whom. */
export const asksOfPairs = {
  gower: ask({
    says: 'How unlike rows are, 0 to 1; null where nothing can compare two.',
    data: `{ "columns": [{ "name": "list", "kind": "numeric" }], "rows": [{ "id": "U1", "list": 3200 }] }; kinds: ${columnKinds.join(', ')} (both lacking it says nothing); a column may have "range", "log": true, and ordinal ones "levels", lowest first; null is missing`,
    options: { from: 'ids of rows (or places from 0), all unless given', to: 'the same for the other side' },
    dataShape: pool,
    optionShape: {
      from: z.array(z.union([z.string(), z.number()])).optional(),
      to: z.array(z.union([z.string(), z.number()])).optional(),
    },
    answer: ({ columns, rows }, { from, to }) => {
      const names = new Set(['id', ...columns.map(({ name }) => name)])
      for (const [i, row] of rows.entries())
        for (const key of Object.keys(row))
          if (!names.has(key)) throw new FigureError('unknown-name', `rows[${i}].${key}`, `There is no column ${key}.`)
      const all = rows.map(
        ({ id }, at): Named => ({ id: typeof id === 'string' || typeof id === 'number' ? id : at, at }),
      )
      const given = columns.map(({ name, kind, range, log, levels }) => ({
        ...{ name, kind },
        ...(range === undefined ? {} : { range }),
        ...(log === undefined ? {} : { log }),
        ...(levels === undefined ? {} : { levels }),
      }))
      return distances(gower(rows, given), chosen(all, from, 'from'), chosen(all, to, 'to'))
    },
  }),
  assign: ask({
    says: 'The best pairs: as many as can be, then the smallest sum.',
    data: '[[1, 2], [2, 9]]: rows of costs, null forbids a pair',
    options: { caliper: 'the largest cost a pair may have, none unless given' },
    dataShape: costs,
    optionShape: { caliper: z.number().nullable().default(null) },
    whole: ['costs'],
    answer: (data, { caliper }) => assign(data, caliper),
  }),
  balance: ask({
    says: 'How alike both sides of the pairs are: means and the standardised difference.',
    data: '{ "users": [3200, 1500], "nonUsers": [3000, 1450] }; null is missing',
    options: { denominator: '"users" (their standard deviation, unless given) or "pooled"' },
    dataShape: z.strictObject({
      users: z.array(numbers.element.nullable()),
      nonUsers: z.array(numbers.element.nullable()),
    }),
    optionShape: { denominator: z.enum(['users', 'pooled']).default('users') },
    answer: ({ users, nonUsers }, { denominator }) => balance(users, nonUsers, denominator),
  }),
}
