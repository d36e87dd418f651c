import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { begins, focused, opens, refuse, taps } from '../../tests/components/referral-page.ts'
import type { Client } from '../client.ts'
import { onTheBody } from './demo-questions.ts'
import { aDraftOf, session, started } from './referral-form.demo.ts'

afterEach(() => document.body.replaceChildren())

const feverish = { bodySite: 'back', side: 'midline', fever: 'yes' } as const
const phone = () => page.getByRole('link', { name: '+47 00 00 02 01' })
const temperature = () => page.getByLabelText('Temperature')
const reads = (what: ReturnType<typeof page.getByRole>, words: RegExp) =>
  expect.poll(() => what.element().textContent.trim()).toMatch(words)
const send = () => page.getByRole('button', { name: 'Send to Skin unit' })

test('an emergency shows whom to phone and sends nothing', async () => {
  let sent = 0
  await begins({
    submitReferral: async (id) => {
      sent++
      return started(id)
    },
  })
  await taps('How urgent is it?', 'Emergency')
  await expect.element(page.getByRole('alert').getByRole('link', { name: '+47 00 00 02 01' })).toBeVisible()
  await page.getByRole('button', { name: 'Send to Skin unit' }).click({ force: true })
  expect(sent).toBe(0)
})

test('the answer that is a red flag stops the sending there and then, and says what, what to do, and whom to phone', async () => {
  const sent: string[] = []
  const saved: unknown[] = []
  const saveDraft: Client['saveDraft'] = async (_id, revision, content) => {
    saved.push(content.answers)
    return { revision: revision + 1 }
  }
  const submitReferral: Client['submitReferral'] = async (id) => {
    sent.push(id)
    return started(id)
  }
  opens({ ...aDraftOf(onTheBody, feverish), saveDraft, submitReferral }, 'ref_1')
  await temperature().fill('38.5')
  expect(phone().elements()).toHaveLength(0)
  await temperature().fill('39.5')

  const alert = page.getByRole('alert').filter({ hasText: 'High fever with a rash' })
  await reads(alert, /Phone Skin unit now.*Do not wait for photographs\..*The draft is kept/s)
  await expect.element(alert.getByRole('link')).toHaveAttribute('href', 'tel:+4700000201')
  expect(phone().elements()).toHaveLength(2)
  await expect.element(send()).toHaveAttribute('aria-disabled', 'true')
  await expect.element(send()).toHaveAccessibleDescription(/High fever with a rash.*\+47 00 00 02 01/s)
  await send().click({ force: true })
  expect(focused()?.id).toBe('answers-temperature')
  expect(sent).toEqual([])
  await expect.poll(() => saved.at(-1)).toMatchObject({ temperature: 39.5 })

  await temperature().fill('37')
  await expect.element(alert).not.toBeInTheDocument()
  await expect.element(send()).toHaveAttribute('aria-disabled', 'false')
})

test('staff see the red flag too, and may still leave the draft to a doctor', async () => {
  const nurse = { ...session, person: { ...session.person, clinician: false, hpr: null }, roles: ['staff'] as const }
  const { form } = opens(aDraftOf(onTheBody, { ...feverish, temperature: 40 }), 'ref_1')
  form.session = nurse as unknown as typeof session // the roles of this page are not looked at
  await expect.element(page.getByRole('alert').getByRole('link')).toHaveAttribute('href', 'tel:+4700000201')
  await expect.element(page.getByRole('button', { name: 'To doctor' })).toHaveAttribute('aria-disabled', 'false')
})

test('a red flag that the server sees first is shown in the same way, until an answer changes', async () => {
  const answers = { ...feverish, temperature: 38, noticedOn: 'unknown', raised: 'no' }
  const fields = [{ path: '/stops/sepsis', message: 'High fever with a rash' }]
  opens(
    { ...aDraftOf(onTheBody, answers), submitReferral: () => refuse('referral.emergency', { status: 409, fields }) },
    'ref_1',
  )
  await send().click()
  await expect.poll(() => focused()?.id).toBe('stopped')
  await expect.element(page.getByText('High fever with a rash')).toBeVisible()
  await expect.element(phone()).toBeVisible()
  await expect.element(send()).toHaveAttribute('aria-disabled', 'true')
  await temperature().fill('37')
  await expect.element(phone()).not.toBeInTheDocument()
})

test('a view that hangs on an answer is missed only then, and holds up nothing', async () => {
  opens(
    aDraftOf(onTheBody, { bodySite: 'back', side: 'midline', noticedOn: 'unknown', fever: 'no', raised: 'no' }),
    'ref_1',
  )
  const missing = page.getByText(/^Pictures still missing/)
  await reads(missing, /: Overview that shows where; Close-up with a ruler$/)
  await taps('Raised', 'Yes')
  await reads(missing, /; From the side$/)
  await expect
    .element(page.getByLabelText(/Overview that shows where/))
    .toHaveAccessibleDescription('From one metre, with a landmark in the picture.')
  await send().click()
  await expect.poll(() => focused()?.textContent).toBe('Sent to Skin unit')
})
