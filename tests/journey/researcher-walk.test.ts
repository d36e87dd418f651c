import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { demoPersonas } from '../../api/demo/personas.ts'
import { faultsOfQda, readXml } from '../support/qda-schema.ts'
import { faults, focused, presses, startWalk, tabsTo } from '../support/walk.ts'

const { comes, shot, complaints } = await startWalk('researcher')
const table = (page: Page, name: string) => page.getByRole('region', { name, exact: true }).getByRole('row')

test('a researcher stores a rule before she sees an office, scores blind, meets the pairs, tests the hypothesis and compares networks', {
  timeout: 40_000,
}, async () => {
  const page = await comes('Demo Forsker', '/research')
  const rules = page.getByRole('listitem').filter({ hasText: /kontorene.*Lagret/s })
  await rules.first().waitFor()
  await presses(page, 'Skriv en ny regel')
  await tabsTo(page, 'De som til sammen sendte fire femdeler')
  await page.keyboard.press('ArrowDown')
  await presses(page, 'Lagre regelen for godt')
  await page.getByText(/^Regelen er lagret/).waitFor()
  await expect.poll(() => focused(page)).toMatch(/^Regelen er lagret/)
  await rules.first().getByText('Ingen har sett kontorene ennå').waitFor()
  expect(await rules.first().textContent()).toMatch(/De 4 mest aktive kontorene/)
  expect(await faults(page)).toEqual([])
  await shot(page, 'rule')

  await presses(page, 'Vurder kontorene')
  await page.getByText('Du har ikke sett på hvem som bruker det: det du vurderer, er blindt.').waitFor()
  expect(await focused(page)).toBe('Vurderinger')
  await expect.poll(() => table(page, 'De siste vurderingene').count()).toBe(9)
  await tabsTo(page, 'Ja, den er til stede')
  await page.keyboard.press('Space')
  await page.getByLabel('Fra dagen').fill('2026-01-20')
  await tabsTo(page, 'Med en setning')
  await page.keyboard.type('Legen viste fram bildene sine.')
  await page.context().setOffline(true)
  await presses(page, 'Lagre vurderingen')
  await page.getByRole('alert').getByText('Det kom ikke noe svar').waitFor()
  expect(await page.getByLabel('Med en setning').inputValue()).toBe('Legen viste fram bildene sine.')
  await page.context().setOffline(false)
  await page.keyboard.press('Enter')
  await page.getByText('Vurderingen er lagret, som blind.').waitFor()
  await shot(page, 'scores')

  await page.getByRole('button', { name: '3. Par' }).press('Enter')
  await page
    .locator('lys-research')
    .getByText(/lagres som ikke blindt, og det kan ikke gjøres om/)
    .waitFor()
  await presses(page, 'Vis hvem som bruker det')
  await page.getByText(/^4 av 94 kontorer sendte \d\d\s%/).waitFor()
  expect(await focused(page)).toBe('Par')
  expect(
    await table(page, 'Parene')
      .filter({ hasText: /bruker det/ })
      .count(),
  ).toBe(4)
  await table(page, 'Hvor like de to sidene er')
    .filter({ hasText: /^Av dem under 18\s*\d+(,\d)?\s%/ })
    .waitFor()
  expect(await page.getByText('legekontor').count()).toBe(0)
  expect(await faults(page)).toEqual([])
  await shot(page, 'pairs')

  await page.getByRole('button', { name: '4. Hypotese' }).press('Enter')
  await page.getByText(/^\d av 8 kontorer kunne prøves/).waitFor()
  await page.getByText(/kontorer er få\. Ved ren tilfeldighet/).waitFor()
  expect(await faults(page)).toEqual([])
  await shot(page, 'hypothesis')
  await page.getByRole('button', { name: '5. Sannhetstabell' }).press('Enter')
  await page.getByRole('heading', { name: 'Det som fører til bruk', exact: true }).waitFor()
  await shot(page, 'table')
  await presses(page, 'Sammenlign kontorenes nettverk')
  await page.getByText('Har sett på 94 av 94 kontorer.').waitFor()
  const networks = table(page, 'Kontorenes nettverk')
  await networks
    .filter({ hasText: /Kontor \d\d/ })
    .nth(10)
    .waitFor()
  expect(await networks.filter({ hasText: 'skjult' }).count()).toBeGreaterThan(0)
  await networks
    .getByRole('button', { name: /^Kontor \d/ })
    .first()
    .press('Enter')
  await page.getByRole('application', { name: 'Gå gjennom nettverket' }).waitFor()
  await expect.poll(() => focused(page)).toMatch(/^Nettverket til Kontor \d\d$/)
  expect(await page.getByText(/Demo Lege|legekontor/).count()).toBe(0)
  expect(await faults(page)).toEqual([])
  await shot(page, 'networks')
  await page.context().close()
})

test('an interview without leave stays out of the export with its sentence, and what does not come is said there', {
  timeout: 40_000,
}, async () => {
  const page = await comes('Demo Forsker', '/research')
  const told = table(page, 'Intervjuer')
  await told.filter({ hasText: 'En samtale som ikke skal siteres' }).waitFor()
  expect(await told.filter({ hasText: /Office \d/ }).count()).toBe(0)
  expect(await told.filter({ hasText: /^Kontor \d\d/ }).count()).toBe(4)
  await page.getByText(/^Filen sier om hvert kontor om det har brukt det/).waitFor()
  await page.getByText('3 av 4 intervjuer går ut. Ett blir igjen her, fordi samtykket ikke omfatter deling.').waitFor()

  await presses(page, /^Eksporter intervjuene$/)
  expect(await focused(page)).toMatch(/^Jeg vet at noen få kontorer/)
  await page.keyboard.press('Space')
  await page.context().setOffline(true)
  await presses(page, /^Eksporter intervjuene$/)
  await page.getByRole('region', { name: 'Eksport' }).getByRole('alert').getByText('Det kom ikke noe svar').waitFor()
  await page.context().setOffline(false)

  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  await page.getByText('lysbord-interviews.qdpx ligger blant nedlastingene dine.').waitFor()
  await shot(page, 'export')
  const files = unzipSync(await readFile(await download.path()))
  const project = strFromU8(files['project.qde']!)
  expect(faultsOfQda(readXml(project))).toEqual([])
  expect(project).toMatch(/name="Office \d\d, Fra skranken"/)
  expect(project).not.toContain('En samtale som ikke skal siteres')
  expect(Object.keys(files).filter((name) => name.startsWith('sources/'))).toHaveLength(3)
  const everything = Object.values(files).map((bytes) => strFromU8(bytes))
  for (const { name } of demoPersonas) expect(everything.join()).not.toContain(name)
  await page.context().close()
})

test('on a telephone the pairs, the interviews and what their figures mean stand without scrolling sideways', {
  timeout: 40_000,
}, async () => {
  const page = await comes('Demo Forsker', '/research', 360)
  await page.getByRole('button', { name: '3. Par' }).press('Enter')
  // She has looked before, and is not asked again.
  await page.getByText(/^\d+ av 94 kontorer sendte/).waitFor()
  expect(await faults(page)).toEqual([])
  await shot(page, 'pairs-360')
  await page.getByRole('link', { name: 'Hva tallene betyr' }).press('Enter')
  const meanings = page.getByRole('heading', { name: 'Tall fra forskningen' })
  await meanings.waitFor()
  await expect.poll(async () => (await meanings.boundingBox())!.y).toBeLessThan(200)
  expect(await faults(page)).toEqual([])
  await shot(page, 'meanings-360')
  expect(complaints).toEqual([])
  await page.context().close()
})
