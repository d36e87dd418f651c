import { expect, test } from 'vitest'
import { drawPicture, type Picture } from '../../api/demo/pictures/draw.ts'
import { startClinic } from '../support/clinic.ts'
import type { Json } from '../support/person.ts'
import { attaches, submits, waitsForPicture } from '../support/ward.ts'

const clinic = await startClinic()
const gp = await clinic.as('gp-alta')
const specialist = await clinic.as('specialist-skin')

const drawn: Picture = { view: 'close_up_scale', finding: 'naevus', place: 'back', mm: 8, size: 'small', seed: 3 }
const photograph = (flaw?: 'blurred') => drawPicture({ ...drawn, ...(flaw && { flaw }) }).jpeg

/** Drawing it takes a second or more of a processor. */
const slow = { timeout: 60_000 }

async function sendsOne(jpeg: Uint8Array): Promise<{ image: Json; row: Json }> {
  const referral = await submits(gp, { pack: 'dermatology' })
  const { id } = await attaches(gp, referral.id, jpeg)
  const image = await waitsForPicture(gp, id)
  const { items } = await specialist.get(`/api/units/${specialist.unit.id}/cases?limit=100`)
  return { image, row: items.find((one: Json) => one.id === referral.id) }
}

test('a blurred photograph is said to be blurred, arrives all the same, and the list calls it weak', slow, async () => {
  const { image, row } = await sendsOne(photograph('blurred'))
  expect(image).toMatchObject({ status: 'ready', quality: { verdict: 'retake', reasons: ['focus'] } })
  expect(row).toMatchObject({ images: 1, weakImages: 1 })
})

test(
  'of a sharp photograph with a ruler the size of a pixel is suggested, and nothing is weak about it',
  slow,
  async () => {
    const { image, row } = await sendsOne(photograph())
    expect(image.quality).toMatchObject({ verdict: 'ok', reasons: [], scale: 'ruler' })
    // 38 mm over 900 pixels, as it is drawn.
    expect(Math.abs((image.quality.mmPerPixel * 900) / 38 - 1)).toBeLessThan(0.01)
    expect(row).toMatchObject({ images: 1, weakImages: 0 })

    // The specialist takes it as it was found, and as nothing else.
    const says = (json: Json) => specialist.post(`/api/images/${image.id}/calibration`, json)
    const { mmPerPixel } = image.quality
    for (const wrong of [
      { method: 'ruler', mmPerPixel: 2 * mmPerPixel },
      { method: 'sticker', mmPerPixel },
    ])
      await expect(says(wrong)).rejects.toMatchObject({ status: 422, fields: [{ path: '/mmPerPixel' }] })
    expect(await says({ method: 'ruler', mmPerPixel })).toMatchObject({
      calibration: { method: 'ruler', mmPerPixel, relativeUncertainty: 0.02, selector: null, millimetres: null },
    })
  },
)
