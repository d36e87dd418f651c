import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPack, codeHash } from '../support/a-pack.ts'
import { launchOptions } from '../support/chromium.ts'
import { startClinic } from '../support/clinic.ts'
import type { Json } from '../support/person.ts'

const clinic = await startClinic()
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const shipped = fileURLToPath(new URL('../../web-components/extensions/', import.meta.url))
const both = (words: string) => ({ en: words, nb: words })
let browser: Browser
/** Folders as a pack's author has them, far from ours. */
let place: string
const complaints: string[] = []
beforeAll(async () => {
  browser = await chromium.launch(await launchOptions())
  place = await mkdtemp(join(tmpdir(), 'packs-'))
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await rm(place, { recursive: true, force: true })
})

async function desktop(login: string, path: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.addInitScript({
    content:
      "addEventListener('securitypolicyviolation', (e) => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))",
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // Who is signed in is asked first, and what is wrong with a pack is an answer.
    if (message.type() === 'error' && !/status of (401|422)/.test(message.text())) complaints.push(message.text())
  })
  await page.goto(`${clinic.baseUrl}${path}`)
  await page.getByRole('button', { name: login }).click()
  await page.getByRole('button', { name: 'English' }).click()
  return page
}
async function folder(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const path = await mkdtemp(join(place, `${name}-`))
  for (const [file, text] of Object.entries(files)) await writeFile(join(path, file), text)
  return path
}
const publisher = (page: Page) => page.locator('lys-pack-publisher')
const chooses = (page: Page, path: string) =>
  publisher(page).locator('input[type=file][webkitdirectory]').setInputFiles(path)
const findings = async (page: Page): Promise<unknown> => {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: axe is put into the page by hand
    const { axe } = globalThis as any
    const { violations } = await axe.run({ exclude: [{ fromShadowDom: ['lys-page-frame', '.skip'] }] })
    return violations.map(({ id, nodes }: Json) => [id, nodes.map((node: Json) => node.html)])
  })
}

/** Scalds, with a little code that nobody vouches for. */
const code = "export const activate = ({ window }) => window.showMessage('Scalds are here')"
const scalds = aPack('scalds', {
  title: both('Scalds'),
  main: './index.js',
  contributes: {
    questionnaires: [
      {
        id: 'scald',
        title: both('A scald'),
        service: 'dermatology',
        asks: [{ id: 'hours', type: 'number', label: both('Hours ago'), required: true, min: 0 }],
        views: [{ view: 'overview', label: both('Overview'), required: true }],
      },
    ],
  },
})

test('a broken extension.json is told line by line, nothing is published, and the page goes on', {
  timeout: 60_000,
}, async () => {
  const page = await desktop('Demo Koordinator', '/packs')
  const told = publisher(page).getByRole('alert')
  await chooses(page, await folder('comma', { 'extension.json': '{\n  "id": "broken",\n}\n' }))
  await told.getByText('line 3, column 1').waitFor()
  await told.getByText('The comma before this is one too many.').waitFor()

  const { title: _, ...untitled } = aPack('broken', { contributes: { menues: {} } })
  await chooses(page, await folder('fields', { 'extension.json': JSON.stringify(untitled, null, 2) }))
  await told.getByText('/contributes/menues').waitFor()
  await told.getByText('/title').waitFor()

  const when = aPack('broken', {
    contributes: {
      commands: [{ command: 'broken.fit', title: both('Fit'), runs: 'viewer.fit', enablement: 'caseOpen && (' }],
    },
  })
  await chooses(page, await folder('when', { 'extension.json': JSON.stringify(when) }))
  await told.getByText('/contributes/commands/0/enablement').waitFor()
  await told.getByText('At character 14').waitFor()

  await chooses(page, shipped)
  await told.getByText('dermatology, ear-nose-throat, plastic-surgery').waitFor()
  await chooses(page, await folder('code', { 'extension.json': JSON.stringify(scalds) }))
  await told.getByText('There is no file ./index.js in the folder.').waitFor()
  expect(await findings(page)).toEqual([])

  const coordinator = await clinic.as('coordinator')
  expect((await coordinator.get('/api/packs')).items.map(({ id }: Json) => id)).not.toContain('broken')
  await page.getByRole('heading', { name: 'Dermatology' }).waitFor()
  await page.context().close()
})

test('a coordinator publishes a folder, enables it at one unit, and the GP’s page offers it; switched off it is gone', {
  timeout: 60_000,
}, async () => {
  const page = await desktop('Demo Koordinator', '/packs')
  await chooses(page, await folder('scalds', { 'extension.json': JSON.stringify(scalds), 'index.js': code }))
  await publisher(page).getByText('1 questionnaire').waitFor()
  await publisher(page).getByText('Its code runs in a frame of its own').waitFor()
  await publisher(page).getByText('Try its questions as a GP will see them').click()
  await publisher(page).getByLabel('Hours ago').fill('2')
  expect(await findings(page)).toEqual([])
  await publisher(page).getByRole('button', { name: 'Publish Scalds 1.0.0' }).click()
  await publisher(page).getByText('Scalds 1.0.0 is published.').waitFor()
  const row = page.getByRole('article', { name: 'Scalds' })
  await row.getByText('Let it run in the page').click()
  await row.getByText(codeHash(code)).waitFor()

  const gp = await desktop('Demo Lege Alta', '/refer')
  const tile = gp.getByRole('button', { name: 'A scald' })
  await gp.getByRole('button', { name: /mole/i }).first().waitFor()
  expect(await tile.count()).toBe(0)
  const skin = (await clinic.as('specialist-skin')).unit.name.en
  const at = row.getByRole('switch', { name: skin })
  await at.press(' ')
  await page.getByText(`${skin} now works with Scalds 1.0.0.`).waitFor()
  expect(await at.isChecked()).toBe(true)
  expect(await findings(page)).toEqual([])
  await gp.reload()
  await tile.waitFor()

  await at.press(' ')
  const question = page.getByRole('dialog')
  await question.getByText('what was asked and answered stays readable').waitFor()
  expect(await at.isChecked()).toBe(true)
  await question.getByRole('button', { name: 'Switch off' }).click()
  await page.getByText(`${skin} no longer works with Scalds.`).waitFor()
  await gp.reload()
  await gp.getByRole('button', { name: /mole/i }).first().waitFor()
  expect(await tile.count()).toBe(0)
  expect(complaints).toEqual([])
  await Promise.all([page.context().close(), gp.context().close()])
})

test('a folder that is dropped is the same as one that is chosen; changed content wants a new version, which units go over to', {
  timeout: 60_000,
}, async () => {
  const page = await desktop('Demo Koordinator', '/packs')
  const box = (await publisher(page).boundingBox())!
  const mouse = await page.context().newCDPSession(page)
  /** As a hand does it: the browser itself reads the folder. */
  const drops = async (path: string) => {
    const data = { items: [], files: [path], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await mouse.send('Input.dispatchDragEvent', { type, x: box.x + 40, y: box.y + 20, data })
  }
  await drops(join(shipped, 'dermatology'))
  await publisher(page).getByText('This very version is published already.').waitFor()

  const pack = JSON.parse(await readFile(join(shipped, 'dermatology/extension.json'), 'utf8'))
  const changed = { ...pack, title: { en: 'Dermatology and more', nb: 'Hud og mer' } }
  await drops(await folder('same', { 'extension.json': JSON.stringify(changed) }))
  await publisher(page).getByText('Raise the version').waitFor()
  await drops(await folder('newer', { 'extension.json': JSON.stringify({ ...changed, version: '9.0.0' }) }))
  await publisher(page).getByRole('button', { name: 'Publish Dermatology and more 9.0.0' }).click()

  const row = page.getByRole('article', { name: 'Dermatology and more' })
  await row
    .getByRole('button', { name: /^Go over to 9\.0\.0/ })
    .first()
    .click()
  await row.getByText('on, 9.0.0').first().waitFor()
  expect(complaints).toEqual([])
  await page.context().close()
})

test('who is no coordinator is told so, and the server publishes and checks nothing for her', async () => {
  const page = await desktop('Demo Lege Alta', '/packs')
  await page
    .getByText(/coordinators/)
    .first()
    .waitFor()
  expect(await publisher(page).count()).toBe(0)
  const gp = await clinic.as('gp-alta')
  await expect(gp.post('/api/pack-checks', aPack('mine'))).rejects.toMatchObject({ code: 'access.denied' })
  await page.context().close()
})
