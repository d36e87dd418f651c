import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { eventually, forgetsEachVisit, opens } from '../../tests/components/reading-screen.ts'
import { ClientProblem } from '../client.ts'
import { type DemoClinic, demoImage } from '../shared/demo-clinic.ts'
import type { LysWorkbench } from './workbench.ts'

forgetsEachVisit()

const captions = (screen: LysWorkbench) =>
  [...screen.renderRoot.querySelectorAll('.pane .caption')].map((one) => one.textContent)
const earlierFrames = (screen: LysWorkbench) =>
  [...screen.renderRoot.querySelectorAll('.before lys-image-strip')].flatMap((strip) => [
    ...(strip.shadowRoot?.querySelectorAll('button') ?? []),
  ])

/** Case 1 of a patient who was here before; the second earlier case is not hers to see. */
async function opensWithEarlier(prepare: (clinic: DemoClinic) => void = () => undefined) {
  const { clinic, screen } = await opens([{ earlier: ['Utslett i fjor', 'Føflekk i forfjor'] }, {}], 1640)
  clinic.images.set('ref_earlier_1_0', [demoImage('ref_earlier_1_0', 0), demoImage('ref_earlier_1_0', 1)])
  const { listImages } = clinic.client
  clinic.client.listImages = async (id) => {
    if (id === 'ref_earlier_1_1') throw new ClientProblem({ code: 'not-found', status: 404 })
    return listImages(id)
  }
  prepare(clinic)
  screen.commands.run('case.open', 'ref_1')
  await eventually(() => captions(screen).length).toBe(2)
  await eventually(() => screen.commands.isEnabled('image.showEarlier')).toBe(true)
  return { clinic, screen }
}

test('nothing of an earlier case is fetched before she asks, and what she may not see is not offered', async () => {
  const { clinic, screen } = await opensWithEarlier()
  const asked = () => clinic.askedFor('listImages').filter(([id]) => String(id).includes('earlier'))
  expect(asked()).toEqual([])
  await page.getByRole('button', { name: /^Earlier photographs/ }).click()
  await eventually(() => earlierFrames(screen).length).toBe(2)

  expect(asked()).toEqual([['ref_earlier_1_0']])
  expect(screen.renderRoot.querySelector('.before')?.textContent?.replaceAll(/\s+/g, ' ')).toContain(
    'Earlier2 Mar 20262B4D-10',
  )
  expect(earlierFrames(screen).some((one) => one.hasAttribute('aria-keyshortcuts'))).toBe(false)
})

test('none that may be seen, and none that could be fetched, are said in words', async () => {
  const { clinic, screen } = await opensWithEarlier(({ images }) => images.set('ref_earlier_1_0', []))
  const said = () => screen.renderRoot.querySelector('.compare')?.textContent
  await userEvent.keyboard('o')
  await eventually(said).toBe('No photographs of earlier cases can be shown.')
  clinic.refuse('listImages', 'offline')
  await userEvent.keyboard('o')
  await eventually(said).toMatch(/connection|network|answer/i)
  expect(earlierFrames(screen)).toEqual([])
})

test('an earlier photograph stands before the one of today, says so with date and case, and leaves with the comparison', async () => {
  const { screen } = await opensWithEarlier()
  await userEvent.keyboard('o')
  await eventually(() => earlierFrames(screen).length).toBe(2)
  earlierFrames(screen)[1]!.click()
  await eventually(() => captions(screen)).toEqual([
    expect.stringMatching(/^Earlier, 2 Mar 2026, case 2B4D-10: Close-up/),
    expect.stringMatching(/^Photograph 2 of 2: Close-up/),
  ])
  await page.getByRole('button', { name: /^Take away: Photograph 2/ }).click()

  await eventually(() => captions(screen).join()).not.toContain('Earlier')
  expect(screen.compare?.state).toBe('')
})

test('nothing of one patient is left when the next case opens, also what was still on its way', async () => {
  let arrive = () => {}
  const { clinic, screen } = await opensWithEarlier()
  await userEvent.keyboard('o')
  await eventually(() => earlierFrames(screen).length).toBe(2)
  earlierFrames(screen)[0]!.click()
  await eventually(() => screen.compare?.state).toBe('beside')
  await userEvent.keyboard('{Shift>}J{/Shift}')
  await eventually(() => captions(screen).length).toBe(2)
  expect(screen.compare?.state).toBe('')
  expect(captions(screen).join()).not.toContain('Earlier')
  expect(earlierFrames(screen)).toEqual([])
  expect([...screen.renderRoot.querySelectorAll('lys-viewer')].map((one) => one.image?.id)).toEqual([
    'img_ref_2_0',
    'img_ref_2_1',
  ])

  await userEvent.keyboard('{Shift>}K{/Shift}')
  await eventually(() => screen.compare?.earlierCount).toBe(2)
  const { listImages } = clinic.client
  clinic.client.listImages = (id) =>
    String(id).includes('earlier')
      ? new Promise((done) => (arrive = () => done(listImages('ref_earlier_1_0'))))
      : listImages(id)
  await userEvent.keyboard('o{Shift>}J{/Shift}')
  await eventually(() => screen.openId).toBe('ref_2')
  arrive()
  await new Promise((done) => setTimeout(done, 100))
  expect(earlierFrames(screen)).toEqual([])
})
