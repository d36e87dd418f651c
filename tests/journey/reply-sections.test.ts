import { beforeAll, describe, expect, test } from 'vitest'
import { aPack, bringsPack } from '../support/a-pack.ts'
import { startClinic } from '../support/clinic.ts'
import { linkIn } from '../support/outbox.ts'
import { fresh, type Json } from '../support/person.ts'
import { anAnswer, claims, decides, opens, submits } from '../support/ward.ts'

const clinic = await startClinic()
const coordinator = await clinic.as('coordinator')
const gp = await clinic.as('gp-alta')
const specialist = await clinic.as('specialist-skin')
const both = (words: string) => ({ en: words, nb: words })

const choice = (id: string, codes: readonly string[], more: Json = {}): Json => ({
  id,
  type: 'choice',
  label: both(id),
  choices: codes.map((code) => ({ code, label: both(code) })),
  ...more,
})
const form = (id: string): Json => ({ id, title: both(id), service: 'dermatology', asks: [], views: [] })
/** Asks the specialist two things in every reply, and one more about scalds. */
const assessed = aPack('assessed', {
  contributes: {
    questionnaires: [form('scald'), form('frostbite')],
    replySections: [
      {
        id: 'assessment',
        title: both('Assessment'),
        asks: [
          choice('risk', ['benign', 'high'], { required: true }),
          { id: 'why', type: 'text', label: both('why'), required: true, when: { ask: 'risk', equals: 'high' } },
          { id: 'weeks', type: 'number', label: both('weeks'), min: 1, max: 52, part: 'more' },
        ],
      },
      {
        id: 'scald-only',
        title: both('The scald'),
        questionnaires: ['scald'],
        asks: [choice('depth', ['superficial', 'deep'])],
      },
    ],
  },
})

const put = (id: string, reply: string, answers: Json | undefined, text = 'Sett.') =>
  specialist.put(`/api/cases/${id}/replies/${reply}`, anAnswer(text, { answers }))
async function waits(questionnaire: string, pack = 'assessed'): Promise<Json> {
  const asked = await submits(gp, { pack, questionnaire })
  await claims(specialist, asked.id)
  await decides(specialist, asked.id)
  return asked
}

beforeAll(() => bringsPack(coordinator, assessed, specialist.unit.id))

describe('a reply that does not answer what its pack asks is refused, with every question named', () => {
  test.each<[string, Json | undefined, readonly string[]]>([
    ['nothing is answered', undefined, ['/answers/risk']],
    ['what follows from an answer is left out', { risk: 'high' }, ['/answers/why']],
    ['there is no such choice', { risk: 'low' }, ['/answers/risk']],
    ['there is no such question', { risk: 'benign', colour: 'red' }, ['/answers/colour']],
    ['a figure lies out of bounds', { risk: 'benign', weeks: 80 }, ['/answers/weeks']],
    ['it answers what is asked of another questionnaire', { risk: 'benign', depth: 'deep' }, ['/answers/depth']],
  ])('%s', async (_, answers, paths) => {
    const asked = await waits('frostbite')
    const reply = fresh('rep')
    const refused = put(asked.id, reply, answers)
    await expect(refused).rejects.toMatchObject({ code: 'request.invalid', status: 422 })
    expect((await refused.catch((problem: Json) => problem.fields)).map((one: Json) => one.path)).toEqual(paths)
    expect((await specialist.get(`/api/cases/${asked.id}/replies`)).items).toEqual([])
  })

  test('a correction is held against the same questions, and the first answers stay readable', async () => {
    const asked = await waits('scald')
    const [first, second] = [fresh('rep'), fresh('rep')]
    await put(asked.id, first, { risk: 'benign', depth: 'superficial' })
    const corrects = (answers: Json) =>
      specialist.put(
        `/api/cases/${asked.id}/replies/${first}/corrections/${second}`,
        anAnswer('Sett igjen.', { answers }),
      )
    await expect(corrects({ depth: 'deep' })).rejects.toMatchObject({
      code: 'request.invalid',
      fields: [{ path: '/answers/risk', message: 'Please answer' }],
    })
    await corrects({ risk: 'high', why: 'Full thickness', depth: 'deep' })
    const { items } = await specialist.get(`/api/cases/${asked.id}/replies`)
    expect(items.map(({ answers }: Json) => answers)).toEqual([
      { risk: 'benign', depth: 'superficial' },
      { risk: 'high', why: 'Full thickness', depth: 'deep' },
    ])
  })
})

test('the office reads in the letter what the specialist answered', async () => {
  const asked = await waits('scald')
  const sent = await put(asked.id, fresh('rep'), { risk: 'high', why: 'Full thickness', weeks: 2 })
  expect(sent.answers).toEqual({ risk: 'high', why: 'Full thickness', weeks: 2 })
  const link = linkIn(await clinic.outbox.arrives(asked.caseNumber))
  const { replies } = await opens(gp, link)
  expect(replies.map(({ answers }: Json) => answers)).toEqual([sent.answers])
})

test('a pack without reply sections is answered as before, and takes no answers to questions nobody asked', async () => {
  await bringsPack(coordinator, aPack('plain', { contributes: { questionnaires: [form('itch')] } }), specialist.unit.id)
  const asked = await waits('itch', 'plain')
  await expect(put(asked.id, fresh('rep'), { risk: 'benign' })).rejects.toMatchObject({
    code: 'request.invalid',
    fields: [{ path: '/answers/risk', message: 'No such question' }],
  })
  expect((await put(asked.id, fresh('rep'), undefined)).answers).toEqual({})
})
