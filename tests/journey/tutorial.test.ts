import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { chromium } from 'playwright'
import { afterAll, expect, test } from 'vitest'
import { bringFolder } from '../../api/demo/own-pack.ts'
import { checkPack } from '../../tools/check-pack.ts'
import { reference } from '../../tools/pack-reference.ts'
import { launchOptions } from '../support/chromium.ts'
import { startClinic } from '../support/clinic.ts'
import type { Json } from '../support/person.ts'
import { eventually } from '../support/ward.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const tutorial = await readFile(join(root, 'web-components/extensions/README.md'), 'utf8')
const names = await readFile(join(root, 'web-components/extensions/REFERENCE.md'), 'utf8')
const place = await mkdtemp(join(tmpdir(), 'tutorial-'))
const folder = join(place, 'burns')
afterAll(() => rm(place, { recursive: true, force: true }))

/** What stands between the fences, with what is said behind the first: a language, a file, a place in it. */
const blocks = [...tutorial.matchAll(/^```(\w+)(?: (\S+))?(?: (\S+))?\n(.*?)^```$/gms)].map(
  ([at, language, file, pointer, text]) => ({ at, language, file, pointer, text: text! }),
)

/** A tool as `npm run` starts it; gives what it printed, also where it ends with a fault. */
const runs = (tool: string, ...given: string[]): Promise<{ stdout: string; stderr: string; code?: number }> =>
  promisify(execFile)(process.execPath, [join(root, 'tools', tool), ...given], { cwd: root, timeout: 30_000 }).catch(
    (cause) => cause,
  )

/** Puts a value where a JSON Pointer says. */
function put(document: Json, pointer: string, value: unknown): void {
  const parts = pointer.split('/').slice(1)
  const last = parts.pop()!
  parts.reduce((inner, part) => inner[part], document)[last] = value
}

async function follow({ file, pointer, text }: (typeof blocks)[number]): Promise<void> {
  const path = join(folder, file!)
  if (!pointer) return writeFile(path, text)
  const document = JSON.parse(await readFile(path, 'utf8'))
  put(document, pointer, JSON.parse(text))
  await writeFile(path, JSON.stringify(document, null, 2))
}

test('a name that is none, and a folder with something in it, are refused with a sentence', async () => {
  expect((await runs('new-extension.ts', 'extension', join(place, 'Burns!'))).stderr).toMatch(/lower-case letters/)
  const full = join(place, 'full')
  await mkdir(full)
  await writeFile(join(full, 'notes.txt'), 'mine')
  expect((await runs('new-extension.ts', 'extension', full)).stderr).toMatch(/is not empty/)
  expect((await runs('new-extension.ts', 'burns')).stderr).toMatch(/Say: npm run new -- extension NAME/)
})

test('the burns pack of the tutorial is made, fits, is asked with and answered with, as it stands there', {
  timeout: 60_000,
}, async () => {
  const commands = blocks.filter(({ language }) => language === 'sh').map(({ text }) => text.trim())
  expect(commands[0]).toBe('npm run new -- extension burns --service plastic --code\nnpm run pack -- ../burns')
  await runs('new-extension.ts', 'extension', folder, '--service', 'plastic', '--code')
  expect((await runs('check-pack.ts', folder)).stdout).toMatch(/^burns 0\.1\.0 fits/)

  const steps = blocks.filter(({ file }) => file)
  expect(steps.map(({ file }) => file)).toEqual(expect.arrayContaining(['extension.json', 'cases.json', 'index.js']))
  // After each chapter everything fits: whoever starts it in between sees what she has so far.
  for (const chapter of tutorial.split(/^## /m).slice(1)) {
    const own = blocks.filter(({ at, file }) => file && chapter.includes(at))
    for (const step of own) await follow(step)
    expect((await checkPack(folder)).says, chapter.split('\n')[0]).toMatch(/^burns 0\.1\.0 fits/)
  }
  const said = blocks.find(({ language }) => language === 'text')!.text
  expect((await runs('check-pack.ts', folder)).stdout).toBe(said)

  const clinic = await startClinic()
  const cases = await bringFolder(clinic.demo.door.deps, folder)
  expect(cases).toHaveLength(1)
  await clinic.demo.liven(cases).done
  const surgeon = await clinic.as('specialist-surgery')
  const { units } = await surgeon.get('/api/session')
  const unit = units.find((one: Json) => one.service === 'plastic')
  const waiting = await eventually(async () => {
    const { items } = await surgeon.get(`/api/units/${unit.id}/cases`)
    return items.length > 0 ? items : undefined
  })

  const browser = await chromium.launch(await launchOptions())
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    page.setDefaultTimeout(15_000)
    await page.goto(`${clinic.baseUrl}/read`)
    await page.getByRole('button', { name: 'Demo Spesialist Plastikk og ØNH' }).click()
    await page.getByRole('combobox', { name: 'Enhet' }).selectOption(unit.id)
    await page.locator(`lys-worklist button.case[data-id=${waiting[0].id}]`).click()
    await page.getByText('Kokende vann over underarmen').first().waitFor()
    await page.locator('iframe[sandbox]').waitFor({ state: 'attached' })
    const text = page.locator('lys-reply-form [data-path="/textToGp"], lys-reply-form textarea#textToGp').first()
    await text.waitFor()
    await page.keyboard.press('Alt+B')
    await expect.poll(() => text.inputValue()).toMatch(/^Silikonbandasje/)
    await page.keyboard.press('Alt+Shift+B')
    await expect.poll(() => text.inputValue()).toMatch(/Angitt areal 2 %, 14 timer etter skaden\.$/)
    await page.keyboard.press('Control+Enter')
    await page.keyboard.press('Control+Enter')
    await page
      .locator('lys-workbench .sent')
      .getByText(/Sendt til/)
      .waitFor()
  } finally {
    await browser.close()
  }
})

test.each([
  ['a condition', '/contributes/keybindings/0/when', 'casePack ==', /character/],
  [
    'the name of a command',
    '/contributes/commands/0/runs',
    'reply.useTemplat',
    /There is no command reply\.useTemplat\. Did you mean reply\.useTemplate\?/,
  ],
  [
    'a disposition',
    '/contributes/replyTemplates/0/disposition',
    'go_home',
    /There is no disposition go_home\. There are: advice_gp_continues/,
  ],
  [
    'a contribution point',
    '/contributes/menues',
    {},
    /\/contributes\/menues: There is no contribution point menues\. There are:/,
  ],
  [
    'what a case expects',
    '/contributes/questionnaires/0/stops',
    [],
    /cases\.json \/1\/expect\/stops: The pack says: nothing/,
  ],
])('a mistake in %s is told where it is', async (_, pointer, value, says) => {
  const path = join(folder, 'extension.json')
  const before = await readFile(path, 'utf8')
  const document = JSON.parse(before)
  put(document, pointer, value)
  await writeFile(path, JSON.stringify(document))
  const checked = await checkPack(folder)
  await writeFile(path, before)
  expect(checked.says).toMatch(says)
  expect(checked.fits).toBe(false)
})

test('code that cannot be read, and code that leaves a command without a deed, are told before anybody starts it', async () => {
  const path = join(folder, 'index.js')
  const before = await readFile(path, 'utf8')
  const says = async (text: string) => {
    await writeFile(path, text)
    return (await checkPack(folder)).says
  }
  expect(await says('export function activate( {')).toMatch(/The code cannot be used: /)
  expect(await says('const activate = 1')).toMatch(/exports no activate/)
  expect(await says(before.replace("'burns.addArea'", "'burns.addAera'"))).toMatch(
    /registers no command burns\.addArea/,
  )
  await writeFile(path, before)
})

test('a red flag that no case shows is asked about: it may be silent for ever', async () => {
  const path = join(folder, 'cases.json')
  const before = await readFile(path, 'utf8')
  await writeFile(path, JSON.stringify(JSON.parse(before).slice(0, 2)))
  const { says } = await checkPack(folder)
  await writeFile(path, before)
  expect(says).toMatch(/No case of cases\.json expects the red flag airway/)
})

test('every name a pack may use stands on its page', () => {
  expect(reference()).toBe(names)
})

test('a comma too many is told with its line', async () => {
  const path = join(folder, 'extension.json')
  const before = await readFile(path, 'utf8')
  await writeFile(path, before.replace('"version"', '"version",'))
  const { stderr } = await runs('check-pack.ts', folder)
  await writeFile(path, before)
  expect(stderr).toMatch(/extension\.json: Is no JSON: .*line \d+/)
})
