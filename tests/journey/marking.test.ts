import { beforeAll, describe, expect, test } from 'vitest'
import { startClinic } from '../support/clinic.ts'
import { fresh, type Json } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import {
  aMark,
  anAnswer,
  attaches,
  claims,
  decides,
  marks,
  replies,
  submits,
  syntheticNationalId,
  waitsForPicture,
} from '../support/ward.ts'

const clinic = await startClinic()
const gp = await clinic.as('gp-alta')
const specialist = await clinic.as('specialist-skin')
const senior = await clinic.as('senior-skin')
const surgeon = await clinic.as('specialist-surgery')

/** A case with a photograph of 640 × 480 that can be zoomed. */
async function aCase(content: Json = {}): Promise<{ referral: Json; image: string }> {
  const referral = await submits(gp, { pack: 'dermatology', content })
  const { id } = await attaches(gp, referral.id, picture())
  await waitsForPicture(gp, id)
  return { referral, image: id }
}
const line = (x1: number, y1: number, x2: number, y2: number): Json => ({
  type: 'SvgSelector',
  value: `<svg xmlns="http://www.w3.org/2000/svg"><line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"/></svg>`,
})
const ofCase = async (who: typeof gp, referral: string): Promise<Json[]> =>
  (await who.get(`/api/referrals/${referral}/marks`)).items
const calibrates = (image: string, json: Json, who = specialist, deed = fresh('cmd')) =>
  who.post(`/api/images/${image}/calibration`, json, deed)
const grades = (image: string, json: Json, who = specialist) => who.post(`/api/images/${image}/grade`, json)
const takesOff = (image: string, mark: string, version: number, who = specialist) =>
  who.post(`/api/images/${image}/annotations/${mark}/removal`, { version })
const texts = (items: Json[]) => items.flatMap((one) => one.annotations.map(({ text }: Json) => text))

describe('a mark on a photograph', () => {
  let one: Awaited<ReturnType<typeof aCase>>
  beforeAll(async () => {
    one = await aCase()
  })

  test('is found again by the whole unit on the same spot, with who drew it', async () => {
    const { id } = await marks(specialist, one.image)
    expect(await ofCase(senior, one.referral.id)).toMatchObject([
      {
        imageId: one.image,
        annotations: [{ ...aMark(), id, mine: false, by: { id: specialist.session.person.id } }],
        calibration: null,
        grade: null,
      },
    ])
    expect((await ofCase(specialist, one.referral.id))[0].annotations[0].mine).toBe(true)
  })

  test('is kept once however often it is sent, and refuses another one under its name', async () => {
    const id = fresh('ann')
    const path = `/api/images/${one.image}/annotations/${id}`
    const send = async (who: typeof gp, json: Json) => (await who.raw('PUT', path, { json })).status
    expect([await send(specialist, aMark()), await send(specialist, aMark())]).toEqual([201, 200])
    expect(await send(specialist, aMark({ text: 'Noe annet' }))).toBe(409)
    expect(await send(senior, aMark())).toBe(409)
  })

  test('that a colleague changed meanwhile is not overwritten: who and when is told', async () => {
    const { id } = await marks(specialist, one.image)
    expect(await marks(senior, one.image, aMark({ version: 2, text: 'Rettet' }), id)).toMatchObject({ version: 2 })
    const name = senior.session.person.name
    const late = { status: 409, code: 'subject.moved-on', document: { by: name, version: 2, at: expect.any(String) } }
    await expect(marks(specialist, one.image, aMark({ version: 2, text: 'For sent' }), id)).rejects.toMatchObject(late)
    await expect(takesOff(one.image, id, 2)).rejects.toMatchObject(late)
    await expect(marks(specialist, one.image, aMark({ version: 4 }), id)).rejects.toMatchObject(late)
    // The first sending again is still the first sending.
    expect(await marks(specialist, one.image, aMark(), id)).toMatchObject({ version: 1, text: 'Se her' })
  })

  test('that two change at the same moment is changed by one of them', async () => {
    const { id } = await marks(specialist, one.image)
    const both = await Promise.allSettled(
      [specialist, senior].map((who) => marks(who, one.image, aMark({ version: 2, text: who.login }), id)),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = both.find((one): one is PromiseRejectedResult => one.status === 'rejected')!.reason
    expect(lost).toMatchObject({ code: 'subject.moved-on', document: { version: 2, by: expect.stringMatching(/\S/) } })
  })

  test('is gone once it was taken off, and comes back as a further version', async () => {
    const { referral, image } = await aCase()
    const { id } = await marks(specialist, image)
    const off = { id, version: 2 }
    expect([await takesOff(image, id, 2, senior), await takesOff(image, id, 2, senior)]).toEqual([off, off])
    expect(await ofCase(specialist, referral.id)).toEqual([])
    await expect(takesOff(image, id, 3)).rejects.toMatchObject({ status: 404 })
    await marks(specialist, image, aMark({ version: 3 }), id)
    expect(texts(await ofCase(specialist, referral.id))).toEqual(['Se her'])
  })

  test.for([
    ['outside of the picture', { selector: { ...line(10, 10, 641, 10) }, kind: 'arrow' }, '/selector'],
    ['of another kind than it is drawn', { kind: 'arrow' }, '/selector'],
    ['with a script in it', { selector: { type: 'SvgSelector', value: '<svg><script>1</script></svg>' } }, '/selector'],
    ['of words without words', { kind: 'text', selector: { type: 'PointSelector', x: 1, y: 1 }, text: ' ' }, '/text'],
    ['that measures and says no figure', { kind: 'length', selector: line(10, 10, 20, 10) }, '/measured'],
    [
      'whose length is an angle',
      {
        kind: 'length',
        selector: line(10, 10, 20, 10),
        measured: { quantity: 'angle', value: 1, unit: 'deg', uncertainty: 1 },
      },
      '/measured/quantity',
    ],
    [
      'that points and measures',
      { measured: { quantity: 'length', value: 1, unit: 'mm', uncertainty: 0 } },
      '/measured',
    ],
    ['with more words than a label', { text: 'x'.repeat(501) }, '/text'],
  ] as const)('%s is refused at its field', async ([, wrong, path]) => {
    await expect(marks(specialist, one.image, aMark(wrong))).rejects.toMatchObject({
      status: 422,
      code: 'request.invalid',
      fields: [{ path }],
    })
  })

  test('keeps its kind, and a photograph holds two hundred', async () => {
    const { image } = await aCase()
    const { id } = await marks(specialist, image)
    const arrow = aMark({ version: 2, kind: 'arrow', selector: line(1, 1, 9, 9) })
    await expect(marks(specialist, image, arrow, id)).rejects.toMatchObject({ fields: [{ path: '/kind' }] })
    for (let n = 1; n < 200; n++) await marks(specialist, image)
    await expect(marks(specialist, image)).rejects.toMatchObject({ status: 422, code: 'mark.too-many' })
    await takesOff(image, id, 2)
    await marks(specialist, image)
  })
})

describe('the office', () => {
  test('sees nothing before the reply, then what was there when it left, and later versions with the next one', async () => {
    const { referral, image } = await aCase()
    const { id } = await marks(specialist, image, aMark({ text: 'Før svaret' }))
    await grades(image, { grade: 'inadequate', reasons: ['focus'] })
    expect(await ofCase(gp, referral.id)).toEqual([])
    expect((await gp.get(`/api/images/${image}/annotations`)).items).toEqual([])

    const reply = await replies(specialist, referral.id, 'Godartet.')
    const [{ annotations, grade }] = (await ofCase(gp, referral.id)) as [Json]
    expect(annotations).toMatchObject([{ id, version: 1, text: 'Før svaret', mine: false }])
    expect(grade).toMatchObject({ grade: 'inadequate', reasons: ['focus'] })

    await marks(specialist, image, aMark({ version: 2, text: 'Etter svaret' }), id)
    await marks(specialist, image, aMark({ text: 'Nytt merke' }))
    await grades(image, { grade: 'good' })
    expect(texts(await ofCase(gp, referral.id))).toEqual(['Før svaret'])
    expect(texts(await ofCase(specialist, referral.id))).toEqual(['Etter svaret', 'Nytt merke'])
    expect(await ofCase(gp, referral.id)).toMatchObject([{ grade: { grade: 'inadequate' } }])

    await specialist.put(
      `/api/cases/${referral.id}/replies/${reply.id}/corrections/${fresh('rep')}`,
      anAnswer('Rettet.'),
    )
    expect(texts(await ofCase(gp, referral.id))).toEqual(['Etter svaret', 'Nytt merke'])
    await takesOff(image, id, 3)
    expect(texts(await ofCase(gp, referral.id))).toEqual(['Etter svaret', 'Nytt merke'])
  })

  test('does not see what is held back with an answer that may still be taken back', async () => {
    const { referral, image } = await aCase()
    await marks(specialist, image)
    await claims(specialist, referral.id)
    await decides(specialist, referral.id)
    await specialist.put(`/api/cases/${referral.id}/replies/${fresh('rep')}`, {
      ...anAnswer('Godartet.'),
      holdSeconds: 60,
    })
    expect(await ofCase(gp, referral.id)).toEqual([])
  })

  test('reads marks as it reads the reply: a colleague of the named doctor says why first', async () => {
    const { referral, image } = await aCase()
    await marks(specialist, image)
    const deputy = await clinic.as('deputy-alta')
    expect(await ofCase(deputy, referral.id)).toEqual([])
    await replies(specialist, referral.id, 'Godartet.')
    await expect(ofCase(deputy, referral.id)).rejects.toMatchObject({ status: 422, code: 'letter.reason-missing' })
    await expect(deputy.get(`/api/images/${image}/annotations`)).rejects.toMatchObject({
      code: 'letter.reason-missing',
    })
    await clinic.outbox.arrives(referral.caseNumber)
    await deputy.post(`/api/letters/let_${referral.id.slice(4)}/openings`, { reason: 'deputy' })
    expect(texts(await ofCase(deputy, referral.id))).toEqual(['Se her'])
  })

  test('draws, measures and grades nothing itself', async () => {
    const { referral, image } = await aCase()
    const { id } = await marks(specialist, image)
    await replies(specialist, referral.id, 'Godartet.')
    const refused = await Promise.allSettled([
      marks(gp, image),
      marks(gp, image, aMark({ version: 2 }), id),
      takesOff(image, id, 2, gp),
      calibrates(image, { method: 'device_calibrated', mmPerPixel: 0.1 }, gp),
      grades(image, { grade: 'good' }, gp),
      marks(surgeon, image),
    ])
    for (const one of refused)
      expect(one).toMatchObject({ status: 'rejected', reason: { status: 404, code: 'not-found' } })
  })
})

describe('a photograph', () => {
  let known: Awaited<ReturnType<typeof aCase>>
  beforeAll(async () => {
    known = await aCase()
  })

  test('that was taken back takes its marks with it, and takes no more', async () => {
    const { referral, image } = await aCase()
    await marks(specialist, image)
    await gp.post(`/api/images/${image}/removal`, { reason: 'wrong_patient' })
    expect(await ofCase(specialist, referral.id)).toEqual([])
    await expect(marks(specialist, image)).rejects.toMatchObject({ status: 404 })
    await expect(specialist.get(`/api/images/${image}/annotations`)).rejects.toMatchObject({ status: 404 })
  })

  test('is measured by a ruler of thirty millimetres, with how sure that is, until it is taken back', async () => {
    const { referral, image } = await aCase()
    const ruler = { method: 'ruler', selector: line(100, 100, 400, 100), millimetres: 30, pointPixels: 1.5 }
    const { calibration } = await calibrates(image, ruler)
    expect(calibration).toMatchObject({ mmPerPixel: 0.1, millimetres: 30, method: 'ruler', mine: true })
    expect(calibration.relativeUncertainty).toBeCloseTo(Math.hypot(2.1213 / 300, 0.1443 / 30), 5)
    const deed = fresh('cmd')
    const device = { method: 'device_calibrated', mmPerPixel: 0.02 }
    const said = await calibrates(image, device, senior, deed)
    expect(said.calibration).toMatchObject({ mmPerPixel: 0.02, relativeUncertainty: 0.05, selector: null })
    expect(await ofCase(specialist, referral.id)).toMatchObject([{ calibration: { mmPerPixel: 0.02, mine: false } }])
    expect(await calibrates(image, { method: 'ruler' })).toEqual({ calibration: null })
    expect(await ofCase(specialist, referral.id)).toEqual([])
    // A lost answer asked for again is what was said then.
    expect(await calibrates(image, device, senior, deed)).toEqual(said)
  })

  test.for([
    ['a line of a few pixels', { selector: line(0, 0, 19, 0), millimetres: 5 }, '/selector'],
    ['a line outside of the picture', { selector: line(0, 0, 0, 481), millimetres: 5 }, '/selector'],
    ['no line', { millimetres: 5 }, '/selector'],
    ['a length of nothing', { selector: line(0, 0, 99, 0), millimetres: 0 }, '/millimetres'],
    ['a ruler of three metres', { selector: line(0, 0, 99, 0), millimetres: 3_000 }, '/millimetres'],
    ['pixels of an inch', { selector: line(0, 0, 20, 0), millimetres: 508 }, '/millimetres'],
    ['a scale beside the line', { selector: line(0, 0, 99, 0), millimetres: 5, mmPerPixel: 1 }, '/mmPerPixel'],
    ['a ruler that was not found in it', { mmPerPixel: 0.1 }, '/mmPerPixel'],
    ['a device without a scale', { method: 'device_calibrated', millimetres: 5 }, '/millimetres'],
    ['a device that sees atoms', { method: 'device_calibrated', mmPerPixel: 1e-9 }, '/mmPerPixel'],
  ] as const)('is not measured by %s', async ([, wrong, path]) => {
    const { image } = known
    await expect(calibrates(image, { method: 'ruler', ...wrong })).rejects.toMatchObject({
      status: 422,
      fields: [{ path }],
    })
  })
  test('that two say something of at the same moment has both said, and the last word holds', async () => {
    const { image, referral } = await aCase()
    await Promise.all([
      grades(image, { grade: 'good' }),
      grades(image, { grade: 'adequate' }, senior),
      calibrates(image, { method: 'device_calibrated', mmPerPixel: 0.1 }),
    ])
    expect(await ofCase(specialist, referral.id)).toMatchObject([
      { grade: { grade: expect.stringMatching(/^(good|adequate)$/) }, calibration: { mmPerPixel: 0.1 } },
    ])
  })

  test('that is not good enough is graded with a reason', async () => {
    const { image, referral } = known
    await expect(grades(image, { grade: 'inadequate' })).rejects.toMatchObject({ fields: [{ path: '/reasons' }] })
    expect(await grades(image, { grade: 'inadequate', reasons: ['light', 'scale', 'light'] })).toMatchObject({
      grade: { grade: 'inadequate', reasons: ['light', 'scale'] },
    })
    expect(await grades(image, { grade: null })).toEqual({ grade: null })
    expect(await ofCase(specialist, referral.id)).toEqual([])
  })
})

test('who draws and who looks is in the log and told to the patient; no event holds a word or a place of a mark', async () => {
  const nationalId = syntheticNationalId(55)
  const { referral, image } = await aCase({ patient: { nationalId, name: 'Test Testesen', phone: '' } })
  await marks(specialist, image, aMark({ text: 'HEMMELIG MERKE' }))
  await ofCase(senior, referral.id)
  await specialist.get(`/api/images/${image}/annotations`)
  const ask = async (sql: string, ...params: unknown[]) =>
    (await clinic.demo.door.deps.database.write([{ sql, params }]))[0]!.rows
  expect(
    await ask('select action, actor from audit where object = ? and action = ?', referral.id, 'list-marks'),
  ).toEqual([{ action: 'list-marks', actor: senior.session.person.id }])
  expect(
    await ask('select 1 as n from audit where object = ? and action = ?', image, 'export-annotations'),
  ).toHaveLength(1)
  const coordinator = await clinic.as('coordinator')
  const { items } = await coordinator.post('/api/access-extracts', { nationalId })
  const actions = items.map(({ action, person }: Json) => `${action} ${person?.name}`)
  expect(actions).toContain(`image.annotated ${specialist.session.person.name}`)
  expect(actions).toContain(`list-marks ${senior.session.person.name}`)
  expect(JSON.stringify(items)).not.toContain('HEMMELIG')
  const [event] = await ask("select facts from events where name = 'image.annotated' order by position desc limit 1")
  expect(Object.keys(JSON.parse(String(event!.facts))).sort()).toEqual(['image', 'kind', 'office', 'referral', 'unit'])
})

describe('exported', () => {
  /** What the W3C's model says of an annotation, as far as ours say anything (Web Annotation Data Model, 3.1 to 4.2). */
  const isAnnotation = (one: Json) => {
    expect(one.id).toMatch(/^https?:\/\//)
    expect(one.type).toBe('Annotation')
    expect(['commenting', 'describing', 'highlighting', 'tagging']).toContain(one.motivation)
    for (const at of [one.created, one.modified ?? one.created]) expect(at).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
    for (const agent of [one.creator].flat()) expect(agent).toMatchObject({ type: 'Person', id: /^https?:/ })
    for (const body of one.body) {
      expect(body.type).toBe('TextualBody')
      expect(typeof body.value).toBe('string')
      expect(['commenting', 'describing', 'tagging']).toContain(body.purpose)
    }
    expect(one.target.source).toMatch(/^https?:\/\//)
    expect(['FragmentSelector', 'SvgSelector']).toContain(one.target.selector.type)
    expect(one.target.selector.value).toMatch(
      /^(<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg">|xywh=pixel:\d+,\d+,1,1$)/,
    )
  }

  test('marks are Web Annotations that other programs read, with what was measured in words', async () => {
    const { image } = await aCase()
    const length = { quantity: 'length', value: 12.4, unit: 'mm', uncertainty: 0.3 }
    await calibrates(image, { method: 'device_calibrated', mmPerPixel: length.value / Math.hypot(98, 8) })
    const first = await marks(
      specialist,
      image,
      aMark({ kind: 'length', selector: line(1, 1, 99, 9), text: '', measured: length }),
    )
    await marks(
      senior,
      image,
      { ...aMark({ kind: 'length', selector: line(1, 1, 99, 9), measured: length }), version: 2 },
      first.id,
    )
    await marks(
      specialist,
      image,
      aMark({ kind: 'pointer', selector: { type: 'PointSelector', x: 3.5, y: 4 }, text: '' }),
    )
    const answer = await specialist.raw('GET', `/api/images/${image}/annotations`)
    expect(answer.headers.get('content-type')).toBe('application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"')
    const page = (await answer.json()) as Json
    expect(page).toMatchObject({ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'AnnotationPage' })
    expect(page.id).toBe(`${clinic.baseUrl}/api/images/${image}/annotations`)
    expect(page.items).toHaveLength(2)
    for (const one of page.items) isAnnotation(one)
    const [measured, pointer] = page.items
    expect(measured.body.map(({ purpose, value }: Json) => [purpose, value])).toEqual([
      ['commenting', 'Se her'],
      ['describing', '12.4 mm (± 0.6 mm, 95 %)'],
      ['tagging', 'length'],
    ])
    expect(measured.creator.map(({ name }: Json) => name)).toEqual([
      specialist.session.person.name,
      senior.session.person.name,
    ])
    expect(measured.modified).toBeDefined()
    expect(pointer).toMatchObject({ motivation: 'highlighting', target: { selector: { value: 'xywh=pixel:3,4,1,1' } } })
  })

  test('what was measured is told by the scale that holds when it is asked for, whatever was thought of it when it was drawn', async () => {
    const { referral, image } = await aCase()
    const told = async (who: typeof gp) => {
      const { items } = await who.get(`/api/images/${image}/annotations`)
      return items.flatMap((one: Json) => one.body.filter(({ purpose }: Json) => purpose === 'describing'))[0].value
    }
    const wrong = { quantity: 'length', value: 1, unit: 'mm', uncertainty: 0.01 }
    await marks(specialist, image, aMark({ kind: 'length', selector: line(0, 0, 100, 0), measured: wrong }))
    expect(await told(specialist)).toBe('100 px (± 2 px, 95 %)')
    await calibrates(image, { method: 'device_calibrated', mmPerPixel: 0.1 })
    expect(await told(specialist)).toBe('10.0 mm (± 1.0 mm, 95 %)')
    // The office is told as the reply left it, by the scale of then.
    await replies(specialist, referral.id, 'Godartet.')
    await calibrates(image, { method: 'ruler' })
    expect([await told(gp), await told(specialist)]).toEqual(['10.0 mm (± 1.0 mm, 95 %)', '100 px (± 2 px, 95 %)'])
  })
})
