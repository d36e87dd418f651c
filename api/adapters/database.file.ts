import { type Client, createClient, type InValue, LibsqlBatchError, LibsqlError, type ResultSet } from '@libsql/client'
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { ConstraintViolated, type Database, type Statement } from '../kernel/database.ts'

const busyTries = 5

/**
 * One libSQL file, one writer: every batch passes one mutex. Rollback journal and synchronous FULL are libSQL's
 * defaults and are asserted, because acknowledged data must survive a power cut. After SQLITE_BUSY the client is
 * thrown away (it would never commit again, libsql-client-ts#352) and the batch, which did not happen, is repeated.
 */
export async function openDatabaseFile(path: string, migrationsFolder: string): Promise<Database> {
  const open = (): [Client, LibSQLDatabase] => {
    const client = createClient({ url: `file:${path}`, concurrency: 1 })
    return [client, drizzle(client)]
  }
  let [client, read] = open()
  await migrate(read, { migrationsFolder })
  await assertDurable(client)

  let tail: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(deed: () => Promise<T>): Promise<T> => {
    const turn = tail.then(deed)
    tail = turn.catch(() => {})
    return turn
  }

  async function batch(statements: readonly Statement[]): Promise<ResultSet[]> {
    for (let tries = 1; ; tries++) {
      try {
        return await client.batch(
          statements.map(({ sql, params }) => ({ sql, args: params as InValue[] })),
          'write',
        )
      } catch (cause) {
        if (!isBusy(cause) || tries === busyTries) throw translate(cause)
        client.close()
        ;[client, read] = open()
        await new Promise((resolve) => setTimeout(resolve, 20 * 2 ** tries))
      }
    }
  }

  return {
    // The door holds the folder.
    alone: true,
    get read() {
      return read
    },
    write: (statements) =>
      inTurn(async () =>
        (await batch(statements)).map(({ rowsAffected, rows }) => ({ rowsAffected, rows: [...rows] })),
      ),
    close: () => inTurn(async () => client.close()),
  }
}

const isBusy = (cause: unknown): boolean => cause instanceof LibsqlError && cause.code.startsWith('SQLITE_BUSY')

function translate(cause: unknown): unknown {
  if (cause instanceof LibsqlBatchError && cause.code.startsWith('SQLITE_CONSTRAINT'))
    return new ConstraintViolated(cause.statementIndex, cause.message)
  return cause
}

async function assertDurable(client: Client): Promise<void> {
  const pragma = async (name: string) => Object.values((await client.execute(`pragma ${name}`)).rows[0] ?? {})[0]
  const found = [await pragma('journal_mode'), await pragma('synchronous'), await pragma('foreign_keys')].join(' ')
  if (found !== 'delete 2 1') throw new Error(`The database would not keep its promises: ${found}, expected delete 2 1`)
}
