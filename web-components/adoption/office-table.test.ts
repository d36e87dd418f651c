import { afterEach, expect, test } from 'vitest'
import { cdp, page } from 'vitest/browser'
import type { Use } from '../client.ts'
import { LysGlassReviews } from '../glass-reviews/glass-reviews.ts'
import { reviewsOf } from '../glass-reviews/sample-reviews.ts'
import { LysContact } from '../office/contact.ts'
import { LysShareCurve } from '../share-curve/share-curve.ts'
import { define } from '../shared/define.ts'
import { LysAdoption } from './adoption.ts'
import { quietToday, useOf } from './sample-use.ts'

define(LysAdoption, LysGlassReviews, LysShareCurve, LysContact)

interface Debugger {
  send(method: string, params: object): Promise<unknown>
}
const showsOn = (media: 'print' | '') => (cdp() as Debugger).send('Emulation.setEmulatedMedia', { media })
afterEach(async () => {
  await showsOn('')
  document.body.replaceChildren()
})

function opens(use: Use, more: Partial<LysAdoption> = {}) {
  const client = {
    readUse: async () => use,
    readToday: async () => quietToday,
    listTroubles: async () => ({ items: [] }),
    ...reviewsOf([]),
  }
  const element = Object.assign(document.createElement('lys-adoption'), { client, ...more })
  document.body.append(element)
  return element
}

test('a printed page of one stage says that it is a part, and counts all offices that have not used it', async () => {
  opens(useOf([20, 9, 0, 0]))
  await page.getByRole('button', { name: 'Regular 1' }).click()
  await showsOn('print')
  await expect.element(page.getByText('Only these of 4 offices: Regular')).toBeVisible()
  await expect.element(page.getByText('2 offices have not used it yet.')).toBeVisible()
})

test('offices that have not used it are printed where they were asked for, else only their number', async () => {
  opens(useOf([20, 9, 0, 0]))
  await page.getByRole('button', { name: 'Not used yet 2' }).click()
  await showsOn('print')
  await expect.element(page.getByRole('link', { name: 'Legekontor 03' })).toBeVisible()
  await showsOn('')
  await page.getByRole('button', { name: 'All 4' }).click()
  await showsOn('print')
  await expect.element(page.getByText('Legekontor 03').first()).not.toBeVisible()
  await expect.element(page.getByText('2 offices have not used it yet.')).toBeVisible()
})

test('a small office is drawn as small among those of its stage as among all', async () => {
  const element = opens(useOf([200, 9, 0, 0]))
  const heights = () =>
    [...element.shadowRoot!.querySelectorAll('tr:has(.months)')]
      .filter((row) => row.textContent?.includes('Legekontor 02'))
      .flatMap((row) => [...row.querySelectorAll('rect')].map((bar) => bar.getAttribute('height')))
  await expect.poll(() => heights().length).toBe(12)
  const amongAll = heights()
  await page.getByRole('button', { name: 'Active 1' }).click()
  await expect.element(page.getByRole('region', { name: 'Only these of 4 offices: Active' })).toBeVisible()
  expect(heights()).toEqual(amongAll)
})

test('a researcher reads for whom a dash stands, also where a share would give away a few cases', async () => {
  opens(useOf([20, 9]), { figuresOnly: true })
  await expect.element(page.getByText(/or where one to four would be left without that sender\.$/)).toBeVisible()
})

test('an office that went into another one stands there with what it sent, and says so', async () => {
  const use = useOf([20, 9])
  opens({ ...use, offices: use.offices.map((one, i) => ({ ...one, end: i === 0 ? 'merged' : 'closed' })) })
  await expect.element(page.getByRole('cell', { name: 'Regular (merged)', exact: true })).toBeVisible()
  await expect.element(page.getByRole('cell', { name: 'Active (closed)', exact: true })).toBeVisible()
})

test('a researcher sees neither days nor months of an office, and in words that few cases are withheld', async () => {
  const use = useOf([20, 3])
  const hers = { municipality: null, firstCaseOn: null, lastCaseOn: null, months: [] }
  const offices = use.offices.map((one, i) => ({ ...one, ...hers, cases: i === 0 ? 20 : null }))
  const curve = [{ rank: 2, officeId: null, cases: null, share: 1 }]
  opens({ ...use, offices, curve }, { figuresOnly: true })
  await expect.element(page.getByRole('cell', { name: 'withheld', exact: true })).toBeVisible()
  for (const name of ['Last case', 'Last 12 months'])
    await expect.element(page.getByRole('columnheader', { name })).not.toBeInTheDocument()
  await page.getByText('The curve in numbers').click()
  const numbers = page.getByRole('region', { name: 'The curve in numbers' })
  await expect.element(numbers.getByRole('cell', { name: '100%' })).toBeVisible()
  await expect.element(numbers.getByRole('columnheader', { name: 'Office' })).not.toBeInTheDocument()
})

test('where so few offices sent anything that a sum would be one office’s, a researcher reads that it is withheld', async () => {
  const use = useOf([20, 0])
  opens({ ...use, cases: null, k80: null, curve: [], busiestFour: { share: null, officeIds: [], isTied: false } })
  await expect.element(page.getByText('Offices that have used it: 1 of 2, too few to tell how much.')).toBeVisible()
  expect(page.getByText('withheld', { exact: true }).elements()).toHaveLength(3)
  await expect.element(page.getByText(/not yet/i)).not.toBeInTheDocument()
})
