import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { LysChart } from '../charts/chart.ts'
import { type Chart, ClientProblem, type NewContact, type Profile } from '../client.ts'
import { inDays } from '../shared/days.ts'
import { define } from '../shared/define.ts'
import { LysContact } from './contact.ts'
import { lacksOf } from './lacks.ts'
import { findingOf, marksIn, monthsOf } from './month-run.ts'
import { LysOffice, type OfficeClient } from './office.ts'
import { LysOfficePlace } from './place.ts'
import { LysOfficeProfile } from './profile.ts'
import { changesBetween } from './profile-words.ts'
import {
  officeClient,
  profileOf,
  sampleContacts,
  sampleOfficeChart,
  sampleOfficeUse,
  wholeProfile,
} from './sample-office.ts'

define(LysOffice, LysOfficeProfile, LysContact, LysOfficePlace)
afterEach(() => {
  document.body.replaceChildren()
  history.replaceState(null, '', location.pathname + location.search)
})

function opens(own: Partial<OfficeClient> = {}) {
  const element = Object.assign(document.createElement('lys-office'), { client: officeClient(own), officeId: 'off_1' })
  document.body.append(element)
  const left: Event[] = []
  element.addEventListener('lys-office-leave', (event) => left.push(event))
  return { element, left }
}
/** What has the focus, in whichever shadow it stands. */
const focused = (): Element | null => {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active
}
const headingHasFocus = () => expect.poll(() => focused()?.textContent).toBe('Legekontor Fjord')
const reason = () => page.getByRole('combobox', { name: 'What the office says stands in the way' })
const button = (name: string | RegExp) => page.getByRole('button', { name })

test('a profile that somebody else saved meanwhile loses nothing: what was typed stays, what differs is shown', async () => {
  const sent: [number, Profile][] = []
  opens({
    saveProfile: async (_, version, profile) => {
      sent.push([version, profile])
      if (version === 2) throw new ClientProblem({ code: 'profile.moved-on', status: 412 })
      return profileOf(profile, { version: version + 1 })
    },
    readProfile: async () =>
      sent.length === 0
        ? profileOf(wholeProfile)
        : profileOf({ ...wholeProfile, gps: 5 }, { version: 3, by: 'Demo Kollega' }),
  })
  const doctors = page.getByLabelText('Doctors', { exact: true })
  await doctors.fill('7')
  await button('Save the profile').click()
  await expect.element(page.getByText(/^Demo Kollega saved this profile on .* still stands below\.$/)).toBeVisible()
  await expect.element(page.getByText('5 → 7')).toBeVisible()
  await expect.element(doctors).toHaveValue(7)
  await button('Save the profile').click()
  await expect.element(page.getByText('Saved.', { exact: true })).toBeVisible()
  expect(sent.map(([version, { gps }]) => [version, gps])).toEqual([
    [2, 7],
    [3, 7],
  ])
})

/** An answer that comes when the test says so. */
function held<T>(): { answer: Promise<T>; comes: (value: T) => void } {
  let comes: (value: T) => void = () => {}
  const answer = new Promise<T>((resolve) => (comes = resolve))
  return { answer, comes }
}

test('what is written in the profile while it is being saved stays, is not called saved, and is saved next', async () => {
  const { answer, comes } = held<void>()
  const sent: [number, Profile][] = []
  const { left } = opens({
    saveProfile: async (_, version, profile) => {
      sent.push([version, profile])
      await answer
      return profileOf(profile, { version: version + 1 })
    },
  })
  const [doctors, pay] = [page.getByLabelText('Doctors', { exact: true }), page.getByLabelText('Agreed pay')]
  await doctors.fill('7')
  await button('Save the profile').click()
  await pay.fill('Takst 1bk, fra nyttår.')
  comes()
  await expect.element(page.getByText('Saved. What you wrote since is not saved yet.')).toBeVisible()
  await expect.element(pay).toHaveValue('Takst 1bk, fra nyttår.')
  await userEvent.keyboard('{Escape}')
  expect(left).toEqual([])
  await button('Save the profile').click()
  await expect.element(page.getByText('Saved.', { exact: true })).toBeVisible()
  expect(sent.map(([version, { gps, payment }]) => [version, gps, payment])).toEqual([
    [2, 7, null],
    [3, 7, 'Takst 1bk, fra nyttår.'],
  ])
})

test('what is written of a call while it is being saved stays in the form', async () => {
  const { answer, comes } = held<void>()
  const sent: [string, string][] = []
  opens({
    logContact: async (office, id, contact) => {
      sent.push([id, contact.sentence ?? ''])
      await answer
      return officeClient().logContact(office, id, contact)
    },
  })
  const sentence = page.getByLabelText('In one sentence')
  await button(/^Log call/).click()
  await sentence.fill('Ringte.')
  await button('Save').first().click()
  await sentence.fill('Ringte. De vil ha et kurs.')
  comes()
  await expect.element(page.getByText('It is noted. What you wrote since is not saved yet.')).toBeVisible()
  await expect.element(sentence).toHaveValue('Ringte. De vil ha et kurs.')
  await button('Save').first().click()
  await expect.poll(() => focused()?.textContent).toBe('It is noted.')
  expect(new Set(sent.map(([id]) => id)).size).toBe(2)
})

test('what the server refuses is told in the reader’s words, and nothing typed is lost', async () => {
  const fields = [{ path: '/profile/equipment/0/connectedOn', message: 'in English' }]
  opens({ saveProfile: () => Promise.reject(new ClientProblem({ code: 'request.invalid', fields })) })
  await page.getByLabelText('Connected').fill('2024-09-01')
  await button('Save the profile').click()
  await expect.element(page.getByText(/A thing cannot be connected before it was delivered\./)).toBeVisible()
  await expect.element(page.getByLabelText('Connected')).toHaveValue('2024-09-01')
})

test('Escape goes back, but not from something that was written and not saved', async () => {
  const { left } = opens()
  await headingHasFocus()
  await page.getByLabelText('Doctors', { exact: true }).fill('7')
  await userEvent.keyboard('{Escape}')
  expect(left).toEqual([])
  await button('Stay here').click()
  await button('Drop what I wrote').click()
  await userEvent.keyboard('{Escape}')
  expect(left).toHaveLength(1)
})

test('a call is noted by keyboard alone, with a reason or a sentence, and stands in the log at once', async () => {
  const sent: NewContact[] = []
  const { left } = opens({
    logContact: async (office, id, contact) => {
      sent.push(contact)
      return officeClient().logContact(office, id, contact)
    },
  })
  const log = button('Log call: Legekontor Fjord')
  await expect.element(log).toBeVisible()
  ;(log.element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}{Escape}')
  await expect.poll(() => focused()?.getAttribute('aria-label')).toBe('Log call: Legekontor Fjord')
  expect(left).toEqual([])
  await userEvent.keyboard('{Enter}')
  await button('Save').first().click()
  await expect.element(page.getByText('Choose a reason or write a sentence.')).toBeVisible()
  await page.getByLabelText('In one sentence').fill('Får ikke tid før jul.')
  await reason().selectOptions('No time')
  await button('Save').first().click()
  await expect.poll(() => focused()?.textContent).toBe('It is noted.')
  await expect.element(page.getByText('Får ikke tid før jul.')).toBeVisible()
  expect(sent).toEqual([
    { kind: 'call', about: null, reason: 'no_time', sentence: 'Får ikke tid før jul.', nextOn: null },
  ])
})

test('after an answer that got lost the same call is sent again as the same deed', async () => {
  const ids: string[] = []
  opens({
    logContact: async (office, id, contact) => {
      ids.push(id)
      if (ids.length === 1) throw new ClientProblem({ code: 'offline' })
      return officeClient().logContact(office, id, contact)
    },
  })
  await button(/^Log call/).click()
  await page.getByLabelText('In one sentence').fill('Ringte.')
  await button('Save').first().click()
  await expect.element(page.getByText(/^No answer came/)).toBeVisible()
  await button('Save').first().click()
  await expect.element(page.getByText(/^It is noted\./)).toBeVisible()
  expect(new Set(ids).size).toBe(1)
})

test('on a slow line the focus stays on the button while a call is saved, and what is typed meanwhile is kept', async () => {
  const answer = Promise.withResolvers<never>()
  opens({ logContact: () => answer.promise })
  await button(/^Log call/).click()
  await page.getByLabelText('In one sentence').fill('Ringte.')
  await button('Save').first().click()
  await page.getByLabelText('In one sentence').fill('Ringte og fikk svar.')
  await userEvent.keyboard('{Tab}')
  answer.reject(new ClientProblem({ code: 'offline' }))
  await expect.element(page.getByText(/^No answer came/)).toBeVisible()
  expect(focused()?.textContent).toBe('Save')
  await expect.element(page.getByLabelText('In one sentence')).toHaveValue('Ringte og fikk svar.')
})

/** One row of today's list, with what is noted of it. */
const row = (about: LysContact['about'], client = officeClient()) =>
  document.body.replaceChildren(
    Object.assign(document.createElement('lys-contact'), { client, officeId: 'off_1', officeName: 'Fjord', about }),
  )

test('after a call about an unopened reply nobody reads that it rests: the row stands there until it is seen to', async () => {
  const calls = async (more?: string) => {
    await button('Log call: Fjord').click()
    await page.getByLabelText('In one sentence').fill('Ringte.')
    if (more) await page.getByLabelText(/^Look at it again on/).fill(more)
    await button('Save').click()
  }
  row('unopened')
  await calls()
  await expect.element(page.getByText('It is noted. The row stands here until it is seen to.')).toBeVisible()
  await calls(inDays(3))
  await expect.element(page.getByText(/until it is seen to, and the office again on/)).toBeVisible()
  row('owner_left')
  await calls()
  await expect.element(page.getByText('It is noted. The office is left in peace for a month.')).toBeVisible()
})

test('a row of today is put off or dismissed only where it is not about a patient', async () => {
  const sent: NewContact[] = []
  const client = officeClient({
    logContact: async (office, id, contact) => {
      sent.push(contact)
      return officeClient().logContact(office, id, contact)
    },
  })
  row('unopened', client)
  await expect.element(button('Log call: Fjord')).toBeVisible()
  await expect.element(button('Later: Fjord')).not.toBeInTheDocument()
  row('silent', client)
  await button('Later: Fjord').click()
  await page.getByLabelText('Stands here again on').fill(inDays(0))
  await button('Save').click()
  await expect.element(page.getByText('Choose a day that is still to come.')).toBeVisible()
  await page.getByLabelText('Stands here again on').fill(inDays(14))
  await button('Save').click()
  await expect.element(page.getByText(/^It is noted\. The office stands here again on/)).toBeVisible()
  row('silent', client)
  await button('Not relevant: Fjord').click()
  await reason().selectOptions('Has learned it')
  await button('Save').click()
  await expect.element(page.getByText('It is noted. It is asked again in a year.')).toBeVisible()
  expect(sent.map(({ kind, about, reason, nextOn }) => [kind, about, reason, nextOn])).toEqual([
    ['later', 'silent', null, inDays(14)],
    ['not_relevant', 'silent', 'learned', null],
  ])
})

test('the months say what was done for the office and claim nothing of it, in the drawing and in a table', async () => {
  opens()
  const finding = '28 cases in the last twelve months; 2 deeds for it are marked.'
  await expect.element(page.getByRole('img', { name: finding })).toBeVisible()
  await page.getByText('The months in numbers').click()
  await expect.element(page.getByRole('row', { name: /^May 2026 .* Training/ })).toBeVisible()
  const [may] = monthsOf(['2026-05'], [0], sampleContacts)
  expect(may).toEqual({ month: '2026-05', cases: 0, done: ['training'] })
  expect(findingOf([])).toBe('No case in the last twelve months; nothing was done for the office.')
})

test('whether anything changed is said by run rules over its months, with every deed marked where it fell', async () => {
  define(LysChart)
  opens()
  await expect.element(page.getByRole('heading', { name: 'Cases by month since it was connected' })).toBeVisible()
  await expect.element(page.getByText('Median 2 a month. No change beyond chance.').first()).toBeVisible()
  await page.getByText('The same in numbers').click()
  await expect.element(page.getByRole('row', { name: /^2026-05 .*Training, 4 May 2026/ })).toBeVisible()
  const gaps: Chart = {
    ...sampleOfficeChart([]),
    name: 'office-gaps',
    rows: [
      ['2026-03-01', '2026-05-04', 64],
      ['2026-05-04', '2026-08-30', 118],
    ],
  }
  // What was done after the latest case has no place between two cases.
  expect(marksIn(gaps, sampleContacts).map(({ row }) => row)).toEqual([0])
})

test('what an office lacks is said first, and each leads to where it is filled in', async () => {
  const kit = [{ ...wholeProfile.equipment[0]!, isWorking: false }]
  const people = [{ name: 'Demo Lege Fjord', role: 'gp' as const, personId: 'per_gone' as const }]
  const profile = { ...wholeProfile, equipment: kit, people, photographer: null }
  opens({ readProfile: async () => profileOf(profile) })
  await expect.element(page.getByRole('heading', { name: 'What is missing' })).toBeVisible()
  expect(lacksOf(profile, []).map(({ words }) => words)).toEqual([
    'Digitalkamera: does not work',
    'Nobody takes the photographs',
    'Whoever answers for it works there no more',
    'Pay is not agreed',
    '5 of 6 questions about what makes it last have no answer',
  ])
  await button('Pay is not agreed').click()
  await expect.poll(() => focused()?.closest('fieldset')?.querySelector('legend')?.textContent).toMatch(/pay$/)
  const filled = Object.fromEntries(Object.keys(wholeProfile.onboarding).map((field) => [field, 'Ja.']))
  const complete = { ...wholeProfile, payment: 'Takst', onboarding: filled as Profile['onboarding'] }
  expect(lacksOf(complete, [{ id: 'per_1', name: 'Demo Lege Fjord' }])).toEqual([])
})

test('where nothing happened in a year a sentence says so and nothing is drawn', async () => {
  opens({
    readUse: async () => sampleOfficeUse(Array(12).fill(0)),
    listContacts: async () => ({ items: [], more: false }),
  })
  await expect
    .element(page.getByText('No case in the last twelve months; nothing was done for the office.'))
    .toBeVisible()
  await expect.element(page.getByText(/^A triangle marks/)).not.toBeInTheDocument()
})

test('an age group that changed by a tenth is told as changed', () => {
  const after = { ...wholeProfile, ages: { under18: 0.213, over66: 0.19 } }
  expect(changesBetween(wholeProfile, after)).toEqual([{ name: 'Under 18, of a hundred', from: '21', to: '21.3' }])
})

test('who entered what is told field by field', async () => {
  opens()
  await page.getByText('Who entered what').click()
  await expect.element(page.getByText('2 → 3')).toBeVisible()
  await expect.element(page.getByText('– → Demo Sykepleier Fjord')).toBeVisible()
  expect(changesBetween(wholeProfile, wholeProfile)).toEqual([])
})

test('an office is opened by its address, and going back leads to where she was', async () => {
  const place = Object.assign(document.createElement('lys-office-place'), { client: officeClient() as never })
  place.innerHTML = '<a href="#office=off_1">Fjord</a>'
  document.body.append(place)
  await page.getByRole('link', { name: 'Fjord' }).click()
  await headingHasFocus()
  await expect.element(page.getByRole('link', { name: 'Fjord', exact: true })).not.toBeInTheDocument()
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => focused()?.textContent).toBe('Fjord')
  expect(location.hash).toBe('')
})

test('back from an office whose row is gone the list itself has the focus', async () => {
  const place = Object.assign(document.createElement('lys-office-place'), { client: officeClient() as never })
  const list = Object.assign(document.createElement('div'), {
    tabIndex: -1,
    readAgain: async () => list.replaceChildren(),
  })
  list.dataset.list = ''
  list.innerHTML = '<a href="#office=off_1">Fjord</a>'
  place.append(list)
  document.body.append(place)
  await page.getByRole('link', { name: 'Fjord' }).click()
  await headingHasFocus()
  await button(/^Log call/).click()
  await page.getByLabelText('In one sentence').fill('Ringte.')
  await button('Save').first().click()
  await expect.element(page.getByText(/^It is noted/)).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => document.activeElement).toBe(list)
})
