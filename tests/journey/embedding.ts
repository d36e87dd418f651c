import { expect, test } from 'vitest'
import { fresh, type Json } from '../support/person.ts'
import { PortalPage, type TestPortal } from '../support/portal.ts'

/** A page of a registered portal in which the reading screen runs, and two photographs; the first can be zoomed. */
export interface Embedded {
  readonly portal: TestPortal
  readonly page: PortalPage
  readonly image: string
  readonly otherImage: string
}

export const codeOf = async (response: Response): Promise<string> => ((await response.json()) as Json).code

/** Asks for a ticket as the element does: once for each photograph. */
export const ticketFor = async (page: PortalPage, image: string): Promise<string> =>
  ((await (await page.call('POST', `/api/images/${image}/ticket`, { json: {} })).json()) as Json).ticket

/** A tile by its ticket alone: no cookie, no token. */
export const tileBy = (page: PortalPage, image: string, ticket: string, headers: Record<string, string> = {}) =>
  fetch(`${page.clinic.baseUrl}/api/images/${image}/tiles/9/0_0.jpg`, {
    headers: { 'lysbord-ticket': ticket, ...headers },
  })

/** What may be shown once, and what a ticket opens. Both doors import it. */
export function theEmbedding(embedded: () => Embedded): void {
  test('a portal’s assertion counts once, also when it is sent twice at the same moment', async () => {
    const { portal, page } = embedded()
    const subject_token = await portal.assertion('specialist-skin', { claims: { cnf: { jkt: page.thumbprint } } })
    const answers = await Promise.all(Array.from({ length: 6 }, () => portal.sends({ subject_token })))
    expect(answers.filter((one) => one.access_token)).toHaveLength(1)
    expect(answers.filter((one) => one.check === 'once')).toHaveLength(5)
  })

  test('a proof that was seen before is refused, also at the same moment', async () => {
    const { page } = embedded()
    await page.enters('specialist-skin')
    const proof = await page.proof('GET', `${page.clinic.baseUrl}/api/session`)
    const answers = await Promise.all(Array.from({ length: 6 }, () => page.call('GET', '/api/session', { proof })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await page.call('GET', '/api/session', { proof })).status).toBe(401)
  })

  test('a token in the hands of a page with another key opens nothing', async () => {
    const { portal, page } = embedded()
    await page.enters('specialist-skin')
    const stranger = await PortalPage.open(portal)
    stranger.token = page.token
    expect(await codeOf(await stranger.call('GET', '/api/session'))).toBe('proof.invalid')
  })

  test('a ticket opens the preview and the tiles of its photograph, and the portal’s page may read them', async () => {
    const { portal, page, image } = embedded()
    await page.enters('specialist-skin')
    const ticket = await ticketFor(page, image)
    const answer = await tileBy(page, image, ticket, { origin: portal.origin })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('image/jpeg')
    expect(answer.headers.get('access-control-allow-origin')).toBe(portal.origin)
    for (const name of ['Lysbord-Ticket', 'Authorization', 'Cookie', 'Origin'])
      expect(answer.headers.get('vary')).toContain(name)
    const headers = { 'lysbord-ticket': ticket }
    for (const small of ['preview', 'thumbnail'])
      expect((await fetch(`${page.clinic.baseUrl}/api/images/${image}/${small}`, { headers })).status).toBe(200)
  })

  test('a ticket of another photograph, altered or invented opens nothing, and a good one no other door', async () => {
    const { page, image, otherImage } = embedded()
    await page.enters('specialist-skin')
    const ticket = await ticketFor(page, image)
    const [body = '', mac] = ticket.split('.')
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString())
    const forged = Buffer.from(JSON.stringify({ ...claims, until: claims.until + 1e9 })).toString('base64url')
    for (const [id, word] of [
      [otherImage, ticket],
      [image, `${body}.${mac!.slice(0, -2)}AA`],
      [image, `${forged}.${mac}`],
      [image, 'x'],
      [image, ''],
      [fresh('img'), ticket],
    ] as const) {
      const answer = await tileBy(page, id, word)
      expect(answer.status).toBe(401)
      expect(await codeOf(answer)).toBe('ticket.invalid')
    }
    const headers = { 'lysbord-ticket': ticket }
    for (const path of [`/api/images/${image}`, `/api/images/${image}/original`, '/api/session'])
      expect((await fetch(`${page.clinic.baseUrl}${path}`, { headers })).status).toBe(401)
  })
}
