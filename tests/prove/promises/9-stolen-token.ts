import { generateKeyPair } from 'jose'
import { fresh, type Json } from '../../support/person.ts'
import { picture } from '../../support/picture.ts'
import { PortalPage, portalSettings, TestPortal } from '../../support/portal.ts'
import { attaches, submits, waitsForPicture } from '../../support/ward.ts'
import { openHouse } from '../house.ts'
import { chanceFrom, must, type Promise_ } from '../promise.ts'

/** A request of a thief, and how it was refused; what she holds is named by the title. */
interface Theft {
  readonly title: string
  attempt(): Promise<Response>
}

/** A token that was overheard with all that went with it, and a ticket for tiles: of no use without the key, elsewhere, later or twice. */
export const promise: Promise_ = {
  number: 9,
  title: 'A stolen token dies in five minutes and without its key; a ticket opens one image for five minutes',
  faults: ['F16'],
  async run({ quick, seed, log }) {
    const chance = chanceFrom(seed)
    const house = await openHouse({ settings: portalSettings })
    const { clock, baseUrl } = house
    try {
      const gp = await house.as('gp-alta')
      const referral = await submits(gp, { pack: 'dermatology' })
      const [image, other] = [1, 2].map(async (n) => {
        const { id } = await attaches(gp, referral.id, picture({ width: 300, height: 200, seed: n }))
        await waitsForPicture(gp, id, 60_000)
        return id as string
      })
      const [seen, unseen] = [await image!, await other!]
      const portal = await TestPortal.register(house)
      const elsewhere = await TestPortal.register(house, { unitIds: portal.wish.unitIds })
      const page = await PortalPage.open(portal)
      const thief = await PortalPage.open(portal)
      const foreignKey = (await generateKeyPair('ES256')).privateKey
      const secret = new TextEncoder().encode('only-for-this-proof-0123456789-abcdefghij')
      const reads = [
        '/api/session',
        '/api/units',
        `/api/cases/${referral.id}`,
        `/api/cases/${referral.id}/replies`,
        `/api/referrals/${referral.id}/images`,
        `/api/referrals/${referral.id}/marks`,
        `/api/images/${seen}`,
        `/api/images/${seen}/info`,
      ]
      const any = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)]!
      const tile = (id: string, ticket: string, headers: Record<string, string> = {}) =>
        fetch(`${baseUrl}/api/images/${id}/tiles/8/0_0.jpg`, { headers: { 'lysbord-ticket': ticket, ...headers } })
      const refusals = new Map<string, number>()
      let [acknowledged, thefts] = [0, 0]
      const fails = async ({ title, attempt }: Theft) => {
        const answer = await attempt()
        const text = await answer.text()
        must(answer.status === 401 || answer.status === 403, `${title}: ${answer.status} ${text.slice(0, 200)}`)
        must(!text.includes(referral.caseNumber), `${title}: the refusal names the case`)
        refusals.set(title, (refusals.get(title) ?? 0) + 1)
        thefts++
      }
      const rounds = quick ? 25 : 1_000
      for (let n = 0; n < rounds; n++) {
        must((await page.enters('specialist-skin')).access_token, 'the portal’s page got no token')
        thief.token = page.token
        const [path, elsewhereTo] = [any(reads), any(reads)]
        const url = baseUrl + path
        const proof = await page.proof('GET', url)
        const right = await page.call('GET', path, { proof })
        must(right.status === 200, `${path}: ${right.status}`)
        const { ticket } = (await (await page.call('POST', `/api/images/${seen}/ticket`, { json: {} })).json()) as Json
        must((await tile(seen, ticket)).status === 200, 'a good ticket opens nothing')
        acknowledged += 2
        const [body = '', mac = ''] = ticket.split('.')
        const said = JSON.parse(Buffer.from(body, 'base64url').toString())
        const written = (change: object) =>
          `${Buffer.from(JSON.stringify({ ...said, ...change })).toString('base64url')}.${mac}`
        const bare = (headers: Record<string, string>) => fetch(url, { headers })
        const now: readonly Theft[] = [
          { title: 'the proof again', attempt: () => page.call('GET', path, { proof }) },
          {
            title: 'the proof for another address',
            attempt: async () => page.call('GET', path, { as: `${baseUrl}${path}x` }),
          },
          {
            title: 'the proof with another method',
            attempt: async () => page.call('GET', path, { claims: { htm: 'POST' } }),
          },
          {
            title: 'the proof of a minute ago',
            attempt: () => page.call('GET', path, { claims: { iat: page.seconds - 61 } }),
          },
          {
            title: 'the proof of in a minute',
            attempt: () => page.call('GET', path, { claims: { iat: page.seconds + 62 } }),
          },
          {
            title: 'the proof for another token',
            attempt: () => page.call('GET', path, { claims: { ath: 'x'.repeat(43) } }),
          },
          { title: 'the thief’s own key', attempt: () => thief.call('GET', path) },
          { title: 'her key under the page’s name', attempt: () => page.call('GET', path, { key: foreignKey }) },
          {
            title: 'a proof signed with a shared secret',
            attempt: () => page.call('GET', path, { header: { alg: 'HS256' }, key: secret }),
          },
          { title: 'the token alone', attempt: () => bare({ authorization: `DPoP ${page.token}` }) },
          { title: 'the token as bearer', attempt: () => bare({ authorization: `Bearer ${page.token}` }) },
          { title: 'the token as cookie', attempt: () => bare({ cookie: `lys_session=${page.token}` }) },
          { title: 'the ticket as token', attempt: () => bare({ authorization: `DPoP ${ticket}`, dpop: proof }) },
          {
            title: 'the page of a stranger',
            attempt: () => page.call('GET', path, { headers: { origin: 'https://thief.example' } }),
          },
          { title: 'the ticket for another photograph', attempt: () => tile(unseen, ticket) },
          {
            title: 'the ticket at another door',
            attempt: () => fetch(baseUrl + elsewhereTo, { headers: { 'lysbord-ticket': ticket } }),
          },
          {
            title: 'the ticket on a stranger’s page',
            attempt: () => tile(seen, ticket, { origin: 'https://thief.example' }),
          },
          { title: 'a ticket made longer', attempt: () => tile(seen, written({ until: said.until + 3_600_000 })) },
          {
            title: 'a ticket made for another photograph',
            attempt: () => tile(unseen, written({ image: { ...said.image, id: unseen } })),
          },
          { title: 'a ticket for somebody else', attempt: () => tile(seen, written({ personId: fresh('per') })) },
        ]
        for (const theft of now.map((theft) => ({ theft, at: chance() })).sort((a, b) => a.at - b.at))
          await fails(theft.theft)
        // An assertion counts once, and only for the portal that made it.
        const subject_token = await portal.assertion('specialist-skin', { claims: { cnf: { jkt: page.thumbprint } } })
        const sent = await Promise.all([1, 2, 3].map(() => portal.sends({ subject_token })))
        must(sent.filter((one) => one.access_token).length === 1, 'an assertion counted more than once')
        must(!(await elsewhere.sends({ subject_token })).access_token, 'an assertion counted for another portal')
        // Almost five minutes later it is still hers, then it is nobody's.
        const start = clock.stand()
        clock.advance({ seconds: 290 })
        must((await page.call('GET', path)).status === 200, 'after 290 s the token is dead already')
        must((await tile(seen, ticket)).status === 200, 'after 290 s the ticket is dead already')
        acknowledged += 2
        clock.advance({ seconds: 11 })
        await fails({ title: 'after five minutes, with the key', attempt: () => page.call('GET', path) })
        await fails({ title: 'the ticket after five minutes', attempt: () => tile(seen, ticket) })
        // Nor is it anybody's again when the clock is put back.
        clock.advance({ hours: -1 })
        await fails({ title: 'the token once the clock was put back an hour', attempt: () => page.call('GET', path) })
        await fails({ title: 'the ticket once the clock was put back an hour', attempt: () => tile(seen, ticket) })
        clock.advance({ hours: 1 })
        start()
      }
      for (const [title, times] of refusals) must(times === rounds, `${title}: tried ${times} times only`)
      log(`${thefts} thefts of ${refusals.size} kinds, ${thefts} refused; ${acknowledged} right calls answered`)
      return {
        rounds,
        acknowledged,
        lost: 0,
        duplicated: 0,
        note: `${thefts} thefts of ${refusals.size} kinds refused`,
      }
    } finally {
      await house.stop()
    }
  },
  mutation: {
    file: 'api/access/who-calls.ts',
    find: 'if (proof.thumbprint !== claims.cnf.jkt)',
    replace: "if (proof.thumbprint === '')",
    diesIn: 'this promise',
  },
}
