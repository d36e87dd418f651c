import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Pack } from '../client.ts'
import { LysQuestionnaire } from '../referral-form/questionnaire.ts'
import { LysSentReplies } from '../sent-replies/sent-replies.ts'
import { define } from '../shared/define.ts'
import { DemoClinic, demoPack, demoReply, demoSession } from '../shared/demo-clinic.ts'
import type { ReplySentEvent } from './reply-form.events.ts'
import { LysReplyForm } from './reply-form.ts'

define(LysReplyForm, LysQuestionnaire, LysSentReplies)
afterEach(() => document.body.replaceChildren())

const both = (words: string) => ({ en: words, nb: words })
const { replySections = [] } = demoPack.contributes
const withSections = (sections: unknown, templates?: unknown): Pack => ({
  ...demoPack,
  contributes: {
    ...demoPack.contributes,
    replySections: sections as Pack['contributes']['replySections'],
    ...(templates !== undefined && { replyTemplates: templates as Pack['contributes']['replyTemplates'] }),
  },
})

function opens(pack: Pack = demoPack, prepare: (clinic: DemoClinic) => void = () => {}) {
  const clinic = new DemoClinic([{}, {}])
  prepare(clinic)
  const form = document.createElement('lys-reply-form')
  const sent: ReplySentEvent[] = []
  form.addEventListener('lys-reply-sent', (event) => sent.push(event))
  Object.assign(form, { client: clinic.client, session: demoSession, pack, case: clinic.cases.get('ref_1') })
  document.body.append(form)
  const replies = () => clinic.askedFor('sendReply').map(([, , reply]) => reply as { answers: unknown })
  return { clinic, form, sent, replies }
}
const field = (name: string) => page.getByLabelText(name, { exact: true })
const button = (name: string) => page.getByRole('button', { name, exact: true })
const box = (name: string) => page.getByRole('textbox', { name, exact: true })
const radio = (name: string) => page.getByRole('radio', { name, exact: true })
const sendTwice = () => userEvent.keyboard('{Control>}{Enter}{Enter}{/Control}')
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 8000 })
const unfolds = () => page.getByText('More, if it helps').click()

async function writesAllButTheSections() {
  await field('Certainty').selectOptions('Cannot tell')
  await page.getByText('Straight to procedure').click()
  await field('Text to the GP').fill('We call the patient in.')
}

test('what the pack requires and nobody answered is named in the foot and at its question, and nothing is sent', async () => {
  const { clinic, form } = opens()
  await writesAllButTheSections()
  await expect.element(page.getByText('Missing: “Risk of serious disease”.')).toBeVisible()
  await sendTwice()
  await expect.element(page.getByText('Please answer')).toBeVisible()
  expect(form.shadowRoot?.activeElement?.localName).toBe('lys-questionnaire')
  expect(form.validity.valid).toBe(false)
  expect(clinic.askedFor('decide')).toEqual([])

  await page.getByText('High', { exact: true }).click()
  await expect.element(page.getByText('Please answer')).not.toBeInTheDocument()
  expect(form.validity.valid).toBe(true)
})

test('a figure that is no figure keeps the reply back until it is one', async () => {
  const { clinic, replies } = opens()
  await writesAllButTheSections()
  await page.getByText('Low', { exact: true }).click()
  await unfolds()
  await page.getByText('New photographs', { exact: true }).click()
  await box('Follow-up in').fill('soon')
  await sendTwice()
  await expect.element(page.getByText('Missing: “Follow-up in”.')).toBeVisible()
  expect(clinic.askedFor('decide')).toEqual([])

  await box('Follow-up in').fill('6')
  await sendTwice()
  await eventually(() => replies().length).toBe(1)
  expect(replies()[0]?.answers).toEqual({ risk: 'low', followUp: 'new_photos', followUpWeeks: 6 })
})

test('what the server refuses of the pack stands at its question', async () => {
  const { clinic } = opens(demoPack, (clinic) =>
    clinic.refuse('sendReply', 'request.invalid', {
      fields: [{ path: '/answers/risk', message: 'The hospital asks for another answer' }],
    }),
  )
  await writesAllButTheSections()
  await page.getByText('Low', { exact: true }).click()
  await sendTwice()
  await expect.element(page.getByText('The hospital asks for another answer')).toBeVisible()
  expect(clinic.replies.get('ref_1')).toBeUndefined()
})

test('a pack without sections asks nothing more, and sends no answers', async () => {
  const { form, replies } = opens(withSections(undefined))
  await writesAllButTheSections()
  expect(form.shadowRoot?.querySelector('lys-questionnaire')).toBe(null)
  await sendTwice()
  await eventually(() => replies().length).toBe(1)
  expect(replies()[0]?.answers).toEqual({})
})

test('a section for other questionnaires is not asked here', async () => {
  const [first] = replySections
  const { form, replies } = opens(withSections([{ ...first, questionnaires: ['rash'] }]))
  form.useTemplate('benign-naevus')
  await eventually(() => form.shadowRoot?.activeElement?.id).toBe('send')
  await sendTwice()
  await eventually(() => replies().length).toBe(1)
  expect(replies()[0]?.answers).toEqual({})
})

test('a template answers the sections too: two keys send it, and taking it back empties them', async () => {
  const { form, replies } = opens()
  await field('Template').selectOptions('Melanoma suspected')
  await expect.element(radio('High')).toBeChecked()
  await field('Template').selectOptions('Benign mole')
  await expect.element(radio('None, benign')).toBeChecked()
  await button('Undo').click()
  await expect.element(radio('None, benign')).not.toBeChecked()

  form.useTemplate('benign-naevus')
  await eventually(() => form.shadowRoot?.activeElement?.id).toBe('send')
  await sendTwice()
  await eventually(() => replies().length).toBe(1)
  expect(replies()[0]?.answers).toEqual({ risk: 'benign' })
})

test('another template takes back what the first one answered, and leaves what was written by hand on top', async () => {
  const [template] = demoPack.contributes.replyTemplates
  const asks = [
    {
      id: 'risk',
      type: 'choice',
      label: both('Risk'),
      required: false,
      choices: [{ code: 'low', label: both('Low') }],
    },
    { id: 'return', type: 'text', label: both('Return if'), required: false },
  ]
  const templates = [
    { ...template, id: 'one', title: both('One'), answers: { risk: 'low', return: both('It bleeds.') } },
    { ...template, id: 'two', title: both('Two'), answers: { return: both('It grows.') } },
  ]
  const { replies } = opens(withSections([{ id: 'a', title: both('Assessment'), asks }], templates))
  await field('Template').selectOptions('One')
  await expect.element(box('Return if')).toHaveValue('It bleeds.')
  await field('Template').selectOptions('Two')
  await expect.element(box('Return if')).toHaveValue('It grows.')
  await expect.element(radio('Low')).not.toBeChecked()
  await box('Return if').fill('He worries.')
  await field('Template').selectOptions('One')
  await expect.element(box('Return if')).toHaveValue('He worries.\n\nIt bleeds.')
  await sendTwice()
  await eventually(() => replies().length).toBe(1)
  expect(replies()[0]?.answers).toEqual({ risk: 'low', return: 'He worries.\n\nIt bleeds.' })
})

test('what is chosen at the beginning stands in sight and is sent, without making the reply unsent text', async () => {
  const choices = ['yes', 'no'].map((code) => ({ code, label: both(code === 'yes' ? 'Seen' : 'Unseen') }))
  const asks = [
    { id: 'seen', type: 'choice', label: both('Whole lesion'), required: true, choices, initial: 'yes' },
    { id: 'why', type: 'text', label: both('Why'), required: true, when: { ask: 'seen', equals: 'no' } },
  ]
  const { replies } = opens(withSections([{ id: 'a', title: both('Assessment'), asks }]))
  await expect.element(radio('Seen')).toBeChecked()
  expect(window.dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(true)
  await page.getByText('Unseen').click()
  await box('Why').fill('Hair')
  await page.getByText('Seen', { exact: true }).click()
  await writesAllButTheSections()
  await sendTwice()
  await eventually(() => replies().length).toBe(1)
  // What is not asked any more does not go along.
  expect(replies()[0]?.answers).toEqual({ seen: 'yes' })
})

test('the answers of each case wait while others are looked at, and no half-written figure goes over to another patient', async () => {
  const { clinic, form } = opens()
  await page.getByText('High', { exact: true }).click()
  await unfolds()
  await page.getByText('At the GP', { exact: true }).click()
  await box('Follow-up in').fill('soon')
  Object.assign(form, { case: clinic.cases.get('ref_2') })
  await expect.element(radio('High')).not.toBeChecked()
  Object.assign(form, { case: clinic.cases.get('ref_1') })
  await expect.element(radio('High')).toBeChecked()
  await expect.element(page.getByText('“Follow-up in”', { exact: false })).not.toBeInTheDocument()
})

test('what will be read is seen before: in the preview, in the reply that left and in the text for the record', async () => {
  const { sent } = opens()
  await writesAllButTheSections()
  await page.getByText('Uncertain', { exact: true }).click()
  await unfolds()
  await box('Differential diagnoses').fill('Naevus\nMelanoma')
  // Folded away again, it is still seen that something is there.
  await expect.element(page.getByText('(1 answered)')).toBeVisible()
  await button('Preview').click()
  const preview = page.getByRole('dialog', { name: 'To Legekontor 2' })
  await eventually(() => preview.element().textContent).toMatch(/Assessment.*Uncertain.*Naevus\s+Melanoma/s)
  expect(preview.element().textContent).not.toContain('Second reader')
  await button('Close').click()
  await button('Send').click()
  await eventually(() => sent.length).toBe(1)
  expect(sent[0]?.record).toContain('Assessment:\nRisk of serious disease: Uncertain\n')
  const article = page.getByRole('article', { name: 'Reply' })
  await eventually(() => article.element().textContent).toMatch(/Assessment\s*Risk of serious diseaseUncertain/)
})

test('a correction begins with what was answered, and goes out with it', async () => {
  const { clinic, sent } = opens(demoPack, (clinic) => {
    clinic.change('ref_1', {}, 'replied')
    clinic.replies.set('ref_1', [{ ...demoReply(), answers: { risk: 'low', secondReader: 'A colleague' } }])
  })
  await button('Correct').click()
  await expect.element(radio('Low')).toBeChecked()
  await page.getByText('High', { exact: true }).click()
  await sendTwice()
  await eventually(() => sent.length).toBe(1)
  expect(clinic.askedFor('correctReply')[0]?.[3]).toMatchObject({
    answers: { risk: 'high', secondReader: 'A colleague' },
  })
})
