import { createApp } from '../../api/app.ts'
import { type Ask, anotherHospital, fill, type Ids } from '../journey/twins.ts'
import { openHouse } from './house.ts'

/** The demonstration's hospital and another one on one machine, each with one of everything, and somebody who asks for what is not hers. */
export async function twoHospitals() {
  const {
    deps,
    baseUrl,
    as: enters,
    cookieOf,
    stop,
  } = await openHouse({ settings: { LYSBORD_PORTAL_ISSUERS: 'https://portal.example' } })
  const specialist = await enters('specialist-skin')
  const elsewhere = await anotherHospital(deps, baseUrl)
  const { whole, draft } = await fill(await enters('gp-hammerfest'), specialist, 1)
  const alta = await fill(await enters('gp-alta'), specialist, 200)
  const foreign = {
    portal: elsewhere.whole.portal,
    pack: 'fremmed',
    foreignUnit: elsewhere.whole.unit,
    foreignGlass: elsewhere.whole.foreignGlass,
    foreignSample: elsewhere.whole.foreignSample,
    foreignInterview: elsewhere.whole.foreignInterview,
    foreignCoding: elsewhere.whole.foreignCoding,
    foreignCode: elsewhere.whole.foreignCode,
    foreignTie: elsewhere.whole.foreignTie,
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
      app.request(`${baseUrl}${path}`, {
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
  return { deps, sides, own, elsewhere, asking, stop, app: createApp(deps) }
}
