import { request } from 'node:http'
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { previewKey, pyramidKey } from '../../api/imaging/build-picture.ts'
import { recheckImages } from '../../api/imaging/recheck-images.ts'
import { images } from '../../api/imaging/table.ts'
import { asSystem } from '../../api/kernel/react.ts'
import { eachTenant } from '../../api/kernel/tenants.ts'
import { startClinic } from '../support/clinic.ts'
import { fresh, Refused } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import { anAnswer, answers, attaches, claims, decides, submits, waitsForPicture, writesDraft } from '../support/ward.ts'
import { theHeaders } from './headers.ts'
import { theInjections } from './injections.ts'
import { theSweep } from './sweeping.ts'

const clinic = await startClinic({
  LYSBORD_MAX_IMAGE_BYTES: '300000',
  LYSBORD_MAX_IMAGES_PER_REFERRAL: '3',
  LYSBORD_PATIENT_SEARCHES_PER_HOUR: '10',
  LYSBORD_SECURITY_CONTACT: 'mailto:security@hospital.example',
  LYSBORD_SECURITY_EXPIRES: '2027-11-24T00:00:00Z',
})
theHeaders(clinic)
const gp = await clinic.as('gp-alta')
const specialist = await clinic.as('specialist-skin')
const other = await clinic.as('gp-hammerfest')

const refusal = (deed: Promise<unknown>): Promise<Refused> =>
  deed.then(
    () => Promise.reject(new Error('It was not refused')),
    (cause) => (cause instanceof Refused ? cause : Promise.reject(cause)),
  )
const text = (words: string) => new TextEncoder().encode(words)

/** A PNG that claims a size and holds hardly anything. */
function bomb(side: number): Uint8Array {
  const crcs = Array.from({ length: 256 }, (_, n) => {
    let c = n
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
    return c >>> 0
  })
  const chunk = (name: string, body: Uint8Array) => {
    const named = Buffer.concat([Buffer.from(name), body])
    const crc = named.reduce((c, byte) => crcs[(c ^ byte) & 255]! ^ (c >>> 8), 0xffffffff) ^ 0xffffffff
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(body.length)
    sum.writeUInt32BE(crc >>> 0)
    return Buffer.concat([length, named, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc((Math.ceil(side / 8) + 1) * side))
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

describe('photographs', async () => {
  const referral = await submits(gp, { pack: 'dermatology' })

  test.for([
    ['an animated GIF', text('GIF89a\x01\x00\x01\x00\x80\x00\x00'), /GIF/],
    ['a drawing in SVG', text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), /SVG/],
    ['a PDF', text('%PDF-1.7\n%\n1 0 obj'), /PDF/],
    ['a letter in Word', Buffer.from('504b0304140006000800', 'hex'), /./],
    ['a text file called .jpg', text('Dear colleague, see the picture attached.'), /./],
    ['an empty file', new Uint8Array(0), /./],
  ] as const)('%s is refused with a sentence that says what to send instead', async ([, bytes, words]) => {
    const refused = await refusal(attaches(gp, referral.id, bytes))
    expect(refused).toMatchObject({ status: 415, code: 'image.format-unsupported' })
    expect(String(refused.document.detail)).toMatch(words)
    expect(String(refused.document.detail)).toMatch(/JPEG|photograph|file/i)
  })

  test('a file that changed on its way is refused, and the right one can follow under the same id', async () => {
    const id = fresh('img')
    const good = picture()
    const flipped = good.slice()
    flipped[good.length - 40]! ^= 1
    const { digest } = await import('../support/person.ts')
    expect(await refusal(attaches(gp, referral.id, flipped, { id, sha: digest(good) }))).toMatchObject({
      status: 422,
      code: 'image.digest-mismatch',
    })
    expect(await attaches(gp, referral.id, good, { id })).toMatchObject({ id })
    expect(await refusal(attaches(gp, referral.id, picture({ seed: 2 }), { id }))).toMatchObject({ status: 409 })
  })

  test('bytes without their digest are refused', async () => {
    const asked = gp.ask('PUT', `/api/referrals/${referral.id}/images/${fresh('img')}?view=close_up`, {
      body: picture(),
    })
    expect(await refusal(asked)).toMatchObject({
      status: 400,
      code: 'request.digest-missing',
      fields: [{ path: '#header/content-digest' }],
    })
  })

  test('a file one byte over the limit is refused, one at the limit is taken', async () => {
    const padded = (size: number) => {
      const bytes = new Uint8Array(size)
      bytes.set(picture())
      return bytes
    }
    expect(await refusal(attaches(gp, referral.id, padded(300_001)))).toMatchObject({
      status: 413,
      code: 'image.too-large',
    })
    expect(await attaches(gp, referral.id, padded(300_000))).toMatchObject({ bytes: 300_000 })
  })

  test('a broken-off photograph and a bomb fail with their reason, and the next photograph is fine', async () => {
    const own = await submits(gp, { pack: 'dermatology' })
    const whole = picture()
    const half = await attaches(gp, own.id, whole.slice(0, whole.length / 2))
    const huge = await attaches(gp, own.id, bomb(25_000))
    expect(await waitsForPicture(gp, half.id)).toMatchObject({ status: 'failed', problem: { code: 'image.damaged' } })
    expect(await waitsForPicture(gp, huge.id)).toMatchObject({
      status: 'failed',
      problem: { code: 'image.too-many-pixels' },
    })
    expect(await refusal(specialist.get(`/api/images/${half.id}/info`))).toMatchObject({
      status: 422,
      code: 'image.damaged',
    })
    const fine = await attaches(gp, own.id, whole)
    expect(await waitsForPicture(gp, fine.id)).toMatchObject({ status: 'ready' })
    expect(await refusal(attaches(gp, own.id, picture({ seed: 3 })))).toMatchObject({
      status: 422,
      code: 'image.too-many',
    })
  })
})

describe('the file of a photograph that cannot be shown', async () => {
  const own = await submits(gp, { pack: 'dermatology' })
  const half = picture({ seed: 17 }).slice(0, 700)
  const { id } = await attaches(gp, own.id, half)
  await waitsForPicture(gp, id)
  const path = `/api/images/${id}/original`

  test('is handed as it came to its office and its unit, to be saved and never opened in the page, and to nobody else', async () => {
    for (const who of [gp, specialist]) {
      const answer = await who.raw('GET', path)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${id}"`)
      expect(answer.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(Buffer.compare(Buffer.from(await answer.arrayBuffer()), half)).toBe(0)
    }
    expect(await refusal(other.get(path))).toMatchObject({ status: 404 })
  })
})

describe('words', () => {
  test('half a JSON document is told to be malformed, not a fault of ours', async () => {
    const asked = gp.ask('PUT', `/api/referrals/${fresh('ref')}`, {
      body: '{"officeId":',
      headers: { 'content-type': 'application/json' },
    })
    expect(await refusal(asked)).toMatchObject({ status: 400, code: 'request.malformed' })
    const empty = gp.ask('PUT', `/api/referrals/${fresh('ref')}`, {})
    expect((await refusal(empty)).status).toBeLessThan(500)
  })

  test('an unknown questionnaire version is named', async () => {
    const unit = (await gp.get('/api/units')).items.find((one: { service: string }) => one.service === 'dermatology')
    const asked = gp.put(`/api/referrals/${fresh('ref')}`, {
      officeId: gp.office.id,
      unitId: unit.id,
      questionnaire: { pack: 'dermatology', version: '9.9.9', id: 'skin-lesion' },
    })
    expect(await refusal(asked)).toMatchObject({ status: 422, code: 'questionnaire.unknown' })
  })

  test('an answer that does not fit is shown at its question, and the draft stays as it was', async () => {
    const draft = await writesDraft(gp, { pack: 'dermatology' })
    const content = { ...draft.written, answers: { ...draft.written.answers, largestMm: 'stor', nosuch: 'x' } }
    const refused = await refusal(
      gp.put(`/api/referrals/${draft.id}/draft`, { revision: draft.revision, content }, { deed: fresh('cmd') }),
    )
    expect(refused).toMatchObject({ status: 422, code: 'answers.invalid' })
    expect(refused.fields.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/answers/largestMm', '/answers/nosuch']),
    )
    expect((await gp.get(`/api/referrals/${draft.id}`)).revision).toBe(draft.revision)
  })

  test('what is missing is listed at once, every field by its path', async () => {
    const draft = await writesDraft(gp, {
      pack: 'dermatology',
      content: {
        patient: { nationalId: '12345678901', name: '' },
        question: ' ',
        consentCare: null,
        answers: {},
        urgency: 'pakkeforlop',
      },
    })
    const refused = await refusal(gp.post(`/api/referrals/${draft.id}/submission`, { revision: draft.revision }))
    expect(refused).toMatchObject({ status: 422, code: 'referral.incomplete' })
    expect(refused.fields.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        '/patient/nationalId',
        '/patient/name',
        '/question',
        '/consentCare',
        '/suspicionReason',
        '/answers/largestMm',
      ]),
    )
  })

  test('an emergency is told to phone, with the number, and the draft is kept', async () => {
    const draft = await writesDraft(gp, { pack: 'dermatology', content: { urgency: 'emergency' } })
    const refused = await refusal(gp.post(`/api/referrals/${draft.id}/submission`, { revision: draft.revision }))
    expect(refused).toMatchObject({ code: 'referral.emergency', document: { phone: expect.stringContaining('+47') } })
    expect(await gp.get(`/api/referrals/${draft.id}`)).toMatchObject({ status: 'draft' })
  })

  test('control characters and unknown fields are refused with their place', async () => {
    const draft = await writesDraft(gp, { pack: 'dermatology' })
    const save = (content: unknown) =>
      gp.put(`/api/referrals/${draft.id}/draft`, { revision: draft.revision, content }, { deed: fresh('cmd') })
    expect(await refusal(save({ ...draft.written, question: 'a\u0000b' }))).toMatchObject({
      status: 422,
      fields: [{ path: '/content/question' }],
    })
    expect(await refusal(save({ ...draft.written, status: 'replied' }))).toMatchObject({
      status: 422,
      fields: [{ path: '/content/status' }],
    })
  })

  test('more text than a megabyte is not taken in, and a place in a list that is none is named', async () => {
    const flood = JSON.stringify({ token: 'x'.repeat(1_100_000) })
    // Who floods us is not listened to: the line may be closed before she has finished, so it is a line of its own.
    const end = await new Promise((resolve) => {
      const headers = { 'content-type': 'application/json', 'content-length': flood.length }
      const asking = request(
        `${clinic.baseUrl}/api/letter-links`,
        { method: 'POST', agent: false, headers },
        (answer) => resolve(answer.resume().statusCode),
      )
      asking.on('error', () => resolve('closed')).end(flood)
    })
    expect([413, 'closed']).toContain(end)
    for (const after of ['x', btoa('["x"]'), btoa('[1,2,3]'), btoa('["NaN","1","ref_1"]')])
      expect(
        await refusal(specialist.get(`/api/units/${specialist.unit.id}/cases?after=${encodeURIComponent(after)}`)),
      ).toMatchObject({ status: 422, code: 'request.invalid' })
  })

  theInjections(gp, specialist)

  test('a deed without its own id is asked for one', async () => {
    const draft = await writesDraft(gp, { pack: 'dermatology' })
    const asked = gp.ask('POST', `/api/referrals/${draft.id}/submission`, { json: { revision: draft.revision } })
    expect(await refusal(asked)).toMatchObject({ status: 400, code: 'request.command-missing' })
  })

  test('a request that a foreign page made a browser send is refused', async () => {
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
    ]) {
      const asked = gp.ask('POST', `/api/letter-links`, {
        json: { token: 'x' },
        headers: headers as unknown as Record<string, string>,
      })
      expect(await refusal(asked)).toMatchObject({ status: 403, code: 'request.cross-site' })
    }
  })
})

describe('who was first', () => {
  test('a second specialist is told who has the case and since when', async () => {
    const senior = await clinic.as('senior-skin')
    const referral = await submits(gp, { pack: 'dermatology' })
    await claims(specialist, referral.id)
    const told = {
      status: 409,
      code: 'case.taken',
      document: { by: specialist.session.person.name, at: expect.stringMatching(/^20/) },
    }
    expect(await refusal(claims(senior, referral.id))).toMatchObject(told)
    expect(await refusal(decides(senior, referral.id))).toMatchObject(told)
    expect(await refusal(answers(senior, referral.id, 'Jeg også.'))).toMatchObject(told)
  })

  test('of two specialists who take a case in the same moment one has it', async () => {
    const senior = await clinic.as('senior-skin')
    for (let round = 0; round < 5; round++) {
      const referral = await submits(gp, { pack: 'dermatology' })
      const outcomes = await Promise.allSettled([claims(specialist, referral.id), claims(senior, referral.id)])
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const lost = outcomes.find((one) => one.status === 'rejected')!
      expect(lost.reason).toMatchObject({ status: 409 })
    }
  })

  test('deciding or answering without the case in hand is refused', async () => {
    const referral = await submits(gp, { pack: 'dermatology' })
    expect(await refusal(decides(specialist, referral.id))).toMatchObject({ status: 409, code: 'case.not-taken' })
    await claims(specialist, referral.id)
    expect(await refusal(answers(specialist, referral.id, 'For tidlig.'))).toMatchObject({
      status: 409,
      code: 'case.undecided',
    })
    await specialist.post(`/api/cases/${referral.id}/release`, {})
    expect(await refusal(decides(specialist, referral.id))).toMatchObject({ code: 'case.not-taken' })
  })

  test('an urgent decision needs somebody who was phoned', async () => {
    const referral = await submits(gp, { pack: 'dermatology' })
    await claims(specialist, referral.id)
    const refused = await refusal(decides(specialist, referral.id, { disposition: 'emergency_phoned' }))
    expect(refused).toMatchObject({ status: 422, fields: [{ path: '/handover/to' }] })
  })

  test('a second reply is refused, and the first one stands', async () => {
    const referral = await submits(gp, { pack: 'dermatology' })
    await claims(specialist, referral.id)
    await decides(specialist, referral.id)
    await answers(specialist, referral.id, 'Den første.')
    expect(await refusal(answers(specialist, referral.id, 'Den andre.'))).toMatchObject({
      status: 409,
      code: 'reply.exists',
    })
    expect(
      (await specialist.get(`/api/cases/${referral.id}/replies`)).items.map(
        (one: { textToGp: string }) => one.textToGp,
      ),
    ).toEqual(['Den første.'])
  })

  test('a reply to a referral that was taken back is refused', async () => {
    const referral = await submits(gp, { pack: 'dermatology' })
    await claims(specialist, referral.id)
    await decides(specialist, referral.id)
    await gp.post(`/api/referrals/${referral.id}/withdrawal`, { reason: 'solved' })
    expect(await refusal(answers(specialist, referral.id, 'For sent.'))).toMatchObject({
      status: 409,
      code: 'referral.closed',
    })
    expect(await refusal(gp.post(`/api/referrals/${referral.id}/withdrawal`, { reason: 'solved' }))).toMatchObject({
      code: 'referral.closed',
    })
  })

  test('an id that another office used answers like any conflict', async () => {
    const theirs = await writesDraft(other, { pack: 'dermatology' })
    const unit = theirs.unit
    const questionnaire = theirs.questionnaire
    const taking = gp.put(`/api/referrals/${theirs.id}`, { officeId: gp.office.id, unitId: unit.id, questionnaire })
    const refused = await refusal(taking)
    expect(refused.status).toBe(409)
    expect(JSON.stringify(refused.document)).not.toMatch(/Hammerfest|off_/)
  })

  test('nothing is shown to somebody who is not signed in', async () => {
    const stranger = clinic.anyone()
    for (const path of ['/api/session', '/api/packs', `/api/units/${specialist.unit.id}/cases`, '/api/adoption/use'])
      expect(await refusal(stranger.get(path))).toMatchObject({ status: 401, code: 'session.missing' })
  })

  test('a sign-in that did not complete is told on a page, and to a program as a Problem', async () => {
    const ask = (accept: string) =>
      clinic.anyone().raw('GET', '/sign-in/callback?code=x&state=y', { headers: { accept } })
    const page = await ask('text/html,application/xhtml+xml')
    expect([page.status, page.headers.get('location')]).toEqual([303, '/?problem=session.sign-in-failed'])
    expect(await (await ask('*/*')).json()).toMatchObject({ status: 400, code: 'session.sign-in-failed' })
  })

  test('a published pack version never changes', async () => {
    const coordinator = await clinic.as('coordinator')
    const pack = await coordinator.get('/api/packs/dermatology/versions/1.3.0')
    const path = '/api/packs/dermatology/versions/1.3.0'
    expect((await coordinator.raw('PUT', path, { json: pack })).status).toBe(200)
    expect(await refusal(coordinator.put(path, { ...pack, title: { en: 'Other', nb: 'Annet' } }))).toMatchObject({
      status: 409,
      code: 'pack.version-exists',
    })
    expect(await refusal(gp.put(path, pack))).toMatchObject({ status: 403, code: 'access.denied' })
    const newer = { ...pack, version: '1.2.1' }
    expect((await coordinator.raw('PUT', '/api/packs/dermatology/versions/1.2.1', { json: newer })).status).toBe(201)
    expect(await refusal(coordinator.put('/api/packs/dermatology/versions/9.9.0', newer))).toMatchObject({
      code: 'pack.invalid',
    })
    expect((await gp.get('/api/packs')).items.find((one: { id: string }) => one.id === 'dermatology').version).toBe(
      '1.2.1',
    )
  })

  test('a reply without a sentence or without a diagnosis is refused at its field', async () => {
    const referral = await submits(gp, { pack: 'dermatology' })
    const path = () => `/api/cases/${referral.id}/replies/${fresh('rep')}`
    expect(await refusal(specialist.put(path(), anAnswer('  ')))).toMatchObject({ fields: [{ path: '/textToGp' }] })
    const silent = { textToGp: 'Ja.', certainty: 'probable' }
    expect(await refusal(specialist.put(path(), silent))).toMatchObject({ fields: [{ path: '/diagnosis/text' }] })
  })
})

test('whoever finds a hole is told whom to tell', async () => {
  const answer = await fetch(`${clinic.baseUrl}/.well-known/security.txt`)
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/)
  expect(await answer.text()).toMatch(/^Contact: mailto:security@hospital.example\nExpires: 2027-11-24T00:00:00Z\n/)
})

describe('a stored photograph of which a byte is not what it was', () => {
  const { deps } = clinic.demo.door
  const flip = async (key: string): Promise<() => Promise<unknown>> => {
    const before = new Uint8Array(await new Response(await deps.blobs.get(key)).arrayBuffer())
    // In the middle: of a pyramid that is the largest tile, of everything else the picture.
    const after = before.slice()
    after[Math.floor(after.length / 2)]! ^= 1
    await deps.blobs.put(key, after)
    return () => deps.blobs.put(key, before)
  }
  const aPhotograph = async () => {
    // Days go by here, and a session lasts for hours.
    const gp = await (await clinic.as('gp-alta')).signsIn()
    const referral = await writesDraft(gp, { pack: 'dermatology' })
    const { id } = await attaches(gp, referral.id, picture())
    await waitsForPicture(gp, id)
    for (const scope of await eachTenant(deps, 'test'))
      for (const row of await scope.find(images)) if (row.id === id) return { gp, row, id }
    throw new Error('not stored')
  }
  const nextDay = () => {
    clinic.clock.advance({ hours: 25 })
    return recheckImages(deps, 1_000)
  }
  const isAltered = { status: 409, code: 'image.altered' }

  test.for(['original', 'preview', 'pyramid'] as const)(
    'is not shown if it is of the %s, and is shown again once it was restored',
    async (part) => {
      const { row, id } = await aPhotograph()
      const key = { original: row.originalKey, preview: previewKey(row), pyramid: pyramidKey(row) }[part]
      const mend = await flip(key)
      await nextDay()
      const gp = await (await clinic.as('gp-alta')).signsIn()
      await expect(gp.get(`/api/images/${id}/info`)).rejects.toMatchObject(isAltered)
      await expect(gp.get(`/api/images/${id}/original`)).rejects.toMatchObject(isAltered)
      await mend()
      await nextDay()
      const again = await (await clinic.as('gp-alta')).signsIn()
      expect(await again.get(`/api/images/${id}/info`)).toMatchObject({ id })
    },
  )

  test('does not reach an eye before the nightly look either', async () => {
    const { gp, row, id } = await aPhotograph()
    await flip(previewKey(row))
    await expect(gp.get(`/api/images/${id}/preview`)).rejects.toMatchObject(isAltered)
    const scope = asSystem(deps, row.tenantId, 'test')
    expect((await scope.find(images)).find((one) => one.id === id)?.alteredAt).toBeInstanceOf(Date)
  })
})

theSweep(clinic)

test('who tries one birth number after the other has to wait, and works on meanwhile', async () => {
  const gp = await (await clinic.as('gp-alta')).signsIn()
  const look = () => gp.post(`/api/offices/${gp.office.id}/patient-searches`, { nationalId: '01905812345' })
  let refused: unknown
  for (let n = 0; n < 11 && !refused; n++) await look().catch((cause) => (refused = cause))
  expect(refused).toMatchObject({ status: 429, code: 'request.too-many' })
  expect(await gp.get('/api/session')).toBeTruthy()
})
