import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ClientProblem } from '../client.ts'
import { define } from '../shared/define.ts'
import { demoSession, otherUnit } from '../shared/demo-clinic.ts'
import { LysPackPublisher } from './pack-publisher.ts'
import { LysPacks, type PacksClient } from './packs.ts'
import { refused, sampleFolder, samplePack, sampleShelf } from './sample-packs.ts'
import { compareVersions } from './standing.ts'

define(LysPacks, LysPackPublisher)
afterEach(() => document.body.replaceChildren())

function opens(own: Partial<PacksClient> = {}): LysPacks {
  const element = Object.assign(document.createElement('lys-packs'), { client: sampleShelf(own) })
  document.body.append(element)
  return element
}
/** The place to publish, with a folder chosen. */
async function chooses(files: Readonly<Record<string, string>>, own: Partial<PacksClient> = {}) {
  const element = opens(own)
  await element.updateComplete
  const publisher = element.renderRoot.querySelector('lys-pack-publisher')!
  await publisher.take(sampleFolder(files))
  return publisher
}
const [one] = demoSession.units
const at = (pack: string, unit: string) => page.getByRole('switch', { name: `${pack}: ${unit}` })
const on = (element: ReturnType<typeof at>) => expect.poll(() => (element.element() as HTMLInputElement).checked)

/** Its words, as one line. */
const says = (element: ReturnType<typeof at>, words: RegExp) =>
  expect.poll(() => element.query()?.textContent?.replace(/\s+/g, ' ')).toMatch(words)

test('a lost answer is asked again as the same deed, and the switch shows what the server says', async () => {
  const deeds: string[] = []
  const shelf = sampleShelf()
  opens({
    enablePack: async (unitId, id, version, deed) => {
      deeds.push(deed)
      if (deeds.length > 1) return shelf.enablePack(unitId, id, version, deed)
      throw new ClientProblem({ code: 'offline' })
    },
  })
  const over = page.getByRole('button', { name: 'Go over to 1.3.0: Unit one' })
  await over.click()
  await says(page.getByRole('alert'), /No answer came/)
  await expect.element(page.getByText('on, 1.0.0', { exact: true }).first()).toBeVisible()
  await over.click()
  await expect.element(page.getByText('Unit one now works with Dermatology 1.3.0.')).toBeVisible()
  expect(new Set(deeds).size).toBe(1)
  await expect.element(over).not.toBeInTheDocument()
  await expect.poll(() => at('Dermatology', 'Unit one').element().matches(':focus')).toBe(true)
})

test('switching off asks once, with the keyboard, says what stays readable and who needs it', async () => {
  opens()
  const letterhead = at('Letterhead', 'Unit one')
  await expect.element(letterhead).toBeVisible()
  ;(letterhead.element() as HTMLElement).focus()
  await userEvent.keyboard(' ')
  const question = page.getByRole('dialog', { name: 'Switch off Letterhead at Unit one?' })
  await says(question, /what was asked and answered stays readable/)
  await says(question, /Measures beside the photograph needs it/)
  await userEvent.keyboard('{Escape}')
  await on(letterhead).toBe(true)
  await expect.poll(() => letterhead.element().matches(':focus')).toBe(true)

  await userEvent.keyboard(' ')
  ;(question.getByRole('button', { name: 'Switch off' }).element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('Unit one no longer works with Letterhead.')).toBeVisible()
  await on(letterhead).toBe(false)
  await says(
    page.getByRole('article', { name: 'Measures beside the photograph' }),
    /Needs Letterhead at this unit first/,
  )
})

test('a pack that needs another or another Lysbord cannot be switched on, and says why', async () => {
  opens()
  await expect.element(at('For a later Lysbord', 'Unit one')).toBeDisabled()
  await expect.element(page.getByText(/written for another Lysbord \(\^2\.0\.0\)/)).toBeVisible()
  expect(otherUnit.name.en).toBe('Unit two')
  await expect.element(at('Measures beside the photograph', 'Unit two')).toBeEnabled()
})

test('several units go over to a newer version at once; what one refuses is said at that one', async () => {
  const shelf = sampleShelf()
  const rows = await shelf.listUnitPacks()
  const older = rows.items
    .filter(({ pack }) => pack.id === 'letterhead')
    .map((row) => ({ ...row, pack: { ...row.pack, version: '2.0.0' } }))
  opens({
    listUnitPacks: async () => ({ items: older }),
    enablePack: async (unitId, id, version, deed) => {
      if (unitId === one!.id) throw new ClientProblem({ code: 'pack.dependency-missing' })
      return shelf.enablePack(unitId, id, version, deed)
    },
  })
  await page.getByRole('button', { name: 'Go over to 2.1.0 at all 2 units' }).click()
  await expect.element(page.getByText('1 of 2 units now work with Letterhead 2.1.0.')).toBeVisible()
  await says(page.getByRole('alert'), /The pack needs another one/)
})

test('a condition that cannot be read is shown with its line and its character, before anything is stored', async () => {
  const asked: string[] = []
  await chooses(
    {
      'extension.json': samplePack({
        contributes: {
          questionnaires: [],
          dispositions: [],
          replyTemplates: [],
          commands: [
            {
              command: 'my-pack.fit',
              title: { en: 'Fit', nb: 'Fit' },
              runs: 'viewer.fit',
              enablement: 'caseOpen && (',
            },
          ],
        },
      }),
    },
    { publishPack: async () => Promise.reject(asked.push('published')) },
  )
  const alert = page.getByRole('alert')
  await says(alert, /line \d+, column \d+/)
  await says(alert, /\/contributes\/commands\/0\/enablement/)
  await says(alert, /At character 14/)
  await expect.element(page.getByRole('button', { name: /^Publish/ })).not.toBeInTheDocument()
  expect(asked).toEqual([])
})

test('fields the server does not take stand with their lines in the order of the file', async () => {
  await chooses(
    { 'extension.json': samplePack() },
    {
      checkPack: refused('request.invalid', [
        { path: '/contributes/menues', message: 'There is no contribution point menues' },
        { path: '/version', message: 'A version like 1.0.0' },
      ]),
    },
  )
  await says(page.getByRole('alert'), /line 3, column 14 \/version A version like 1\.0\.0 .*\/contributes\/menues/)
  await expect.element(page.getByText('2 things are to be corrected in the pack. Nothing was published.')).toBeVisible()
})

test('a version that is taken says to raise it; no answer keeps what was chosen', async () => {
  const publisher = await chooses({ 'extension.json': samplePack() }, { publishPack: refused('pack.version-exists') })
  await page.getByRole('button', { name: 'Publish My pack 1.0.0' }).click()
  await says(page.getByRole('alert'), /Raise the version/)
  publisher.client = sampleShelf({ publishPack: refused('offline') })
  await publisher.take(sampleFolder({ 'extension.json': samplePack() }))
  await page.getByRole('button', { name: 'Publish My pack 1.0.0' }).click()
  await says(page.getByRole('alert'), /No answer came/)
  publisher.client = sampleShelf()
  await page.getByRole('button', { name: 'Publish My pack 1.0.0' }).click()
  await expect.element(page.getByText('My pack 1.0.0 is published. Switch it on where it is wanted.')).toBeVisible()
})

test('the code of a folder is stored under its SHA-256, and the pack names that', async () => {
  const stored: string[] = []
  // The digest of “abc” as FIPS 180-2 gives it.
  const known = 'sha256-ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  const shelf = sampleShelf()
  await chooses(
    { 'extension.json': samplePack({ main: './lib/index.js' }), 'lib/index.js': 'abc' },
    {
      storePackCode: async (hash, code) => {
        stored.push(hash, code)
        return { main: hash }
      },
      publishPack: async (pack) => {
        stored.push(pack.main!)
        return shelf.publishPack(pack)
      },
    },
  )
  await expect.element(page.getByText(/frame of its own/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Publish My pack 1.0.0' }).click()
  await expect.poll(() => stored).toEqual([known, 'abc', known])
})

test('a folder without its code, and a folder of folders, say which to choose', async () => {
  const publisher = await chooses({ 'extension.json': samplePack({ main: './index.js' }) })
  await says(page.getByRole('alert'), /There is no file \.\/index\.js in the folder/)
  await publisher.take(sampleFolder({ 'a/extension.json': '{}', 'b/extension.json': '{}', 'c.txt': '' }, 'packs'))
  await says(page.getByRole('alert'), /packs is no pack itself.*: a, b\./)
})

test('a file that is dropped is looked at like one that was chosen', async () => {
  const element = opens()
  await element.updateComplete
  const dropped = new DataTransfer()
  dropped.items.add(new File(['{ "id": }'], 'extension.json', { type: 'application/json' }))
  const publisher = element.renderRoot.querySelector('lys-pack-publisher')!
  publisher.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }))
  await says(page.getByRole('alert'), /line 1, column 9/)
})

test('versions go by their figures, and what is early comes before its release', () => {
  const versions = ['1.10.0', '1.2.0', '1.2.0-beta.11', '1.2.0-beta.2', '1.2.0-beta', '1.2.0-1', '0.9.9']
  expect(versions.toSorted(compareVersions)).toEqual([
    '0.9.9',
    '1.2.0-1',
    '1.2.0-beta',
    '1.2.0-beta.2',
    '1.2.0-beta.11',
    '1.2.0',
    '1.10.0',
  ])
})
