import { beforeAll, describe, expect, test } from 'vitest'
import { asSystem } from '../../api/kernel/react.ts'
import { eventLog } from '../../api/kernel/table.ts'
import { demoId } from '../../migrations/seed.ts'
import { startClinic } from '../support/clinic.ts'
import { fresh, type Json } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import {
  attaches,
  eventually,
  marks,
  submits,
  syntheticNationalId,
  waitsForPicture,
  writesDraft,
} from '../support/ward.ts'

const clinic = await startClinic()
const gp = await clinic.as('gp-alta')
const specialist = await clinic.as('specialist-skin')
const surgeon = await clinic.as('specialist-surgery')
const coordinator = await clinic.as('coordinator')
const canary = 'KANARI-OVELSE'
const patient = { nationalId: syntheticNationalId(77), name: canary, phone: '' }

const sends = (id: string, revision: number) =>
  gp.raw('POST', `/api/referrals/${id}/submission`, { json: { revision }, deed: fresh('cmd') })
const feedbackTo = (id: string): Promise<Json> =>
  eventually(async () => {
    const found = await gp.get(`/api/referrals/${id}/practice`)
    return found.feedback ? found : undefined
  }, 30_000)

/** A practice case that is sent, with a photograph of it. */
async function practises(content: Json = {}): Promise<{ id: string; image: string; sent: Json; unit: Json }> {
  const draft = await writesDraft(gp, { pack: 'dermatology', practice: true, content: { patient, ...content } })
  const { id: image } = await attaches(gp, draft.id, picture())
  await waitsForPicture(gp, image)
  const sent = await gp.post(`/api/referrals/${draft.id}/submission`, { revision: draft.revision })
  return { id: draft.id, image, sent, unit: draft.unit }
}

/** With right check digits and no month raised: it may be somebody's. */
function bornInOctober(): string {
  const weigh = (digits: string, weights: number[]) =>
    (11 - (weights.reduce((sum, w, i) => sum + w * Number(digits[i]), 0) % 11)) % 11
  for (let n = 1; ; n++) {
    const nine = `011058${String(n).padStart(3, '0')}`
    const first = weigh(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2])
    const second = weigh(`${nine}${first}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2])
    if (first < 10 && second < 10) return `${nine}${first}${second}`
  }
}

describe('a practice case', () => {
  let one: Awaited<ReturnType<typeof practises>>
  let answered: Json
  const mailsBefore: number[] = []
  beforeAll(async () => {
    mailsBefore.push((await clinic.outbox.all()).length)
    one = await practises()
    clinic.clock.advance({ minutes: 1 })
    answered = await feedbackTo(one.id)
  })

  test('is received by nobody, so nobody owes an answer', () => {
    expect(one.sent).toMatchObject({ practice: true, receivedAt: null, answerExpectedBy: null, answersLately: null })
  })

  test('gets its feedback by itself: each photograph, what is missing, what nobody answered', async () => {
    const { feedback } = answered
    expect(feedback.images).toMatchObject([
      { imageId: one.image, verdict: expect.stringMatching(/^(ok|warn|retake)$/) },
    ])
    const views = feedback.missingViews.map(({ en }: Json) => en)
    expect(views.length).toBeGreaterThan(0)
    expect(feedback.scale).toBe('missing')
    expect(feedback.unanswered.length).toBeGreaterThan(0)
    expect((await gp.get(`/api/offices/${gp.office.id}/practice`)).items).toMatchObject([
      { id: one.id, answered: true },
    ])
  })

  test('is in no answer to any specialist, whatever she asks', async () => {
    const { id, image, unit, sent } = one
    const asks: [string, string, Json?][] = [
      ['GET', `/api/cases/${id}`],
      ['GET', `/api/referrals/${id}`],
      ['GET', `/api/referrals/${id}/practice`],
      ['GET', `/api/referrals/${id}/images`],
      ['GET', `/api/referrals/${id}/marks`],
      ['GET', `/api/referrals/${id}/manifest.json`],
      ['GET', `/api/images/${image}`],
      ['GET', `/api/images/${image}/preview`],
      ['GET', `/api/images/${image}/original`],
      ['POST', `/api/cases/${id}/claim`, {}],
      ['PUT', `/api/cases/${id}/decisions/${fresh('dec')}`, { disposition: 'advice_gp_continues' }],
      [
        'PUT',
        `/api/glass-breaks/${fresh('gla')}`,
        { whose: sent.caseNumber, emergency: 'danger_now', why: 'Pasienten er innlagt her nå.' },
      ],
      [
        'PUT',
        `/api/glass-breaks/${fresh('gla')}`,
        { whose: patient.nationalId, emergency: 'danger_now', why: 'Pasienten er innlagt her nå.' },
      ],
    ]
    for (const who of [specialist, surgeon])
      for (const [method, path, json] of asks) {
        const answer = await who.raw(method, path, { ...(json && { json, deed: fresh('cmd') }) })
        expect([path, answer.status]).toEqual([path, 404])
        expect(await answer.text()).not.toContain(canary)
      }
    // Another case of the same patient waits for real: she sees that one, and of this one nothing.
    const real = await submits(gp, { pack: 'dermatology', content: { patient: { ...patient, name: 'Ekte Testesen' } } })
    const answers = [
      ...(await Promise.all(
        ['all', 'due', 'yours'].map((show) => specialist.get(`/api/units/${unit.id}/cases?show=${show}&limit=100`)),
      )),
      ...(await Promise.all(
        [canary, sent.caseNumber, patient.nationalId].map((text) =>
          specialist.post(`/api/units/${unit.id}/cases/search`, { text }),
        ),
      )),
      await specialist.get(`/api/cases/${real.id}`),
    ]
    for (const answer of answers) {
      expect(JSON.stringify(answer)).not.toContain(canary)
      expect(JSON.stringify(answer)).not.toContain(id)
    }
    expect(answers.at(-1)!.earlier).toEqual([])
    expect(answers[0]!.items.find((item: Json) => item.id === real.id)).toMatchObject({ earlier: 0 })
    await expect(marks(specialist, image)).rejects.toMatchObject({ status: 404 })
  })

  test('counts nowhere, tells no hospital, and is no row of the coordinator', async () => {
    const { deps } = clinic.demo.door
    const scope = asSystem(deps, demoId('ten', 'demo'), 'practice-test')
    const names = (await scope.find(eventLog)).filter(({ subject }) => subject === one.id).map(({ name }) => name)
    expect(names).toEqual(['referral.started', 'draft.saved', 'practice.sent', 'practice.answered'])
    expect((await clinic.outbox.all()).length).toBe(mailsBefore[0])
    for (const path of ['/api/adoption/today', '/api/adoption/use', '/api/adoption/troubles']) {
      const answer = JSON.stringify(await coordinator.get(path))
      for (const word of [canary, one.id, one.image, one.sent.caseNumber]) expect(answer).not.toContain(word)
    }
  })

  test('takes no question, no further photograph and no second sending once the feedback is there', async () => {
    const asked = await gp.raw('PUT', `/api/referrals/${one.id}/questions/${fresh('que')}`, {
      json: { text: 'Hva nå?' },
    })
    expect(asked.status).toBe(409)
    await expect(attaches(gp, one.id, picture())).rejects.toMatchObject({ code: 'referral.closed' })
    expect((await sends(one.id, one.sent.revision)).status).toBe(409)
  })

  test('is not among the earlier cases that fill in a patient', async () => {
    const other = { ...patient, nationalId: syntheticNationalId(301) }
    await practises({ patient: other })
    const { patient: found, earlier } = await gp.post(
      `/api/offices/${gp.office.id}/patient-searches`,
      other && { nationalId: other.nationalId },
    )
    expect([found, earlier]).toEqual([null, []])
  })
})

test('a photograph of a practice case that cannot be shown is nobody’s matter', async () => {
  const draft = await writesDraft(gp, { pack: 'dermatology', practice: true, content: { patient } })
  const broken = picture().slice(0, 400)
  const { id } = await attaches(gp, draft.id, broken)
  expect(await waitsForPicture(gp, id)).toMatchObject({ status: 'failed' })
  await gp.post(`/api/referrals/${draft.id}/submission`, { revision: draft.revision })
  clinic.clock.advance({ minutes: 1 })
  expect((await feedbackTo(draft.id)).feedback.images).toMatchObject([{ imageId: id, verdict: 'refused' }])
  expect(JSON.stringify(await coordinator.get('/api/adoption/today'))).not.toContain(id)
})

test('a real patient cannot be sent for practice: she would wait for an answer that never comes', async () => {
  const draft = await writesDraft(gp, {
    pack: 'dermatology',
    practice: true,
    content: { patient: { ...patient, nationalId: bornInOctober() } },
  })
  await expect(gp.post(`/api/referrals/${draft.id}/submission`, { revision: draft.revision })).rejects.toMatchObject({
    code: 'referral.incomplete',
    document: { fields: [{ path: '/patient/nationalId' }] },
  })
})

test('a red flag is told in practice as it is for real', async () => {
  const draft = await writesDraft(gp, {
    pack: 'dermatology',
    practice: true,
    content: { patient, urgency: 'emergency' },
  })
  await expect(gp.post(`/api/referrals/${draft.id}/submission`, { revision: draft.revision })).rejects.toMatchObject({
    code: 'referral.emergency',
  })
})

test('what was delivered works once an office has practised: the promise of a first photograph is kept', async () => {
  const far = await clinic.as('gp-hammerfest')
  const { id } = far.office
  const day = new Date(clinic.clock.now().getTime() - 20 * 86_400_000).toISOString().slice(0, 10)
  const { profile, version } = await coordinator.get(`/api/offices/${id}/profile`)
  const kit = { kind: 'phone', what: '', deliveredOn: day, connectedOn: null, isWorking: null, place: '' }
  const json = { version, profile: { ...profile, equipment: [kit] } }
  await coordinator.put(`/api/offices/${id}/profile`, json, { deed: fresh('cmd') })
  const rowOf = async () =>
    (await coordinator.get('/api/adoption/today')).rows.find((row: Json) => row.office?.id === id)
  expect(await rowOf()).toMatchObject({ kind: 'kit', since: day })
  const draft = await writesDraft(far, { pack: 'dermatology', practice: true, content: { patient } })
  await far.post(`/api/referrals/${draft.id}/submission`, { revision: draft.revision })
  expect((await rowOf())?.kind).not.toBe('kit')
})
