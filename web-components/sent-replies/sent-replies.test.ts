import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { Decision, Reply } from '../client.ts'
import { define } from '../shared/define.ts'
import { colleague, demoPack, demoReply, demoSession } from '../shared/demo-clinic.ts'
import { LysSentReplies } from './sent-replies.ts'

define(LysSentReplies)
afterEach(() => document.body.replaceChildren())

const decision: Decision = {
  id: 'dec_1',
  disposition: 'routine_appointment',
  latestDate: '2026-12-24',
  weeks: null,
  reason: '',
  handover: null,
  toUnitId: null,
  decidedBy: { id: 'per_specialist', name: demoSession.person.name },
  decidedAt: '2026-11-24T09:00:00Z',
}
async function shows(...replies: Reply[]) {
  const shown = document.createElement('lys-sent-replies')
  Object.assign(shown, { replies, decision, pack: demoPack, personId: demoSession.person.id, caseNumber: '7K3M-01' })
  document.body.append(shown)
  await shown.updateComplete
  return shown
}

test('only the sender is offered to correct, and only the valid version', async () => {
  const first = demoReply()
  const second: Reply = { ...demoReply(), corrects: first.id }
  const shown = await shows(first, second)
  const asked: string[] = []
  shown.addEventListener('lys-reply-correct', (event) => asked.push(event.reply.id))
  await page.getByRole('button', { name: 'Correct', exact: true }).click()
  expect(asked).toEqual([second.id])

  document.body.replaceChildren()
  await shows({ ...first, sentBy: colleague })
  expect(page.getByRole('button', { name: 'Correct', exact: true }).elements()).toHaveLength(0)
})

test('what the pack asked stands under its title, in the words of the pack; what was left alone does not', async () => {
  const shown = await shows({ ...demoReply(), answers: { risk: 'high', followUp: 'gp', followUpWeeks: 6 } })
  await expect.element(page.getByRole('heading', { name: 'Assessment' })).toBeVisible()
  const pairs = shown.shadowRoot!.querySelector('dl')!.textContent?.replaceAll(/\s+/g, ' ')
  expect(pairs).toBe('Risk of serious diseaseHighFollow-upAt the GPFollow-up in6 weeks')
})

test('what happens next stands in words, with its date', async () => {
  await shows(demoReply())

  await expect.element(page.getByText('Ordinary appointment, at the latest 24 Dec 2026')).toBeVisible()
})
