import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { opens, taps } from '../../tests/components/referral-page.ts'
import { type Client, ClientProblem } from '../client.ts'
import { aSource, aSpot, severalWith } from './referral-form.demo.ts'

afterEach(() => document.body.replaceChildren())

const jpeg = (name: string) => new File(['x'], name, { type: 'image/jpeg' })
/** Which of several a photograph shows, as its chips say. */
const part = (photograph: string | RegExp) => page.getByRole('radiogroup', { name: photograph })
const frame = (name: string) => page.getByLabelText(new RegExp(name.replaceAll(' ', '\\s+')))
type Told = [imageId: string, facts: unknown, deed: string]

function describes(answers: readonly ClientProblem['code'][] = []) {
  const told: Told[] = []
  const describeImage: Client['describeImage'] = async (id, facts, deed) => {
    const code = answers[told.length]
    told.push([id, facts, deed])
    if (code) throw new ClientProblem({ code, status: code === 'offline' ? 0 : 409 })
    return aSpot(Number(id.at(-1)), 'oblique', 'L1', facts)
  }
  return { told, describeImage }
}

test('what the server will not have said of a photograph is taken back in sight, and said', async () => {
  const { told, describeImage } = describes(['referral.closed'])
  opens(aSource(severalWith([aSpot(2, 'oblique', 'L1')], { describeImage })), 'ref_1')
  await part(/Which spot/)
    .getByText('L2')
    .click()
  await expect.element(page.getByRole('alert').getByText(/./).first()).toBeVisible()
  await expect.element(part(/Which spot/).getByRole('radio', { name: 'L1' })).toBeChecked()
  expect(told).toHaveLength(1)
})

test('a lost answer is asked again as the same deed, and leaving the page meanwhile warns', async () => {
  const { told, describeImage } = describes(['offline'])
  opens(aSource(severalWith([aSpot(2, 'oblique', 'L1')], { describeImage })), 'ref_1')
  await part(/Which spot/)
    .getByText('L2')
    .click()
  await expect.poll(() => told).toHaveLength(1)
  expect(dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(false)
  dispatchEvent(new Event('online'))
  await expect.poll(() => told).toHaveLength(2)
  expect(told[1]).toEqual(told[0])
  expect(told[0]?.slice(0, 2)).toEqual(['img_ref_1_2', { belongsTo: 'L2' }])
  await expect.poll(() => dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(true)
})

test('where there is one, nobody is asked which, and it is told all the same', async () => {
  const sent: unknown[] = []
  const attachImage: Client['attachImage'] = async (_referral, id, _file, view, _progress, facts) => {
    sent.push([view, facts?.belongsTo])
    return { ...aSpot(1, view, facts?.belongsTo ?? null), id: id as 'img_1' }
  }
  opens(aSource(severalWith([], { attachImage })), 'ref_1')
  await taps('One or several', 'One')
  await frame('Overview that shows where').upload(jpeg('a.jpg'))
  await frame('Close-up with a ruler').upload(jpeg('b.jpg'))
  await expect
    .poll(() => sent)
    .toEqual([
      ['overview', 'L1'],
      ['close_up_scale', 'L1'],
    ])
  await expect.element(part(/Which spot/)).not.toBeInTheDocument()
})

test('of several each has a frame of its own, which says the part without a tap; the next is offered after the one before', async () => {
  const sent: unknown[] = []
  const attachImage: Client['attachImage'] = async (_referral, id, _file, view, _progress, facts) => {
    sent.push([view, facts?.belongsTo])
    return { ...aSpot(1, view, facts?.belongsTo ?? null), id: id as 'img_1' }
  }
  opens(aSource(severalWith([], { attachImage })), 'ref_1')
  await expect.element(frame('L3 · Close-up')).not.toBeInTheDocument()
  await frame('L2 · Close-up with a ruler Missing').upload(jpeg('b.jpg'))
  await expect.element(frame('L1 · Close-up with a ruler Missing')).toBeInTheDocument()
  await frame('L3 · Close-up with a ruler If it helps').upload(jpeg('c.jpg'))
  await expect.element(frame('L4 · Close-up')).toBeInTheDocument()
  // What says no part itself goes with the photograph before.
  await frame('From the side').upload(jpeg('d.jpg'))
  await expect
    .poll(() => sent)
    .toEqual([
      ['close_up_scale', 'L2'],
      ['close_up_scale', 'L3'],
      ['oblique', 'L3'],
    ])
})

test('parts that are missing or not said are told in words, and hold up nothing', async () => {
  opens(aSource(severalWith([aSpot(0, 'overview', 'all'), aSpot(2, 'oblique', null)])), 'ref_1')
  await expect
    .element(page.getByText('Pictures still missing: L1 · Close-up with a ruler; L2 · Close-up with a ruler'))
    .toBeVisible()
  await expect.element(page.getByText('Which spot: not said of 1 photograph')).toBeVisible()
  await part(/Which spot, From the side/)
    .getByText('Unknown')
    .click()
  await expect.element(page.getByText(/not said of/)).not.toBeInTheDocument()
  await expect.element(page.getByRole('button', { name: /left to fill in/i })).not.toHaveAccessibleName(/spot/)
})

test('what was found to measure by stands chosen and is changed with one tap', async () => {
  const { told, describeImage } = describes()
  const quality = { verdict: 'ok', reasons: [], focus: 1, brightness: 0.5, glare: 0, scale: 'sticker' } as const
  const found = aSpot(1, 'close_up_scale', 'L1', { quality: { ...quality, reasons: [] } })
  opens(aSource(severalWith([found], { describeImage })), 'ref_1')
  const scale = part(/To measure by/)
  await expect.element(scale.getByRole('radio', { name: 'Ruled sticker' })).toBeChecked()
  await scale.getByText('Ruler').click()
  await expect.element(scale.getByRole('radio', { name: 'Ruler' })).toBeChecked()
  await expect.poll(() => told[0]?.[1]).toEqual({ scale: 'ruler' })
})
