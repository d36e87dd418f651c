import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { define } from '../shared/define.ts'
import { sampleMails } from './mailbox.demo.ts'
import { LysMailbox, type Mail } from './mailbox.ts'

define(LysMailbox)

let mails: readonly Mail[] | undefined
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => {
    if (!mails) throw new TypeError('no network')
    return Response.json(mails)
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

function opens(first: typeof mails) {
  mails = first
  document.body.append(Object.assign(document.createElement('lys-mailbox'), { messages: '/messages' }))
}
const later = () => vi.advanceTimersByTimeAsync(3_100)
const subjects = () =>
  [...document.querySelector('lys-mailbox')!.shadowRoot!.querySelectorAll('summary strong')].map(
    (one) => one.textContent,
  )

test('a mailbox that does not answer says so and keeps what it showed', async () => {
  opens(sampleMails)
  await expect.element(page.getByText('Svar til deg i Lysbord')).toBeVisible()
  mails = undefined
  await later()
  await expect.element(page.getByText(/^The mailbox does not answer/)).toBeVisible()
  expect(subjects()).toHaveLength(2)
})

test('a mail whose text is markup is shown as text, and only web addresses become links', async () => {
  opens([
    {
      ...sampleMails[0]!,
      text: '<img src=x onerror=alert(1)> javascript:alert(1) Open http://127.0.0.1:4000/letter#abc.',
    },
  ])
  await expect.element(page.getByText(/<img src=x/)).toBeVisible()
  const links = [...document.querySelector('lys-mailbox')!.shadowRoot!.querySelectorAll('a')]
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['http://127.0.0.1:4000/letter#abc'])
  expect(document.querySelector('lys-mailbox')!.shadowRoot!.querySelector('img')).toBeNull()
})

test('an empty box says so, and a new mail comes by itself and stands first', async () => {
  opens([])
  await expect.element(page.getByText(/^No e-mail yet/)).toBeVisible()
  mails = sampleMails.slice(1)
  await later()
  await expect.element(page.getByText('1 new e-mail')).toBeInTheDocument()
  mails = sampleMails
  await later()
  await vi.waitFor(() => expect(subjects()).toEqual(['Rettet svar i Lysbord', 'Svar til deg i Lysbord']))
})

test('whoever leaves the page is not asked for any more', async () => {
  opens([])
  await expect.element(page.getByText(/^No e-mail yet/)).toBeVisible()
  document.body.replaceChildren()
  const asked = vi.mocked(fetch).mock.calls.length
  await later()
  expect(vi.mocked(fetch).mock.calls).toHaveLength(asked)
})
