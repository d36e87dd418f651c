import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { eventually, forgetsEachVisit, opens } from '../../tests/components/reading-screen.ts'
import { type DemoClinic, demoImage } from '../shared/demo-clinic.ts'
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
async function reads(
  prepare: (clinic: DemoClinic) => unknown = () => undefined,
  width = 1640,
  earlier: readonly string[] = [],
) {
  const { clinic, screen } = await opens([{ images: ['ready', 'ready', 'ready'], earlier }, {}], width)
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

/** Draws an arrow over one of those that hang, and lays the tool down. */
async function draws(screen: LysWorkbench, id: string): Promise<void> {
  const before = marksOn(screen, id).length
  const viewer = viewerOf(screen, id)!
  viewer.hold('arrow')
  await eventually(() => viewer.tool).toBe('arrow')
  const place = page.elementLocator(viewer.renderRoot.querySelector('.place')!)
  await place.click({ position: { x: 80, y: 120 } })
  await place.click({ position: { x: 160, y: 200 } })
  await eventually(() => marksOn(screen, id).length).toBe(before + 1)
  viewer.hold()
}
const notice = (screen: LysWorkbench) => screen.renderRoot.querySelector('.reply > .notice')?.textContent ?? ''
/** Whether the page asks before it is left. */
const asks = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }))
const sends = (screen: LysWorkbench) =>
  screen.renderRoot
    .querySelector('lys-reply-form')!
    .dispatchEvent(new Event('lys-reply-send', { bubbles: true, composed: true, cancelable: true }))
/** Longer than between the clicks of a double one. */
const aWhile = () => new Promise((done) => setTimeout(done, 1_600))

test('a mark that could not be saved stays when fewer photographs hang, lies where its photograph hangs next, and is saved from there', async () => {
  const { clinic, screen } = await reads()
  expect(viewers(screen).length).toBe(3)
  expect(asks()).toBe(false)
  clinic.refuse('saveAnnotation', 'offline')
  await draws(screen, 'img_ref_1_2')
  await eventually(() => marksOn(screen, 'img_ref_1_2').join()).toContain('not saved')
  await keys('c')
  await eventually(() => viewers(screen).length).toBe(2)
  await allReady(screen)

  await eventually(() => marksOn(screen, 'img_ref_1_2').join()).toContain('not saved')
  expect(notice(screen)).toContain('Photograph 3 of 3')
  expect(asks()).toBe(true)
  const strip = () => viewerOf(screen, 'img_ref_1_2')!.renderRoot.querySelector('.strip')
  const again = [...strip()!.querySelectorAll('button')].find((one) => one.textContent === 'Try again')
  again!.click()
  await eventually(() => marksOn(screen, 'img_ref_1_2').join()).not.toContain('not saved')
  expect(marksOn(screen, 'img_ref_1_2').length).toBe(1)
  expect(clinic.askedFor('saveAnnotation').map(([, , mark]) => (mark as { version: number }).version)).toEqual([1, 1])
  await eventually(() => [notice(screen), asks()]).toEqual(['', false])
})

test('what fails after its photograph was taken off the table is told, and a reply waits once for it, also where Send is clicked twice', async () => {
  const { clinic, screen } = await reads()
  const answers: ((problem: Error) => void)[] = []
  clinic.client.saveAnnotation = () => new Promise((_done, fail) => answers.push(fail))
  await draws(screen, 'img_ref_1_0')
  expect(asks()).toBe(true)
  viewerOf(screen, 'img_ref_1_1')!.focus()
  await keys('c')
  await eventually(() => viewers(screen).map(({ image }) => image?.id)).toEqual(['img_ref_1_1', 'img_ref_1_2'])
  expect(notice(screen)).toBe('')
  answers[0]!(new Error('offline'))
  await eventually(() => notice(screen)).toContain('Photograph 1 of 3')

  expect([sends(screen), sends(screen)]).toEqual([false, false])
  await eventually(() => notice(screen)).toContain('send once more to send without it')
  await aWhile()
  expect(sends(screen)).toBe(true)
  screen.showImage(0)
  await eventually(() => marksOn(screen, 'img_ref_1_0').join()).toContain('not saved')
})

test('a mark whose words are being typed stays with them when the window narrows', async () => {
  const { clinic, screen } = await reads()
  const viewer = viewerOf(screen, 'img_ref_1_2')!
  viewer.mark()
  await eventually(() => viewer.tool).toBe('pointer')
  await page.elementLocator(viewer.renderRoot.querySelector('.place')!).click({ position: { x: 80, y: 120 } })
  await eventually(() => viewer.shadowRoot!.activeElement?.localName).toBe('input')
  await keys('Here')
  await page.viewport(900, 800)
  await eventually(() => viewers(screen).length).toBe(1)
  screen.showImage(2)
  await eventually(() => marksOn(screen, 'img_ref_1_2').length).toBe(1)
  expect(marksOn(screen, 'img_ref_1_2')[0]).toMatch(/Here/)
  // Whether its pane shows another photograph first or goes at once: it is saved, or the page asks before it is left.
  expect(clinic.askedFor('saveAnnotation').length === 1 || asks()).toBe(true)
})

test('a reply waits once also for a mark that is still on its way, says that it has not left, and waits anew when that mark is moved in vain', async () => {
  const { clinic, screen } = await reads()
  const { saveAnnotation } = clinic.client
  let arrive = () => {}
  clinic.client.saveAnnotation = (...mark) => new Promise((done) => (arrive = () => done(saveAnnotation(...mark))))
  await draws(screen, 'img_ref_1_0')
  expect(notice(screen)).toBe('')
  expect(sends(screen)).toBe(false)
  await eventually(() => notice(screen)).toContain('not saved yet: Photograph 1 of 3')
  arrive()
  await eventually(() => notice(screen).trim()).toBe('The reply has not been sent: send once more.')
  expect(sends(screen)).toBe(true)
  await eventually(() => notice(screen)).toBe('')

  clinic.client.saveAnnotation = () => Promise.reject(new Error('offline'))
  viewerOf(screen, 'img_ref_1_0')!.focus()
  await keys(']{Enter}{ArrowRight}{Enter}{Enter}')
  await eventually(() => marksOn(screen, 'img_ref_1_0').join()).toContain('not saved')
  expect(sends(screen)).toBe(false)
})

test('a reply that she sends without two marks does not wait anew when one of them is taken back, but for a removal on its way, which has its own words', async () => {
  const { clinic, screen } = await reads()
  await draws(screen, 'img_ref_1_1')
  await eventually(asks).toBe(false)
  clinic.client.saveAnnotation = () => Promise.reject(new Error('offline'))
  await draws(screen, 'img_ref_1_0')
  await draws(screen, 'img_ref_1_0')
  await eventually(() => marksOn(screen, 'img_ref_1_0').filter((one) => one!.includes('not saved')).length).toBe(2)
  expect(sends(screen)).toBe(false)
  const undoes = async (id: string) => {
    viewerOf(screen, id)!.focus()
    await keys('{Control>}z{/Control}')
  }
  await undoes('img_ref_1_0')
  await eventually(() => marksOn(screen, 'img_ref_1_0').length).toBe(1)
  await aWhile()
  expect(sends(screen)).toBe(true)

  await undoes('img_ref_1_0')
  clinic.client.removeAnnotation = () => new Promise(() => undefined)
  await undoes('img_ref_1_1')
  await eventually(() => marksOn(screen, 'img_ref_1_1')).toEqual([])
  expect(sends(screen)).toBe(false)
  await eventually(() => notice(screen)).toContain('not removed yet: Photograph 2 of 3')
})

test('a mark that a colleague removed while its photograph was off the table does not stay as saved', async () => {
  const { clinic, screen } = await reads(undefined, 900)
  const { saveAnnotation } = clinic.client
  let arrive = () => {}
  clinic.client.saveAnnotation = (...mark) => new Promise((done) => (arrive = () => done(saveAnnotation(...mark))))
  screen.showImage(0)
  const shows = (id: string) => eventually(() => viewerOf(screen, id)?.ready).toBe(true)
  await shows('img_ref_1_0')
  await draws(screen, 'img_ref_1_0')
  screen.showImage(1)
  await shows('img_ref_1_1')
  arrive()
  await eventually(asks).toBe(false)
  const [[, id]] = clinic.askedFor('saveAnnotation') as [[string, string]]
  await clinic.client.removeAnnotation('img_ref_1_0', id, 2)
  clinic.client.saveAnnotation = saveAnnotation
  await draws(screen, 'img_ref_1_1')
  await eventually(asks).toBe(false)
  screen.showImage(0)
  await shows('img_ref_1_0')
  await eventually(() => marksOn(screen, 'img_ref_1_0')).toEqual([])
})

const unread = (screen: LysWorkbench) => screen.renderRoot.querySelector('.pictures .notice')

test('marks and scale that cannot be read are not taken for none: it is said, and asked for again by her or by the network', async () => {
  const { clinic, screen } = await reads(async (clinic) => {
    await clinic.client.saveAnnotation('img_ref_1_1', 'ann_one', arrow)
    for (let i = 0; i < 3; i++) clinic.refuse('listMarks', 'offline')
  })
  await eventually(() => unread(screen)?.textContent).toContain('could not be read')
  const again = unread(screen)!.querySelector('button')!
  again.focus()
  await keys('{Enter}')
  await eventually(() => clinic.askedFor('listMarks').length).toBe(2)
  expect(screen.shadowRoot!.activeElement).toBe(again)
  await eventually(() => unread(screen)).not.toBe(null)
  expect(marksOn(screen, 'img_ref_1_1')).toEqual([])

  dispatchEvent(new Event('online'))
  await eventually(() => clinic.askedFor('listMarks').length).toBe(3)
  await keys('{Enter}')
  await eventually(() => marksOn(screen, 'img_ref_1_1').length).toBe(1)
  expect(unread(screen)).toBe(null)
  expect(screen.shadowRoot!.activeElement?.className).toBe('case')
  dispatchEvent(new Event('online'))
  expect(clinic.askedFor('listMarks').length).toBe(4)
})

test('whoever writes on while marks are asked for once more is not taken out of her text, and it is said again when they do not come', async () => {
  const { clinic, screen } = await reads((clinic) => clinic.refuse('listMarks', 'offline'))
  await eventually(() => unread(screen)).toBeTruthy()
  const said = () => unread(screen)!.querySelector('span')
  const before = said()
  const presses = () => unread(screen)!.querySelector('button')!.click()
  clinic.refuse('listMarks', 'offline')
  presses()
  await eventually(said).not.toBe(before)

  const { listMarks } = clinic.client
  let come = () => {}
  clinic.client.listMarks = (id) => new Promise((done) => (come = () => done(listMarks(id))))
  presses()
  const text = screen.reply!.renderRoot.querySelector<HTMLTextAreaElement>('#textToGp')!
  text.focus()
  come()
  await eventually(() => unread(screen)).toBe(null)
  await keys('c')
  expect([text.value, screen.compare?.state]).toEqual(['c', ''])
})

test('what is known of the photographs of today stays when marks of an earlier case cannot be read', async () => {
  const { clinic, screen } = await reads(({ client }) => client.saveAnnotation('img_ref_1_1', 'ann_one', arrow), 1640, [
    'Utslett i fjor',
  ])
  clinic.images.set('ref_earlier_1_0', [demoImage('ref_earlier_1_0', 0)])
  await eventually(() => marksOn(screen, 'img_ref_1_1').length).toBe(1)
  clinic.refuse('listMarks', 'offline')
  screen.commands.run('image.showEarlier')
  await eventually(() => unread(screen)).not.toBe(null)
  expect(marksOn(screen, 'img_ref_1_1').length).toBe(1)
})

test('an earlier photograph is measured all the same, and that nothing of it is kept is said', async () => {
  const { clinic, screen } = await reads(undefined, 1640, ['Utslett i fjor'])
  clinic.images.set('ref_earlier_1_0', [demoImage('ref_earlier_1_0', 0)])
  screen.commands.run('image.showEarlier')
  const earlier = () => screen.renderRoot.querySelector('.before lys-image-strip')?.shadowRoot?.querySelector('button')
  await eventually(() => earlier()).toBeTruthy()
  earlier()!.click()
  await eventually(() => viewerOf(screen, 'img_ref_earlier_1_0_0')?.ready).toBe(true)
  const viewer = viewerOf(screen, 'img_ref_earlier_1_0_0')!
  const strip = () => viewer.renderRoot.querySelector('.strip')?.textContent
  viewer.focus()
  await keys('p')
  await eventually(strip).toContain('only looked at')
  await keys('e')
  await eventually(() => viewer.tool).toBe('length')
  const place = page.elementLocator(viewer.renderRoot.querySelector('.place')!)
  await place.click({ position: { x: 80, y: 120 } })
  await place.click({ position: { x: 160, y: 200 } })
  await eventually(() => viewer.renderRoot.querySelector('.strip .value')?.textContent).toMatch(/^\d+ px ± /)
  await eventually(strip).toContain('only looked at')
  expect(clinic.askedFor('saveAnnotation')).toEqual([])
})
