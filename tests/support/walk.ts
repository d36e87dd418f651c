import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright'
import { afterAll, beforeAll } from 'vitest'
import { seedHistory } from '../../migrations/seed.ts'
import { seedResearch } from '../../migrations/seed-research.ts'
import { seedTold } from '../../migrations/seed-told.ts'
import { launchOptions } from './chromium.ts'
import { type Clinic, startClinic } from './clinic.ts'
import { eventually } from './ward.ts'

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const shots = fileURLToPath(new URL('../../node_modules/.cache/walks/', import.meta.url))

/** The demonstration with two years behind it, and whoever walks through its pages with a browser in Norwegian. */
export async function startWalk(name: string) {
  const clinic = await startClinic({}, { hostname: 'localhost' })
  const { deps } = clinic.demo.door
  await seedHistory(deps)
  await seedResearch(deps)
  await seedTold(deps)
  let browser: Browser | undefined
  beforeAll(async () => {
    const coordinator = await clinic.as('coordinator')
    await eventually(async () => (await coordinator.get('/api/adoption/use')).isCounting === false || undefined)
    await mkdir(shots, { recursive: true })
    browser = await chromium.launch(await launchOptions())
  }, 60_000)
  afterAll(() => browser?.close())
  const complaints: string[] = []
  return {
    clinic,
    complaints,
    /** Comes to the page and signs in there, with the keyboard alone. */
    comes: (login: string, path: string, width = 1440) => comes(browser!, clinic, complaints, { login, path, width }),
    shot: (page: Page, what: string) => page.screenshot({ path: `${shots}${name}-${what}.png`, fullPage: true }),
  }
}

interface Arrival {
  readonly login: string
  readonly path: string
  readonly width: number
}

async function comes(browser: Browser, clinic: Clinic, complaints: string[], { login, path, width }: Arrival) {
  const context = await browser.newContext({ locale: 'nb-NO', viewport: { width, height: 900 } })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // Who is signed in is asked first, and a line that is cut here is cut on purpose.
    const isMeant = /status of 401|ERR_INTERNET_DISCONNECTED/.test(message.text())
    if (message.type() === 'error' && !isMeant) complaints.push(message.text())
  })
  await page.goto(`${clinic.baseUrl}${path}`)
  await page.getByRole('button', { name: login }).waitFor()
  await tabsTo(page, login)
  await page.keyboard.press('Enter')
  return page
}

/** What has the focus, as it is written: across shadow roots, its name or its words. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(`{
    let at = document.activeElement
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
    const words = at?.getAttribute('aria-label') ?? (at?.closest('label') ?? at)?.textContent ?? ''
    words.replaceAll(/\\s+/g, ' ').trim()
  }`)

/** Goes on with the Tab key until something that says this has the focus. Throws when the page comes round without it. */
export async function tabsTo(page: Page, words: string | RegExp, most = 150): Promise<void> {
  const says = (text: string) => (typeof words === 'string' ? text.includes(words) : words.test(text))
  for (let n = 0; n < most; n++) {
    await page.keyboard.press('Tab')
    if (says(await focused(page))) return
  }
  throw new Error(`No way to ${words} with the Tab key`)
}
export async function presses(page: Page, words: string | RegExp): Promise<void> {
  await tabsTo(page, words)
  await page.keyboard.press('Enter')
}

/** What a page does wrong at sight: what axe finds, and whether it scrolls sideways. */
export async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: axe is put into the page by hand
    const { axe } = globalThis as any
    const { violations } = await axe.run(
      { exclude: [{ fromShadowDom: ['lys-page-frame', '.skip'] }] },
      { resultTypes: ['violations'], preload: false },
    )
    return violations.map(
      (one: { id: string; nodes: { target: unknown }[] }) =>
        `${one.id} ${one.nodes.map((node) => JSON.stringify(node.target)).join(' ')}`,
    ) as string[]
  })
  const isWide = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
  return [...found, ...(isWide ? ['scrolls sideways'] : [])]
}
