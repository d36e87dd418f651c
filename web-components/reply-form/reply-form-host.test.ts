import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ClientProblem } from '../client.ts'
import { LysQuestionnaire } from '../referral-form/questionnaire.ts'
import { LysSentReplies } from '../sent-replies/sent-replies.ts'
import { define } from '../shared/define.ts'
import { type DemoCase, DemoClinic, demoPack, demoSession } from '../shared/demo-clinic.ts'
import { LysReplyForm } from './reply-form.ts'

define(LysReplyForm, LysQuestionnaire, LysSentReplies)
afterEach(() => document.body.replaceChildren())

/** The reply form as a field of a host's own form. */
async function opens(one: DemoCase = {}) {
  const clinic = new DemoClinic([one, {}])
  const host = document.createElement('form')
  const fieldset = document.createElement('fieldset')
  const form = document.createElement('lys-reply-form')
  form.name = 'reply'
  Object.assign(form, { client: clinic.client, session: demoSession, pack: demoPack, case: clinic.cases.get('ref_1') })
  fieldset.append(form)
  host.append(fieldset)
  document.body.append(host)
  await form.updateComplete
  return { clinic, host, fieldset, form }
}
const field = (name: string) => page.getByLabelText(name, { exact: true })
const template = demoPack.contributes.replyTemplates[0]!

test('a template that does not exist does nothing, and one cannot be used on a case a colleague has', async () => {
  const { clinic, form } = await opens()
  expect(form.useTemplate('nobody-wrote-this')).toBe(false)
  expect(form.useTemplate('constructor')).toBe(false)
  expect(clinic.askedFor('claimCase')).toHaveLength(0)
  form.case = clinic.change('ref_1', { claim: { by: { id: 'per_other', name: 'Other' }, at: '2026-11-24T08:40:00Z' } })
  await form.updateComplete
  expect(form.useTemplate(template.id)).toBe(false)
})

test('a template fills the reply in, takes the case, and the next key sends', async () => {
  const { clinic, form } = await opens()
  expect(form.useTemplate(template.id)).toBe(true)
  await expect.element(field('Diagnosis')).toHaveValue(template.diagnosis.text.en)
  await expect.poll(() => clinic.askedFor('claimCase').length).toBe(1)
  await expect.poll(() => form.shadowRoot?.activeElement?.id).toBe('send')
  await userEvent.keyboard('{Control>}{Enter}{Enter}{/Control}')
  await expect.poll(() => clinic.askedFor('sendReply').length).toBe(1)
})

test('a template that leaves something open leads to it', async () => {
  const { form } = await opens()
  const open = { ...template, id: 'open', disposition: 'routine_appointment' }
  form.pack = { ...demoPack, contributes: { ...demoPack.contributes, replyTemplates: [open] } }
  await form.updateComplete
  form.useTemplate('open')
  await expect.poll(() => form.shadowRoot?.activeElement?.id).toBe('latestDate')
})

test('a sending that fails once another case is open leads into none of its fields', async () => {
  const { clinic, form } = await opens()
  let fail: ((problem: Error) => void) | undefined
  form.client = { ...clinic.client, decide: () => new Promise((_done, refuse) => (fail = refuse)) }
  form.useTemplate(template.id)
  const has = () => form.shadowRoot!.activeElement as HTMLElement | null
  await expect.poll(() => has()?.id).toBe('send')
  await userEvent.keyboard('{Control>}{Enter}{Enter}{/Control}')
  await expect.poll(() => fail).toBeDefined()
  form.case = clinic.cases.get('ref_2')
  await form.updateComplete
  has()?.blur()
  fail!(new ClientProblem({ code: 'offline' }))
  await new Promise((done) => setTimeout(done, 100))
  expect(has()).toBe(null)
})

test('a host’s form knows that the reply is not complete, why, and when it is', async () => {
  const { host, form } = await opens()
  expect(host.checkValidity()).toBe(false)
  expect(form.validationMessage).toBe('Name a diagnosis, or choose “Cannot tell”.')
  expect(host.reportValidity()).toBe(false)
  expect(form.shadowRoot?.activeElement?.id).toBe('diagnosis')
  form.useTemplate(template.id)
  await expect.poll(() => host.checkValidity()).toBe(true)
})

test('nothing of the text goes into a host’s form: after sending it is given the reply’s id', async () => {
  const { clinic, host, form } = await opens()
  form.useTemplate(template.id)
  await form.updateComplete
  expect(new FormData(host).get('reply')).toBe(null)
  await userEvent.keyboard('{Control>}{Enter}{Enter}{/Control}')
  await expect.poll(() => clinic.replies.get('ref_1')?.length).toBe(1)
  await expect.poll(() => new FormData(host).get('reply')).toBe(clinic.replies.get('ref_1')![0]!.id)
})

test('in a fieldset that is switched off nothing is written or sent, and what stood there stays', async () => {
  const { fieldset, form, clinic } = await opens()
  await field('Text to the GP').fill('Benign.')
  fieldset.disabled = true
  await form.updateComplete
  await expect.element(field('Text to the GP')).toHaveAttribute('readonly')
  expect(page.getByRole('button', { name: 'Send' }).elements()).toHaveLength(0)
  await form.send()
  expect(form.useTemplate(template.id)).toBe(false)
  expect(clinic.askedFor('decide')).toHaveLength(0)
  fieldset.disabled = false
  await form.updateComplete
  await expect.element(field('Text to the GP')).toHaveValue('Benign.')
  await expect.element(field('Text to the GP')).not.toHaveAttribute('readonly')
})

test('the lid closes in the middle of a sentence: the text stands there afterwards, also after another case', async () => {
  const { clinic, form } = await opens()
  await field('Text to the GP').fill('Please send a sharper')
  document.dispatchEvent(new Event('freeze'))
  dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
  const parent = form.parentElement!
  form.remove()
  parent.append(form)
  form.case = clinic.cases.get('ref_2')
  await form.updateComplete
  await expect.element(field('Text to the GP')).toHaveValue('')
  form.case = clinic.cases.get('ref_1')
  await expect.element(field('Text to the GP')).toHaveValue('Please send a sharper')
  expect(dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(false)
})
