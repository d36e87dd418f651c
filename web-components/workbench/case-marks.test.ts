import { test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { eventually, forgetsEachVisit, opens } from '../../tests/components/reading-screen.ts'
import type { DemoClinic } from '../shared/demo-clinic.ts'
import type { LysWorkbench } from './workbench.ts'

forgetsEachVisit()

const keys = (typed: string) => userEvent.keyboard(typed)
const viewers = (screen: LysWorkbench) => [...screen.renderRoot.querySelectorAll('lys-viewer')]
const viewerOf = (screen: LysWorkbench, id: string) => viewers(screen).find(({ image }) => image?.id === id)
/** What lies over a photograph, as a screen reader is told. */
const marksOn = (screen: LysWorkbench, id: string) =>
  [...(viewerOf(screen, id)?.renderRoot.querySelectorAll('.marks li') ?? [])].map((one) => one.textContent)
const said = (screen: LysWorkbench) => screen.renderRoot.querySelector('.compare [role=status]')?.textContent
const allReady = (screen: LysWorkbench) =>
  eventually(() => viewers(screen).length > 0 && viewers(screen).every((one) => one.ready)).toBe(true)

const arrow = {
  version: 1,
  kind: 'arrow' as const,
  selector: {
    type: 'SvgSelector' as const,
    value: '<svg xmlns="http://www.w3.org/2000/svg"><line x1="10" y1="10" x2="200" y2="200"/></svg>',
  },
  text: '',
  measured: null,
}

/** A case with three photographs; all that hang are on the screen. */
async function reads(prepare: (clinic: DemoClinic) => unknown = () => undefined, width = 1640) {
  const { clinic, screen } = await opens([{ images: ['ready', 'ready', 'ready'] }, {}], width)
  await prepare(clinic)
  screen.commands.run('case.open', 'ref_1')
  await allReady(screen)
  await eventually(() => screen.commands.isEnabled('viewer.compare')).toBe(true)
  return { clinic, screen }
}

test('spots are put by clicking also on a photograph that has marks, which can be chosen again afterwards', async () => {
  const { screen } = await reads(({ client }) => client.saveAnnotation('img_ref_1_1', 'ann_one', arrow))
  await eventually(() => marksOn(screen, 'img_ref_1_1').length).toBe(1)
  await keys('c')
  await eventually(() => screen.compare?.state).toBe('beside')
  await allReady(screen)
  await page.getByRole('button', { name: /^Align two spots/ }).click()
  const [first, second] = viewers(screen).map((one) => page.elementLocator(one))
  await first!.click({ position: { x: 200, y: 300 } })
  await second!.click({ position: { x: 200, y: 300 } })
  await eventually(() => said(screen)).toMatch(/^Spot 2 of 2/)
  await second!.click({ position: { x: 330, y: 410 } })
  await first!.click({ position: { x: 330, y: 410 } })

  await eventually(() => said(screen)).toBe('Aligned. They move together.')
  const viewer = viewerOf(screen, 'img_ref_1_1')!
  const { x, y } = viewer.surface.toScreen({ x: 100, y: 100 })
  await page.elementLocator(viewer.renderRoot.querySelector('.place')!).click({ position: { x, y } })
  await eventually(() => viewer.renderRoot.querySelector('.strip')?.textContent).toContain('Arrow')
})
