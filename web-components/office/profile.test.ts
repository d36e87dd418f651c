import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Profile } from '../client.ts'
import { define } from '../shared/define.ts'
import { LysContact } from './contact.ts'
import { lacksOf } from './lacks.ts'
import { LysOffice, type OfficeClient } from './office.ts'
import { LysOfficeProfile } from './profile.ts'
import { officeClient, profileOf, sampleOfficeUse, wholeProfile } from './sample-office.ts'

define(LysOffice, LysOfficeProfile, LysContact)
afterEach(() => document.body.replaceChildren())

/** The page of an office of which so much is known, and what is saved there. */
function opens(profile: Profile, own: Partial<OfficeClient> = {}) {
  const saved: Profile[] = []
  const client = officeClient({
    readProfile: async () => profileOf(profile),
    saveProfile: async (_, version, written) => {
      saved.push(written)
      return profileOf(written, { version: version + 1 })
    },
    ...own,
  })
  document.body.append(Object.assign(document.createElement('lys-office'), { client, officeId: 'off_1' }))
  return saved
}
const button = (name: string | RegExp) => page.getByRole('button', { name })
/** The name of the field that has the focus, in whichever shadow it stands. */
const inField = () => {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  const thing = active?.closest('[role=group]')?.getAttribute('aria-label') ?? ''
  const [label] = (active as HTMLInputElement | null)?.labels ?? []
  const name = [...(label?.childNodes ?? [])].find((one) => one instanceof Text && one.data.trim() !== '')
  return `${thing} ${name?.textContent?.trim()}`.trim()
}
const camera = wholeProfile.equipment[0]!

test('each thing that is missing leads to its own field, also past another that is empty', async () => {
  const people = [{ name: 'Demo Lege Fjord', role: 'gp' as const, personId: 'per_gone' as const }]
  const equipment = [
    { ...camera, place: '' },
    { ...camera, what: 'Mobil', isWorking: false },
    { ...camera, what: 'Lupe', isWorking: null, deliveredOn: null },
    { ...camera, what: 'Dermatoskop', isWorking: null },
  ]
  opens({ ...wholeProfile, people, equipment, photographer: null, setting: null })
  const leads: Readonly<Record<string, string>> = {
    'Mobil: does not work': 'Thing 2 Does it work?',
    'Lupe: not delivered': 'Thing 3 Delivered',
    'Dermatoskop: not known whether it works': 'Thing 4 Does it work?',
    'Whoever answers for it works there no more': 'Who answers for it',
    'Nobody takes the photographs': 'Who takes the photographs',
    'Pay is not agreed': 'Agreed pay',
    'Figures of the office that are not known: 1': 'Where it lies',
  }
  for (const [words, field] of Object.entries(leads)) {
    await button(words).click()
    await expect.poll(inField).toBe(field)
  }
})

test('an office whose way to the hospital nobody knows is not called entered, and what works is not called undelivered', () => {
  const words = (change: Partial<Profile>) =>
    lacksOf({ ...wholeProfile, ...change }, [{ id: 'per_1', name: '' }]).map((one) => one.words)
  expect(words({ travelKilometres: null })).toContain('Figures of the office that are not known: 1')
  expect(words({ equipment: [{ ...camera, deliveredOn: null, connectedOn: null }] })).toEqual(words({}))
})

test('an office that is connected by what was entered is counted at once, and says from which day on', async () => {
  const notYet = profileOf(wholeProfile)
  const none = { ...sampleOfficeUse(), offices: [] }
  let isSaved = false
  opens(wholeProfile, {
    readProfile: async () => ({ ...notYet, office: { ...notYet.office, connectedAt: null } }),
    saveProfile: async (_, version, written) => {
      isSaved = true
      return profileOf(written, { version: version + 1 })
    },
    readUse: async () => (isSaved ? sampleOfficeUse() : none),
  })
  await expect.element(page.getByText(/^Once saved, the first day on which a thing was connected/)).toBeVisible()
  await expect.element(page.getByText('It is closed or not connected, so it is not counted.')).toBeVisible()
  await page.getByLabelText('Connected').fill('2024-10-20')
  await page.getByLabelText('Doctors', { exact: true }).fill('7')
  await button('Save the profile').click()
  await expect
    .element(page.getByText(/^The office is counted from .* on; other days here do not move that.$/))
    .toBeVisible()
  await expect.element(page.getByText(/^28 cases in the last twelve months/)).toBeVisible()
})

const young = () => page.getByLabelText('Under 18, of a hundred')
const old = () => page.getByLabelText('Over 66, of a hundred')
const missing = () => page.getByText(/^The other age group is missing/)
const noShare = () => page.getByText(/^A part of a hundred is a number from 0 to 100/)

test('one age group alone is never saved as if the other were nought: it stays, and the other one is asked for', async () => {
  const saved = opens({ ...wholeProfile, ages: null })
  await young().fill('21')
  await expect.element(missing()).toBeVisible()
  await button('Save the profile').click()
  await expect.poll(inField).toBe('Over 66, of a hundred')
  expect(saved).toEqual([])
  await expect.element(young()).toHaveValue('21')
  await old().fill('0')
  await expect.element(missing()).not.toBeInTheDocument()
  await button('Save the profile').click()
  await expect.element(page.getByText('Saved.', { exact: true })).toBeVisible()
  await young().fill('')
  await old().fill('')
  await button('Save the profile').click()
  await expect.poll(() => saved.map(({ ages }) => ages)).toEqual([{ under18: 0.21, over66: 0 }, null])
})

test('an age that is only just typed is not left without asking, and can be saved at once', async () => {
  const saved = opens(wholeProfile)
  await young().fill('21,4')
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByText('What you wrote in the profile is not saved.')).toBeVisible()
  await expect.element(button('Save the profile')).toHaveAttribute('aria-disabled', 'false')
  await button('Save the profile').click()
  await expect.poll(() => saved.map(({ ages }) => ages)).toEqual([{ under18: 0.214, over66: 0.19 }])
})

test('what is no part of a hundred stays where it was written, with a sentence, and is not saved', async () => {
  const saved = opens(wholeProfile)
  for (const text of ['mange', '210', 'ca 20', '-3', '%']) {
    await young().fill(text)
    await userEvent.tab()
    await expect.element(young()).toHaveValue(text)
    await expect.element(young()).toHaveAttribute('aria-invalid', 'true')
    await expect.element(noShare()).toBeVisible()
  }
  await button('Save the profile').click()
  await expect.poll(inField).toBe('Under 18, of a hundred')
  expect(saved).toEqual([])
  await young().fill('17.7')
  await old().fill('18,5 %')
  await expect.element(noShare()).not.toBeInTheDocument()
  await button('Save the profile').click()
  await expect.poll(() => saved.map(({ ages }) => ages)).toEqual([{ under18: 0.177, over66: 0.185 }])
  await expect.element(old()).toHaveValue('18.5')
})
