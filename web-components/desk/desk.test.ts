import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ClientProblem } from '../client.ts'
import { define } from '../shared/define.ts'
import { aDesk, aLetter, aReferral, session } from './desk.demo.ts'
import { LysDesk } from './desk.ts'
import type { DeskClient } from './shelves.ts'

define(LysDesk)
afterEach(() => document.body.replaceChildren())

function opens(client: DeskClient, own: Partial<LysDesk> = {}) {
  const desk = Object.assign(document.createElement('lys-desk'), { client, session, ...own })
  document.body.append(desk)
  return desk
}
const section = (name: RegExp) => page.getByRole('region', { name })
const offline = () => Promise.reject(new ClientProblem({ code: 'offline' }))

test('a list that cannot be read says so beside the others, and comes when it is asked again', async () => {
  const whole = aDesk([aReferral({ question: 'Is it dangerous?' })], [aLetter()])
  let connected = false
  opens({ ...whole, listLetters: (...asked) => (connected ? whole.listLetters(...asked) : offline()) })
  await expect.element(section(/^To finish/).getByRole('link', { name: /Test Testesen/ })).toBeVisible()
  connected = true
  await section(/^Answered/)
    .getByRole('button', { name: 'Try again' })
    .click()
  await expect.element(section(/^Answered/).getByRole('link')).toHaveAttribute('href', '/letters/let_1')
})

test('staff see that a reply came and for whom, and cannot open it', async () => {
  opens(aDesk([], [aLetter({ mayOpen: 'no' })]))
  await expect.element(page.getByText('A reply came for Demo Lege')).toBeVisible()
  await expect.element(section(/^Answered/).getByRole('link')).not.toBeInTheDocument()
})

test('unread replies stand first and are called unread', async () => {
  const read = aLetter({ id: 'let_2', caseNumber: '6T1Q-4F', acknowledgedAt: '2026-10-07T08:00:00.000Z' })
  opens(aDesk([], [read, aLetter()]))
  await expect.element(page.getByText('Unread')).toBeVisible()
  const links = section(/^Answered/)
    .getByRole('link')
    .elements()
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['/letters/let_1', '/letters/let_2'])
})

test('a referral is withdrawn only after a reason, and stays when the withdrawing fails', async () => {
  const asked: unknown[] = []
  let connected = false
  const withdrawReferral: DeskClient['withdrawReferral'] = (...deed) => {
    asked.push(deed)
    return connected ? new Promise((resolve) => resolve(undefined as never)) : offline() // nobody reads the answer
  }
  opens({ ...aDesk([aReferral({ id: 'ref_3', status: 'waiting' })], []), withdrawReferral })
  await page.getByRole('button', { name: 'Withdraw Test Testesen, case 7K3M-2Q' }).click()
  const dialog = page.getByRole('dialog', { name: 'Withdraw this referral?' })
  const withdraw = dialog.getByRole('button', { name: 'Withdraw' })
  await expect.element(withdraw).toBeDisabled()
  await dialog.getByLabelText('It was sent twice').click()
  await withdraw.click()
  await expect.element(dialog.getByRole('alert')).toBeVisible()
  connected = true
  await withdraw.click()

  await expect.element(page.getByRole('button', { name: /^Withdraw Test/ })).not.toBeInTheDocument()
  await expect.element(dialog).not.toBeInTheDocument()
  // The second try is the same deed: the first may have been carried out.
  expect(asked).toEqual([asked[1], ['ref_3', 'duplicate', expect.stringMatching(/^cmd_/)]])
})

test('Escape keeps the referral', async () => {
  opens(aDesk([aReferral()], []))
  await page.getByRole('button', { name: /^Withdraw Test/ }).click()
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  await expect.element(page.getByRole('link', { name: /Test Testesen/ })).toHaveAttribute('href', '/refer#ref_1')
})

test('an empty desk says what would stand where', async () => {
  opens(aDesk([], []))
  for (const words of [/Drafts stand here/, /What was sent stands here/, /Answers from the hospital stand here/])
    await expect.element(page.getByText(words)).toBeVisible()
})

test('long lists come page by page', async () => {
  const listReferrals: DeskClient['listReferrals'] = async (_office, status, after) => {
    if (status !== 'waiting') return { items: [], next: null, total: 0 }
    const id = after ? 'ref_b' : 'ref_a'
    return {
      items: [aReferral({ id, status, patientName: after ? 'Second' : 'First' })],
      next: after ? null : 'cursor',
      total: 2,
    }
  }
  opens({ ...aDesk([], []), listReferrals })
  await expect.element(page.getByRole('heading', { name: 'Waiting 2' })).toBeVisible()
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect.element(page.getByRole('link', { name: /Second/ })).toBeVisible()
  await expect.element(page.getByRole('heading', { name: 'Waiting 2' })).toBeVisible()
  await expect.element(page.getByRole('link', { name: /First/ })).toBeVisible()
})

test('somebody of two offices chooses whose desk it is', async () => {
  const asked = new Set<string>()
  const client = aDesk([], [])
  const offices = [...session.offices, { id: 'off_2' as const, name: 'Havneby legekontor', phone: '' }]
  opens(
    {
      ...client,
      listReferrals: (office, status) => {
        asked.add(office)
        return client.listReferrals(office, status)
      },
    },
    { session: { ...session, offices } },
  )
  await page.getByLabelText('Office').selectOptions('Havneby legekontor')
  await expect.poll(() => [...asked]).toEqual(['off_1', 'off_2'])
})

test('what staff have prepared stands first for a doctor, with whom it is from', async () => {
  const ready = aReferral({
    id: 'ref_2',
    patientName: 'Prøve Prøvesen',
    handed: { by: 'Demo Sykepleier', at: '2026-10-05T08:10:00.000Z' },
  })
  opens(aDesk([aReferral(), ready], []))
  const links = () =>
    section(/^To finish/)
      .getByRole('link')
      .elements()
  await expect.poll(() => links().length).toBe(2)
  expect(links()[0]?.textContent).toContain('Prøve Prøvesen')
  await expect.element(page.getByText('Ready for a doctor')).toBeVisible()
  await expect.element(page.getByText(/from Demo Sykepleier/)).toBeVisible()
})

test('what the hospital asks the office for stands in a list of its own and leads to the letter', async () => {
  const asked = aReferral({ id: 'ref_9', status: 'your_turn', receivedAt: '2026-10-01T09:00:00.000Z' })
  opens(aDesk([asked], [aLetter({ id: 'let_9', referralId: 'ref_9' }), aLetter()]))
  await expect.element(section(/^Your turn/).getByRole('link')).toHaveAttribute('href', '/letters/let_9')
  // It is not counted twice.
  await expect
    .poll(
      () =>
        section(/^Answered/)
          .getByRole('link')
          .elements().length,
    )
    .toBe(1)
})

test('a waiting case says by when an answer is expected; only unread leaves the read ones out', async () => {
  const waiting = aReferral({ id: 'ref_3', status: 'waiting', receivedAt: '2026-10-01T09:00:00.000Z' })
  const read = aLetter({ id: 'let_2', acknowledgedAt: '2026-10-07T08:00:00.000Z' })
  opens(aDesk([waiting], [read, aLetter()]))
  await expect.element(page.getByText('Answer expected by 15 Oct 2026')).toBeVisible()
  await expect.element(page.getByRole('heading', { name: /^Answered 2/ })).toBeVisible()
  await page.getByRole('button', { name: 'Only unread' }).click()
  await expect.element(page.getByRole('heading', { name: /^Answered 1/ })).toBeVisible()
})

test('the e-mail about an unread letter is sent again, once however often the answer gets lost, until it is enough', async () => {
  const deeds: string[] = []
  const answers = ['offline', 'sent', 'request.too-many'] as const
  const reissueLetter: DeskClient['reissueLetter'] = (letterId, deed) => {
    deeds.push(`${letterId} ${deed}`)
    const answer = answers[deeds.length - 1]!
    return answer === 'sent' ? Promise.resolve(aLetter()) : Promise.reject(new ClientProblem({ code: answer }))
  }
  const second = aLetter({ id: 'let_2', caseNumber: '3S7G-9L' })
  const read = aLetter({ id: 'let_3', caseNumber: '6T1Q-4F', acknowledgedAt: '2026-10-07T08:00:00.000Z' })
  opens({ ...aDesk([], [aLetter(), second, read]), reissueLetter })
  const again = (number: string) => page.getByRole('button', { name: `Send the e-mail again, case ${number}` })
  await again('4P9X-7T').click()
  await expect.element(page.getByRole('alert')).toMatchTextContent(/No answer came/)
  await again('4P9X-7T').click()
  await expect.element(page.getByText(/on its way to the office’s address/)).toBeVisible()
  await expect.element(again('4P9X-7T')).not.toBeInTheDocument()
  expect(deeds[1]).toBe(deeds[0])
  await again('3S7G-9L').click()
  await expect.element(page.getByRole('alert')).toMatchTextContent(/Enough e-mails went to the office today/)
  await expect.element(again('6T1Q-4F')).not.toBeInTheDocument()
})
