import { readFile } from 'node:fs/promises'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchOptions } from '../support/chromium.ts'
import { startClinic } from '../support/clinic.ts'
import { countsWhatIsLeft, footprint } from '../support/left-behind.ts'
import type { Json } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import { attaches, submits, syntheticNationalId, waitsForPicture } from '../support/ward.ts'

const clinic = await startClinic({}, { portal: true })
const portal = clinic.demo.portalUrl!
let browser: Browser
let together: BrowserContext
const cases: { id: string; nationalId: string }[] = []

beforeAll(async () => {
  const gp = await clinic.as('gp-hammerfest')
  const starting = launchOptions().then((options) => chromium.launch(options))
  for (const index of [0, 1, 2]) {
    const nationalId = syntheticNationalId(60 + index)
    const patient = { nationalId, name: `Test Testesen ${index}`, phone: '' }
    const { id } = await submits(gp, { pack: 'dermatology', content: { patient, question: `Spørsmål ${index}?` } })
    cases.push({ id, nationalId })
  }
  await waitsForPicture(gp, (await attaches(gp, cases[0]!.id, picture({ width: 1200, height: 900 }))).id)
  browser = await starting
  together = await opens()
})
afterAll(() => browser?.close())

/** A browser window that somebody is signed in to the portal in; scripts are loaded once for all who share one. */
const opens = () => browser.newContext({ viewport: { width: 1500, height: 900 }, locale: 'nb-NO' })

/** The portal's page. Whatever the browser refuses or complains of is noted. */
async function visits({ settings = [] as [string, unknown][], context = together } = {}) {
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await countsWhatIsLeft(page)
  await page.addInitScript((kept) => {
    ;(globalThis as Json).localStorage.setItem('portal.settings', kept)
  }, JSON.stringify(settings))
  await page.goto(`${portal}/workspace`)
  return { page, complaints }
}

const goes = (page: Page, name: string) => page.locator('#nav button', { hasText: name }).click()
const inBar = async (page: Page, typed: string): Promise<readonly string[]> => {
  await page.keyboard.press('Control+K')
  await page.locator('#typed').fill(typed)
  const rows = await page.locator('#rows li span').allTextContents()
  await page.keyboard.press('Escape')
  return rows
}
const doesInBar = async (page: Page, typed: string): Promise<void> => {
  await page.keyboard.press('Control+K')
  await page.locator('#typed').fill(typed)
  await page.locator('#rows li').first().click()
}
const openCase = (page: Page) =>
  page.locator('lys-workbench').evaluate(({ worklist }: Json) => worklist?.chosen as string)
const listIsThere = (page: Page) => page.locator('lys-worklist button.case').first().waitFor()

test('the portal’s own bar lists our commands with their keys, and opens the next case from any of its pages', async () => {
  const { page, complaints } = await visits()
  await page.locator('#nav button', { hasText: 'Lysbord' }).waitFor()
  expect(await inBar(page, 'lukk saken')).toEqual([])
  await page.keyboard.press('Control+K')
  await page.locator('#typed').fill('neste sak')
  expect(await page.locator('#rows li').allTextContents()).toEqual(['Lysbord: Åpne neste sakShift+J'])
  await page.keyboard.press('Enter')

  await expect.poll(() => openCase(page)).toBe(cases[0]!.id)
  // What can be done follows what is open.
  await expect.poll(() => inBar(page, 'lukk saken')).toEqual(['Lysbord: Lukk saken'])
  await doesInBar(page, 'neste sak')
  await expect.poll(() => openCase(page)).toBe(cases[1]!.id)
  await page.locator('menu button', { hasText: 'Åpne forrige sak' }).click()
  await expect.poll(() => openCase(page)).toBe(cases[0]!.id)
  await doesInBar(page, 'lukk saken')
  await expect.poll(() => openCase(page)).toBe('')
  await expect.poll(() => inBar(page, 'lukk saken')).toEqual([])
  // What a pack brings later comes too, and goes with it.
  await page.locator('lys-workbench').evaluate((screen: Json) => {
    const { registries } = screen
    const pack = registries.commands.register({
      id: 'burns.measure',
      title: () => 'Mål brannskaden',
      run: () => undefined,
    })
    const key = registries.keybindings.register({ key: 'Shift+M', command: 'burns.measure' }, 'pack')
    screen.leaves = () => {
      pack.dispose()
      key.dispose()
    }
  })
  await expect.poll(() => inBar(page, 'brannskaden')).toEqual(['Lysbord: Mål brannskaden'])
  await page.locator('lys-workbench').evaluate((screen: Json) => screen.leaves())
  await expect.poll(() => inBar(page, 'brannskaden')).toEqual([])
  expect(complaints).toEqual([])
  await page.close()
})

test('a setting changed on the portal’s page changes the list, and one changed in the list stands on the portal’s page', async () => {
  const { page, complaints } = await visits()
  await goes(page, 'Lysbord')
  await listIsThere(page)
  const height = () =>
    page
      .locator('lys-worklist button.case')
      .first()
      .evaluate((row: Json) => row.offsetHeight)
  const high = await height()
  await goes(page, 'Innstillinger')
  const box = page.getByLabel('Lave rader uten bilder')
  await box.check()
  await goes(page, 'Lysbord')
  await expect.poll(height).toBeLessThan(high - 10)

  await page.locator('lys-worklist button.case').first().press('Shift+D')
  await expect.poll(height).toBe(high)
  await goes(page, 'Innstillinger')
  expect(await box.isChecked()).toBe(false)
  // It is the portal's to keep.
  expect((await footprint(page)).kept).toEqual(['portal.settings'])
  expect(complaints).toEqual([])
  await page.close()
})

test('what was typed is there after a look at another page of the portal', async () => {
  const { page } = await visits()
  await doesInBar(page, 'neste sak')
  const text = page.locator('lys-reply-form textarea').first()
  await text.fill('Det jeg har skrevet.')
  const layout = () => page.locator('lys-workbench').getAttribute('layout')
  const before = await layout()
  await goes(page, 'Oversikt')
  await text.waitFor({ state: 'hidden' })
  await page.waitForTimeout(100)
  expect(await layout()).toBe(before)
  await goes(page, 'Lysbord')
  expect(await text.inputValue()).toBe('Det jeg har skrevet.')
  await page.close()
})

test('the portal keeps its own keys within our view unless its user gives them away; our letters are keys in our view alone', async () => {
  const { page } = await visits()
  await goes(page, 'Lysbord')
  await listIsThere(page)
  const first = page.locator('lys-worklist button.case').first()
  await first.press('Control+K')
  expect(await page.locator('#bar').evaluate((bar: Json) => bar.open)).toBe(true)
  expect(await page.locator('lys-quick-pick dialog[open]').count()).toBe(0)
  await page.keyboard.press('Escape')

  await goes(page, 'Innstillinger')
  await page.keyboard.press('Shift+J')
  expect(await openCase(page)).toBe('')
  await page.getByLabel(/er portalens også inne/).uncheck()
  await goes(page, 'Lysbord')
  await page.waitForTimeout(150)
  await first.press('Control+K')
  await page.locator('lys-quick-pick dialog[open]').waitFor()
  expect(await page.locator('#bar').evaluate((bar: Json) => bar.open)).toBe(false)
  await page.keyboard.press('Escape')
  await first.press('Shift+J')
  await expect.poll(() => openCase(page)).toBe(cases[0]!.id)
  await page.close()
})

test('in another language the portal’s page, bar and head say it too; the patient whom it opens is opened', async () => {
  const { page } = await visits({ context: await opens() })
  await goes(page, 'Lysbord')
  await listIsThere(page)
  await goes(page, 'Innstillinger')
  await page.locator('select[name="portal.language"]').selectOption('en')
  await page.getByLabel('Low rows without photographs').waitFor()
  await expect.poll(() => inBar(page, 'next case')).toEqual(['Lysbord: Open the next case'])
  await goes(page, 'Lysbord')
  await page.locator('section h1', { hasText: 'Waiting cases' }).waitFor()

  await goes(page, 'Overview')
  await page.locator('input[name=patient]').fill(cases[2]!.nationalId)
  await page.locator('input[name=patient]').press('Enter')
  await expect.poll(() => openCase(page)).toBe(cases[2]!.id)
  await page.close()
})

test('nothing can be done from the bar while nobody is let in', async () => {
  const { page } = await visits({ context: await opens() })
  await goes(page, 'Lysbord')
  await listIsThere(page)
  expect(await inBar(page, 'neste sak')).toHaveLength(1)
  await page.context().request.post(`${portal}/sign-out`, { maxRedirects: 0 })
  await page.evaluate("import('/workspace/host.js').then(({ tell }) => tell('session'))")
  await page.locator('lys-embed [role=alert] button').waitFor()
  await expect.poll(() => inBar(page, 'neste sak')).toEqual([])
  await page.context().request.post(`${portal}/sign-in`, { maxRedirects: 0 })
  await page.locator('lys-embed [role=alert] button').click()
  await expect.poll(() => inBar(page, 'neste sak')).toHaveLength(1)
  await page.close()
})

test('deactivated it leaves nothing behind, and is activated again', async () => {
  const { page, complaints } = await visits({ settings: [['portal.connected', false]] })
  expect(await inBar(page, 'lysbord')).toEqual(['Koble til Lysbord'])
  const before = await footprint(page)
  for (const round of [1, 2]) {
    await doesInBar(page, 'koble til')
    await doesInBar(page, 'neste sak')
    await expect.poll(() => openCase(page)).toBe(cases[0]!.id)
    await page.locator('lys-reply-form textarea').first().fill(`Noe jeg skrev ${round}`)
    await page.locator('lys-worklist button.case').first().press('?')
    await page.keyboard.press('Escape')
    const viewer = page.locator('lys-viewer')
    await expect.poll(() => viewer.evaluate((one: Json) => one.ready && one.zoom > 0)).toBe(true)
    const within = await footprint(page)
    expect(within.elements).toContain('lys-workbench')
    // What is counted does count.
    expect(within.sheets).toBeGreaterThan(before.sheets)
    expect(within.observed).toBeGreaterThan(before.observed)
    expect(within.listeners['keydown on LYS-WORKBENCH']).toBeGreaterThan(0)
    expect(within.listeners['lit-localize-status on window']).toBeGreaterThan(0)
    // The portal can ask first: what was typed would be gone.
    page.once('dialog', (dialog) => dialog.dismiss())
    await doesInBar(page, 'koble fra')
    expect(await page.locator('lys-reply-form textarea').first().inputValue()).toBe(`Noe jeg skrev ${round}`)
    page.once('dialog', (dialog) => dialog.accept())
    await doesInBar(page, 'koble fra')
    await expect.poll(() => inBar(page, 'lysbord')).toEqual(['Koble til Lysbord'])
    const left = async () => {
      const { names, ...others } = await footprint(page)
      // By these Lit counts its copies; no script can take them back.
      return { ...others, names: names.filter((name) => !/^(lit|reactiveElement)/.test(name)) }
    }
    await expect.poll(left).toEqual(before)
  }
  expect(complaints).toEqual([])
  await page.close()
})

test('the manifest at its address says what the portal’s lists hold', async () => {
  const { page } = await visits()
  await goes(page, 'Lysbord')
  await listIsThere(page)
  const answer = await fetch(`${clinic.baseUrl}/lysbord.extension.json`)
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  const { contributes, main, integrity } = (await answer.json()) as Json
  const read = ({ lists }: Json) => {
    return {
      commands: [...lists.commands].map(([id, { about }]: Json) => [id, about.title]),
      keys: [...lists.keys.values()].map(({ command, key }: Json) => `${command} ${key.toLowerCase()}`),
      menus: [...lists.menus.values()].map(({ command }: Json) => command),
      views: [...lists.views.keys()],
      settings: [...lists.settings.values()].flatMap(({ properties }: Json) =>
        Object.entries(properties).map(([key, one]: Json) => [key, one.type, one.default, one.description]),
      ),
    }
  }
  const all: Json = await page.evaluate(`import('/workspace/host.js').then(${read})`)
  // The packs of the unit come to the same lists a moment later; the manifest tells of what is ours.
  const isOurs = (id: string) => !/^lysbord\.(dermatology|plastic-surgery|ear-nose-throat)\./.test(id)
  const there: Json = {
    ...all,
    commands: all.commands.filter(([id]: Json) => isOurs(id)),
    keys: all.keys.filter((one: string) => isOurs(one)),
  }
  expect(there.commands).toEqual(contributes.commands.map(({ command, title }: Json) => [command, title.nb]))
  const own = ['ctrl+k', 'ctrl+,']
  const said = contributes.keybindings
    .map(({ command, key }: Json) => `${command} ${key.toLowerCase()}`)
    .filter((one: string) => !own.some((key) => one.endsWith(` ${key}`)))
  expect(there.keys.toSorted()).toEqual([...new Set(said)].toSorted())
  expect(there.menus).toEqual(contributes.menus['view/title'].map(({ command }: Json) => command))
  expect(there.views).toEqual(contributes.views.lysbord.map(({ id }: Json) => id))
  expect(there.settings).toEqual(
    contributes.configuration.flatMap(({ properties }: Json) =>
      Object.entries(properties).map(([key, one]: Json) => [key, one.type, one.default, one.description.nb]),
    ),
  )
  const script = await fetch(clinic.baseUrl + main)
  const digest = await crypto.subtle.digest('SHA-384', await script.arrayBuffer())
  expect(integrity).toBe(`sha384-${Buffer.from(digest).toString('base64')}`)
  await page.close()
})

test('the portal’s side of it is fewer than 150 lines', async () => {
  const text = await readFile(new URL('../../api/demo/portal/workspace/host.js', import.meta.url), 'utf8')
  expect(text.split('\n').length).toBeLessThan(150)
})
