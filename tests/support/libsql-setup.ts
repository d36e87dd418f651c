import { rm } from 'node:fs/promises'
import { startNeighbour } from '../../api/demo/neighbour.ts'
import { migrateOverHttp } from '../../migrations/apply.ts'
import { temporaryFolder } from './instance.ts'

/** A libSQL server for the tests inside workerd, at the port that the configuration chose. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await temporaryFolder()
  const server = await startNeighbour<{ port: number }>(new URL('../../api/demo/libsql.ts', import.meta.url), {
    env: { LYSBORD_LIBSQL_DIR: folder, LYSBORD_LIBSQL_PORT: process.env.LYSBORD_TEST_LIBSQL_PORT! },
  })
  await migrateOverHttp({ url: `http://127.0.0.1:${server.ready.port}` })
  return async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
