import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ClientProblem, type Use } from '../client.ts'
import { LysGlassReviews } from '../glass-reviews/glass-reviews.ts'
import { reviewsOf } from '../glass-reviews/sample-reviews.ts'
import { LysContact } from '../office/contact.ts'
import { LysShareCurve } from '../share-curve/share-curve.ts'
import { define } from '../shared/define.ts'
import { type AdoptionClient, LysAdoption } from './adoption.ts'
import { sorted } from './office-table.ts'
import { quietToday, sampleRefusedPhotograph, sampleToday, sampleTroubles, sampleUse, useOf } from './sample-use.ts'

define(LysAdoption, LysGlassReviews, LysShareCurve, LysContact)
afterEach(() => document.body.replaceChildren())

const refusal = (code: ClientProblem['code']) => Promise.reject(new ClientProblem({ code }))

function opens(use: Use, own: Partial<AdoptionClient> = {}) {
  const client = {
    readUse: async () => use,
    readToday: async () => quietToday,
    listTroubles: async () => ({ items: [] }),
    retryImage: async (id: string) => ({ id: id as 'img_' }),
    ...reviewsOf([]),
    ...own,
  }
  const element = Object.assign(document.createElement('lys-adoption'), { client })
  document.body.append(element)
  return element
}
const everything = (node: ParentNode): string =>
  [...node.querySelectorAll('*')].map((one) => (one.shadowRoot ? everything(one.shadowRoot) : '')).join(' ') +
  node.textContent
const names = (region = 'All offices') =>
  page
    .getByRole('region', { name: region })
    .getByRole('row')
    .elements()
    .slice(1)
    .map((row) => row.querySelector('td')?.textContent?.slice(0, 13))

test.each([[[]], [[0, 0, 0]], [[2, 1, 0]]])(
  'offices with %j cases never show no use as nought per cent or as no number',
  async (counts) => {
    const element = opens(useOf(counts))
    await expect.element(page.getByRole('heading', { name: 'How unevenly' })).toBeVisible()
    await element.updateComplete
    const words = everything(element.shadowRoot!)
    expect(words).not.toMatch(/NaN|null|undefined|Infinity/)
    if (counts.length === 0 || counts[0] === 0) {
      expect(words).not.toMatch(/\d\s?%/)
      expect(words).toContain('not yet')
    }
  },
)

test('without a connection it says so and counts when it is tried again', async () => {
  let connected = false
  opens(sampleUse, { readUse: () => (connected ? Promise.resolve(sampleUse) : refusal('offline')) })
  await expect.element(page.getByText(/^No answer came/)).toBeVisible()
  connected = true
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(page.getByText(/^22 of 94 offices have used it/)).toBeVisible()
})

test('a researcher sees the figures and no heading over what she may not see', async () => {
  opens(sampleUse, { listTroubles: () => refusal('access.denied'), readToday: () => refusal('access.denied') })
  await expect.element(page.getByText(/^22 of 94 offices have used it/)).toBeVisible()
  for (const name of ['What keeps failing', 'Today'])
    await expect.element(page.getByRole('heading', { name })).not.toBeInTheDocument()
})

test('a page for figures alone asks for nothing that a researcher may not see', async () => {
  const asked: string[] = []
  const never = (name: string) => () => {
    asked.push(name)
    return refusal('access.denied')
  }
  const own = { listTroubles: never('troubles'), readToday: never('today'), listGlassBreaks: never('glass') }
  const element = opens(
    { ...sampleUse, offices: sampleUse.offices.map((one) => ({ ...one, municipality: null })) },
    own,
  )
  element.figuresOnly = true
  await expect.element(page.getByText(/^22 of 94 offices have used it/)).toBeVisible()
  expect(asked).toEqual([])
  await expect.element(page.getByRole('columnheader', { name: 'Busiest sender' })).toBeVisible()
  await expect.element(page.getByRole('columnheader', { name: 'Owner' })).not.toBeInTheDocument()
})

test('how many offices are at each stage is said, and one press shows those alone', async () => {
  opens(useOf([20, 9, 0, 0]))
  await page.getByRole('button', { name: 'Not used yet 2' }).click()
  expect(names('Only these of 4 offices: Not used yet')).toEqual(['Legekontor 03', 'Legekontor 04'])
  await expect.element(page.getByRole('button', { name: 'Not used yet 2' })).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: 'All 4' }).click()
  expect(names()).toHaveLength(4)
})

test('Monday begins with one sentence, then who is to be rung and why, safety before silence', async () => {
  opens(sampleUse, { readToday: async () => sampleToday })
  await expect
    .element(page.getByText('2 cases have reached day 8. 1 reply is unopened. 4 offices to ring.'))
    .toBeVisible()
  const rows = page.getByRole('listitem').elements()
  const whys = rows.map((row) => row.querySelector('.why')?.textContent?.trim()).filter(Boolean)
  expect(whys).toEqual([
    'Day 10 of 10 without an answer Case 7K3M-2Q',
    'Day 8 of 10 without an answer Case 2M8C-1H',
    'An e-mail reached the wrong person Case 9R5D-6K',
    'Nobody has opened the reply Case 4P9X-7T',
    'Whoever takes the photographs works there no more',
    'Sent its first case 4 days ago; ask how it went',
    'No case for 65 days, longer than usual here',
    'Not used yet, connected 31 days ago',
  ])
  await expect
    .element(page.getByRole('link', { name: '+47 00 00 02 01' }).first())
    .toHaveAttribute('href', 'tel:+4700000201')
  await expect.element(page.getByText('3 more offices can wait until another day.')).toBeVisible()
})

test('a row that can wait is put off where it stands, one about a patient only noted', async () => {
  const noted: [string, string | null | undefined][] = []
  opens(sampleUse, {
    readToday: async () => sampleToday,
    logContact: async (officeId, id, contact) => {
      noted.push([officeId, contact.about])
      return {
        ...{ id: id as 'con_', officeId: officeId as 'off_', about: null, reason: null, sentence: '', nextOn: null },
        ...{ by: null, at: '2026-11-24T09:00:00.000Z', ...contact },
      }
    },
  })
  await page.getByRole('button', { name: 'Later: Legekontor 05' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect.element(page.getByText(/^It is noted\. The office stands here again on/)).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Later: Legekontor 05' })).not.toBeInTheDocument()
  expect(noted).toEqual([['off_5', 'silent']])
  for (const name of ['Later: Legekontor 04', 'Not relevant: Legekontor 04'])
    await expect.element(page.getByRole('button', { name })).not.toBeInTheDocument()
  await expect
    .element(page.getByRole('link', { name: 'Legekontor 04' }).first())
    .toHaveAttribute('href', '#office=off_4')
  await expect.element(page.getByText('Last: Visit, 4 May 2026 · Sykepleieren tar bildene nå.')).toBeVisible()
})

test('when nothing is cleared away because rows must be missing, it says whom to ask, and names no office to ring', async () => {
  const [first] = sampleToday.rows
  const held = { ...first!, kind: 'image', office: null, ring: null, caseNumber: null, reason: 'held' } as const
  opens(sampleUse, { readToday: async () => ({ ...quietToday, rows: [held] }) })
  await expect
    .element(page.getByText(/ask whoever looks after the server whether the database is an older/))
    .toBeVisible()
  await expect.element(page.getByRole('link', { name: /^\+47/ })).not.toBeInTheDocument()
  await expect.element(page.getByText('1 matter to see to.')).toBeVisible()
})

test('a photograph that could not be shown stands there with why, and is tried once more for the asking', async () => {
  const asked: string[] = []
  let connected = false
  const retryImage = async (id: string) => {
    if (!connected) return refusal('offline')
    asked.push(id)
    return { id: id as 'img_' }
  }
  opens(sampleUse, { retryImage, readToday: async () => ({ ...quietToday, rows: [sampleRefusedPhotograph] }) })
  await expect.element(page.getByText(/takes too long to open/)).toBeVisible()
  await page.getByRole('button', { name: 'Try the photograph once more' }).click()
  await page.getByRole('button', { name: 'Try again' }).click()
  connected = true
  await page.getByRole('button', { name: 'Try the photograph once more' }).click()
  await expect.element(page.getByText(/^It is being tried once more/)).toBeVisible()
  expect(asked).toEqual(['img_0sample'])
})

test('a Monday on which nothing waits says so', async () => {
  opens(sampleUse)
  await expect.element(page.getByText('Nothing waits for you today.')).toBeVisible()
})

test('when today cannot be read it says so and comes when it is tried again; the figures stand meanwhile', async () => {
  let connected = false
  opens(sampleUse, { readToday: () => (connected ? Promise.resolve(sampleToday) : refusal('offline')) })
  await expect.element(page.getByText(/^22 of 94 offices have used it/)).toBeVisible()
  connected = true
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(page.getByText(/^2 cases have reached day 8/)).toBeVisible()
})

test('whoever tries again by key stands on the heading of what came, and on the button while it fails again', async () => {
  let connected = false
  const later = () => new Promise((resolve) => setTimeout(resolve, 60))
  const readToday = () => later().then(() => (connected ? sampleToday : refusal('offline')))
  const element = opens(sampleUse, { readToday })
  const has = () => element.shadowRoot?.activeElement?.textContent
  const again = page.getByRole('button', { name: 'Try again' })
  await again.click()
  await expect.poll(has).toBe('Try again')
  connected = true
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText(/^2 cases have reached day 8/)).toBeVisible()
  await expect.poll(has).toBe('Today')
})

test('work that keeps failing is told in words, with what a person can do', async () => {
  opens(sampleUse, { listTroubles: async () => ({ items: [...sampleTroubles] }) })
  await expect.element(page.getByText('An e-mail that a reply has come does not leave')).toBeVisible()
  await expect.element(page.getByText(/Lysbord has given up\..*Phone the office/s).first()).toBeVisible()
  await expect.element(page.getByText('A photograph cannot be made ready to look at')).toBeVisible()
  await expect.element(page.getByText('Something that should happen by itself does not happen')).not.toBeInTheDocument()
})

test('while the log is still being counted the figures say that they will be higher', async () => {
  const counting = page.getByText('The log is still being counted: the figures will be higher in a moment.')
  opens(sampleUse)
  await expect.element(page.getByText(/^22 of 94 offices have used it/)).toBeVisible()
  await expect.element(counting).not.toBeInTheDocument()
  document.body.replaceChildren()
  opens({ ...sampleUse, isCounting: true })
  await expect.element(counting).toBeVisible()
})

test('one sentence says how many use it and how unevenly, and that the fourth place is shared', async () => {
  opens(useOf([50, 20, 10, 5, 5, 3, 2, 0, 0, 0]))
  await expect
    .element(
      page.getByText(
        /^7 of 10 offices have used it; the four busiest sent 89% of all cases\. The fourth and the fifth sent equally many\./,
      ),
    )
    .toBeVisible()
})

test('the curve has its finding as its name and the same numbers in a table', async () => {
  opens(useOf([6, 3, 1, 0]))
  await expect.element(page.getByRole('img', { name: '2 of 4 offices sent 90% of all cases.' })).toBeVisible()
  await page.getByText('The curve in numbers').click()
  const table = page.getByRole('region', { name: 'The curve in numbers' })
  await expect.element(table.getByText('Legekontor 04')).toBeVisible()
  const rows = table.getByRole('row').elements()
  expect(rows.map((row) => row.lastElementChild?.textContent)).toEqual([
    'Share up to here',
    '60%',
    '90%',
    '100%',
    '100%',
  ])
})

test('offices can be turned by any column; what is not known stays last, each with its twelve months', async () => {
  opens(useOf([9, 4, 0, 0], [80, -60]))
  await expect.element(page.getByRole('cell', { name: 'Not used yet' }).first()).toBeVisible()
  await expect.element(page.getByRole('img', { name: /^6 cases, most in February 2026: 1/ }).first()).toBeVisible()
  const header = page.getByRole('columnheader', { name: 'Last case' })
  await page.getByRole('button', { name: 'Last case' }).click()
  await expect.element(header).toHaveAttribute('aria-sort', 'descending')
  await page.getByRole('button', { name: 'Last case' }).click()
  await expect.element(header).toHaveAttribute('aria-sort', 'ascending')
  expect(names()).toEqual(['Legekontor 02', 'Legekontor 01', 'Legekontor 03', 'Legekontor 04'])
  for (const descending of [true, false])
    expect(sorted(useOf([0, 9, 4]).offices, { by: 'lastCaseOn', descending }).at(-1)?.cases).toBe(0)
})
