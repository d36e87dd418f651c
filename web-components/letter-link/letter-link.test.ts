import { afterEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { ClientProblem } from '../client.ts'
import { define } from '../shared/define.ts'
import { LysLetterLink } from './letter-link.ts'

define(LysLetterLink)
afterEach(() => document.body.replaceChildren())

const token = 'T'.repeat(43)
const refusal = (code: ClientProblem['code']) => Promise.reject(new ClientProblem({ code }))

const passkey = { challengePasskey: () => refusal('internal'), signInByPasskey: () => refusal('internal') }
const pressed = () => Promise.resolve({ ticket: 'K'.repeat(43), endsAt: '2026-11-24T09:05:00.000Z' })
type Follow = (token: string) => ReturnType<typeof pressed>
type Redeem = (ticket: string) => Promise<{ letterId: string }>

function opens(followLink: Follow, withToken = token, redeem: Redeem = async () => ({ letterId: 'let_1' })) {
  const asked = vi.fn(followLink)
  const redeemed = vi.fn(redeem)
  const found: string[] = []
  const element = Object.assign(document.createElement('lys-letter-link'), {
    client: { followLink: asked, redeemTicket: redeemed, reportWrongRecipient: () => refusal('internal'), ...passkey },
    token: withToken,
  })
  element.addEventListener('lys-letter-found', ({ letterId }) => found.push(letterId))
  const signIns: string[] = []
  element.addEventListener('lys-letter-sign-in', ({ ticket }) => signIns.push(ticket))
  document.body.append(element)
  return { element, asked, redeemed, found, signIns }
}
const press = (name: string) => page.getByRole('button', { name }).click()

test('a gateway that fetches and draws the page opens nothing; the secret is in no attribute and in no text', async () => {
  const { element, asked } = opens(() => refusal('internal'))
  await expect.element(page.getByRole('heading', { name: 'A reply has come' })).toBeVisible()
  expect(asked).not.toHaveBeenCalled()
  expect(element.outerHTML + element.shadowRoot!.innerHTML).not.toContain(token)
})

test('a link that has grown old is said to be old, calmly, with the way to the reply', async () => {
  const { found } = opens(() => refusal('link.not-valid'))
  await press('Open the reply')
  await expect.element(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
  await expect.element(page.getByRole('link')).toHaveAttribute('href', '/desk')
  expect(found).toEqual([])
})

test('who opens a dead link by keyboard goes on from its heading', async () => {
  const { element } = opens(() => refusal('link.not-valid'))
  await press('Open the reply')
  await expect.poll(() => element.shadowRoot!.activeElement?.textContent).toBe('This link no longer works')
})

test('a wrong case number is said at its field: to open the reply is another matter', async () => {
  const { element } = opens(() => refusal('internal'))
  const reportWrongRecipient = () => refusal('link.number-differs')
  Object.assign(element, { client: { followLink: pressed, redeemTicket: pressed, reportWrongRecipient, ...passkey } })
  await page.getByLabelText('Case number in the e-mail').fill('0000-00')
  await press('Wrong recipient')
  await expect.element(page.getByRole('alert')).toBeVisible()
  expect(element.shadowRoot!.querySelector('form [role=alert]')).not.toBeNull()
  await expect.element(page.getByRole('button', { name: 'Open the reply' })).toBeVisible()
  expect(element.shadowRoot!.activeElement).not.toBeNull()
})

test('a link that lost its end asks nothing of the server', async () => {
  const { asked } = opens(() => refusal('internal'), '')
  await expect.element(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
  expect(asked).not.toHaveBeenCalled()
})

test('without a connection the link keeps its strength for the next try', async () => {
  let connected = false
  const { asked, found } = opens(() => (connected ? pressed() : refusal('offline')))
  await press('Open the reply')
  await expect.element(page.getByRole('alert')).toMatchTextContent(/No answer came/)
  connected = true
  await press('Try again')
  await vi.waitFor(() => expect(found).toEqual(['let_1']))
  expect(asked.mock.calls).toEqual([[token], [token]])
})

test('two presses are one', async () => {
  const { element, asked } = opens(() => new Promise(() => {}))
  await element.updateComplete
  const button = page.getByRole('button', { name: 'Open the reply' }).element() as HTMLButtonElement
  button.click()
  button.click()
  expect(asked).toHaveBeenCalledOnce()
})

test('whoever is not meant says so without signing in; a lost answer keeps the button, then the link is dead', async () => {
  let connected = false
  const asked: string[] = []
  const { element, found } = opens(() => refusal('internal'))
  const client: LysLetterLink['client'] = {
    ...passkey,
    followLink: () => refusal('internal'),
    redeemTicket: () => refusal('internal'),
    reportWrongRecipient: async (secret, caseNumber) => {
      asked.push(`${secret} ${caseNumber}`)
      return connected ? { reported: true } : refusal('offline')
    },
  }
  Object.assign(element, { client })
  // A gateway presses; it has not read the mail.
  await press('Wrong recipient')
  await expect.element(page.getByRole('alert')).toMatchTextContent(/case number first/)
  expect(asked).toEqual([])
  await page.getByLabelText('Case number in the e-mail').fill('7k3m 2q')
  await press('Wrong recipient')
  await expect.element(page.getByRole('alert')).toMatchTextContent(/No answer came/)
  connected = true
  await press('Wrong recipient')
  await expect.element(page.getByRole('heading', { name: 'Thank you' })).toBeVisible()
  await expect.element(page.getByText(/The link no longer works/)).toBeVisible()
  expect([asked, found]).toEqual([[`${token} 7k3m 2q`, `${token} 7k3m 2q`], []])
})

test('who must sign in first is sent there once, and led on when she is back; without having signed in she is told', async () => {
  const first = opens(pressed, token, () => refusal('session.missing'))
  await press('Open the reply')
  await vi.waitFor(() => expect(first.signIns).toEqual(['K'.repeat(43)]))
  first.element.remove()

  let signedIn = false
  const back = opens(pressed, '', () =>
    signedIn ? Promise.resolve({ letterId: 'let_1' }) : refusal('session.missing'),
  )
  Object.assign(back.element, { ticket: 'K'.repeat(43) })
  await expect.element(page.getByRole('alert')).toBeVisible()
  expect([back.signIns, back.asked.mock.calls]).toEqual([[], []])
  signedIn = true
  await press('Try again')
  await vi.waitFor(() => expect(back.found).toEqual(['let_1']))
})
