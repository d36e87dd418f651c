import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { Image } from '../client.ts'
import { everyView } from '../shared/asked.ts'
import { define } from '../shared/define.ts'
import { DemoClinic, demoImage, demoPack } from '../shared/demo-clinic.ts'
import { LysImageStrip } from './image-strip.ts'

define(LysImageStrip)
afterEach(() => document.body.replaceChildren())

const views = demoPack.contributes.questionnaires[0]?.views.filter(({ when }) => !when) ?? []
const several = everyView(demoPack.contributes.questionnaires[0]!, { count: 'multiple' }).filter(({ when }) => !when)
async function shows(images: readonly Image[], asked = views) {
  const strip = document.createElement('lys-image-strip')
  Object.assign(strip, { client: new DemoClinic().client, views: asked, images })
  document.body.append(strip)
  await strip.updateComplete
  return strip
}
const frames = (strip: LysImageStrip) =>
  [...strip.renderRoot.querySelectorAll('li')].map((one) => one.textContent?.replaceAll(/\s+/g, ' ').trim())

test('a view that was asked for and did not come is named in an empty frame', async () => {
  const strip = await shows([demoImage('ref_1', 0)])

  expect(frames(strip)).toEqual([
    '1 Overview that shows where on the body',
    'Missing Close-up with a ruler beside it, straight from above',
  ])
})

test('what failed and what is being prepared say so', async () => {
  const strip = await shows([demoImage('ref_1', 0, 'failed'), demoImage('ref_1', 1, 'received')])

  expect(frames(strip)[0]).toMatch(/^1 Cannot be shown/)
  expect(frames(strip)[1]).toMatch(/^2 Being prepared/)
})

test('a photograph that was judged to be weak says why, in a word', async () => {
  const measured = { focus: 0.2, brightness: 0.3, glare: 0, scale: 'none' } as const
  const strip = await shows([
    { ...demoImage('ref_1', 0), quality: { ...measured, verdict: 'retake', reasons: ['focus', 'dark'] } },
    { ...demoImage('ref_1', 1), quality: { ...measured, verdict: 'ok', reasons: [] } },
  ])

  expect(frames(strip)[0]).toMatch(/^1 Blurred, Too dark/)
  expect(frames(strip)[1]).toMatch(/^2 Close-up/)
})

test('photographs stand in the order the pack asks for, whatever came first, and a click asks for one', async () => {
  const late = { ...demoImage('ref_1', 0), attachedAt: '2026-11-19T08:00:00Z' }
  const strip = await shows([demoImage('ref_1', 1), { ...demoImage('ref_1', 3), view: 'of_something_else' }, late])
  const asked: string[] = []
  strip.addEventListener('lys-image-show', (event) => asked.push(event.imageId))
  await page.getByRole('button', { name: /^1 / }).click()

  expect(asked).toEqual(['img_ref_1_0'])
  expect(frames(strip).at(-1)).toBe('3 of something else')
})

test('of several, each stands together with what it lacks', async () => {
  const of = (n: number, belongsTo: string | null) => ({ ...demoImage('ref_1', n), belongsTo })
  const strip = await shows([of(2, 'L2'), of(1, 'L1'), of(0, 'all'), { ...of(5, null), id: 'img_ref_1_5' }], several)

  expect(frames(strip)).toEqual([
    '1 Several together · Overview that shows where on the body',
    '2 L1 · Close-up with a ruler beside it, straight from above',
    '3 L2 · Dermoscopy, if the office has a dermatoscope',
    'Missing L2 · Close-up with a ruler beside it, straight from above',
    '4 Not said which · Dermoscopy, if the office has a dermatoscope',
  ])
})
