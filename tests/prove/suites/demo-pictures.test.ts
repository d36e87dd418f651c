import { decode } from 'jpeg-js'
import { afterAll, expect, test } from 'vitest'
import { startImaging } from '../../../api/adapters/imaging.child.ts'
import { demoCases } from '../../../api/demo/cases/liven.ts'
import { drawPicture, type Picture } from '../../../api/demo/pictures/draw.ts'

const imaging = await startImaging()
afterAll(() => imaging.close())

/** One of each kind and view that the demonstration shows, small. */
const pictures = new Map(
  demoCases.flatMap(({ pictures: own }) =>
    own.map((picture) => [
      [picture.view, picture.finding, picture.flaw].filter(Boolean).join(' '),
      { ...picture, size: 'sketch', seed: 5 } as Picture,
    ]),
  ),
)

test.for([...pictures])('the drawn picture “%s” is a photograph', ([, picture]) => {
  const { jpeg } = drawPicture(picture)
  const { width, height } = decode(jpeg, { tolerantDecoding: false })
  expect({ width, height }).toEqual({ width: 400, height: 300 })
})

test('the imaging process takes what was drawn', async () => {
  const { jpeg, width, height } = drawPicture([...pictures.values()][0]!)
  const shown = await imaging.preview(new Blob([jpeg as Uint8Array<ArrayBuffer>]).stream())
  expect(shown).toMatchObject({ width, height, frames: 1 })
})

test('the same seed draws the same picture to the byte, another seed another one', () => {
  const picture: Picture = { view: 'close_up_scale', finding: 'naevus', place: 'back', mm: 6, size: 'sketch', seed: 5 }
  expect(drawPicture(picture).jpeg).toEqual(drawPicture(picture).jpeg)
  expect(drawPicture({ ...picture, seed: 6 }).jpeg).not.toEqual(drawPicture(picture).jpeg)
})
