import { html } from 'lit'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { type Client, ClientProblem, connect, type Session } from '../client.ts'
import { setLanguage } from '../shared/i18n.ts'
import {
  keepEmergency,
  keepPasskeyName,
  keepTicket,
  signInAddress,
  takeEmergency,
  takeKeptFragment,
} from './kept-in-tab.ts'
import { openPage, type Page } from './page.ts'

const session: Session = {
  person: { id: 'per_demo', name: 'Demo Lege Alta', clinician: true, hpr: '0000101', language: 'en' },
  hospital: { name: { en: 'Demo University Hospital', nb: 'Demo universitetssykehus' }, phone: '+47 00 00 00 00' },
  roles: ['referrer'],
  offices: [{ id: 'off_demo', name: 'Alta legekontor', phone: '+47 00 00 01 01' }],
  units: [],
}
const address = location.pathname + location.search

beforeEach(() => sessionStorage.clear())
afterEach(async () => {
  history.replaceState(null, '', address)
  document.body.replaceChildren()
  delete document.documentElement.dataset.theme
  await setLanguage('en')
})

const refusal = (code: ClientProblem['code']) => Promise.reject(new ClientProblem({ code }))
type Server = Pick<Client, 'readSession' | 'endSession'>

/** The page as a person finds it whom the server answers like this. */
async function opens(own: Partial<Server>, more: Partial<Page> = {}) {
  const went: string[] = []
  const client = { ...connect(), readSession: async () => session, endSession: async () => undefined, ...own }
  const shown = {
    title: () => 'Desk',
    elements: [],
    render: () => html`<p>What only its readers see</p>`,
    ...more,
  } as Page
  await openPage(shown, { client, go: (to) => went.push(to) })
  return went
}
const content = () => page.getByText('What only its readers see')

test('whoever is not signed in is sent to sign in and comes back to this very page', async () => {
  history.replaceState(null, '', '/desk?shelf=answered')
  const went = await opens({ readSession: () => refusal('session.missing') })
  expect(went).toEqual(['/sign-in?return=%2Fdesk%3Fshelf%3Danswered'])
  await expect.element(content()).not.toBeInTheDocument()
})

test('a draft is found again after signing in, and the months a mail told of; the secret of a link is never put away', () => {
  const back = { pathname: '/refer', search: '', hash: '' }
  expect(signInAddress({ ...back, hash: '#ref_01abc' })).toBe('/sign-in?return=%2Frefer')
  expect(takeKeptFragment(back)).toBe('#ref_01abc')
  expect(takeKeptFragment(back)).toBe('')
  const desk = { pathname: '/desk', search: '', hash: '' }
  signInAddress({ ...desk, hash: '#months' })
  expect(takeKeptFragment(desk)).toBe('#months')
  const secret = 'T'.repeat(43)
  for (const pathname of ['/letter', '/refer', '/letters/let_1'])
    signInAddress({ pathname, search: '', hash: `#${secret}` })
  expect(JSON.stringify({ ...sessionStorage })).not.toContain(secret)
})

test('of an emergency only which one is kept while she signs in again, for her alone; after the sign-out nothing waits', async () => {
  keepEmergency('per_demo', 'on_call')
  expect(Object.keys(JSON.parse(sessionStorage.getItem('lysbord.opening')!)).sort()).toEqual([
    'at',
    'emergency',
    'personId',
  ])
  expect(takeEmergency('per_demo')).toEqual({ emergency: 'on_call' })
  keepEmergency('per_demo', 'on_call')
  expect(takeEmergency('per_other')).toBeUndefined()
  keepEmergency('per_demo', undefined)
  keepTicket('ticket')
  keepPasskeyName('Phone')
  const went = await opens({ endSession: async () => undefined })
  await page.getByRole('button', { name: 'Demo Lege Alta' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await vi.waitFor(() => expect(went).toEqual(['/sign-out']))
  expect(JSON.stringify({ ...sessionStorage })).not.toMatch(/opening|ticket|passkey|place/)
})

test('whoever has another role is told whom the page is for and where to go', async () => {
  await opens({}, { roles: ['specialist'] })
  await expect
    .element(page.getByRole('heading', { name: 'This page is for specialists at the hospital' }))
    .toBeVisible()
  await expect.element(page.getByRole('listitem').getByRole('link', { name: 'Desk' })).toHaveAttribute('href', '/desk')
  await expect.element(content()).not.toBeInTheDocument()
})

test('whom Lysbord does not know is told whom to ask, and can sign in as somebody else', async () => {
  const went = await opens({ readSession: () => refusal('session.unknown-person') })
  await expect.element(page.getByRole('heading', { name: 'Lysbord does not know you yet' })).toBeVisible()
  await page.getByRole('button', { name: 'Sign in as somebody else' }).click()
  await vi.waitFor(() => expect(went).toEqual(['/sign-out']))
})

test('without a connection the page says so and comes when it is tried again', async () => {
  let connected = false
  await opens({ readSession: () => (connected ? Promise.resolve(session) : refusal('offline')) })
  await expect.element(page.getByText(/^No answer came/)).toBeVisible()
  connected = true
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(content()).toBeVisible()
})

test('a page that must ask nothing of the server asks nothing', async () => {
  const readSession = vi.fn(() => refusal('internal'))
  await opens({ readSession }, { signedIn: false })
  await expect.element(content()).toBeVisible()
  expect(readSession).not.toHaveBeenCalled()
})

test('a sign-out that did not get through says that one is still signed in', async () => {
  const went = await opens({ endSession: () => Promise.reject(new TypeError('no network')) })
  await page.getByRole('button', { name: 'Demo Lege Alta' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect.element(page.getByText(/^You are still signed in/)).toBeVisible()
  expect(went).toEqual([])
})

test('the language of the person is used until another one is chosen in this tab', async () => {
  await opens({ readSession: async () => ({ ...session, person: { ...session.person, language: 'nb' } }) })
  await expect.element(page.getByRole('link', { name: 'Henvis' })).toBeVisible()
  expect(document.documentElement.lang).toBe('nb')
  await page.getByRole('button', { name: 'English' }).click()
  await expect.element(page.getByRole('link', { name: 'Refer' })).toBeVisible()
  expect(document.title).toBe('Desk – Lysbord')

  await opens({ readSession: async () => ({ ...session, person: { ...session.person, language: 'nb' } }) })
  await expect.element(page.getByRole('link', { name: 'Refer' })).toBeVisible()
})

test.for([
  ['Nynorsk (ikkje kvalitetssikra)', 'nn', 'Tilvis', /^Orda er ikkje kontrollerte/],
  ['Davvisámegiella (ii leat dárkkistuvvon)', 'se', 'Henvis', /^Ordene er ikke kontrollert/],
] as const)(
  '%s is chosen in the menu, and the page says that nobody has checked it',
  async ([name, tag, refer, note]) => {
    await opens({})
    await page.getByRole('button', { name: 'Demo Lege Alta' }).click()
    await page.getByRole('radio', { name }).click()
    await expect.element(page.getByRole('link', { name: refer })).toBeVisible()
    await expect.element(page.getByText(note)).toBeVisible()
    expect(document.documentElement.lang).toBe(tag)

    await opens({ readSession: async () => ({ ...session, person: { ...session.person, language: 'nb' } }) })
    await expect.element(page.getByText(note)).toBeVisible()
    await page.getByRole('button', { name: 'Bokmål' }).click()
    await expect.element(page.getByText(note)).not.toBeInTheDocument()
    expect(document.documentElement.lang).toBe('nb')
  },
)

test('dark is kept as long as the tab and nowhere else', async () => {
  await opens({})
  await page.getByRole('button', { name: 'Demo Lege Alta' }).click()
  await page.getByLabelText('Dark').click()
  expect(document.documentElement.dataset.theme).toBe('dark')
  expect(localStorage).toHaveLength(0)
})

test('the keyboard reaches the content in one step past the bar', async () => {
  history.replaceState(null, '', '/refer#ref_01abc')
  await opens({})
  const skip = page.getByRole('link', { name: 'Skip to the content' })
  ;(skip.element() as HTMLElement).focus()
  ;(skip.element() as HTMLElement).click()
  expect(document.activeElement?.shadowRoot?.activeElement?.id).toBe('main')
  expect(location.hash).toBe('#ref_01abc')
})
