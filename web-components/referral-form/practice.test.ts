import { afterEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { Client, Practice } from '../client.ts'
import { define } from '../shared/define.ts'
import { LysPhotographs } from './photographs.ts'
import { LysQuestionnaire } from './questionnaire.ts'
import { aSource, sampleFeedback, session, started } from './referral-form.demo.ts'
import { LysReferralForm } from './referral-form.ts'

define(LysReferralForm, LysPhotographs, LysQuestionnaire)
afterEach(() => document.body.replaceChildren())

function shows(own: Partial<Client>, referralId = '', practice = false): void {
  const form = Object.assign(document.createElement('lys-referral-form'), { session, referralId, practice })
  document.body.replaceChildren(Object.assign(form, { client: aSource(own) }))
}
const mark = () => page.getByRole('note', { name: 'Practice' })
const tried = (id: string) => ({ ...started(id), status: 'replied' as const, practice: true })

test('what is for practice says so all the while, offers an invented patient, and is begun as practice', async () => {
  const startReferral = vi.fn(async (id: string) => ({ ...started(id), practice: true }))
  shows({ startReferral, findPatient: async () => ({ patient: null, earlier: [] }) }, '', true)
  await expect.element(page.getByRole('heading', { name: 'Practice case' })).toBeVisible()
  await expect.element(mark().getByText(/No specialist sees this/)).toBeVisible()
  await page.getByRole('button', { name: 'Fill in an invented patient' }).click()
  await page.getByRole('button', { name: 'A spot on the skin' }).click()
  await expect.element(page.getByLabelText('Birth number')).toHaveValue('01905810185')
  await expect.element(mark()).toBeVisible()
  await vi.waitFor(() => expect(startReferral).toHaveBeenCalled())
  expect(startReferral.mock.calls[0]).toMatchObject([expect.any(String), { practice: true }])
})

test('a referral that is none for practice has no mark', async () => {
  shows({})
  await expect.element(page.getByRole('heading', { name: 'New referral' })).toBeVisible()
  await expect.element(mark()).not.toBeInTheDocument()
})

test('the feedback comes by itself and says what a specialist would miss', async () => {
  const answers: Practice[] = [{ ...sampleFeedback, answeredAt: null, feedback: null }, sampleFeedback]
  shows({ readReferral: async (id) => tried(id), readPractice: async () => answers.shift() ?? sampleFeedback }, 'ref_1')
  await expect.element(page.getByRole('heading', { name: 'Sent for practice' })).toBeVisible()
  await expect.element(page.getByText(/The feedback comes here by itself/)).toBeVisible()
  await expect.element(page.getByText(/Blurred: hold still/), { timeout: 8_000 }).toBeVisible()
  await expect.element(page.getByRole('listitem').filter({ hasText: 'Close-up with a ruler' })).toBeVisible()
  await expect.element(page.getByText(/lay a ruler or a sticker beside it/)).toBeVisible()
  await expect.element(page.getByText('Answer expected by')).not.toBeInTheDocument()
})

test('of a real one the receipt tells the limit, what answers lately took as no promise, and how long it took to write', async () => {
  shows(
    {
      readReferral: async (id) => ({
        ...started(id),
        status: 'waiting',
        receivedAt: '2026-10-05T08:05:00.000Z',
        answerExpectedBy: '2026-10-19',
        answersLately: { workingDays: 3, cases: 50, answered: 48 },
      }),
    },
    'ref_1',
  )
  await expect.element(page.getByText(/the hospital’s own limit: ten working days/)).toBeVisible()
  await expect.element(page.getByText(/half of 50 such cases were answered within 3 working days/)).toBeVisible()
  await expect.element(page.getByText('told, not promised')).toBeVisible()
  await expect.element(page.getByText(/half of your office’s last 20 cases took at most 5.5 min/)).toBeVisible()
})
