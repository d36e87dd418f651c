import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchOptions } from '../support/chromium.ts'
import { startClinic } from '../support/clinic.ts'
import { linkIn } from '../support/outbox.ts'
import { picture } from '../support/picture.ts'
import { submits, syntheticNationalId } from '../support/ward.ts'
import { galleryPolicy } from './gallery-policy.ts'
import { officePages } from './office-pages.ts'

// A passkey belongs to a name; browsers make none for a number.
const clinic = await startClinic({}, { hostname: 'localhost' })
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
let browser: Browser
beforeAll(async () => {
  browser = await chromium.launch(await launchOptions())
}, 60_000)
afterAll(() => browser?.close())

/** What a browser complained about: refused by the policy, thrown, or logged as an error. */
const complaints: string[] = []

async function desktop(
  login: string,
  path: string,
  { locale = 'en-GB', width = 1440, height = 900 } = {},
): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ locale, viewport: { width, height } })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.addInitScript({
    content:
      "addEventListener('securitypolicyviolation', (e) => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))",
  })
  page.on('pageerror', (error) => complaints.push(`${path}: ${error.message}`))
  page.on('console', (message) => {
    // The front page asks who is signed in; that nobody is, is an answer.
    if (message.type() === 'error' && !/status of 401/.test(message.text()))
      complaints.push(`${path}: ${message.text()}`)
  })
  await page.goto(`${clinic.baseUrl}${path}`)
  if (login) await page.getByRole('button', { name: login }).click()
  return page
}

/** What axe finds on the page as it stands; the other theme changes nothing but colours. */
async function findings(page: Page): Promise<string[]> {
  const found: string[] = []
  await page.evaluate(axe)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const violations = await page.evaluate(async (dark) => {
      // biome-ignore lint/suspicious/noExplicitAny: axe is put into the page by hand
      const { axe } = globalThis as any
      // A skip link stands before all landmarks by its nature; axe knows that only outside a shadow root.
      const { violations } = await axe.run(
        { exclude: [{ fromShadowDom: ['lys-page-frame', '.skip'] }] },
        { resultTypes: ['violations'], preload: false, ...(dark && { runOnly: ['color-contrast'] }) },
      )
      return violations.map(
        (one: { id: string; nodes: { target: unknown }[] }) =>
          `${one.id} ${one.nodes.map((node) => JSON.stringify(node.target)).join(' ')}`,
      )
    }, colorScheme === 'dark')
    found.push(...violations.map((one: string) => `${colorScheme}: ${one}`))
  }
  await page.emulateMedia({ colorScheme: 'light' })
  return found
}

let caseNumber = ''

/** All that a browser keeps for our pages: cookies, storages, databases, caches, as one text. */
async function kept(page: Page): Promise<string> {
  const inPage = await page.evaluate(`Promise.all([
    { ...localStorage, ...sessionStorage },
    indexedDB.databases(),
    caches.keys(),
    navigator.serviceWorker.getRegistrations(),
  ])`)
  expect(inPage).toEqual([expect.anything(), [], [], []])
  return JSON.stringify([inPage, await page.context().cookies()])
}

test('a GP writes a referral on the page, adds a photograph and sends it', { timeout: 60_000 }, async () => {
  const page = await desktop('Demo Lege Hammerfest', '/refer')
  await page.getByRole('button', { name: /mole/i }).first().click()
  await page.getByLabel('Birth number').fill(syntheticNationalId(7))
  await page.getByLabel('Name', { exact: true }).fill('Test Testesen')
  const photograph = {
    name: 'spot.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from(picture({ width: 1600, height: 1200 })),
  }
  await page.locator('input[type=file]').first().setInputFiles(photograph)
  for (const group of await page.getByRole('radiogroup').all()) await group.getByRole('radio').first().check()
  for (const group of await page.locator('lys-questionnaire').getByRole('group').all()) {
    const box = group.getByRole('checkbox').first()
    if (await box.count()) await box.check()
  }
  for (const select of await page.locator('lys-questionnaire select').all()) await select.selectOption({ index: 1 })
  for (const number of await page.locator('lys-questionnaire input[inputmode]:visible').all()) await number.fill('7')
  await page.getByLabel('Question', { exact: true }).fill('May this be left alone?')
  expect(await findings(page)).toEqual([])
  await page.getByRole('button', { name: /^Send to/ }).click()
  const receipt = page.getByText(/[0-9A-Z]{4}-[0-9A-Z]{2}/).first()
  await receipt.waitFor()
  caseNumber = /[0-9A-Z]{4}-[0-9A-Z]{2}/.exec((await receipt.textContent())!)![0]
  expect(await findings(page)).toEqual([])
  await page.getByText('Ready', { exact: true }).first().waitFor()
  await page.context().close()
})

test('the specialist takes the case with the keyboard alone, answers and sends', { timeout: 60_000 }, async () => {
  const page = await desktop('Demo Overlege Hud', '/read', { width: 1640 })
  await page.getByText('May this be left alone?').first().waitFor()
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.locator('lys-viewer canvas').first().waitFor()
  await expect
    .poll(() => page.locator('lys-viewer').evaluate((viewer) => (viewer as unknown as { ready: boolean }).ready), {
      timeout: 15_000,
    })
    .toBe(true)
  expect(await findings(page)).toEqual([])
  const form = page.locator('lys-reply-form')
  await form.getByLabel('Template').selectOption({ index: 1 })
  const written = await form.locator('textarea').first().inputValue()
  const patient = ['Testesen', syntheticNationalId(7), 'left alone', caseNumber, written]
  expect(written).not.toBe('')
  for (const words of patient) expect(await kept(page)).not.toContain(words)
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Control+Enter')
  await page
    .getByText(/^Sent to/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Demo Overlege Hud' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  const sessions = async () =>
    (await page.context().cookies(clinic.baseUrl)).filter(({ name }) => name.includes('lys_session'))
  await expect.poll(sessions, { timeout: 10_000 }).toEqual([])
  // The page may be on its way to the provider's sign-out still.
  const away = () =>
    page.goto(`${clinic.baseUrl}/robots.txt`).then(
      () => true,
      () => false,
    )
  await expect.poll(away, { timeout: 10_000 }).toBe(true)
  for (const words of patient) expect(await kept(page)).not.toContain(words)
  await page.context().close()
})

test('the GP follows the link of the mail: nothing shows before she signed in, then she reads and confirms', {
  timeout: 60_000,
}, async () => {
  const mail = await clinic.outbox.arrives(caseNumber)
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 768, height: 1024 } })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(linkIn(mail))
  const press = page.getByRole('button', { name: 'Open the reply' })
  await press.waitFor()
  expect(await findings(page)).toEqual([])
  await press.click()
  await page.getByRole('button', { name: 'Demo Lege Hammerfest' }).click()
  await page.waitForURL(/\/letters\/let_/)
  await page.getByText(caseNumber).first().waitFor()
  await page.getByRole('button', { name: 'I have read it' }).waitFor()
  expect(await findings(page)).toEqual([])
  await page.getByRole('button', { name: 'I have read it' }).click()
  const gp = await clinic.as('gp-hammerfest')
  await expect
    .poll(async () => (await gp.get(`/api/offices/${gp.office.id}/letters`)).items[0].acknowledgedAt, {
      timeout: 10_000,
    })
    .not.toBeNull()
  await page.goto(`${clinic.baseUrl}/desk`)
  await page.getByText(caseNumber).first().waitFor()
  expect(await findings(page)).toEqual([])
  await context.close()
})

test('the coordinator sees who uses it, and the front page and the gallery stand', { timeout: 60_000 }, async () => {
  const page = await desktop('Demo Koordinator', '/adoption')
  await page.getByText('Hammerfest legekontor').first().waitFor()
  expect(await findings(page)).toEqual([])
  const front = await desktop('', '/')
  await front
    .getByRole('link', { name: 'Sign in' })
    .or(front.getByRole('button', { name: 'Sign in' }))
    .first()
    .waitFor()
  expect(await findings(front)).toEqual([])
  await Promise.all([page.context().close(), front.context().close()])
})

test('a researcher goes from a rule to the truth table, and is asked before she sees who uses it', {
  timeout: 60_000,
}, async () => {
  const page = await desktop('Demo Forsker', '/research')
  await page.getByRole('button', { name: 'Lagre regelen for godt' }).click()
  await page.getByText(/^Regelen er lagret/).waitFor()
  expect(await findings(page)).toEqual([])
  const goes = (name: string) => page.getByRole('navigation', { name: 'Trinn' }).getByRole('button', { name }).click()
  await goes('2. Vurderinger')
  await page.getByText(/det du vurderer, er blindt/).waitFor()
  expect(await findings(page)).toEqual([])
  await goes('4. Hypotese')
  await page.getByRole('button', { name: 'Vis hvem som bruker det' }).click()
  await page.getByText(/kontorer kunne prøves/).waitFor()
  expect(await findings(page)).toEqual([])
  await goes('5. Sannhetstabell')
  await page.getByRole('heading', { name: 'Det som fører til bruk' }).waitFor()
  expect(await findings(page)).toEqual([])
  await goes('3. Par')
  await page
    .getByText(/kunne ha sendt en sak|^(Ett|\d+) av \d+ kontorer sendte|kontorer er \d+ valgt/)
    .first()
    .waitFor()
  await page.context().close()
})

test('a case that is opened when the line is gone says so, and comes once it is back', {
  timeout: 60_000,
}, async () => {
  await submits(await clinic.as('gp-alta'), { pack: 'dermatology' })
  const page = await desktop('Demo Overlege Hud', '/read')
  await page.locator('lys-worklist').waitFor()
  const said = complaints.length
  await page.route(/\/assets\/beside-/, (route) => route.abort())
  await page.reload()
  await page.locator('lys-worklist [data-case], lys-worklist li button').first().click()
  const again = page.locator('lys-workbench [role=alert]').getByRole('button', { name: 'Try again' })
  await again.waitFor()
  await page.context().setOffline(true)
  await again.click()
  await again.waitFor()
  await page.context().setOffline(false)
  await page.unroute(/\/assets\/beside-/)
  await again.click()
  await page.locator('lys-worklist [data-case], lys-worklist li button').first().click()
  await page.locator('lys-patient-banner').first().waitFor()
  // That a piece did not come is what was tried here.
  complaints.splice(said)
  await page.context().close()
})

test('a script of our own server runs only in a page that has use for it, and unchanged', {
  timeout: 60_000,
}, async () => {
  const page = await browser.newPage()
  await page.goto(`${clinic.baseUrl}/letter`)
  const { pages } = await clinic.demo.door.deps.site.manifest()
  const runs = (href: string) => page.evaluate(`import('${clinic.baseUrl}${href}').then(() => 'ran', () => 'refused')`)
  expect(await runs(pages['letter-link']!.preload![0]!.href)).toBe('ran')
  expect(await runs(pages.gallery!.href)).toBe('refused')
  // The same bytes under another address are another script.
  expect(await runs(`${pages['letter-link']!.preload![0]!.href}?x`)).toBe('refused')
  expect(await runs('/docs/start.js')).toBe('refused')
  await page.close()
})

test('no page broke its own policy or threw', () => {
  expect(complaints).toEqual([])
})

officePages(clinic, () => browser)
galleryPolicy(clinic, () => browser)
