import { describe, expect, test } from 'vitest'
import { startClinic } from '../support/clinic.ts'
import { fresh, type Json, type Person } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import { anAnswer, attaches, claims, decides, submits, waitsForPicture, writesDraft } from '../support/ward.ts'

const clinic = await startClinic()
const gp = await clinic.as('gp-alta')
const specialist = await clinic.as('specialist-skin')
const bytes = picture({ width: 64, height: 48 })

const says = (image: string, json: Json, who: Person = gp, deed = fresh('cmd')) =>
  who.post(`/api/images/${image}/description`, json, deed)
/** A photograph in a draft about several lesions, and nothing happens to it any more by itself. */
async function aPhotograph(more = ''): Promise<{ referral: Json; image: string }> {
  const referral = await writesDraft(gp, { pack: 'dermatology', answers: { count: 'multiple' } })
  const { id } = await attaches(gp, referral.id, bytes, { view: `close_up_scale${more}` })
  await waitsForPicture(gp, id)
  return { referral, image: id }
}

describe('what a photograph shows', () => {
  test('is a part that the pack names, or unknown, and nothing else', async () => {
    const { referral, image } = await aPhotograph()
    await expect(says(image, { belongsTo: 'right' })).rejects.toMatchObject({
      code: 'request.invalid',
      fields: [{ path: '/belongsTo' }],
    })
    await expect(says(image, {})).rejects.toMatchObject({ code: 'request.invalid' })
    await expect(attaches(gp, referral.id, bytes, { view: 'overview&belongsTo=elbow' })).rejects.toMatchObject({
      fields: [{ path: '#query/belongsTo' }],
    })
    expect(await says(image, { belongsTo: 'unknown' })).toMatchObject({ belongsTo: 'unknown' })
  })

  test('is said by its office alone, and no more once a reply rests on it', async () => {
    const { id } = await submits(gp, { pack: 'dermatology', answers: { count: 'multiple' } })
    const image = (await attaches(gp, id, bytes, { view: 'close_up_scale' })).id
    await waitsForPicture(gp, image)
    await expect(says(image, { belongsTo: 'L2' }, specialist)).rejects.toMatchObject({ code: 'not-found' })
    expect(await says(image, { belongsTo: 'L2' })).toMatchObject({ belongsTo: 'L2' })

    await claims(specialist, id)
    await decides(specialist, id)
    await specialist.put(`/api/cases/${id}/replies/${fresh('rep')}`, anAnswer('Godartet.'))
    await expect(says(image, { belongsTo: 'L1' })).rejects.toMatchObject({ code: 'referral.closed' })
    expect(await specialist.get(`/api/images/${image}`)).toMatchObject({ belongsTo: 'L2' })
  })

  test('comes with the file or later, each fact for itself, and the last word holds', async () => {
    const { image } = await aPhotograph('&belongsTo=L2&scale=ruler&recognisable=false')
    expect(await gp.get(`/api/images/${image}`)).toMatchObject({ belongsTo: 'L2', scale: 'ruler', recognisable: false })

    const deed = fresh('cmd')
    expect(await says(image, { belongsTo: 'L1', recognisable: true }, gp, deed)).toMatchObject({ belongsTo: 'L1' })
    await says(image, { belongsTo: 'L1', recognisable: true }, gp, deed)
    await says(image, { scale: null })
    expect(await gp.get(`/api/images/${image}`)).toMatchObject({ belongsTo: 'L1', scale: null, recognisable: true })
    expect(await factsOf(image)).toEqual([
      { part: 'L2', scale: 'ruler', recognisable: 'no' },
      { part: 'L1', recognisable: 'yes' },
      { scale: 'unsaid' },
    ])
  })

  test('is told to a foreign viewer too, where a case shows several', async () => {
    const { referral } = await aPhotograph('&belongsTo=L2')
    const names = async () =>
      (await gp.get(`/api/referrals/${referral.id}/manifest.json`)).items.map((one: Json) => one.label.en[0])
    expect(await names()).toEqual([expect.stringMatching(/^Close-up/)])
    const overview = await attaches(gp, referral.id, bytes, { view: 'overview&belongsTo=all' })
    await waitsForPicture(gp, overview.id)
    expect(await names()).toEqual([
      expect.stringMatching(/^L2 · Close-up/),
      expect.stringMatching(/^Several together · Overview/),
    ])
  })

  test('is left as it was said when the same file is sent once more', async () => {
    const { referral, image } = await aPhotograph('&belongsTo=L1')
    await says(image, { belongsTo: 'L2' })
    const again = await attaches(gp, referral.id, bytes, { id: image, view: 'close_up_scale&belongsTo=L3' })
    expect(again).toMatchObject({ id: image, belongsTo: 'L2' })
  })
})

/** What the log has of it: codes, in the order they were said. */
async function factsOf(image: string): Promise<Json[]> {
  const sql =
    "select facts from events where subject = ? and name in ('image.attached', 'image.described') order by seq"
  const [found] = await clinic.demo.door.deps.database.write([{ sql, params: [image] }])
  return found!.rows.map((row: Json) => {
    const { referral: _, office: __, view: ___, ...said } = JSON.parse(row.facts)
    return said
  })
}
