import { expect, test } from 'vitest'
import { createApp } from '../../api/app.ts'
import { decide } from '../../api/kernel/decide.ts'
import { hashToken, type Id, sha256 } from '../../api/kernel/ids.ts'
import { asSystem } from '../../api/kernel/react.ts'
import { demoId } from '../../migrations/seed.ts'
import { startClinic } from '../support/clinic.ts'
import { linkIn } from '../support/outbox.ts'
import { fresh } from '../support/person.ts'
import { anAnswer, claims, decides, follows, opens, replies, submits, syntheticNationalId } from '../support/ward.ts'

const clinic = await startClinic()
const gp = await clinic.as('gp-alta')
const deputy = await clinic.as('deputy-alta')
const foreign = await clinic.as('gp-hammerfest')
const specialist = await clinic.as('specialist-skin')

/** Sessions end while the clock is put forward: everybody signs in afresh. */
const today = () => Promise.all([gp, deputy, foreign, specialist].map((one) => one.signsIn()))

async function answered(from = gp, words = 'Godartet.') {
  const patient = { nationalId: syntheticNationalId(), name: 'Kanarifugl Testesen', phone: '' }
  const referral = await submits(from, {
    pack: 'dermatology',
    content: { question: 'KANARIFUGL i spørsmålet', patient },
  })
  const reply = await replies(specialist, referral.id, words)
  const mail = await clinic.outbox.arrives(referral.caseNumber)
  return { referral, reply, mail, link: linkIn(mail) }
}

/** Any answer to pressing what stands in a mail, by somebody from an address of her own. */
const press = async (link: string) => {
  const response = await clinic.anyone().raw('POST', '/api/letter-links', { json: { token: tokenOf(link) } })
  return { status: response.status, body: await response.text() }
}
const tokenOf = (link: string) => new URL(link).hash.slice(1)
const letterOf = async (who: typeof gp, referralId: string) =>
  (await who.get(`/api/offices/${who.office.id}/letters`)).items.find(
    (one: { referralId: string }) => one.referralId === referralId,
  )

/** Everything the database holds, as one word a table; but for what the clock writes, the health probe and the seals. */
async function everything(): Promise<Record<string, string>> {
  const read = async (sql: string) => (await clinic.demo.door.deps.database.write([{ sql, params: [] }]))[0]!.rows
  const tables = await read(
    "select name from sqlite_master where type = 'table' and name not like 'sqlite%' and name not in ('probes', 'audit_seals')",
  )
  const all = await Promise.all(
    tables.map(async ({ name }) => [String(name), await sha256(JSON.stringify(await read(`select * from "${name}"`)))]),
  )
  return Object.fromEntries(all)
}

test('the link opens until the second it ends, and the reply stays in the list of the office', async () => {
  const { link, referral } = await answered()
  const { rows } = (
    await clinic.demo.door.deps.database.write([
      {
        sql: 'select expires_at from letter_links where token_hash = ?',
        params: [await hashToken('reply-link', tokenOf(link))],
      },
    ])
  )[0]!
  const goOn = clinic.clock.stand()
  const to = (milliseconds: number) =>
    clinic.clock.advance({
      seconds: (Number(rows[0]!.expires_at) + milliseconds - clinic.clock.now().getTime()) / 1_000,
    })
  to(-1_000)
  expect((await press(link)).status).toBe(200)
  await today()
  expect((await opens(gp, link)).replies).toHaveLength(1)
  for (const late of [0, 1_000]) {
    to(late)
    expect(await press(link)).toMatchObject({ status: 404 })
  }
  goOn()
  await today()
  expect(await letterOf(gp, referral.id)).toBeDefined()
})

test('an unknown, a broken, an expired, a revoked and a read link, and a ticket that does not hold, get one and the same answer', async () => {
  const old = await answered()
  clinic.clock.advance({ days: 15 })
  await today()
  const [reported, read] = [await answered(), await answered()]
  await clinic.anyone().post('/api/letter-links/wrong-recipient', {
    token: tokenOf(reported.link),
    caseNumber: reported.referral.caseNumber,
  })
  const { cover } = await opens(gp, read.link)
  await gp.post(`/api/letters/${cover.id}/acknowledgement`, { replyId: read.reply.id })
  const expired = await press(old.link)
  expect(expired.status).toBe(404)
  for (const link of [
    reported.link,
    read.link,
    ...['A'.repeat(43), 'short', '', 'x'.repeat(199), "'or1=1--"].map((token) => `http://x/letter#${token}`),
  ])
    expect(await press(link)).toEqual(expired)
  const good = JSON.parse((await press((await answered()).link)).body)
  for (const [who, ticket] of [
    [gp, 'A'.repeat(43)],
    [gp, ''],
    [foreign, good.ticket],
  ] as const) {
    const response = await who.raw('POST', '/api/letter-tickets', { json: { ticket } })
    expect({ status: response.status, body: await response.text() }).toEqual(expired)
  }
  // Whoever was not meant has used nothing up.
  expect((await gp.post('/api/letter-tickets', { ticket: good.ticket })).letterId).toMatch(/^let_/)
})

test('a press leads one person to the letter, once, within five minutes', async () => {
  const { link } = await answered()
  const ticket = async () => (await gp.post('/api/letter-links', { token: tokenOf(link) })).ticket
  const redeem = (ticket: string) =>
    gp.raw('POST', '/api/letter-tickets', { json: { ticket } }).then(({ status }) => status)
  const one = await ticket()
  // All in one and the same millisecond.
  const goesOn = clinic.clock.stand()
  const parallel = await Promise.all(Array.from({ length: 8 }, () => redeem(one)))
  goesOn()
  expect(parallel.sort()).toEqual([200, ...Array(7).fill(404)])
  const [early, late] = [await ticket(), await ticket()]
  const goOn = clinic.clock.stand()
  clinic.clock.advance({ minutes: 4, seconds: 58 })
  expect(await redeem(early)).toBe(200)
  clinic.clock.advance({ seconds: 2 })
  expect(await redeem(late)).toBe(404)
  goOn()
  expect((await clinic.anyone().raw('POST', '/api/letter-tickets', { json: { ticket: await ticket() } })).status).toBe(
    401,
  )
})

test('a link is pressed ten times an hour, then not for a while; the letter in the list is not touched by that', async () => {
  const { link, referral } = await answered()
  const statuses = []
  for (let i = 0; i < 11; i++) statuses.push((await press(link)).status)
  expect(statuses).toEqual([...Array(10).fill(200), 429])
  expect(
    (await gp.post(`/api/letters/${(await letterOf(gp, referral.id)).id}/openings`, { reason: null })).replies,
  ).toHaveLength(1)
  clinic.clock.advance({ hours: 1, seconds: 1 })
  await today()
  expect((await press(link)).status).toBe(200)
})

test('who presses links from one address more than sixty times an hour waits, whatever she presses; nobody else does, and her letters open', async () => {
  const { deps } = clinic.demo.door
  const app = createApp({ ...deps, settings: { ...deps.settings, linkPressesPerHour: 60 } })
  const { link, referral } = await answered()
  const presses = async (token: string, address: string) => {
    const body = JSON.stringify({ token })
    const headers = { 'content-type': 'application/json' }
    const answer = await app.request('/api/letter-links', { method: 'POST', headers, body }, { address })
    return { status: answer.status, body: answer.status === 200 ? '' : await answer.text() }
  }
  for (let i = 0; i < 60; i++) expect((await presses(`${String(i).padStart(43, 'A')}`, '203.0.113.7')).status).toBe(404)
  const wrong = await presses('B'.repeat(43), '203.0.113.7')
  expect(wrong.status).toBe(429)
  expect(await presses(tokenOf(link), '203.0.113.7')).toEqual(wrong)
  expect((await presses(tokenOf(link), '203.0.113.8')).status).toBe(200)
  const cookie = `lys_session=${gp.walker.cookie(clinic.baseUrl, 'lys_session')}`
  const letter = await letterOf(gp, referral.id)
  const opened = await app.request(
    `/api/letters/${letter.id}/openings`,
    { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: '{"reason":null}' },
    { address: '203.0.113.7' },
  )
  expect(opened.status).toBe(200)
})

test('the office has the mail sent again: to its own address only, the first link ends, five times a day', async () => {
  const { link, referral, mail } = await answered()
  const { id } = await letterOf(gp, referral.id)
  await expect(gp.post(`/api/letters/${id}/reissue`, { to: 'thief@elsewhere.example' })).rejects.toMatchObject({
    status: 422,
  })
  await expect(foreign.post(`/api/letters/${id}/reissue`, {})).rejects.toMatchObject({ status: 404 })
  await gp.post(`/api/letters/${id}/reissue`, {})
  const second = await clinic.outbox.arrives(referral.caseNumber, 2)
  expect(second.to).toEqual(mail.to)
  expect(second.subject).toBe('Uåpnet svar i Lysbord')
  expect((await press(link)).status).toBe(404)
  const { cover } = await opens(gp, linkIn(second))
  for (let i = 0; i < 4; i++) await gp.post(`/api/letters/${id}/reissue`, {})
  await expect(gp.post(`/api/letters/${id}/reissue`, {})).rejects.toMatchObject({
    status: 429,
    code: 'request.too-many',
  })
  const { replies: shown } = await gp.post(`/api/letters/${id}/openings`, { reason: null })
  await gp.post(`/api/letters/${cover.id}/acknowledgement`, { replyId: shown[0].id })
  await expect(gp.post(`/api/letters/${id}/reissue`, {})).rejects.toMatchObject({ status: 409, code: 'letter.read' })
})

test.for([
  [
    'the office closed',
    'update offices set closed_at = 1 where id = ?',
    'update offices set closed_at = null where id = ?',
    'office',
  ],
  [
    'the office has another address',
    "update offices set email = 'new.' || email where id = ?",
    'update offices set email = substr(email, 5) where id = ?',
    'office',
  ],
  [
    'the doctor was switched off',
    'update people set disabled_at = 1 where id = ?',
    'update people set disabled_at = null where id = ?',
    'person',
  ],
  [
    'the case was withdrawn',
    "update referrals set status = 'withdrawn' where id = ?",
    "update referrals set status = 'replied' where id = ?",
    'referral',
  ],
] as const)('a link works no more once %s', async ([, change, back, whose]) => {
  const { link, referral } = await answered(foreign)
  const id = { office: foreign.office.id, person: foreign.session.person.id, referral: referral.id }[whose]
  const run = (sql: string) => clinic.demo.door.deps.database.write([{ sql, params: [id] }])
  expect((await press(link)).status).toBe(200)
  await run(change)
  expect((await press(link)).status).toBe(404)
  await run(back)
  expect((await press(link)).status).toBe(200)
})

test('the log tells what became of a link by its mark, and nothing that opens one', async () => {
  const { link, reply } = await answered()
  const { cover } = await opens(gp, link)
  await gp.post(`/api/letters/${cover.id}/acknowledgement`, { replyId: reply.id })
  const hash = await hashToken('reply-link', tokenOf(link))
  const [written] = await clinic.demo.door.deps.database.write([
    { sql: 'select * from audit where object = ? order by position', params: [cover.id] },
  ])
  const { rows } = written!
  const told = rows.filter(({ span }) => String(span).startsWith(hash.slice(0, 12))).map(({ action }) => action)
  expect(told).toEqual(['link.issued', 'link.handed-over', 'link.followed', 'link.entered', 'link.revoked'])
  expect(rows.map(({ action }) => action)).toContain('open-letter')
  expect(JSON.stringify(rows)).not.toContain(hash)
  expect(JSON.stringify(rows)).not.toContain(tokenOf(link))
})

test('somebody of another office gets nothing from a link that went astray', async () => {
  const { link } = await answered()
  await expect(opens(foreign, link)).rejects.toMatchObject({ status: 404, code: 'link.not-valid' })
  expect((await opens(gp, link)).replies).toHaveLength(1)
})

test('a deputy opens a reply to a colleague only with a reason; an office without its doctor is not stuck', async () => {
  const { link } = await answered()
  await expect(opens(deputy, link)).rejects.toMatchObject({
    status: 422,
    code: 'letter.reason-missing',
    fields: [{ path: '/reason' }],
  })
  expect((await opens(deputy, link, 'absent_colleague')).replies).toHaveLength(1)
})

test('a secretary sees that a reply came and for whom, and cannot open it', async () => {
  const [doctor, secretary] = [await clinic.as('gp-sortland'), await clinic.as('secretary-sortland')]
  const { link, referral } = await answered(doctor)
  const { items } = await secretary.get(`/api/offices/${secretary.office.id}/letters`)
  expect(items[0]).toMatchObject({
    referralId: referral.id,
    mayOpen: 'no',
    addressee: { name: doctor.session.person.name },
  })
  await expect(opens(secretary, link)).rejects.toMatchObject({ status: 403, code: 'letter.clinicians-only' })
})

test('a letter that is opened in the moment when its mail is noted counts as opened', async () => {
  const { deps } = clinic.demo.door
  const { referral } = await answered()
  const { id } = await letterOf(gp, referral.id)
  const scope = asSystem(deps, demoId('ten', 'demo'), 'test')
  const notes = (letter: Id<'let'>) =>
    decide(
      scope,
      { command: `${letter}/meanwhile`, name: 'letter.posted', subject: letter, body: null },
      async () => ({ facts: { letter }, rows: [] }),
      async () => undefined,
    )
  let overtaken = 0
  const write: typeof deps.database.write = async (statements, tenantId) => {
    if (statements.some(({ params }) => params.includes('letter.opened')) && overtaken++ === 0) await notes(id)
    return deps.database.write(statements, tenantId)
  }
  const app = createApp({ ...deps, database: { ...deps.database, write } })
  const cookie = `lys_session=${gp.walker.cookie(clinic.baseUrl, 'lys_session')}`
  const opened = await app.request(`${clinic.baseUrl}/api/letters/${id}/openings`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ reason: null }),
  })
  expect([opened.status, overtaken]).toEqual([200, 2])
  expect((await letterOf(gp, referral.id)).openedAt).not.toBeNull()
})

test('a reply is not acknowledged before somebody opened it', async () => {
  const { link, reply } = await answered()
  const letterId = await follows(gp, link)
  await expect(gp.post(`/api/letters/${letterId}/acknowledgement`, { replyId: reply.id })).rejects.toMatchObject({
    code: 'letter.not-opened',
  })
})

test('the mail says nothing of the patient, the question or the reply, and its link is behind a #', async () => {
  const { mail, link, referral } = await answered(gp, 'HEMMELIG melanom på leggen')
  const whole = JSON.stringify(mail)
  for (const word of [
    'KANARIFUGL',
    'Kanarifugl',
    'Testesen',
    '01905',
    'HEMMELIG',
    'melanom',
    'leggen',
    'Hud',
    referral.id,
  ])
    expect(whole).not.toContain(word)
  expect(new URL(link)).toMatchObject({ pathname: '/letter', search: '' })
})

test('looking at the page behind a link, a thousand times, changes no row of any table', {
  timeout: 90_000,
}, async () => {
  const { link, referral } = await answered(gp)
  // What follows the reply is done when nothing moves any more.
  let before = await everything()
  await expect
    .poll(
      async () => {
        const was = before
        before = await everything()
        return JSON.stringify(was) === JSON.stringify(before)
      },
      { interval: 400 },
    )
    .toBe(true)
  for (let i = 0; i < 1000; i++) {
    const response = await fetch(link, { method: i % 2 ? 'HEAD' : 'GET' })
    expect(response.status).toBe(200)
    await response.body?.cancel()
  }
  expect(await everything()).toEqual(before)
  expect(await clinic.outbox.about(referral.caseNumber)).toHaveLength(1)
})

test('a reply to a named GP who writes English is announced in English', async () => {
  const referral = await submits(foreign, { pack: 'dermatology' })
  await claims(specialist, referral.id)
  await decides(specialist, referral.id)
  await specialist.put(`/api/cases/${referral.id}/replies/${fresh('rep')}`, anAnswer('Benign.'))
  expect((await clinic.outbox.arrives(referral.caseNumber)).subject).toBe('A reply for you in Lysbord')
})
