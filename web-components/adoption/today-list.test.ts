import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { ClientProblem } from '../client.ts'
import { LysGlassReviews } from '../glass-reviews/glass-reviews.ts'
import { reviewsOf } from '../glass-reviews/sample-reviews.ts'
import { LysContact } from '../office/contact.ts'
import { LysShareCurve } from '../share-curve/share-curve.ts'
import { define } from '../shared/define.ts'
import { type AdoptionClient, LysAdoption } from './adoption.ts'
import { quietToday, sampleToday, sampleUse } from './sample-use.ts'

define(LysAdoption, LysGlassReviews, LysShareCurve, LysContact)
afterEach(() => document.body.replaceChildren())

/** So many offices that have fallen silent. */
const silent = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    ...sampleToday.rows[0]!,
    ...{ kind: 'silent' as const, days: 60, since: `2026-01-01T00:00:00.${String(i).padStart(3, '0')}Z` },
    office: { id: `off_${i}` as const, name: `Legekontor ${i}` },
  }))

function opens(readToday: AdoptionClient['readToday']) {
  const client = {
    readUse: async () => sampleUse,
    readToday,
    listTroubles: async () => ({ items: [] }),
    ...reviewsOf([]),
  }
  const element = Object.assign(document.createElement('lys-adoption'), { client })
  document.body.append(element)
  return element
}
const waiting = (count: number, fits: number): AdoptionClient['readToday'] => {
  const rows = silent(count)
  return async (most = fits) => ({ ...quietToday, rows: rows.slice(0, most), left: Math.max(0, count - most) })
}
const showThem = () => page.getByRole('button', { name: 'Show them now' })

test('without a connection the offices that can wait are not shown, and it says why; nothing comes unasked later', async () => {
  let connected = true
  const answers = waiting(3, 2)
  const asked: (number | undefined)[] = []
  const element = opens((most) => {
    asked.push(most)
    return connected ? answers(most) : Promise.reject(new ClientProblem({ code: 'offline' }))
  })
  await expect.element(showThem()).toBeVisible()
  connected = false
  await showThem().click()
  await expect.element(page.getByRole('alert').getByText(/^No answer came/)).toBeVisible()
  connected = true
  await element.readAgain()
  expect(asked).toEqual([undefined, 500, undefined])
  await showThem().click()
  await expect.poll(() => element.shadowRoot!.activeElement?.textContent).toBe('Legekontor 2')
  await expect.element(page.getByText(/^No answer came/)).not.toBeInTheDocument()
})

test('more offices than the list can hold are said to follow, and no button promises them', async () => {
  opens(waiting(520, 2))
  await showThem().click()
  await expect
    .element(page.getByText('20 more offices can wait until another day. They follow when some of these are seen to.'))
    .toBeVisible()
  await expect.element(showThem()).not.toBeInTheDocument()
})

test('the offices that can wait are shown for the asking, and reading goes on where they begin', async () => {
  const element = opens(waiting(3, 2))
  await showThem().click()
  const link = page.getByRole('listitem').getByRole('link', { name: 'Legekontor 2' })
  await expect.element(link).toBeVisible()
  await expect.poll(() => element.shadowRoot!.activeElement?.textContent).toBe('Legekontor 2')
  await expect.element(showThem()).not.toBeInTheDocument()
})

test('while the log is counted the list says which rows wait, and nobody reads that no office is silent', async () => {
  opens(async () => ({ ...quietToday, isCounting: true }))
  const waits = page.getByText(
    'The log is still being counted: rows that are made of cases, such as a silent office, wait until that is done.',
  )
  await expect.element(waits).toBeVisible()
  await expect.element(page.getByText('Nothing waits for you so far.')).toBeVisible()
  await expect.element(page.getByText(/no office fallen silent/)).not.toBeInTheDocument()
  document.body.replaceChildren()
  opens(async () => ({ ...sampleToday, isCounting: true }))
  await expect.element(waits).toBeVisible()
  await expect.element(page.getByRole('listitem').first()).toBeVisible()
})
