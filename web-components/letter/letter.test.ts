import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { LysCaseFacts } from '../case-facts/case-facts.ts'
import { ClientProblem, type Letter, type MarksOfImage } from '../client.ts'
import { LysPhotoList } from '../photo-list/photo-list.ts'
import { define } from '../shared/define.ts'
import { formatDateTime } from '../shared/format.ts'
import type { LetterAcknowledgedEvent } from './letter.events.ts'
import { LysLetter } from './letter.ts'
import type { LetterClient } from './reading.ts'
import {
  sampleClient,
  sampleCorrection,
  sampleCover,
  sampleLetter,
  sampleReply,
  sampleSession,
} from './sample-letter.ts'

define(LysLetter, LysPhotoList, LysCaseFacts)
beforeEach(() => page.viewport(1024, 768))
afterEach(() => {
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

/** Stands in the answer and nowhere else. */
const canary = 'Kanarifugl i svaret'
const secret: Letter = {
  ...sampleLetter,
  replies: [
    {
      ...sampleReply,
      description: canary,
      textToGp: canary,
      textToPatient: canary,
      diagnosis: { text: canary, code: '' },
    },
  ],
}
const covered = (cover: Partial<Letter['cover']>, letter = secret): Letter => ({
  ...letter,
  cover: { ...sampleCover, ...cover },
})
const refusal = (code: ClientProblem['code']) => Promise.reject(new ClientProblem({ code }))

function opens(letter: Letter, own: Partial<LetterClient> = {}) {
  const client = sampleClient(letter, own)
  const element = Object.assign(document.createElement('lys-letter'), {
    client,
    session: sampleSession,
    letterId: 'let_sample',
  })
  document.body.append(element)
  return element
}
const everything = (node: ParentNode): string =>
  [...node.querySelectorAll('*')].map((one) => (one.shadowRoot ? everything(one.shadowRoot) : '')).join(' ') +
  node.textContent
const press = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click()
const missingWords = 'What was marked and measured on the photographs is missing here. It stands in Lysbord.'
const alert = () => page.getByRole('alert')

test("another office's letter shows nothing but the way to one's own list", async () => {
  const openLetter = vi.fn(() => refusal('not-found'))
  const element = opens(secret, { readLetterCover: () => refusal('not-found'), openLetter })
  await expect.element(alert()).toMatchTextContent(/There is nothing here for you\./)
  await expect.element(page.getByRole('link', { name: 'To the office’s list' })).toHaveAttribute('href', '/desk')
  expect(openLetter).not.toHaveBeenCalled()
  expect(everything(element.shadowRoot!)).not.toContain('Demo Pasient')
})

test('a secretary learns that a reply came and for whom; nothing of it is fetched', async () => {
  const openLetter = vi.fn(() => refusal('letter.clinicians-only'))
  const element = opens(covered({ mayOpen: 'no' }), { openLetter })
  await expect.element(page.getByRole('heading', { name: 'A reply to Demo Lege Alta has come' })).toBeVisible()
  expect(openLetter).not.toHaveBeenCalled()
  expect(everything(element.shadowRoot!)).not.toContain(canary)
})

test("a colleague's reply opens only after a reason, and until then nothing of it is in the page", async () => {
  const whole = sampleClient(covered({ mayOpen: 'reason' }))
  const openLetter = vi.fn(whole.openLetter)
  const element = opens(covered({ mayOpen: 'reason' }), { openLetter })
  await press('Open the reply')
  await expect.element(alert()).toMatchTextContent(/Please choose a reason/)
  expect(openLetter).not.toHaveBeenCalled()
  expect(everything(element.shadowRoot!)).not.toContain(canary)
  expect(everything(element.shadowRoot!)).not.toContain('Demo Pasient')

  await page.getByLabelText('The patient is here now').click()
  await press('Open the reply')
  await expect.element(page.getByRole('heading', { name: 'Demo Pasient' })).toBeVisible()
  expect(openLetter).toHaveBeenCalledExactlyOnceWith('let_sample', 'patient_here')
})

test('whoever is no longer the addressee when the letter opens is asked for a reason', async () => {
  opens(secret, {
    openLetter: (_id, reason) =>
      reason ? sampleClient(secret).openLetter('', reason) : refusal('letter.reason-missing'),
  })
  await page.getByLabelText('Another reason').click()
  await press('Open the reply')
  await expect.element(page.getByRole('heading', { name: 'Demo Pasient' })).toBeVisible()
})

test('without a connection the letter says so and opens when it is tried again', async () => {
  let connected = false
  const whole = sampleClient()
  opens(sampleLetter, { readLetterCover: (id) => (connected ? whole.readLetterCover(id) : refusal('offline')) })
  await expect.element(alert()).toMatchTextContent(/No answer came/)
  connected = true
  await press('Try again')
  await expect.element(page.getByRole('heading', { name: 'Demo Pasient' })).toBeVisible()
})

test('the answer stands in three lines and can be read while the photographs are still awaited', async () => {
  opens(sampleLetter, { listImages: () => new Promise(() => {}) })
  await expect.element(page.getByText('Melanocytisk nevus (D22.7), probable')).toBeVisible()
  await expect
    .element(page.getByText('Ingen behandling nødvendig, ta nye bilder om seks uker.', { exact: true }))
    .toBeVisible()
  await expect.element(page.getByText('Advice, new photographs later, in 6 weeks')).toBeVisible()
  await expect.element(page.getByText('The photographs are being fetched…')).toBeVisible()
})

test('photographs that did not come are fetched again, and one is shown large', async () => {
  let connected = false
  opens(sampleLetter, { listImages: (id) => (connected ? sampleClient().listImages(id) : refusal('offline')) })
  connected = await vi.waitFor(() => page.getByText(/^No answer came/).element().isConnected)
  await press('Fetch the photographs again')
  await press('Enlarge: Photograph 2 of 3: Close-up')
  const dialog = page.getByRole('dialog', { name: 'Photograph' })
  await expect.element(dialog.getByRole('img', { name: 'Photograph 2 of 3: Close-up' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Next' }).click()
  await expect.element(dialog.getByRole('img', { name: 'Photograph 3 of 3: Dermoscopy' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect.element(dialog).not.toBeInTheDocument()
})

test('a press on “I have read it” counts at once; the three questions come after and may be left alone', async () => {
  const given: unknown[] = []
  const told: LetterAcknowledgedEvent[] = []
  const whole = sampleClient()
  const element = opens(sampleLetter, {
    ...whole,
    acknowledgeLetter: (id, taps, deed) => {
      given.push(taps)
      return whole.acknowledgeLetter(id, taps, deed)
    },
  })
  element.addEventListener('lys-letter-acknowledged', (event) => told.push(event))
  await press('I have read it')
  await expect.element(page.getByRole('group', { name: 'Did the reply help?' })).toBeVisible()
  const focused = () =>
    element.shadowRoot!.activeElement?.getAttribute('aria-label') ?? element.shadowRoot!.activeElement?.textContent
  await expect.poll(focused).toBe('Three questions, if you like')
  const replyId = sampleReply.id
  expect(given).toEqual([{ replyId, wouldRefer: null, helped: null, learned: null }])

  await page.getByRole('group', { name: 'Did the reply help?' }).getByRole('button', { name: 'Yes' }).click()
  await press('Done')
  await expect.element(page.getByText(/^Thank you/)).toBeVisible()
  await expect.poll(focused).toBe('To the office’s list')
  expect(given).toEqual([
    { replyId, wouldRefer: null, helped: null, learned: null },
    { replyId, wouldRefer: null, helped: 'yes', learned: null },
  ])
  expect(told).toHaveLength(2)
})

test('a confirmation whose answer got lost is given again as the same deed', async () => {
  const deeds: string[] = []
  const whole = sampleClient()
  opens(sampleLetter, {
    ...whole,
    acknowledgeLetter: (id, taps, deed) => {
      deeds.push(deed)
      return deeds.length === 1 ? refusal('offline') : whole.acknowledgeLetter(id, taps, deed)
    },
  })
  await press('I have read it')
  await expect.element(alert()).toMatchTextContent(/No answer came/)
  await press('I have read it')
  await expect.element(page.getByText(/^Read 24 Nov/)).toBeVisible()
  expect(deeds).toHaveLength(2)
  expect(deeds[1]).toBe(deeds[0])
})

test('a correction that came while the former answer was read is shown, and nothing is confirmed', async () => {
  const acknowledgeLetter = vi.fn(() => refusal('subject.moved-on'))
  let letter = sampleLetter
  opens(sampleLetter, { readLetterCover: async () => letter.cover, openLetter: async () => letter, acknowledgeLetter })
  await expect.element(page.getByRole('heading', { name: 'Demo Pasient' })).toBeVisible()
  letter = {
    ...covered({ arrivedAt: sampleCorrection.sentAt }, sampleLetter),
    replies: [sampleReply, sampleCorrection],
  }
  await press('I have read it')
  await expect.element(alert()).toMatchTextContent(/A correction came while you were reading\./)
  await expect.element(page.getByRole('region', { name: 'Corrected' })).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'I have read it' })).toBeVisible()
  expect(acknowledgeLetter).toHaveBeenCalledTimes(1)
})

test('a corrected reply says so on top; the answer before is folded, with what was taken out and put in', async () => {
  const element = opens({ ...sampleLetter, replies: [sampleReply, sampleCorrection] })
  await expect.element(page.getByText(/Changed: diagnosis, text to the GP\./)).toBeVisible()
  await expect.element(page.getByText('Melanocytisk nevus (D22.7), possible')).toBeVisible()
  const texts = (name: string) => [...element.shadowRoot!.querySelectorAll(name)].map((one) => one.textContent)
  expect(texts('del')[0]).toContain('probable')
  expect(texts('ins')[0]).toContain('possible')
  expect(element.shadowRoot!.querySelector('del')!.checkVisibility({ contentVisibilityAuto: true })).toBe(false)
})

const line = '<svg xmlns="http://www.w3.org/2000/svg"><line x1="100" y1="100" x2="400" y2="100"/></svg>'
const measured: MarksOfImage = {
  imageId: 'img_overview',
  annotations: [
    {
      id: 'ann_one',
      version: 1,
      kind: 'length',
      selector: { type: 'SvgSelector', value: line },
      text: 'the vein',
      measured: { quantity: 'length', value: 300, unit: '{pixels}', uncertainty: 2 },
      by: { id: 'per_skin', name: 'Demo Hudlege' },
      at: '2026-11-24T07:00:00Z',
      mine: false,
    },
  ],
  calibration: null,
  grade: null,
}

test('marks that could not be fetched are missed in words, in the record too, and are there once it was tried again', async () => {
  let connected = false
  opens(sampleLetter, { listMarks: async () => (connected ? { items: [measured] } : refusal('offline')) })
  const missing = page.getByText('What was marked and measured on the photographs is missing here.')
  await expect.element(missing).toBeVisible()
  await expect.element(alert()).toMatchTextContent(/No answer came/)
  const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  await press('Copy for the record')
  expect(copied.mock.lastCall![0]).toContain(missingWords)

  connected = true
  await press('Try again')
  await expect.element(missing).not.toBeInTheDocument()
  await press('Copy for the record')
  expect(copied.mock.lastCall![0]).toMatch(/Photograph 1: Length 300 px.*: the vein/)
  expect(copied.mock.lastCall![0]).not.toContain(missingWords)
})

test('marks and photographs that a lost connection kept back come by themselves when it is there again', async () => {
  let connected = false
  const whole = sampleClient()
  const element = opens(sampleLetter, {
    listMarks: async () => (connected ? { items: [measured] } : refusal('offline')),
    listImages: (id) => (connected ? whole.listImages(id) : refusal('offline')),
  })
  await expect.element(page.getByRole('button', { name: 'Fetch the photographs again' })).toBeVisible()
  connected = true
  dispatchEvent(new Event('online'))
  await expect.poll(() => element.renderRoot.querySelector('lys-photo-list')?.marks).toEqual([measured])
})

test('the record says that marks are missing in it while they have not come', async () => {
  opens(sampleLetter, { listMarks: () => new Promise(() => {}) })
  const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  await press('Copy for the record')
  expect(copied.mock.lastCall![0]).toContain(missingWords)
})

test('the record gets the whole reply as plain text; where copying is not allowed, the text is offered', async () => {
  const written = vi
    .spyOn(navigator.clipboard, 'writeText')
    .mockResolvedValueOnce(undefined)
    .mockRejectedValueOnce(new Error('not allowed'))
  opens(sampleLetter)
  await press('Copy for the record')
  await expect.element(page.getByText('Copied.')).toBeVisible()
  expect(written.mock.calls[0]?.[0]).toBe(
    [
      `Reply from: Dermatology, Demo Spesialist Hud, ${formatDateTime(sampleReply.sentAt)}\nCase: 7K3M-2Q\nPatient: Demo Pasient, 148758 00192`,
      'Diagnosis: Melanocytisk nevus (D22.7), probable\nThe hospital: Advice, new photographs later, in 6 weeks',
      `Text to the GP:\n${sampleReply.textToGp}`,
      'Assessment:\nRisk of serious disease: None, benign\nRefer again if: Den vokser, endrer farge eller blør.',
      `Description:\n${sampleReply.description}`,
      `Worth knowing:\n${sampleReply.teachingPoint}`,
      `Text to the patient:\n${sampleReply.textToPatient}`,
      `The question was:\n${sampleLetter.referral.content.question}`,
      'Photographs in Lysbord: 3',
    ].join('\n\n'),
  )
  await press('Copy for the record')
  await expect.element(page.getByRole('dialog').getByRole('textbox')).toHaveValue(written.mock.calls[1]?.[0])
})

test('another letter in the same element leaves nothing of the first one behind', async () => {
  const element = opens(secret)
  await expect.element(page.getByRole('heading', { name: 'Demo Pasient' })).toBeVisible()
  element.client = sampleClient(covered({ id: 'let_other', mayOpen: 'no' }))
  element.letterId = 'let_other'
  await expect.element(page.getByRole('heading', { name: /has come/ })).toBeVisible()
  expect(everything(element.shadowRoot!)).not.toContain(canary)
})

test('what is asked back stays when it could not be sent, goes under the same id, and the letter then says so', async () => {
  const asked: unknown[] = []
  let connected = false
  const whole = sampleClient()
  opens(sampleLetter, {
    ...whole,
    askQuestion: (...question) => {
      asked.push(question)
      return connected ? whole.askQuestion(...question) : refusal('offline')
    },
  })
  await press('Ask back')
  const dialog = page.getByRole('dialog', { name: 'Write to Dermatology' })
  await dialog.getByRole('textbox').fill('And if she is pregnant?')
  await dialog.getByRole('button', { name: 'Send' }).click()
  await expect.element(dialog.getByRole('alert')).toMatchTextContent(/No answer came/)
  await expect.element(dialog.getByRole('textbox')).toHaveValue('And if she is pregnant?')
  connected = true
  await dialog.getByRole('button', { name: 'Send' }).click()

  await expect
    .element(page.getByRole('region', { name: 'Written to the hospital' }))
    .toMatchTextContent(/And if she is pregnant\?/)
  await expect.element(dialog).not.toBeInTheDocument()
  expect(asked[1]).toEqual(asked[0])
})

test('a question that is asked while the rest of the letter is being read leaves nothing of it out', async () => {
  const whole = sampleClient()
  let come = () => {}
  const line = new Promise<void>((done) => (come = done))
  const element = opens(sampleLetter, {
    ...whole,
    listMarks: () => line.then(() => ({ items: [measured] })),
    listImages: (id) => line.then(() => whole.listImages(id)),
    readPack: (...pack) => line.then(() => whole.readPack(...pack)),
  })
  await press('Ask back')
  const dialog = page.getByRole('dialog', { name: 'Write to Dermatology' })
  await dialog.getByRole('textbox').fill('And if she is pregnant?')
  await dialog.getByRole('button', { name: 'Send' }).click()
  await expect.element(page.getByRole('region', { name: 'Written to the hospital' })).toBeVisible()
  come()
  await expect.poll(() => element.renderRoot.querySelector('lys-photo-list')?.marks).toEqual([measured])
  await expect.element(page.getByRole('heading', { name: 'Assessment' })).toBeVisible()
})

test('a letter that asks for more says on top that it is the office’s turn', async () => {
  opens({ ...sampleLetter, decision: { disposition: 'more_info', latestDate: null, weeks: null, reason: 'Uskarpt' } })
  await expect.element(page.getByRole('region', { name: 'Your turn' })).toBeVisible()
  await press('Answer the hospital')
  await expect.element(page.getByRole('dialog', { name: 'Write to Dermatology' })).toBeVisible()
})

test('only the photographs that were there when it was answered stand beside the description', async () => {
  opens({ ...sampleLetter, basedOn: ['img_close'] })
  await expect.element(page.getByRole('button', { name: 'Enlarge: Photograph 1 of 1: Close-up' })).toBeVisible()
})

test('a second answer to a later question is no correction; the first one is folded below', async () => {
  const second = {
    ...sampleReply,
    id: 'rep_later' as const,
    textToGp: 'Da venter vi til etter fødselen.',
    sentAt: '2026-11-24T09:00:00.000Z',
  }
  opens({ ...sampleLetter, replies: [sampleReply, second] })
  await expect.element(page.getByText('Da venter vi til etter fødselen.')).toBeVisible()
  await expect.element(page.getByRole('region', { name: 'Corrected' })).not.toBeInTheDocument()
  await page.getByText('Earlier answers').click()
  await expect.element(page.getByText(sampleReply.textToGp).last()).toBeVisible()
})

test('each drug has its line', async () => {
  opens({
    ...sampleLetter,
    replies: [{ ...sampleReply, treatment: 'Hydrokortison 1 %, 2 uker\n\nFuktighetskrem daglig' }],
  })
  await expect.element(page.getByRole('listitem').first()).toMatchTextContent('Hydrokortison 1 %, 2 uker')
})
