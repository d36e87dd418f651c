import { fileURLToPath } from 'node:url'
import { createClient } from '@libsql/client/web'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { drizzle } from 'drizzle-orm/libsql/web'

/** Brings a libSQL database over HTTP up to date: each migration once, forward only. */
export async function migrateOverHttp({ url, authToken }: { url: string; authToken?: string }): Promise<void> {
  const client = createClient({ url, ...(authToken && { authToken }) })
  await migrate(drizzle(client) as never, { migrationsFolder: fileURLToPath(new URL('.', import.meta.url)) })
  client.close()
}

// `npm run migrate`, before a deployment.
if (import.meta.main) {
  const { LYSBORD_DATABASE_URL: url, LYSBORD_DATABASE_TOKEN: authToken = '' } = process.env
  if (!url) throw new Error('LYSBORD_DATABASE_URL must name the database.')
  await migrateOverHttp({ url, authToken })
  console.log('The database is up to date.')
}
