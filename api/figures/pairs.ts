import { FigureError } from './figure.ts'

export interface Pair {
  readonly row: number
  readonly column: number
  readonly cost: number
}

export interface Assignment {
  /** By row. */
  readonly pairs: readonly Pair[]
  /** Sum of the costs; 0 of no pairs. */
  readonly total: number
  /** Rows for which there was nothing comparable left. */
  readonly unmatchedRows: readonly number[]
  readonly unmatchedColumns: readonly number[]
}

type Costs = readonly (readonly (number | null)[])[]

/**
 * The best pairs of rows and columns, each used once: as many pairs as can be, and of those with as many the smallest sum
 * (Kuhn 1955; Jonker & Volgenant 1987). null and anything over `caliper` is forbidden. Where several are equally good,
 * the smaller side chooses in its order, each the lowest it can. Throws FigureError on lines of different lengths and on
 * what is no number.
 */
export function assign(costs: Costs, caliper: number | null = null): Assignment {
  check(costs, caliper)
  const [rows, columns] = [costs.length, costs[0]?.length ?? 0]
  const isWide = rows <= columns
  const at = isWide ? (i: number, j: number) => costs[i]![j]! : (i: number, j: number) => costs[j]![i]!
  const chosen = match(isWide ? rows : columns, isWide ? columns : rows, (i, j) => {
    const cost = at(i, j)
    return cost === null || (caliper !== null && cost > caliper) ? null : cost
  })
  const pairs = chosen
    .flatMap((j, i) => (j === null ? [] : [isWide ? { row: i, column: j } : { row: j, column: i }]))
    .map(({ row, column }) => ({ row, column, cost: costs[row]![column]! }))
    .sort((a, b) => a.row - b.row)
  const without = (count: number, taken: ReadonlySet<number>) =>
    Array.from({ length: count }, (_, i) => i).filter((i) => !taken.has(i))
  return {
    pairs,
    total: pairs.reduce((all, { cost }) => all + cost, 0),
    unmatchedRows: without(rows, new Set(pairs.map(({ row }) => row))),
    unmatchedColumns: without(columns, new Set(pairs.map(({ column }) => column))),
  }
}

function check(costs: Costs, caliper: number | null): void {
  for (const [i, line] of costs.entries()) {
    if (line.length !== costs[0]!.length)
      throw new FigureError(
        'lengths-differ',
        `costs[${i}]`,
        `costs[${i}] has ${line.length} values, the first line has ${costs[0]!.length}.`,
      )
    for (const [j, cost] of line.entries())
      if (cost !== null && !Number.isFinite(cost))
        throw new FigureError('not-a-number', `costs[${i}][${j}]`, `costs[${i}][${j}] is ${cost}; null forbids a pair.`)
  }
  if (caliper !== null && !Number.isFinite(caliper))
    throw new FigureError('not-a-number', 'caliper', `The caliper is ${caliper}; it is a number, or null for none.`)
}

/** For each of the smaller side (`n` ≤ `m`) its partner, or null. */
function match(n: number, m: number, costOf: (i: number, j: number) => number | null): (number | null)[] {
  if (n === 0) return []
  const table = tableOf(n, m, costOf)
  const solution = solve(table)
  chooseLowest(table, solution)
  return Array.from(solution.columnOf, (j, i) => (costOf(i, j) === null ? null : j))
}

interface Table {
  readonly n: number
  readonly m: number
  /** Row by row, from 0 on; a forbidden cell costs `forbidden`. */
  readonly cells: Float64Array
  /** More than all allowed pairs together could save, so that one pair more is always better. */
  readonly forbidden: number
}

function tableOf(n: number, m: number, costOf: (i: number, j: number) => number | null): Table {
  const cells = new Float64Array(n * m)
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = 0; i < n; i++)
    for (let j = 0; j < m; j++) {
      const cost = (cells[i * m + j] = costOf(i, j) ?? Number.NaN)
      if (cost < least) least = cost
      if (cost > most) most = cost
    }
  const forbidden = (n + 1) * (most > least ? most - least : 1)
  return { n, m, cells: cells.map((cost) => (Number.isNaN(cost) ? forbidden : cost - least)), forbidden }
}

/** An optimal matching and the prices that prove it: no cell costs less than its row's and column's together. */
interface Solution {
  readonly columnOf: Int32Array
  /** -1: nobody's. */
  readonly rowOf: Int32Array
  readonly rowPrice: Float64Array
  /** Never over 0, and 0 where the column is nobody's. */
  readonly columnPrice: Float64Array
}

/** The Hungarian method with shortest paths, a row at a time. */
function solve({ n, m, cells }: Table): Solution {
  const columnOf = new Int32Array(n).fill(-1)
  const rowOf = new Int32Array(m).fill(-1)
  const [rowPrice, columnPrice] = [new Float64Array(n), new Float64Array(m)]
  const [distance, cameFrom, isDone] = [new Float64Array(m), new Int32Array(m), new Uint8Array(m)]
  for (let start = 0; start < n; start++) {
    distance.fill(Number.POSITIVE_INFINITY)
    cameFrom.fill(-1)
    isDone.fill(0)
    let [row, from, walked, end] = [start, -1, 0, -1]
    const done: number[] = []
    while (end < 0) {
      let [nearest, shortest] = [-1, Number.POSITIVE_INFINITY]
      const [line, base] = [row * m, walked - rowPrice[row]!]
      for (let j = 0; j < m; j++) {
        if (isDone[j]) continue
        const through = base + cells[line + j]! - columnPrice[j]!
        if (through < distance[j]!) {
          distance[j] = through
          cameFrom[j] = from
        }
        if (distance[j]! < shortest) {
          shortest = distance[j]!
          nearest = j
        }
      }
      walked = shortest
      isDone[nearest] = 1
      if (rowOf[nearest] === -1) end = nearest
      else {
        done.push(nearest)
        from = nearest
        row = rowOf[nearest]!
      }
    }
    rowPrice[start]! += walked
    for (const j of done) {
      rowPrice[rowOf[j]!]! += walked - distance[j]!
      columnPrice[j]! -= walked - distance[j]!
    }
    for (let j = end; j >= 0; j = cameFrom[j]!) {
      const before = cameFrom[j]!
      const owner = before < 0 ? start : rowOf[before]!
      rowOf[j] = owner
      columnOf[owner] = j
    }
  }
  return { columnOf, rowOf, rowPrice, columnPrice }
}

/**
 * Among equally good matchings the one in which the first row has the lowest column it can, then the second, and so on.
 * An equally good one uses only cells that cost just their prices, and leaves no column with a price to nobody.
 */
function chooseLowest({ n, m, cells, forbidden }: Table, { columnOf, rowOf, rowPrice, columnPrice }: Solution): void {
  const tiny = forbidden * 1e-12
  const isTight = (i: number, j: number) => cells[i * m + j]! - rowPrice[i]! - columnPrice[j]! <= tiny
  const isAllowed = (i: number, j: number) => cells[i * m + j]! < forbidden
  const moves = new Int32Array(m)
  /** Those below choose after it; those above that got nobody do not mind with which forbidden column. */
  const mayMove = (other: number, row: number) => other > row || (other < row && !isAllowed(other, columnOf[other]!))
  for (let row = 0; row < n; row++) {
    const own = columnOf[row]!
    const end = isAllowed(row, own) ? own : m
    const lower: number[] = []
    for (let j = 0; j < end; j++) if (isAllowed(row, j) && isTight(row, j)) lower.push(j)
    if (lower.length === 0) continue
    findMoves(row, own)
    const best = lower.find((j) => moves[j]! >= 0)
    if (best === undefined) continue
    let [column, owner] = [best, row]
    while (true) {
      const before = rowOf[column]!
      rowOf[column] = owner
      if (owner >= 0) columnOf[owner] = column
      if (column === own) break
      owner = before
      column = moves[column]!
    }
  }

  /** For every column whose owner may move on, and so at last into `own`, the next column: backwards from `own`. */
  function findMoves(row: number, own: number): void {
    moves.fill(-1)
    const queue = [own]
    const reach = (column: number, next: number) => {
      moves[column] = next
      queue.push(column)
    }
    let isFreeReached = false
    for (let next = 0; next < queue.length; next++) {
      const column = queue[next]!
      for (let other = 0; other < n; other++)
        if (mayMove(other, row) && moves[columnOf[other]!] === -1 && isTight(other, column))
          reach(columnOf[other]!, column)
      if (isFreeReached || columnPrice[column]! < -tiny) continue
      // This one may be left to nobody, if another that is nobody's is taken.
      isFreeReached = true
      for (let free = 0; free < m; free++) if (rowOf[free] === -1) moves[free] = column
      for (let other = 0; other < n; other++) {
        if (!mayMove(other, row) || moves[columnOf[other]!] !== -1) continue
        const free = freeFor(other)
        if (free >= 0) reach(columnOf[other]!, free)
      }
    }
  }

  function freeFor(row: number): number {
    for (let j = 0; j < m; j++) if (rowOf[j] === -1 && isTight(row, j)) return j
    return -1
  }
}
