import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchOptions } from '../support/chromium.ts'
import { startClinic } from '../support/clinic.ts'
import { picture } from '../support/picture.ts'

const clinic = await startClinic()
let browser: Browser
beforeAll(async () => {
  browser = await chromium.launch(await launchOptions())
}, 60_000)
afterAll(() => browser?.close())

test('an office practises from its desk with an invented patient, and the feedback comes to the page by itself', {
  timeout: 90_000,
}, async () => {
  const context = await browser.newContext({ locale: 'nb-NO', viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(`${clinic.baseUrl}/desk`)
  await page.getByRole('button', { name: 'Demo Lege Alta' }).click()
  await page.getByText('Første dag med Lysbord?').click()
  await page.getByRole('button', { name: 'Øv', exact: true }).click()
  await page.getByRole('heading', { name: 'Øvingssak' }).waitFor()
  await page.getByRole('button', { name: 'Fyll inn en oppdiktet pasient' }).click()
  await page.getByRole('button', { name: /^Føflekk/ }).click()
  await page.getByRole('note', { name: 'Øving' }).waitFor()

  const choose = (group: string, choice: string) =>
    page.getByRole('radiogroup', { name: group }).getByText(choice, { exact: true }).click()
  await choose('Hvor på kroppen', 'Rygg')
  await choose('Side', 'Venstre')
  const photograph = { name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(picture()) }
  await page.locator('.frame', { hasText: 'Oversikt' }).locator('input').setInputFiles(photograph)
  await page.getByLabel('Største diameter').fill('7')
  await page.getByRole('group', { name: 'Hva har endret seg' }).getByText('Størrelse').click()
  await page.getByRole('textbox', { name: 'Hvor lenge' }).fill('3')
  await choose('Forløp', 'Vokser eller forverres')
  await choose('Behandling prøvd', 'Ingenting')
  await page.getByRole('button', { name: 'Ingen av disse' }).click()
  await page.getByLabel('Spørsmål', { exact: true }).fill('Kan den fjernes her?')
  await choose('Ville du ha henvist pasienten uten dette?', 'Usikker')
  await choose('Pasienten samtykker til at bilder og opplysninger går til sykehuset', 'Ja, muntlig')
  await page.getByRole('button', { name: 'Send som øving' }).click()
  await page.getByRole('heading', { name: 'Sendt som øving' }).waitFor()
  await page.getByText('Tilbakemeldingen kommer hit av seg selv').waitFor()
  clinic.clock.advance({ minutes: 1 })
  clinic.demo.door.deps.queue.hint()
  await page.getByText('Bilder en spesialist ville savne').waitFor({ timeout: 30_000 })
  expect(await page.getByText('Svar ventes innen').count()).toBe(0)

  await page.goto(`${clinic.baseUrl}/desk#months`)
  await page.getByText('Månedene deres').waitFor()
  await page.getByRole('checkbox', { name: /én gang i måneden/ }).waitFor()
  await page.getByText('Øving', { exact: false }).first().click()
  await page.getByText('Tilbakemeldingen er her').waitFor()
})
