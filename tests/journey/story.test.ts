import { afterAll, test } from 'vitest'
import { startClamd } from '../support/clamd.ts'
import { startClinic } from '../support/clinic.ts'
import { listenIn } from './canary.ts'
import { theJourney } from './journey.ts'
import { holdsNoCanary } from './no-canary.ts'
import { theScanning } from './scanning.ts'

// Door 1: one machine, libSQL file, blobs on disk, SMTP.
const clamd = await startClamd()
afterAll(() => clamd.close())
const clinic = await startClinic({ LYSBORD_CLAMD: clamd.address })
await theJourney(clinic)
theScanning({ clamd, as: clinic.as })

test('no word of a patient is in a mail, a log line, an event, a message, an address or a refusal', async () => {
  const heard = listenIn()
  const { database } = clinic.demo.door.deps
  const read = async (sql: string) => (await database.write([{ sql, params: [] }]))[0]!.rows
  await holdsNoCanary(clinic, read, clinic.demo.mailboxUrl, heard)
})
