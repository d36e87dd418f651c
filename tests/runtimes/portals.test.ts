import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type FrameLocator, type Locator, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoId } from '../../migrations/seed.ts'
import { makeKit } from '../../tools/element-kit.ts'
import { publicElements } from '../../tools/manifest/sources.ts'
import { launchOptions } from '../support/chromium.ts'
import { startClinic } from '../support/clinic.ts'
import { openPortal, reactPortal, vuePortal } from '../support/framework-portal.ts'
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

/** Where a reply is sent as well: once in each installation, in either look. Everywhere else a case is opened and zoomed. */
const answering = ['proxied/legacy', 'framed/modern', 'cross-origin/legacy'] as const

interface OneCase {
  readonly id: string
  readonly nationalId: string
}
let browser: Browser
/** One signed-in browser window for all who change nothing about that: scripts are loaded once. */
let together: BrowserContext
/** To be read in every page; the others are answered in one page each, or have no photograph. */
let read: OneCase
const answered = new Map<string, OneCase>()
let mine: OneCase
let another: OneCase
const all = () => [read, mine, another, ...answered.values()]

beforeAll(async () => {
  const gp = await clinic.as('gp-hammerfest')
  const bytes = picture({ width: 1200, height: 900 })
  let count = 0
  const one = async (withPicture: boolean): Promise<OneCase> => {
    const index = count++
    const nationalId = syntheticNationalId(40 + index)
    const patient = { nationalId, name: `Test Testesen ${index}`, phone: '' }
    const { id } = await submits(gp, { pack: 'dermatology', content: { patient, question: `Spørsmål ${index}?` } })
    if (withPicture) await waitsForPicture(gp, (await attaches(gp, id, bytes)).id, 90_000)
    return { id, nationalId }
  }
  const making = Promise.all([true, false, false, ...answering.map(() => true)].map(one))
  browser = await chromium.launch(await launchOptions())
  together = await browser.newContext({ viewport })
  const [first, second, third, ...others] = await making
  read = first!
  mine = second!
  another = third!
  for (const [index, path] of answering.entries()) answered.set(path, others[index]!)
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

interface Journey {
  readonly before?: (page: Page) => Promise<unknown>
  readonly at?: string
  /** With a session of its own at the portal, because it changes who is signed in. */
  readonly alone?: boolean
}
const viewport = { width: 1400, height: 900 }

/** Opens a page of the portal; whatever the browser refuses or complains of is noted, in the page and in every frame. */
async function visits(
  path: string,
  { before, at = portal, alone = before !== undefined }: Journey = {},
): Promise<Visit> {
  const context = alone ? await browser.newContext({ viewport }) : together
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
  await before?.(page)
  await page.goto(`${at}/${path}`)
  return {
    page,
    screen: path.startsWith('framed') ? page.frameLocator('iframe[title=Lysbord]') : page,
    complaints,
    tiles,
    calls,
  }
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
  const path = `${installation}/${look}`
  const answers = (answering as readonly string[]).includes(path)
  const title = answers ? 'a case is read, zoomed and answered' : 'a case is read and zoomed'
  test(`${title}, and neither page nor screen harms the other`, { timeout: 40_000 }, async () => {
    const { id } = answered.get(path) ?? read
    const { page, screen, complaints, tiles, calls } = await visits(path)
    await screen.locator(`lys-worklist button.case[data-id=${id}]`).click()
    const viewer = screen.locator('lys-viewer')
    await expect.poll(() => zoomOf(viewer), { timeout: 15_000, interval: 25 }).toBeGreaterThan(0)
    looks[`${installation} ${look}`] = await looksOf(screen)

    const before = await zoomOf(viewer)
    await viewer.locator('.stage').press('+')
    await viewer.locator('.stage').press('+')
    await expect.poll(() => zoomOf(viewer), { interval: 25 }).toBeGreaterThan(before * 1.5)
    await expect.poll(() => tiles.length, { interval: 25 }).toBeGreaterThan(0)
    expect(tiles.every(({ ticket, status }) => ticket && status === 200)).toBe(true)

    if (answers) await sendsReply(page, screen, id)
    if (look === 'legacy') await expectOldPageWorks(page)
    await expectNoNewNames(page)

    // No cookie of the host's or of ours goes along, and no name of a patient stands in any address.
    const ours = calls.filter(({ url }) => url.includes('/api/'))
    expect(ours.length).toBeGreaterThan(5)
    expect(calls.filter(({ url }) => all().some((one) => url.includes(one.nationalId)))).toEqual([])
    expect(ours.every(({ headers }) => 'dpop' in headers || 'lysbord-ticket' in headers)).toBe(true)

    await page.locator(installation === 'framed' ? 'lys-frame' : 'lys-embed').evaluate((element) => element.remove())
    await page.waitForTimeout(100)
    expect(complaints).toEqual([])
    expect(await page.evaluate('[Object.keys(localStorage), Object.keys(sessionStorage)]')).toEqual([[], []])
    await page.close()
  })
})

async function sendsReply(page: Page, screen: Page | FrameLocator, id: string): Promise<void> {
  const form = screen.locator('lys-reply-form')
  await form.locator('select').first().selectOption({ index: 1 })
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Control+Enter')
  const specialist = await clinic.as('specialist-skin')
  const replies = async () => (await specialist.get(`/api/cases/${id}/replies`)).items.length
  await expect.poll(replies, { timeout: 15_000 }).toBe(1)
}

async function expectOldPageWorks(page: Page): Promise<void> {
  const first = page.locator('#old-list li').first()
  await first.click()
  expect(await page.evaluate('[portal.clicks, $.fn.jquery, $(".chosen").length]')).toEqual([1, '1.12.4', 1])
  expect(await first.evaluate((li) => (globalThis as Json).getComputedStyle(li).textTransform)).toBe('uppercase')
}

/** But those by which Lit counts its copies, and those of the host and of the browser's tool. */
const usualNames =
  /^(lit\w*Versions|litPropertyMetadata|reactiveElementVersions|__LIT_LOCALIZE\w*|portal|\$|jQuery|__pw\w*|__playwright\w*)$/

async function expectNoNewNames(page: Page): Promise<void> {
  const added = await page.evaluate(() => {
    const { document, window } = globalThis as Json
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const usual = new Set(Object.getOwnPropertyNames(frame.contentWindow))
    frame.remove()
    return Object.getOwnPropertyNames(window).filter((name) => !usual.has(name) && !/^\d+$/.test(name))
  })
  expect(added.filter((name) => !usualNames.test(name))).toEqual([])
}

test('the old page’s style changes nothing of our look', () => {
  for (const installation of installations)
    expect(looks[`${installation} legacy`], installation).toEqual(looks[`${installation} modern`])
})

test('when the portal signs its user out nothing typed is lost, and it goes on after she signed in again', {
  timeout: 40_000,
}, async () => {
  const { page, complaints } = await visits('proxied/modern', { alone: true })
  const { id } = another
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
  // Nothing of the patient stays on the screen, and nothing typed is gone.
  for (const part of ['lys-worklist', 'lys-patient-banner', 'lys-reply-form textarea'])
    expect(await page.locator(part).first().isVisible(), part).toBe(false)
  expect(await text.inputValue()).toBe('Det jeg har skrevet.')

  await page.context().request.post(`${portal}/sign-in`, { form: { login: 'specialist-skin' }, maxRedirects: 0 })
  await page.locator('lys-embed [role=alert] button').click()
  await expect.poll(() => page.evaluate('heard')).toEqual(['lys-session-ended', 'lys-session-resumed'])
  await text.waitFor()
  expect(await text.inputValue()).toBe('Det jeg har skrevet.')

  // A colleague sits down at the same screen: nothing of the first one's is hers to see, and it is kept.
  const signsIn = async (login: string) => {
    await page.context().request.post(`${portal}/sign-in`, { form: { login }, maxRedirects: 0 })
    const ready = page.evaluate(
      () => new Promise((done) => (globalThis as Json).addEventListener('lys-embed-ready', done)),
    )
    await page.locator('lys-embed').evaluate((embed) => (embed as Json).dropToken())
    await ready
    await page.locator(`lys-worklist button.case[data-id=${id}]`).waitFor()
  }
  const shown = () =>
    page.locator('lys-workbench').evaluate(({ session, worklist }: Json) => [session.person.id, worklist.chosen])
  await signsIn('senior-skin')
  expect(await shown()).toEqual([demoId('per', 'senior-skin'), ''])
  await page.locator(`lys-worklist button.case[data-id=${id}]`).click()
  await expect.poll(shown).toEqual([demoId('per', 'senior-skin'), id])
  expect(await page.locator('lys-workbench').evaluate((one) => one.shadowRoot!.textContent)).not.toContain(
    'Det jeg har',
  )
  for (const area of await page.locator('lys-reply-form textarea').all()) expect(await area.inputValue()).toBe('')

  await signsIn('specialist-skin')
  expect(await shown()).toEqual([demoId('per', 'specialist-skin'), ''])
  await page.locator(`lys-worklist button.case[data-id=${id}]`).click()
  await expect.poll(() => text.inputValue()).toBe('Det jeg har skrevet.')
  expect(complaints.filter((one) => !/status of 401/.test(one))).toEqual([])
  await page.context().close()
})

test('the patient whom the portal has open is opened; another one only after asking', { timeout: 40_000 }, async () => {
  const opens = ({ nationalId: patient }: OneCase, page: Page) =>
    page.context().request.post(`${portal}/sign-in`, { form: { login: 'specialist-skin', patient }, maxRedirects: 0 })
  const { page, complaints } = await visits('cross-origin/modern', { before: (page) => opens(mine, page) })
  const chosen = page.locator('lys-worklist button.case[aria-current=true]')
  await expect.poll(() => chosen.getAttribute('data-id')).toBe(mine.id)
  await page.locator(`lys-worklist button.case[data-id=${another.id}]`).click()
  const question = page.locator('lys-embed dialog.ask')
  await question.getByRole('button').nth(1).click()
  await question.waitFor({ state: 'detached' })
  const banner = page.locator('lys-patient-banner')
  expect(await banner.evaluate((one) => one.shadowRoot!.textContent)).toContain(mine.nationalId.slice(6))
  await page.locator(`lys-worklist button.case[data-id=${another.id}]`).click()
  await question.getByRole('button').first().click()
  const shown = () => banner.evaluate((one) => one.shadowRoot!.textContent)
  await expect.poll(shown).toContain(another.nationalId.slice(6))

  // The portal goes on to another patient: the screen follows, and says so, unless it shows hers already.
  const note = page.locator('lys-embed .note')
  for (const [next, says] of [
    [another, 0],
    [mine, 1],
  ] as const) {
    await opens(next, page)
    await page.locator('lys-embed').evaluate(async (embed: Json) => {
      embed.dropToken()
      await embed.resume()
    })
    await expect.poll(shown).toContain(next.nationalId.slice(6))
    expect(await note.count()).toBe(says)
  }
  expect(complaints).toEqual([])
  await page.context().close()
})

test('a page whose policy lacks us says which line to add', { timeout: 30_000 }, async () => {
  const said = async (lacks: string) => {
    const { page } = await visits(`cross-origin/modern?lacks=${lacks}`)
    const line = await page.locator('lys-embed code').textContent({ timeout: 20_000 })
    await page.close()
    return line
  }
  expect(await Promise.all(['connect-src', 'trusted-types'].map(said))).toEqual([
    `connect-src ${own}`,
    'trusted-types lit-html',
  ])
})

test('a page of an origin that nobody registered says so', { timeout: 30_000 }, async () => {
  const elsewhere = portal.replace('127.0.0.1', 'localhost')
  const said = async (path: string, where: string) => {
    const { page } = await visits(path, { at: elsewhere })
    const text = await page.locator(where).textContent({ timeout: 20_000 })
    await page.close()
    return text
  }
  const [line, framed] = await Promise.all([
    said('cross-origin/modern', 'lys-embed code'),
    said('framed/modern', 'lys-frame [role=alert]'),
  ])
  expect(line).toBe(`"origins": ["${elsewhere}"]`)
  expect(framed).toContain(elsewhere)
})

test('messages from another window or origin, or of another shape, are as if they had not been sent', {
  timeout: 30_000,
}, async () => {
  const { page, complaints, calls } = await visits('framed/modern')
  const screen = page.frameLocator('iframe[title=Lysbord]')
  await screen.locator('lys-worklist button.case').first().waitFor()
  const asked = () => calls.filter(({ url }) => url.endsWith('/lysbord-token')).length
  const before = asked()
  const inner = page.frames().find((frame) => frame.url().includes('/framed'))!
  const handle = new URLSearchParams(new URL(inner.url()).hash.slice(1)).get('smart_web_messaging_handle')!
  const envelope = { messagingHandle: handle, messageId: '1', messageType: 'lysbord.token' }
  const ask = { jkt: 'A'.repeat(43), audience: 'x', portal: 'y' }
  const told = await page.evaluate(
    ([token, event]) => {
      const { document, postMessage, addEventListener } = globalThis as Json
      const heard: string[] = []
      addEventListener('lys-reply-sent', () => heard.push('lys-reply-sent'))
      // From this window itself: right in form and handle, wrong in origin and source.
      postMessage(token, '*')
      postMessage('text', '*')
      const frame = document.createElement('iframe')
      document.body.append(frame)
      frame.contentWindow!.parent.postMessage(event, '*')
      return new Promise((resolve) => setTimeout(() => resolve(heard), 100))
    },
    [
      { ...envelope, payload: { ask } },
      { ...envelope, messageType: 'lysbord.event', payload: { name: 'lys-reply-sent', referralId: 'ref_x' } },
    ] as const,
  )
  expect(told).toEqual([])
  // The right window with another handle, a wrong form, or too much.
  await inner.evaluate(
    ([to, ...messages]) => {
      for (const one of messages) (globalThis as Json).parent.postMessage(one, to)
    },
    [
      portal,
      { ...envelope, messagingHandle: 'another', payload: { ask } },
      { ...envelope, payload: { ask: {} } },
      { ...envelope, payload: { ask, more: 'x'.repeat(20_000) } },
    ] as const,
  )
  await page.waitForTimeout(200)
  expect(asked()).toBe(before)

  // What its own element is told does reach it.
  const frame = page.locator('lys-frame')
  await frame.evaluate((element, id) => element.setAttribute('case', id), mine.id)
  await screen.locator(`lys-worklist button.case[data-id=${mine.id}][aria-current=true]`).waitFor()
  await frame.evaluate((element: Json) => element.dropToken())
  await expect.poll(asked).toBe(before + 1)
  expect(complaints).toEqual([])
  await page.close()
})

/** A page for the portal's own people, who put something at its origin that the demonstration does not have. */
async function ownPage() {
  const context = await browser.newContext({ viewport })
  // What the browser's tool puts there may not load from loopback unasked.
  await context.grantPermissions(['local-network-access'], { origin: portal })
  await context.request.post(`${portal}/sign-in`, { form: { login: 'specialist-skin' }, maxRedirects: 0 })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  const about = (await (await fetch(`${portal}/about.json`)).json()) as { portal: string }
  const place = { lysbord: own, portalUrl: portal, portal: about.portal, cases: [mine.id, another.id] }
  return { page, place, complaints }
}

// These mostly wait, each with a session of its own; side by side, each has its own `expect`.
describe.each(['framed', 'direct'] as const)(
  'in a portal written with React 19, %s',
  { concurrent: true },
  (installation) => {
    test('the element has its property and its attributes, tells its events, and leaves nothing behind', {
      timeout: 40_000,
    }, async ({ expect }) => {
      const { page, place, complaints } = await ownPage()
      await openPortal(page, { ...place, installation }, await reactPortal())
      const screen = installation === 'framed' ? page.frameLocator('iframe[title=Lysbord]') : page
      const told = page.locator('main li')
      await told.filter({ hasText: 'lys-embed-ready' }).first().waitFor()

      // A state of React's becomes an attribute, and the case of that id is opened; a click of the specialist's is told.
      await page.getByRole('button', { name: another.id }).click()
      await screen.locator(`lys-worklist button.case[data-id=${another.id}][aria-current=true]`).waitFor()
      await screen.locator(`lys-worklist button.case[data-id=${mine.id}]`).click()
      await told.filter({ hasText: `lys-case-open ${mine.id}` }).waitFor()

      // By its reference: the element asks the property that React set once more.
      const asked = page.waitForRequest(`${portal}/lysbord-token`)
      await page.getByRole('button', { name: 'Another user' }).click()
      await asked
      await page.getByRole('button', { name: 'Close' }).click()
      await page.locator('lys-frame, lys-embed').waitFor({ state: 'detached' })
      expect(complaints).toEqual([])
      await page.context().close()
    })
  },
)

test.concurrent('in a portal written with Vue 3 the lines of our guide work as they stand there', {
  timeout: 40_000,
}, async ({ expect }) => {
  const { page, place, complaints } = await ownPage()
  await openPortal(page, { ...place, installation: 'framed', ownPolicy: 'vue' }, await vuePortal())
  const told = page.locator('output')
  await expect.poll(() => told.textContent(), { timeout: 20_000 }).toBe('ready')
  await page.getByRole('button', { name: another.id }).click()
  const screen = page.frameLocator('iframe[title=Lysbord]')
  await screen.locator(`lys-worklist button.case[data-id=${another.id}][aria-current=true]`).waitFor()
  await screen.locator(`lys-worklist button.case[data-id=${mine.id}]`).click()
  await expect.poll(() => told.textContent()).toBe(mine.id)
  expect(complaints).toEqual([])
  await page.context().close()
})

test.concurrent('in a page where every tag of ours is taken, the script under another prefix works whole', {
  timeout: 40_000,
}, async ({ expect }) => {
  const { page, place, complaints } = await ownPage()
  const kit = await makeKit(await mkdtemp(join(tmpdir(), 'lysbord-kit-')), 'hud')
  const script = await readFile(join(kit, 'define.js'), 'utf8')
  await rm(dirname(kit), { recursive: true })
  const files: Record<string, string> = {
    '/taken': `<!doctype html><meta charset="utf-8"><script src="/stranger.js"></script><script type="module" src="/hud.js"></script>
<hud-embed server="${own}" portal="${place.portal}" audience="${own}"></hud-embed><script src="/token.js"></script>`,
    '/stranger.js': `for (const tag of ${JSON.stringify(publicElements().map(({ tag }) => tag))})
  customElements.define(tag, class extends HTMLElement { connectedCallback() { throw new Error(tag + ' is a stranger') } })`,
    '/hud.js': script,
    '/token.js': `document.querySelector('hud-embed').getToken = (ask) => fetch('/lysbord-token', { method: 'POST',
  headers: { 'content-type': 'application/json' }, body: JSON.stringify(ask) }).then((answer) => answer.json())`,
  }
  for (const [path, body] of Object.entries(files))
    await page.route(portal + path, (route) =>
      route.fulfill({ contentType: path === '/taken' ? 'text/html' : 'text/javascript', body }),
    )
  await page.goto(`${portal}/taken`)
  await page.locator(`hud-worklist button.case[data-id=${read.id}]`).click()
  await expect.poll(() => zoomOf(page.locator('hud-viewer')), { timeout: 20_000, interval: 25 }).toBeGreaterThan(0)
  for (const part of ['hud-patient-banner', 'hud-case-facts', 'hud-image-strip', 'hud-reply-form'])
    await page.locator(part).waitFor()
  // Keys find the viewer and the form under their other tags too.
  await page.locator('hud-viewer .stage').press('+')
  await page.keyboard.press('F1')
  await page.locator('hud-quick-pick dialog').waitFor()
  expect(await page.locator('lys-workbench, lys-worklist, lys-viewer').count()).toBe(0)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('our own page shows it running with its lines and what it tells, in either language and theme', {
  timeout: 40_000,
}, async () => {
  const shows = async (locale: string, colorScheme: 'dark' | 'light', heading: string) => {
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
    const [lines, script] = await page.locator('lys-portal-guide pre').allTextContents()
    expect(lines).toMatch(/integrity="sha384-/)
    expect(script).toMatch(new RegExp(`src="${clinic.baseUrl}/assets/lysbord-[\\w.-]+/define\\.js" integrity="sha384-`))
    expect(complaints).toEqual([])
    await page.context().close()
  }
  await Promise.all([shows('nb-NO', 'dark', 'Lysbord i en portal'), shows('en-GB', 'light', 'Lysbord in a portal')])
})
