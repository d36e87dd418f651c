import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { define } from '../shared/define.ts'
import { DemoClinic, demoPack, demoSession } from '../shared/demo-clinic.ts'
import type { ReplySentEvent } from './reply-form.events.ts'
import { LysReplyForm } from './reply-form.ts'

define(LysReplyForm)
afterEach(() => document.body.replaceChildren())

/** A machine that does other things too may take its time. */
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 8000 })

function opens() {
  const clinic = new DemoClinic([{}, {}])
  const form = document.createElement('lys-reply-form')
  Object.assign(form, { client: clinic.client, session: demoSession, pack: demoPack, case: clinic.cases.get('ref_1') })
  const sent: ReplySentEvent[] = []
  form.addEventListener('lys-reply-sent', (event) => sent.push(event))
  document.body.append(form)
  return { form, sent }
}
const field = (name: string) => page.getByLabelText(name, { exact: true })
const button = (name: string) => page.getByRole('button', { name, exact: true })
const text = () => (field('Text to the GP').element() as HTMLTextAreaElement).value
const sendTwice = () => userEvent.keyboard('{Control>}{Enter}{Enter}{/Control}')

test('a sentence written with one template never goes out unseen with another one’s diagnosis', async () => {
  const { sent, form } = opens()
  await field('Template').selectOptions('Melanoma suspected')
  const first = text()
  await field('Text to the GP').fill(`${first} Ring the patient.`)
  await field('Template').selectOptions('Benign mole')
  const both = text()
  expect(both).toMatch(/^Ring the patient\.\n\n\S/)
  expect(both).not.toContain(first)
  await expect.element(page.getByText('From what you wrote before, check that it fits: Text to the GP.')).toBeVisible()
  await expect.element(field('Text to the GP')).toHaveAccessibleDescription(/before the template/)

  await sendTwice()
  await expect
    .element(page.getByRole('button', { name: /^Send to .* about/ }))
    .toHaveAccessibleDescription(/check that it fits/)
  await expect.element(page.getByText('Melanocytic naevus (D22.9) · Probable')).toBeVisible()
  expect(sent).toHaveLength(0)
  await button('Keep it as it stands').first().click()
  await expect.poll(() => page.getByText('check that it fits').elements().length).toBe(0)
  await expect.element(field('Text to the GP')).toHaveValue(both)
  await expect.poll(() => form.shadowRoot?.activeElement?.id).toBe('textToGp')
  await sendTwice()
  await eventually(() => sent.length).toBe(1)
})

test('the template’s own text replaces what stood there only when she says so, and Undo brings her sentence back', async () => {
  opens()
  await field('Template').selectOptions('Benign mole')
  await field('Text to the GP').fill('Mine alone.')
  await field('Template').selectOptions('None')
  await field('Template').selectOptions('Melanoma suspected')
  await expect.element(field('Text to the GP')).toHaveValue(expect.stringMatching(/^Mine alone\.\n\n\S/))
  await button('Use the template’s text').first().click()
  await expect.element(field('Text to the GP')).not.toHaveValue(expect.stringContaining('Mine alone'))
  expect(page.getByText('check that it fits').elements()).toHaveLength(0)

  await button('Undo').click()
  await expect.element(field('Text to the GP')).toHaveValue('Mine alone.')
  await field('Template').selectOptions('Benign mole')
  await field('Text to the GP').fill('Mine again.')
  await button('Use the template’s text').first().click()
  await expect.element(field('Text to the GP')).not.toHaveValue('Mine again.')
  await button('Undo').click()
  await expect.element(field('Text to the GP')).toHaveValue('Mine again.')
})

test('after a template the diagnosis is in sight together with Send, wherever the pane stood', async () => {
  const { form } = opens()
  const pane = document.createElement('div')
  Object.assign(pane.style, { blockSize: '260px', inlineSize: '380px', overflowY: 'auto' })
  document.body.append(pane)
  pane.append(form)
  await form.updateComplete
  pane.scrollTop = 9999
  expect(form.useTemplate(demoPack.contributes.replyTemplates[0]!.id)).toBe(true)
  await expect.poll(() => form.shadowRoot?.activeElement?.id).toBe('send')
  const seen = pane.getBoundingClientRect()
  for (const name of ['Diagnosis', 'Code']) {
    const { top, bottom } = field(name).element().getBoundingClientRect()
    expect(top).toBeGreaterThanOrEqual(seen.top)
    expect(bottom).toBeLessThanOrEqual(form.shadowRoot!.querySelector('footer')!.getBoundingClientRect().top)
  }
})
