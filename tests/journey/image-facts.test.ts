import { expect, test } from 'vitest'
import { recipe } from '../../api/ports/imaging.ts'
import { startClinic } from '../support/clinic.ts'
import { describeWithSamples, sample } from '../support/samples.ts'
import { attaches, waitsForPicture, writesDraft } from '../support/ward.ts'

describeWithSamples('what a phone writes into a photograph', () => {
  test('is kept as far as it is of use; where it was taken is said to be there, and is told to nobody', async () => {
    const clinic = await startClinic()
    const gp = await clinic.as('gp-alta')
    const draft = await writesDraft(gp, { pack: 'dermatology' })
    const { id } = await attaches(gp, draft.id, sample('03-formats/gps/DSCN0010.jpg'))
    const image = await waitsForPicture(gp, id)
    expect(image).toMatchObject({
      device: 'NIKON COOLPIX P6000',
      orientation: 1,
      hasPosition: true,
      takenAt: '2008-10-22T16:28:39',
      recipe,
    })
    // 43° 28' N, 11° 53' E.
    const { database } = clinic.demo.door.deps
    const [stored] = await database.write([{ sql: 'select * from images', params: [] }])
    for (const text of [JSON.stringify(image), JSON.stringify(stored!.rows)]) expect(text).not.toMatch(/43\.46|11\.88/)
  })
})
