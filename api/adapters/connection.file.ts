import File from 'libsql'
import type { Statement, Written } from '../kernel/database.ts'
import { type RowOf, rowsNamed } from './named-rows.ts'

/** One connection to a libSQL file. It answers at once, so nothing else of this process happens meanwhile. */
export interface FileConnection {
  /** False once it is closed, also by a batch that could not be rolled back: it is of no more use. */
  readonly isOpen: boolean
  execute(statement: Statement): Written
  /** Happens whole or not at all. Throws libSQL's own error, with the `statementIndex` of the one it refused. */
  write(statements: readonly Statement[]): Written[]
  close(): void
}

interface Kept {
  readonly statement: ReturnType<InstanceType<typeof File>['prepare']>
  /** Makes a row of what it answers; undefined when it answers nothing. */
  readonly rowOf: RowOf | undefined
  readonly values: number
}

/** More than the API has questions. Bounded, because a list of ids of any length is a question of its own. */
const mostKept = 300

/**
 * Prepares each statement once and keeps it: reading a page otherwise takes longer to be worded than to be answered.
 * trap: libSQL aborts the process on a value it does not know, and a kept statement keeps the values it is not given. What
 * a kept statement answers after the tables have changed is not settled: tables change before this connection is opened.
 */
export function openConnection(path: string): FileConnection {
  const file = new File(path)
  const kept = new Map<string, Kept>()

  function prepared(sql: string, values: number): Kept {
    const before = kept.get(sql)
    kept.delete(sql)
    const one = before?.values === values ? before : prepare(file, sql, values)
    kept.set(sql, one)
    const oldest = kept.keys().next().value
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
    return one
  }

  function execute({ sql, params }: Statement): Written {
    if (!file.open) throw new Error('The connection is closed')
    const values = params.map(bound)
    const { statement, rowOf } = prepared(sql, values.length)
    if (!rowOf) return { rowsAffected: statement.run(values).changes, rows: [] }
    return { rowsAffected: 0, rows: (statement.all(values) as unknown[][]).map(rowOf) }
  }
  const run = (sql: string): Written => execute({ sql, params: [] })

  function close(): void {
    kept.clear()
    if (file.open) file.close()
  }

  /** A connection that is still within a batch would take the next one into it. */
  function rollBack(): void {
    if (!file.open || !file.inTransaction) return
    try {
      run('rollback')
    } catch {
      close()
    }
  }

  function write(statements: readonly Statement[]): Written[] {
    let index: number | undefined
    try {
      run('begin immediate')
      const written = statements.map((statement, n) => {
        index = n
        return execute(statement)
      })
      index = undefined
      run('commit')
      return written
    } catch (cause) {
      rollBack()
      throw index === undefined || !(cause instanceof Error) ? cause : Object.assign(cause, { statementIndex: index })
    }
  }

  return {
    get isOpen() {
      return file.open
    },
    execute,
    write,
    close,
  }
}

function prepare(file: InstanceType<typeof File>, sql: string, values: number): Kept {
  const statement = file.prepare(sql)
  if (!statement.reader) return { statement, rowOf: undefined, values }
  // Whole numbers come as bigint, or a large one would come as its neighbour.
  statement.raw(true).safeIntegers(true)
  return { statement, rowOf: rowsNamed(statement.columns().map(({ name }) => name)), values }
}

/** Throws TypeError for what no column holds. */
function bound(value: unknown): unknown {
  // libSQL would keep it up to there and say nothing.
  if (typeof value === 'string' && value.includes('\0')) throw new TypeError('A text with a zero in it cannot be kept')
  if (value === null || typeof value === 'string' || typeof value === 'bigint' || Buffer.isBuffer(value)) return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (typeof value === 'boolean') return value ? 1 : 0
  throw new TypeError(`A ${typeof value} cannot be given to the database`)
}
