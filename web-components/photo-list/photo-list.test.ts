import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { everyView } from '../shared/asked.ts'
import { define } from '../shared/define.ts'
import { DemoClinic, demoImage, demoPack } from '../shared/demo-clinic.ts'
import { LysPhotoList } from './photo-list.ts'

define(LysPhotoList)
afterEach(() => document.body.replaceChildren())

test('whoever reads the answer sees of several which one each photograph shows, each with its own', async () => {
  const views = everyView(demoPack.contributes.questionnaires[0]!, { count: 'multiple' })
  const of = (n: number, view: string, belongsTo: string) => ({ ...demoImage('ref_1', n), view, belongsTo })
  const list = document.createElement('lys-photo-list')
  Object.assign(list, {
    client: new DemoClinic().client,
    views,
    images: [of(0, 'close_up_scale', 'L2'), of(1, 'overview', 'all'), of(2, 'close_up_scale', 'L1')],
  })
  document.body.append(list)
  await list.updateComplete

  const names = [...list.renderRoot.querySelectorAll('figcaption')].map((one) => one.textContent?.split(' · ')[0])
  expect(names).toEqual(['Several together', 'L1', 'L2'])
  await expect.element(page.getByRole('button', { name: /^Enlarge: Photograph 3 of 3: L2 · Close-up/ })).toBeVisible()
})
