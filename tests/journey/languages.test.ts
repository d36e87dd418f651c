import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type Browser, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchOptions } from '../support/chromium.ts'
import { startClinic } from '../support/clinic.ts'

const clinic = await startClinic({}, { hostname: 'localhost' })
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
let browser: Browser
beforeAll(async () => {
  browser = await chromium.launch(await launchOptions())
}, 60_000)
afterAll(() => browser?.close())

/** Somebody's page, with all that it fetched and what the browser complained about. */
async function desktop(login: string, path: string, width: number) {
  const context = await browser.newContext({ locale: 'nn-NO', viewport: { width, height: 900 } })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.addInitScript({
    content:
      "addEventListener('securitypolicyviolation', (e) => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))",
  })
  const complaints: string[] = []
  const fetched: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 401/.test(message.text())) complaints.push(message.text())
  })
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
  await page.goto(clinic.baseUrl + path)
  await page.getByRole('button', { name: login }).click()
  await page.getByRole('button', { name: login }).waitFor()
  return { page, complaints, words: () => fetched.filter((one) => one.includes('/words-')).length }
}

async function choose(page: Page, login: string, language: string): Promise<void> {
  await page.getByRole('button', { name: login }).click()
  await page.getByRole('radio', { name: language }).click()
  await page.keyboard.press('Escape')
}

async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: axe is put into the page by hand
    const { axe } = globalThis as any
    const { violations } = await axe.run(
      { exclude: [{ fromShadowDom: ['lys-page-frame', '.skip'] }] },
      { resultTypes: ['violations'], preload: false },
    )
    return violations.map((one: { id: string }) => one.id)
  })
}

test('a browser in nynorsk is shown bokmål; whoever chooses nynorsk gets its words once, and is told that nobody checked them', {
  timeout: 60_000,
}, async () => {
  const login = 'Demo Lege Alta'
  const { page, complaints, words } = await desktop(login, '/desk', 1024)
  await page.getByText('Her ligger svar fra sykehuset, de uleste først.').waitFor()
  expect([await page.locator('html').getAttribute('lang'), words()]).toEqual(['nb', 0])
  await choose(page, login, 'Nynorsk (ikkje kvalitetssikra)')
  await page.getByText('Her ligg svar frå sjukehuset, dei ulesne først.').waitFor()
  await page.getByText(/^Orda er ikkje kontrollerte/).waitFor()
  expect([await page.locator('html').getAttribute('lang'), words()]).toEqual(['nn', 1])
  expect(await findings(page)).toEqual([])
  await page.goto(`${clinic.baseUrl}/refer`)
  await page.getByRole('heading', { name: 'Kva gjeld det?' }).waitFor()
  expect(await findings(page)).toEqual([])
  expect(complaints).toEqual([])
  await page.context().close()
})

test('in Northern Sami the specialist sees plain words in her language and everything else in Norwegian, marked so', {
  timeout: 60_000,
}, async () => {
  const login = 'Demo Overlege Hud'
  const { page, complaints } = await desktop(login, '/read', 1440)
  await choose(page, login, 'Davvisámegiella')
  await page.getByRole('button', { name: 'Bokmål' }).waitFor()
  await page.getByText(/^Ordene er ikke kontrollert/).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('se')
  expect(await page.locator('lys-reply-form, lys-worklist').first().getAttribute('lang')).toBe('nb')
  expect(await findings(page)).toEqual([])
  expect(complaints).toEqual([])
  await page.context().close()
})

test('when a file is not the one bundled, its words are not used and the page speaks bokmål', {
  timeout: 60_000,
}, async () => {
  const login = 'Demo Lege Alta'
  const { page } = await desktop(login, '/desk', 768)
  await page.route('**/assets/words-*', (route) => route.fulfill({ json: { Send: 'Something else' } }))
  await choose(page, login, 'Nynorsk (ikkje kvalitetssikra)')
  await page.getByText(/^Ordene er ikke kontrollert/).waitFor()
  await page.getByText('Her ligger svar fra sykehuset, de uleste først.').waitFor()
  expect(await page.locator('lys-desk').getAttribute('lang')).toBe('nb')
  await page.context().close()
})
