import { afterAll, expect, test } from 'vitest'
import { startClamd } from '../support/clamd.ts'
import { startClinic } from '../support/clinic.ts'
import { canary, findCanaries, listenIn, plantCanaries } from './canary.ts'
import { theJourney } from './journey.ts'
import { theScanning } from './scanning.ts'

// Door 1: one machine, libSQL file, blobs on disk, SMTP.
const clamd = await startClamd()
afterAll(() => clamd.close())
const clinic = await startClinic({ LYSBORD_CLAMD: clamd.address })
await theJourney(clinic)
theScanning({ clamd, as: clinic.as })

test('no word of a patient is in a mail, a log line, an event, a message, an address or a refusal', async () => {
  const heard = listenIn()
  const planted = await plantCanaries(clinic)
  const { database } = clinic.demo.door.deps
  const read = async (sql: string) => (await database.write([{ sql, params: [] }]))[0]!.rows
  const logged = heard()
  expect(await findCanaries(planted, read, clinic.demo.mailboxUrl, logged)).toEqual([])
  // It was there to be found.
  expect(JSON.stringify(await read('select content from referrals'))).toContain(canary)
  expect(planted.refusals.filter((one) => !/^[45]/.test(one))).toEqual([])
})
