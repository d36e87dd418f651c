import { type Browser, chromium, type FrameLocator, type Locator, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchOptions } from '../support/chromium.ts'
import { startClinic } from '../support/clinic.ts'
import type { Json } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import { attaches, submits, syntheticNationalId, waitsForPicture } from '../support/ward.ts'

const clinic = await startClinic({}, { portal: true })
const portal = clinic.demo.portalUrl!
const own = new URL(clinic.baseUrl).origin
const installations = ['proxied', 'framed', 'cross-origin'] as const
const pages = installations.flatMap((installation) =>
  (['modern', 'legacy'] as const).map((look) => ({ installation, look })),
)

let browser: Browser
/** One case for each page, each about a patient of its own. */
const cases: { id: string; nationalId: string }[] = []

beforeAll(async () => {
  browser = await chromium.launch(await launchOptions())
  const gp = await clinic.as('gp-hammerfest')
  const images: string[] = []
  const bytes = picture({ width: 1200, height: 900 })
  for (const [index] of [...pages, 'patient', 'another'].entries()) {
    const nationalId = syntheticNationalId(40 + index)
    const referral = await submits(gp, {
      pack: 'dermatology',
      content: { patient: { nationalId, name: `Test Testesen ${index}`, phone: '' }, question: `Spørsmål ${index}?` },
    })
    const { id } = await attaches(gp, referral.id, bytes)
    images.push(id)
    cases.push({ id: referral.id, nationalId: referral.content?.patient?.nationalId ?? nationalId })
  }
  await Promise.all(images.map((id) => waitsForPicture(gp, id, 90_000)))
}, 120_000)
afterAll(() => browser?.close())

interface Visit {
  readonly page: Page
  /** The reading screen, in the page or in its frame. */
  readonly screen: Page | FrameLocator
  readonly complaints: string[]
  readonly tiles: { ticket: boolean; status: number }[]
  readonly calls: { url: string; headers: Record<string, string> }[]
}

/** Opens a page of the portal; whatever the browser refuses or complains of is noted, in the page and in every frame. */
async function visits(path: string, before: (page: Page) => Promise<unknown> = async () => undefined): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const complaints: string[] = []
  const tiles: Visit['tiles'] = []
  const calls: Visit['calls'] = []
  await page.addInitScript({
    content:
      "addEventListener('securitypolicyviolation', (e) => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample))",
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('request', (request) => calls.push({ url: request.url(), headers: request.headers() }))
  page.on('response', (response) => {
    if (/\/tiles\//.test(response.url()))
      tiles.push({ ticket: 'lysbord-ticket' in response.request().headers(), status: response.status() })
  })
  await before(page)
  await page.goto(`${portal}/${path}`)
  return { page, screen: path.startsWith('framed') ? page.frameLocator('iframe') : page, complaints, tiles, calls }
}

const zoomOf = (viewer: Locator): Promise<number> =>
  viewer.evaluate((one) => ((one as Json).ready ? (one as Json).zoom : undefined) ?? 0)

/** What of our look a host's style could have reached. */
const looksOf = (screen: Page | FrameLocator): Promise<Json> =>
  screen.locator('lys-workbench').evaluate((workbench) => {
    const { getComputedStyle } = globalThis as Json
    const root = workbench.shadowRoot!
    const some = [...root.querySelectorAll('header, button, lys-patient-banner, .caption')].slice(0, 6)
    return [workbench, ...some].map((element) => {
      const {
        color,
        fontSize,
        fontFamily,
        fontWeight,
        lineHeight,
        letterSpacing,
        textTransform,
        textAlign,
        boxSizing,
      } = getComputedStyle(element)
      return { color, fontSize, fontFamily, fontWeight, lineHeight, letterSpacing, textTransform, textAlign, boxSizing }
    })
  })

const looks: Record<string, Json> = {}

describe.each(pages)('$installation, in a $look page', ({ installation, look }) => {
  test('a case is read, zoomed and answered, and neither page nor screen harms the other', {
    timeout: 40_000,
  }, async () => {
    const { id } = cases[pages.findIndex((one) => one.installation === installation && one.look === look)]!
    const { page, screen, complaints, tiles, calls } = await visits(`${installation}/${look}`)
    await screen.locator(`lys-worklist button.case[data-id=${id}]`).click()
    const viewer = screen.locator('lys-viewer')
    await expect.poll(() => zoomOf(viewer), { timeout: 15_000 }).toBeGreaterThan(0)
    looks[`${installation} ${look}`] = await looksOf(screen)

    const before = await zoomOf(viewer)
    await viewer.locator('.stage').press('+')
    await viewer.locator('.stage').press('+')
    await expect.poll(() => zoomOf(viewer)).toBeGreaterThan(before * 1.5)
    await expect.poll(() => tiles.length).toBeGreaterThan(0)
    expect(tiles.every(({ ticket, status }) => ticket && status === 200)).toBe(true)

    const form = screen.locator('lys-reply-form')
    await form.locator('select').first().selectOption({ index: 1 })
    await page.keyboard.press('Control+Enter')
    await page.keyboard.press('Control+Enter')
    const specialist = await clinic.as('specialist-skin')
    await expect
      .poll(async () => (await specialist.get(`/api/cases/${id}/replies`)).items.length, { timeout: 15_000 })
      .toBe(1)

    if (look === 'legacy') {
      await page.locator('#old-list li').first().click()
      expect(await page.evaluate('[portal.clicks, $.fn.jquery, $(".chosen").length]')).toEqual([1, '1.12.4', 1])
      const reset = await page
        .locator('#old-list li')
        .first()
        .evaluate((li) => (globalThis as Json).getComputedStyle(li).textTransform)
      expect(reset).toBe('uppercase')
    }
    const added = await page.evaluate(() => {
      const { document, window } = globalThis as Json
      const frame = document.createElement('iframe')
      document.body.append(frame)
      const usual = new Set(Object.getOwnPropertyNames(frame.contentWindow))
      frame.remove()
      return Object.getOwnPropertyNames(window).filter((name) => !usual.has(name) && !/^\d+$/.test(name))
    })
    // The names by which Lit counts its copies, and those of the host and of the browser's tool.
    expect(
      added.filter(
        (name) =>
          !/^(lit\w*Versions|litPropertyMetadata|reactiveElementVersions|__LIT_LOCALIZE\w*|portal|\$|jQuery|__pw\w*|__playwright\w*)$/.test(
            name,
          ),
      ),
    ).toEqual([])

    // No cookie of the host's or of ours goes along, and no name of a patient stands in any address.
    const ours = calls.filter(({ url }) => url.includes('/api/'))
    expect(ours.length).toBeGreaterThan(5)
    expect(calls.filter(({ url }) => cases.some((one) => url.includes(one.nationalId)))).toEqual([])
    expect(ours.every(({ headers }) => 'dpop' in headers || 'lysbord-ticket' in headers)).toBe(true)

    await page.locator(installation === 'framed' ? 'lys-frame' : 'lys-embed').evaluate((element) => element.remove())
    await page.waitForTimeout(100)
    expect(complaints).toEqual([])
    expect(await page.evaluate('[Object.keys(localStorage), Object.keys(sessionStorage)]')).toEqual([[], []])
    await page.context().close()
  })
})

test('the old page’s style changes nothing of our look', () => {
  for (const installation of installations)
    expect(looks[`${installation} legacy`], installation).toEqual(looks[`${installation} modern`])
})

test('when the portal signs its user out nothing typed is lost, and it goes on after she signed in again', {
  timeout: 40_000,
}, async () => {
  const { page, complaints } = await visits('proxied/modern')
  const { id } = cases.at(-1)!
  await page.locator(`lys-worklist button.case[data-id=${id}]`).click()
  const text = page.locator('lys-reply-form textarea').first()
  await text.fill('Det jeg har skrevet.')
  await page.evaluate(() => {
    const events = ((globalThis as Json).heard = [] as string[])
    for (const name of ['lys-session-ended', 'lys-session-resumed'])
      (globalThis as Json).addEventListener(name, () => events.push(name))
  })
  const leaves = await page.context().request.post(`${portal}/sign-out`, { maxRedirects: 0 })
  expect(leaves.status()).toBe(303)
  // Another page of the same portal took the token's place away: the next call needs a new one.
  await page.locator('lys-embed').evaluate((embed) => (embed as Json).dropToken())
  await page.locator('lys-worklist').evaluate((list) => (list as Json).refresh())
  await page.locator('lys-embed [role=alert] button').waitFor()
  await expect.poll(() => page.evaluate('heard')).toEqual(['lys-session-ended'])
  expect(await text.inputValue()).toBe('Det jeg har skrevet.')

  await page.context().request.post(`${portal}/sign-in`, { form: { login: 'specialist-skin' }, maxRedirects: 0 })
  await page.locator('lys-embed [role=alert] button').click()
  await expect.poll(() => page.evaluate('heard')).toEqual(['lys-session-ended', 'lys-session-resumed'])
  expect(await text.inputValue()).toBe('Det jeg har skrevet.')
  expect(complaints.filter((one) => !/status of 401/.test(one))).toEqual([])
  await page.context().close()
})

test('the patient whom the portal has open is opened; another one only after asking', { timeout: 40_000 }, async () => {
  const mine = cases.at(-2)!
  const { page, complaints } = await visits('cross-origin/modern', async (page) => {
    await page.context().request.post(`${portal}/sign-in`, {
      form: { login: 'specialist-skin', patient: mine.nationalId },
      maxRedirects: 0,
    })
  })
  const chosen = page.locator('lys-worklist button.case[aria-current=true]')
  await expect.poll(() => chosen.getAttribute('data-id')).toBe(mine.id)
  const other = cases.at(-1)!
  await page.locator(`lys-worklist button.case[data-id=${other.id}]`).click()
  const question = page.locator('lys-embed dialog.ask')
  await question.getByRole('button').nth(1).click()
  await question.waitFor({ state: 'detached' })
  const banner = page.locator('lys-patient-banner')
  expect(await banner.evaluate((one) => one.shadowRoot!.textContent)).toContain(mine.nationalId.slice(6))
  await page.locator(`lys-worklist button.case[data-id=${other.id}]`).click()
  await question.getByRole('button').first().click()
  await expect.poll(() => banner.evaluate((one) => one.shadowRoot!.textContent)).toContain(other.nationalId.slice(6))
  expect(complaints).toEqual([])
  await page.context().close()
})

test.for([
  ['connect-src', `connect-src ${own}`],
  ['trusted-types', 'trusted-types lit-html'],
] as const)('a page whose %s lacks us says which line to add', { timeout: 30_000 }, async ([lacks, line]) => {
  const { page } = await visits(`cross-origin/modern?lacks=${lacks}`)
  const code = page.locator('lys-embed code')
  await code.waitFor({ timeout: 20_000 })
  expect(await code.textContent()).toBe(line)
  await page.context().close()
})

test('a page of an origin that nobody registered says so', { timeout: 30_000 }, async () => {
  const elsewhere = portal.replace('127.0.0.1', 'localhost')
  const { page } = await visits('', async (page) => page.goto(`${elsewhere}/cross-origin/modern`))
  await page.goto(`${elsewhere}/cross-origin/modern`)
  const code = page.locator('lys-embed code')
  await code.waitFor({ timeout: 20_000 })
  expect(await code.textContent()).toBe(`"origins": ["${elsewhere}"]`)
  const framed = await visits('', async (page) => page.goto(`${elsewhere}/framed/modern`))
  await framed.page.goto(`${elsewhere}/framed/modern`)
  await framed.page.locator('lys-frame [role=alert]').waitFor({ timeout: 14_000 })
  expect(await framed.page.locator('lys-frame [role=alert]').textContent()).toContain(elsewhere)
  await Promise.all([page.context().close(), framed.page.context().close()])
})

test('messages from another window or origin, or of another shape, are as if they had not been sent', {
  timeout: 30_000,
}, async () => {
  const { page, complaints, calls } = await visits('framed/modern')
  const screen = page.frameLocator('iframe')
  await screen.locator('lys-worklist button.case').first().waitFor()
  const asked = () => calls.filter(({ url }) => url.endsWith('/lysbord-token')).length
  const before = asked()
  await page.evaluate(() => {
    const { document, postMessage } = globalThis as Json
    const envelope = (payload: unknown, type = 'lysbord.token') => ({
      messagingHandle: 'lysbord',
      messageId: '1',
      messageType: type,
      payload,
    })
    const ask = { jkt: 'A'.repeat(43), audience: 'x', portal: 'y' }
    // From this window itself: right in shape, wrong in origin and source.
    postMessage(envelope({ id: '1', ask }), '*')
    postMessage('text', '*')
    postMessage({ messagingHandle: 'lysbord', payload: 'x'.repeat(20_000) }, '*')
    const frame = document.createElement('iframe')
    document.body.append(frame)
    frame.contentWindow!.parent.postMessage(
      envelope({ name: 'lys-reply-sent', referralId: 'ref_x' }, 'lysbord.event'),
      '*',
    )
  })
  const inner = page.frames().find((frame) => frame.url().includes('/framed'))!
  // The right window with a wrong shape, or too much.
  await inner.evaluate((to) => {
    const { parent } = globalThis as Json
    parent.postMessage(
      { messagingHandle: 'lysbord', messageId: '1', messageType: 'lysbord.token', payload: { id: 7, ask: {} } },
      to,
    )
    const ask = { jkt: 'A'.repeat(43), audience: 'x', portal: 'y' }
    const payload = { id: '1', ask, more: 'x'.repeat(20_000) }
    parent.postMessage({ messagingHandle: 'lysbord', messageId: '1', messageType: 'lysbord.token', payload }, to)
  }, portal)
  await page.waitForTimeout(200)
  expect(asked()).toBe(before)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('our own page shows it running with its lines and what it tells, in either language and theme', {
  timeout: 40_000,
}, async () => {
  for (const [locale, colorScheme, heading] of [
    ['nb-NO', 'dark', 'Lysbord i en portal'],
    ['en-GB', 'light', 'Lysbord in a portal'],
  ] as const) {
    const page = await (
      await browser.newContext({ locale, colorScheme, viewport: { width: 1400, height: 900 } })
    ).newPage()
    const complaints: string[] = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(`${clinic.baseUrl}/embed`)
    await page.getByRole('heading', { name: heading }).waitFor()
    await page.locator('lys-embed lys-worklist button.case').first().waitFor({ timeout: 20_000 })
    await page.locator('lys-portal-guide tbody tr').filter({ hasText: 'lys-embed-ready' }).waitFor()
    expect(await page.locator('lys-portal-guide pre').textContent()).toMatch(/integrity="sha384-/)
    expect(complaints).toEqual([])
    await page.context().close()
  }
})
