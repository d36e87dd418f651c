import type { Browser, Page } from 'playwright'
import { expect, test } from 'vitest'
import type { Clinic } from '../support/clinic.ts'

/** Every demo under the policy that our pages are served with. */
export function galleryPolicy(clinic: Clinic, browser: () => Browser): void {
  /** The gallery, with everything the browser refused or complained about. */
  async function gallery(): Promise<{ page: Page; complaints: string[] }> {
    const page = await browser().newPage()
    const complaints: string[] = []
    // Refusals are told to the console, whichever document or shadow root they happen in. Demos have no server behind them.
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 404/.test(message.text()))
        complaints.push(message.text().slice(0, 60) + message.text().slice(-120))
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(`${clinic.baseUrl}/gallery`)
    await page.waitForSelector('lys-gallery nav button')
    return { page, complaints }
  }

  test('a photograph is shown, moved and put away under the policy of our pages', async () => {
    const { page, complaints } = await gallery()
    await page.goto(`${clinic.baseUrl}/gallery#viewer/viewer`)
    const zoom = page.locator('lys-viewer .zoom').first()
    await zoom.filter({ hasText: '%' }).waitFor()
    const before = await zoom.textContent()
    await page.locator('lys-viewer .stage').first().press('+')
    await zoom.filter({ hasNotText: before! }).waitFor()

    // Another demo takes the viewer off the page: the library tidies up.
    await page.goto(`${clinic.baseUrl}/gallery#shared/controls`)
    await page.locator('lys-viewer').first().waitFor({ state: 'detached' })
    await page.waitForTimeout(100)
    expect(complaints).toEqual([])
  })

  const moving = `document.getAnimations().filter(({ effect }) => effect.getComputedTiming().duration > 0).length`

  test('no demo does anything the policy of our pages forbids, nor moves where one asks for stillness', {
    timeout: 60_000,
  }, async () => {
    const { page, complaints } = await gallery()
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const demos = page.locator('lys-gallery nav button')
    for (const demo of await demos.all()) {
      // A demo that is a dialog lies over the list.
      await demo.dispatchEvent('click')
      await page.waitForTimeout(150)
      const name = (await demo.textContent()) ?? ''
      expect(complaints.splice(0), name).toEqual([])
      expect(await page.evaluate(moving), name).toBe(0)
    }
  })

  test('OpenSeadragon is loaded with the first photograph and not before', async () => {
    const { page } = await gallery()
    const loaded: string[] = []
    page.on('request', (request) => loaded.push(request.url()))
    await page.goto(`${clinic.baseUrl}/gallery#shared/controls`)
    await page.reload()
    await page.waitForSelector('lys-gallery lys-controls-demo')
    const library = () => loaded.filter((url) => url.includes('/openseadragon-')).length
    expect(library()).toBe(0)
    await page.goto(`${clinic.baseUrl}/gallery#viewer/viewer`)
    await page.locator('lys-viewer .zoom').first().filter({ hasText: '%' }).waitFor()
    expect(library()).toBe(1)
  })
}
