import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPack, bringsPack, codeCommand, codeHash, disablesPack } from '../support/a-pack.ts'
import { launchOptions } from '../support/chromium.ts'
import { startClinic } from '../support/clinic.ts'
import type { Json } from '../support/person.ts'
import { submits } from '../support/ward.ts'
import { badPacks } from './bad-packs.ts'

const trusted = `
export function activate({ commands, window, lit: { LitElement, html }, define, l10n }) {
  define('trusted-note', class extends LitElement {
    render() { return html\`<p>Drawn by a pack</p>\` }
  })
  commands.registerCommand('trusted.greet', () => window.showMessage(l10n.t('Good day')))
}`
/** Vouched for by mistake: each takes what is ours, or leaves something behind when it fails. */
const careless: readonly [what: string, code: string, says: RegExp][] = [
  [
    'defines one of our tags',
    'export const activate = ({ define }) => define("lys-viewer", class extends HTMLElement {})',
    /Call the element careless-… instead of lys-viewer/,
  ],
  [
    'defines one of our tags behind our back',
    'export const activate = () => customElements.define("lys-worklist", class extends HTMLElement {})',
    /lys-worklist/,
  ],
  [
    'throws after it has registered what it could',
    'export const activate = ({ commands, context }) => { commands.registerCommand("careless.do", () => {}); void context.set("careless.on", true); throw new Error("half done") }',
    /half done/,
  ],
]
const clinic = await startClinic({
  LYSBORD_TRUSTED_CODE: [trusted, ...careless.map(([, code]) => code)].map(codeHash).join(),
})
const coordinator = await clinic.as('coordinator')
const gp = await clinic.as('gp-alta')
const specialist = await clinic.as('specialist-skin')
const unit: string = specialist.unit.id
const both = (words: string) => ({ en: words, nb: words })

let browser: Browser
/** Signed in once. */
let context: BrowserContext
/** Two cases wait, so that the list can go on. */
let cases: readonly Json[]
beforeAll(async () => {
  browser = await chromium.launch(await launchOptions())
  context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })
  cases = [await submits(gp, { pack: 'dermatology' }), await submits(gp, { pack: 'dermatology' })]
}, 60_000)
afterAll(() => browser?.close())

/** The reading screen of a specialist, with all that its browser refused. */
async function reads(): Promise<{ page: Page; complaints: string[] }> {
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 401/.test(message.text())) complaints.push(message.text())
  })
  await page.goto(`${clinic.baseUrl}/read`)
  const who = page.getByRole('button', { name: 'Demo Spesialist Hud' })
  await who.or(page.locator('lys-worklist')).first().waitFor()
  if (await who.isVisible()) await who.click()
  await page.locator('lys-worklist button.case').first().waitFor()
  return { page, complaints }
}
const told = (page: Page) => page.locator('lys-workbench .told')
/** Whether a command is there, and to run it: as a host's own bar would. */
const commands = "document.querySelector('lys-workbench').commands"
const knows = (page: Page, id: string) => page.evaluate(`${commands}.get(${JSON.stringify(id)}) !== undefined`)
const runs = (page: Page, id: string) => page.evaluate(`void ${commands}.run(${JSON.stringify(id)})`)
/** The list goes on: the next case opens. */
async function goesOn(page: Page): Promise<void> {
  await page.locator('lys-worklist button.case').first().click()
  await page.locator('lys-patient-banner').getByText('Test Testesen').first().waitFor()
}

describe('a pack whose code nobody vouches for', () => {
  const hostile: readonly [what: string, code: string, says: RegExp][] = [
    ['never returns', 'export const activate = () => { for (;;) {} }', /aldri tilbake|innen fem sekunder/],
    [
      'begins, and then never returns',
      'export const activate = () => { setTimeout(() => { for (;;) {} }, 50) }',
      /aldri tilbake/,
    ],
    [
      'floods',
      'export const activate = ({ context }) => { for (let i = 0; i < 5000; i++) void context.set("bad.x", i) }',
      /to hundre meldinger/,
    ],
    [
      'floods past our line',
      'export const activate = () => { for (let i = 0; i < 5000; i++) postMessage("x") }',
      /to hundre meldinger/,
    ],
    [
      'sends a book at once',
      'export const activate = ({ window }) => { void window.showMessage("x".repeat(1e6)) }',
      /for mye på en gang/,
    ],
    ['throws', 'export const activate = () => { throw new Error("no such luck") }', /no such luck/],
    ['cannot be read', 'export const activate = (', /SyntaxError|Unexpected|could not be read/],
    ['exports nothing', 'const activate = 1', /exports no activate/],
    [
      'registers a command that is not in its manifest',
      'export const activate = ({ commands }) => { commands.registerCommand("bad.other", () => {}) }',
      /bad\d+\.other does not stand in extension\.json/,
    ],
    [
      'sends a reply',
      'export const activate = ({ commands }) => commands.executeCommand("reply.send")',
      /may not run reply\.send/,
    ],
    [
      'sets another pack’s key',
      'export const activate = ({ context }) => context.set("caseIsMine", true)',
      /not this pack's/,
    ],
    [
      'looks for its parent',
      'export const activate = () => { if (typeof parent === "undefined" && typeof document === "undefined") throw new Error("no parent, no document") }',
      /no parent, no document/,
    ],
    [
      'looks for storage',
      'export const activate = async () => { try { localStorage } catch (e) { throw new Error("no storage") } }',
      /no storage/,
    ],
    [
      'opens a database',
      'export const activate = () => new Promise((_, no) => { try { indexedDB.open("x").onerror = () => no(new Error("no database")) } catch { no(new Error("no database")) } })',
      /no database/,
    ],
    [
      'asks the network',
      'export const activate = () => fetch("/api/session").then(() => {}, () => { throw new Error("no network") })',
      /no network/,
    ],
    [
      'loads another script',
      'export const activate = () => import("/assets/x.js").catch(() => { throw new Error("no script") })',
      /no script/,
    ],
    [
      'opens a socket',
      'export const activate = () => new Promise((_, no) => { try { new WebSocket("ws://127.0.0.1:1").onerror = () => no(new Error("no socket")) } catch { no(new Error("no socket")) } })',
      /no socket/,
    ],
    [
      'makes workers of its own',
      'export const activate = () => { throw new Error([typeof Worker, typeof OffscreenCanvas, typeof navigator.gpu].join()) }',
      /undefined,undefined,undefined/,
    ],
    [
      'goes elsewhere',
      'export const activate = () => { try { location.href = "http://127.0.0.1:1/" } catch {} throw new Error(typeof location.assign + " assign") }',
      /undefined assign/,
    ],
    [
      'tampers with prototypes',
      'export const activate = () => { Array.prototype.map = () => { throw 1 }; JSON.parse = () => ({}); JSON.stringify = () => "{}"; Object.prototype.isEnabled = 1; throw new Error("tampered") }',
      /tampered/,
    ],
  ]

  const idOf = (index: number) => `bad${index}`
  const said: string[] = []
  let screen: Page
  // All of them at one unit, on one screen: each is told, put away, and the next one is.
  beforeAll(async () => {
    const packs = hostile.map(([, code], index) => {
      const id = idOf(index)
      const contributes = { commands: [codeCommand(`${id}.do`)], keybindings: [{ key: 'y', command: `${id}.do` }] }
      return {
        pack: aPack(id, { title: both(`Bad pack ${index}.`), contributes }),
        code: code.replaceAll('bad.', `${id}.`),
      }
    })
    for (const { pack, code } of packs) await bringsPack(coordinator, pack, unit, code)
    screen = (await reads()).page
    const away = told(screen).getByRole('button', { name: 'Legg bort' })
    const end = Date.now() + 45_000
    while (said.length < hostile.length && Date.now() < end) {
      if (!(await away.isVisible())) await screen.waitForTimeout(50)
      else {
        said.push((await told(screen).textContent()) ?? '')
        await away.click()
      }
    }
    for (const { pack } of packs) await disablesPack(coordinator, pack, unit)
  }, 60_000)
  afterAll(() => screen?.close())

  test.each(hostile.map(([what, , says], index) => ({ what, says, index })))(
    'that $what is named',
    ({ says, index }) => {
      const words = said.find((one) => one.includes(`Pakken Bad pack ${index}. kunne ikke brukes`))
      expect(words, said.join('\n')).toMatch(says)
    },
  )

  test('leaves nothing behind, and the list goes on', async () => {
    for (const index of hostile.keys()) expect(await knows(screen, `${idOf(index)}.do`), idOf(index)).toBe(false)
    expect(await screen.locator('iframe').count()).toBe(0)
    await goesOn(screen)
  })
})

badPacks(
  coordinator,
  () => unit,
  (asked) =>
    asked.then(
      () => Promise.reject(new Error('It was not refused')),
      (cause) => cause,
    ),
)

test('code that nobody vouches for works in its frame: a command asks, writes and tells, and sees no name', async () => {
  const code = `
export function activate({ commands, window, cases, context, subscriptions }) {
  cases.onDidOpen((one) => {
    if (one) void window.setStatusText('polite.status', 'Opened with ' + (Object.keys(one.answers).length ? 'answers' : 'nothing'))
  })
  subscriptions.push(commands.registerCommand('polite.tell', async () => {
    const opened = await cases.current()
    await context.set('polite.seen', true)
    await window.setStatusText('polite.status', 'Seen ' + opened.questionnaire)
    await window.showMessage(JSON.stringify(opened))
  }))
}`
  const polite = aPack('polite', {
    contributes: {
      commands: [codeCommand('polite.tell')],
      statusItems: [{ id: 'polite.status', text: both('Polite'), alignment: 'end' }],
    },
  })
  await bringsPack(coordinator, polite, unit, code)
  const { page, complaints } = await reads()
  await expect.poll(() => knows(page, 'polite.tell')).toBe(true)
  await page.locator('lys-workbench').getByText('Polite').waitFor()
  await goesOn(page)
  await expect.poll(() => page.locator('iframe[sandbox]').count()).toBe(1)
  await page.locator('lys-workbench').getByText('Opened with answers').waitFor()
  await runs(page, 'polite.tell')
  await expect.poll(() => told(page).textContent()).toMatch(/"questionnaire":"skin-lesion"/)
  const seen = await told(page).textContent()
  for (const secret of ['Testesen', cases[0]!.id, cases[0]!.caseNumber, 'redd for']) expect(seen).not.toContain(secret)
  await page.locator('lys-workbench').getByText('Seen skin-lesion').waitFor()
  expect(complaints).toEqual([])
  await page.close()
  await disablesPack(coordinator, polite, unit)
})

test('code the deployer vouches for runs in the page under its hash, draws with our Lit, and is undone', async () => {
  const pack = aPack('trusted', {
    l10n: { en: { 'Good day': 'Good day to you' }, nb: { 'Good day': 'God dag' } },
    contributes: {
      commands: [codeCommand('trusted.greet')],
      views: { side: [{ id: 'trusted.note', name: both('Note'), element: 'trusted-note' }] },
    },
  })
  await bringsPack(coordinator, pack, unit, trusted)
  const { page, complaints } = await reads()
  await expect.poll(() => knows(page, 'trusted.greet')).toBe(true)
  await goesOn(page)
  await page.getByText('Drawn by a pack').waitFor()
  await runs(page, 'trusted.greet')
  await expect.poll(() => told(page).textContent()).toMatch(/God dag/)
  expect(await page.locator('iframe').count()).toBe(0)
  expect(complaints).toEqual([])
  await page.close()
  await disablesPack(coordinator, pack, unit)
  const after = await reads()
  await goesOn(after.page)
  expect(await knows(after.page, 'trusted.greet')).toBe(false)
  await after.page.close()
})

test.each(careless)('code in the page that %s is named and undone, and the list goes on', async (_, code, says) => {
  const version = `1.0.${careless.findIndex(([, one]) => one === code)}`
  const pack = aPack('careless', { version, contributes: { commands: [codeCommand('careless.do')] } })
  await bringsPack(coordinator, pack, unit, code)
  const { page } = await reads()
  await expect.poll(() => told(page).textContent(), { timeout: 12_000 }).toMatch(says)
  expect(await knows(page, 'careless.do')).toBe(false)
  expect(await page.evaluate(`document.querySelector('lys-workbench').registries.context.read('careless.on')`)).toBe(
    undefined,
  )
  await goesOn(page)
  await page.close()
  await disablesPack(coordinator, pack, unit)
})

test('code is served as a script only where the deployer vouches for it', async () => {
  const other = 'export const activate = () => {}'
  await coordinator.put(`/api/pack-codes/${codeHash(other)}`, { code: other })
  expect((await fetch(`${clinic.baseUrl}/packs/code/${codeHash(other)}.js`)).status).toBe(404)
  const served = await fetch(`${clinic.baseUrl}/packs/code/${codeHash(trusted)}.js`)
  expect(served.headers.get('content-type')).toMatch(/^text\/javascript/)
  expect(await served.text()).toBe(trusted)
})

/** A pack as somebody makes it: a folder of her own, far from ours. */
const burns = aPack('scald', {
  title: both('Scalds'),
  contributes: {
    questionnaires: [
      {
        id: 'scald',
        title: { en: 'A scald', nb: 'En skålding' },
        service: 'dermatology',
        asks: [
          { id: 'hours', type: 'number', label: { en: 'Hours ago', nb: 'Timer siden' }, required: true, min: 0 },
          { id: 'breath', type: 'ynu', label: { en: 'Hoarse', nb: 'Hes' }, required: true },
        ],
        views: [{ view: 'overview', label: both('Overview'), required: true }],
        stops: [
          {
            id: 'airway',
            when: { ask: 'breath', equals: 'yes' },
            label: { en: 'The airway may be burnt', nb: 'Luftveiene kan være brent' },
          },
        ],
      },
    ],
    replyTemplates: [
      {
        id: 'cool',
        title: { en: 'Small scald', nb: 'Liten skålding' },
        description: both('Superficial.'),
        diagnosis: { text: both('Scald'), code: 'T30.1' },
        certainty: 'certain',
        disposition: 'advice_gp_continues',
        textToGp: both('Cool it, dress it, see it again in two days.'),
      },
    ],
    dispositions: [{ code: 'advice_gp_continues', label: both('Advice'), key: '1' }],
    commands: [
      {
        command: 'scald.cool',
        title: { en: 'Answer: small scald', nb: 'Svar: liten skålding' },
        runs: 'reply.useTemplate',
        args: ['cool'],
      },
    ],
    keybindings: [{ command: 'scald.cool', key: 'Alt+C', when: 'casePack == scald' }],
  },
})

test('a pack from a folder elsewhere is published, enabled, asked and answered with, and stays readable when it is gone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'a-pack-'))
  await writeFile(join(folder, 'extension.json'), JSON.stringify(burns))
  const pack = JSON.parse(await readFile(join(folder, 'extension.json'), 'utf8'))
  await rm(folder, { recursive: true })
  await bringsPack(coordinator, pack, unit)

  // What cannot wait is phoned, and the draft is kept.
  const stops = submits(gp, { pack: 'scald', answers: { hours: 2, breath: 'yes' } })
  await expect(stops).rejects.toMatchObject({ code: 'referral.emergency', fields: [{ path: '/stops/airway' }] })
  const asked = await submits(gp, {
    pack: 'scald',
    answers: { hours: 2, breath: 'no' },
    content: { question: 'Er det nok å kjøle?' },
  })

  const { page, complaints } = await reads()
  await page.locator(`lys-worklist button.case[data-id=${asked.id}]`).click()
  await page.getByText('Er det nok å kjøle?').first().waitFor()
  await expect.poll(() => knows(page, 'scald.cool')).toBe(true)
  const keys = ['Alt+C', 'Control+Enter', 'Control+Enter']
  await page.locator('lys-reply-form select, lys-reply-form input').first().waitFor()
  for (const key of keys) await page.keyboard.press(key)
  await page
    .locator('lys-workbench .sent')
    .getByText(/Sendt til/)
    .waitFor()
  expect(complaints).toEqual([])
  await page.close()

  await disablesPack(coordinator, pack, unit)
  await expect(submits(gp, { pack: 'scald' }).then((one) => one.questionnaire.pack)).resolves.not.toBe('scald')
  const read = await gp.get(`/api/referrals/${asked.id}`)
  const kept = await gp.get(`/api/packs/scald/versions/${read.questionnaire.version}`)
  expect(kept.contributes.questionnaires[0].asks.map((ask: Json) => ask.label.nb)).toEqual(['Timer siden', 'Hes'])
  expect(read.content.answers).toEqual({ hours: 2, breath: 'no' })
  const after = await reads()
  expect(await knows(after.page, 'scald.cool')).toBe(false)
  await after.page.close()
})

test('from the list to the sent reply with keys alone, a templated reply in at most six once the case is open', async () => {
  await submits(gp, { pack: 'dermatology', content: { question: 'Er denne greia ufarlig?' } })
  const { page, complaints } = await reads()
  await expect.poll(() => knows(page, 'dermatology.useBenignNaevus')).toBe(true)
  const pressed: string[] = []
  const press = async (key: string) => {
    pressed.push(key)
    await page.keyboard.press(key)
  }
  await press('Shift+J')
  await page.locator('lys-patient-banner').getByText('Test Testesen').first().waitFor()
  await expect.poll(() => page.evaluate(`${commands}.isEnabled('reply.useTemplate')`)).toBe(true)
  const opened = pressed.length
  for (const key of ['Alt+T', '1', 'Control+Enter', 'Control+Enter']) await press(key)
  await page
    .locator('lys-workbench .sent')
    .getByText(/Sendt til/)
    .waitFor()
  // Sending is one deed, pressed twice so that nobody does it by mistake.
  expect(pressed.length - opened - 1).toBeLessThanOrEqual(6)
  expect(complaints).toEqual([])
  await page.close()
})
