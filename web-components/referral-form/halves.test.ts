import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { field, focused, opens, patient, refuse, taps } from '../../tests/components/referral-page.ts'
import type { Client, Session } from '../client.ts'
import { session, started } from './referral-form.demo.ts'

afterEach(() => document.body.replaceChildren())

const nurse: Session = { ...session, person: { ...session.person, clinician: false, hpr: null }, roles: ['staff'] }

test('a nurse leaves the draft to a doctor and is told what keeps it; nobody is offered to send', async () => {
  const deeds: string[] = []
  const handDraft: Client['handDraft'] = async (id, revision, deed) => {
    deeds.push(deed)
    return { ...started(id), revision, handed: { by: 'Demo Sykepleier', at: '2026-10-05T08:04:00.000Z' } }
  }
  const { form } = opens({ handDraft })
  form.session = nurse
  await page.getByRole('button', { name: 'A spot on the skin' }).click()
  await expect.element(page.getByRole('button', { name: /^Send to/ })).not.toBeInTheDocument()
  await field('Birth number').fill(patient)
  await field('Name').fill('Test Testesen')
  await page.getByRole('button', { name: 'To doctor' }).click()
  await expect.element(page.getByRole('link', { name: 'Consent: The patient must have agreed' })).toBeVisible()
  expect(deeds).toEqual([])
  await taps('The patient agrees that pictures and information go to the hospital', 'Yes, verbally')
  await page.getByRole('button', { name: 'To doctor' }).click()
  await expect.poll(() => focused()?.id).toBe('handed')
  await expect.element(page.getByText(/^Left to a doctor/)).toBeVisible()

  // The doctor who goes on with it is who sends it.
  form.session = session
  await expect.element(page.getByText(/From Demo Lege, HPR 0000101/)).toBeVisible()
})

test('what is left for a nurse is the patient and the consent; the question and the urgency are not counted', async () => {
  const { form } = opens()
  form.session = nurse
  await page.getByRole('button', { name: 'A spot on the skin' }).click()
  await expect.element(page.getByRole('button', { name: '3 left to fill in, first: Birth number' })).toBeVisible()
  await expect
    .element(page.getByText('The question and the urgency are the doctor’s; you may leave them.'))
    .toBeVisible()
  await field('Birth number').fill(patient)
  await field('Name').fill('Test Testesen')
  await page.getByRole('button', { name: 'Left to fill in: Consent' }).click()
  expect(focused()).toHaveProperty('name', 'consentCare')
})

test('the doctor finds what the nurse prepared, writes the question, says how soon, and sends it', async () => {
  const prepared = {
    ...started('ref_1'),
    handed: { by: 'Demo Sykepleier', at: '2026-10-05T08:04:00.000Z' },
    content: {
      ...started('ref_1').content,
      questionKind: 'both' as const,
      patient: { nationalId: patient, name: 'Test Testesen', phone: '', address: '', nextOfKin: '' },
      consentCare: 'verbal' as const,
      answers: {
        side: 'left',
        largestMm: 7,
        change: ['size'],
        treated: 'no',
        duration: 'P3M',
        diabetes: 'no',
        pregnancy: 'no',
        count: 'single',
      },
    },
  }
  const sent: number[] = []
  const submitReferral: Client['submitReferral'] = async (id, revision) => {
    sent.push(revision)
    return { ...started(id), status: 'waiting', revision, receivedAt: '2026-10-05T08:05:00.000Z' }
  }
  opens({ readReferral: async () => prepared, submitReferral }, 'ref_1')
  await expect.element(page.getByText(/^Prepared by Demo Sykepleier/)).toBeVisible()
  await expect.poll(() => focused()?.id).toBe('question')
  await expect.element(page.getByRole('button', { name: '2 left to fill in, first: Question' })).toBeVisible()
  await page.getByLabelText('Question').fill('May I excise it here?')
  await taps('How urgent is it?', 'Urgent')
  await taps('Would you have referred the patient without this?', 'Yes')
  await page.getByRole('button', { name: 'Send to Skin unit' }).click()
  await expect.poll(() => focused()?.textContent).toBe('Sent to Skin unit')
  expect(sent).toHaveLength(1)
})

test('a draft of a patient who is sent without being asked is refused to the nurse by name', async () => {
  const fields = [{ path: '/consentCare', message: 'The patient must have agreed' }]
  const { form } = opens({ handDraft: () => refuse('referral.incomplete', { fields }) })
  form.session = nurse
  await page.getByRole('button', { name: 'A spot on the skin' }).click()
  await field('Birth number').fill(patient)
  await field('Name').fill('Test Testesen')
  await taps('The patient agrees that pictures and information go to the hospital', 'Yes, verbally')
  await page.getByRole('button', { name: 'To doctor' }).click()
  await expect.element(page.getByRole('link', { name: 'Consent: The patient must have agreed' })).toBeVisible()
})
