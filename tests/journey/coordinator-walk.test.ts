import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { faults, focused, presses, startWalk, tabsTo } from '../support/walk.ts'

const { comes, shot, complaints } = await startWalk('coordinator')
const busiest = 'Alta legekontor'
const why = 'Kameraet står på lageret.'

const rings = async (page: Page) =>
  Number(/(\d+) kontorer å ringe/.exec((await page.getByText(/kontorer å ringe/).textContent())!)![1])
/** Rows of offices that sent nothing for longer than is usual there. */
const silent = (page: Page) => page.getByRole('listitem').filter({ hasText: /Ingen sak på \d+ dager/ })
const nameIn = async (page: Page) => (await silent(page).first().getByRole('link').first().textContent())!.trim()

test('a call that is logged while the line is gone keeps every word, and is noted once when the line is back', {
  timeout: 40_000,
}, async () => {
  const page = await comes('Demo Koordinator', '/adoption')
  await silent(page).first().waitFor()
  const [name, before] = [await nameIn(page), await rings(page)]
  await presses(page, name)
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  await presses(page, `Noter samtale: ${name}`)
  await page.context().setOffline(true)
  await tabsTo(page, 'Hva kontoret sier står i veien')
  await page.keyboard.type('Utst')
  await tabsTo(page, 'Med én setning')
  await page.keyboard.type(why)
  await presses(page, /^Lagre$/)
  await page.getByRole('alert').getByText('Det kom ikke noe svar').waitFor()
  expect(await page.getByLabel('Med én setning').inputValue()).toBe(why)
  expect(await page.getByLabel('Hva kontoret sier står i veien').locator('option:checked').textContent()).toBe('Utstyr')
  await shot(page, 'line-gone')

  await page.context().setOffline(false)
  expect(await focused(page)).toBe('Lagre')
  await page.keyboard.press('Enter')
  await page.getByText('Det er notert.').waitFor()
  await expect.poll(() => page.getByRole('listitem').filter({ hasText: why }).count()).toBe(1)
  expect(await faults(page)).toEqual([])
  await shot(page, 'noted')

  await page.keyboard.press('Escape')
  await page.getByText('Bruk av Lysbord').waitFor()
  await expect.poll(() => rings(page)).toBe(before - 1)
  expect(await silent(page).filter({ hasText: name }).count()).toBe(0)
  await page.context().close()
})

test('a new coordinator finds the silent offices, sees what one lacks, and opens its network, with the keyboard alone', {
  timeout: 40_000,
}, async () => {
  const page = await comes('Demo Koordinator', '/adoption')
  await page.getByText(/^22 av 94 kontorer har brukt det/).waitFor()
  await silent(page).first().waitFor()
  await shot(page, 'today')
  expect(await faults(page)).toEqual([])
  const name = await nameIn(page)
  expect(await silent(page).first().textContent()).toMatch(/Ring .*\+47/s)
  await presses(page, name)
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  await expect.poll(() => focused(page)).toBe(name)

  await page.getByRole('definition').getByText('Sluttet', { exact: true }).waitFor()
  await expect.poll(() => page.getByLabel('Avtalt betaling').inputValue()).toBe('')
  expect(await page.getByLabel('Hvor det står').first().inputValue()).not.toBe('')
  await page.getByRole('heading', { name: 'Hvem og hva bruken henger på' }).waitFor()
  await shot(page, 'silent')
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: 'Bruk av Lysbord' }).waitFor()
  await expect.poll(() => focused(page)).toBe(name)

  await presses(page, busiest)
  await page.getByRole('application', { name: 'Gå gjennom nettverket' }).waitFor()
  await page.locator('figcaption', { hasText: /var med på .* saker?\. Uten .* er det \d+ igjen\./ }).waitFor()
  await tabsTo(page, 'Gå gjennom nettverket')
  await page.keyboard.press('ArrowUp')
  await page
    .getByText(/\d nabo(er)?$/)
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  await page
    .getByText(/saker?: .*(sendte|svarte|tok saken)/)
    .first()
    .waitFor()
  await shot(page, 'network')
  expect(await faults(page)).toEqual([])
  await page.context().close()
})

test('on a telephone the same pages stand without scrolling sideways', { timeout: 40_000 }, async () => {
  const page = await comes('Demo Koordinator', '/adoption', 360)
  await silent(page).first().waitFor()
  expect(await faults(page)).toEqual([])
  await shot(page, 'today-360')
  await page.getByRole('link', { name: busiest }).first().press('Enter')
  await page.getByRole('application', { name: 'Gå gjennom nettverket' }).waitFor()
  expect(await faults(page)).toEqual([])
  await shot(page, 'office-360')
  expect(complaints).toEqual([])
  await page.context().close()
})
