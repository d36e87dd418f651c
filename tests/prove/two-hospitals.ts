import { rm } from 'node:fs/promises'
import { openSession } from '../../api/access/open-session.ts'
import { createApp } from '../../api/app.ts'
import { startDemo } from '../../api/demo/start.ts'
import { listen } from '../../api/door.ts'
import { asSystem } from '../../api/kernel/react.ts'
import { demoId } from '../../migrations/seed.ts'
import { type Ask, anotherHospital, fill, type Ids } from '../journey/twins.ts'
import { temporaryFolder } from '../support/instance.ts'
import { Person } from '../support/person.ts'

/** The demonstration's hospital and another one on one machine, each with one of everything, and somebody who asks for what is not hers. */
export async function twoHospitals() {
  const dataDir = await temporaryFolder()
  const settings = {
    LYSBORD_PORTAL_ISSUERS: 'https://portal.example',
    LYSBORD_CHANGES_PER_HOUR: '10000000',
    LYSBORD_EMERGENCIES_PER_HOUR: '10000000',
    LYSBORD_UPLOADS_PER_HOUR: '10000000',
    LYSBORD_PATIENT_SEARCHES_PER_HOUR: '10000000',
  }
  const demo = await startDemo({ dataDir, listener: await listen([0]), settings })
  const { deps } = demo.door
  const scope = asSystem(deps, demoId('ten', 'demo'), 'prove')
  const how = { method: 'provider', issuer: demo.issuer, sid: undefined, level: undefined } as const
  const cookieOf = async (login: string) =>
    (await openSession(scope, { id: demoId('per', login) }, { ...how, authenticatedAt: deps.clock.now() })).cookie
  const enters = async (login: string) => new Person(demo.baseUrl, login).entersWith(await cookieOf(login))
  const specialist = await enters('specialist-skin')
  const elsewhere = await anotherHospital(deps, demo.baseUrl)
  const { whole, draft } = await fill(await enters('gp-hammerfest'), specialist, 1)
  const alta = await fill(await enters('gp-alta'), specialist, 200)
  const foreign = {
    portal: elsewhere.whole.portal,
    pack: 'fremmed',
    foreignUnit: elsewhere.whole.unit,
    foreignGlass: elsewhere.whole.foreignGlass,
  }
  const sides: Record<string, Ids> = {
    office: { ...whole, ...foreign },
    draft: { ...draft, ...foreign },
    hospital: elsewhere.whole,
    'hospital draft': elsewhere.draft,
  }
  const own: Ids = { ...alta.whole, unit: (await enters('specialist-surgery')).unit.id }

  /** Asks an app directly, as whoever holds this person's cookie. */
  const asking = async (app: Pick<ReturnType<typeof createApp>, 'request'>, login: string): Promise<Ask> => {
    const cookie = `lys_session=${await cookieOf(login)}`
    return async (method, path, { json, body, headers, deed } = {}) =>
      app.request(`${demo.baseUrl}${path}`, {
        method,
        headers: {
          cookie,
          ...(json !== undefined && { 'content-type': 'application/json' }),
          ...(deed && { 'idempotency-key': deed }),
          ...headers,
        },
        ...(json !== undefined ? { body: JSON.stringify(json) } : body !== undefined ? { body: body as string } : {}),
      })
  }
  const stop = async () => {
    await demo.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  return { deps, sides, own, elsewhere, asking, stop, app: createApp(deps) }
}
