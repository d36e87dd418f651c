import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { type Client, ClientProblem, type Image } from '../client.ts'
import { define } from '../shared/define.ts'
import { LysPhotographs } from './photographs.ts'
import { questionnaire } from './referral-form.demo.ts'
import { Uploads } from './uploads.ts'

define(LysPhotographs)
afterEach(() => document.body.replaceChildren())

const jpeg = (name = 'spot.jpg') => new File(['x'], name, { type: 'image/jpeg' })
const image = (id: string, own: Partial<Image> = {}): Image => ({
  id: id as Image['id'], // made by the list itself
  referralId: 'ref_1',
  view: 'overview',
  belongsTo: null,
  scale: null,
  recognisable: null,
  mediaType: 'image/jpeg',
  bytes: 1,
  sha256: '',
  status: 'received',
  width: null,
  height: null,
  frames: null,
  tileSize: null,
  problem: null,
  takenAt: null,
  device: null,
  orientation: null,
  hasPosition: null,
  quality: null,
  recipe: null,
  attachedAt: '2026-10-05T08:00:00.000Z',
  readyAt: null,
  ...own,
})
type Sender = Pick<Client, 'attachImage' | 'readImage' | 'previewUrl' | 'removeImage' | 'describeImage'>

function opens(own: Partial<Sender> = {}) {
  const uploads = new Uploads()
  const client: Sender = {
    attachImage: async (_referral, id, _file, view) => image(id, { view }),
    readImage: async (id) => image(id, { status: 'ready' }),
    removeImage: async (id) => ({ id }),
    describeImage: async (id, facts) => image(id, facts),
    previewUrl: () => 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==',
    ...own,
  }
  const photographs = Object.assign(document.createElement('lys-photographs'), { uploads, views: questionnaire.views })
  document.body.append(photographs)
  return { uploads, client, photographs, begin: () => uploads.open(client, 'ref_1') }
}
const frame = (name: string) => page.getByLabelText(new RegExp(name.replaceAll(' ', '\\s+')))

test('a file that is no photograph keeps its place with the sentence, and its view still counts as missing', async () => {
  const refused = new ClientProblem({ code: 'image.format-unsupported', status: 415, kind: 'pdf' })
  const { begin } = opens({ attachImage: () => Promise.reject(refused) })
  begin()
  await frame('Overview that shows where').upload(jpeg('letter.pdf'))
  await expect.element(page.getByText(/This is a PDF document/)).toBeVisible()
  await expect.element(frame('Overview that shows where Missing')).toBeInTheDocument()
  // The same bytes would be refused again.
  await expect.element(page.getByRole('button', { name: /again/ })).not.toBeInTheDocument()
  await page.getByRole('button', { name: 'Remove letter.pdf from the list' }).click()
  await expect.element(page.getByText(/This is a PDF/)).not.toBeInTheDocument()
})

test('a photograph of the wrong patient is taken back, after one more question, and leaves the case', async () => {
  const taken: string[] = []
  let connected = false
  const removeImage: Sender['removeImage'] = async (id) => {
    if (!connected) throw new ClientProblem({ code: 'offline' })
    taken.push(id)
    return { id: id as 'img_1' }
  }
  const { begin, uploads } = opens({ removeImage })
  begin()
  await frame('Overview that shows where').upload(jpeg('other.jpg'))
  const remove = page.getByRole('button', { name: 'Remove other.jpg from the list' })
  const takeBack = page.getByRole('button', { name: 'Take back' })
  // Until then what stands below it moves, and a robot presses beside it.
  await expect.poll(() => uploads.items[0]?.state).toBe('ready')
  await remove.click()
  await page.getByRole('button', { name: 'Keep' }).click()
  await remove.click()
  await takeBack.click()
  await expect.element(page.getByText(/It was not taken back/)).toBeVisible()
  expect(uploads.items).toHaveLength(1)

  connected = true
  await remove.click()
  await takeBack.click()
  await expect.element(remove).not.toBeInTheDocument()
  expect(taken).toHaveLength(1)
})

test('a photograph that arrived but cannot be opened says so', async () => {
  const problem = { code: 'image.damaged', title: '', detail: '' }
  const { begin } = opens({ readImage: async (id) => image(id, { status: 'failed', problem }) })
  begin()
  await frame('Overview that shows where').upload(jpeg())
  await expect.element(page.getByText(/The picture is damaged/)).toBeVisible()
})

test('a lost connection is tried again under the same id, and a fault of the server on request', async () => {
  const ids: string[] = []
  const answers = ['offline', 'internal'] as const
  const { begin } = opens({
    attachImage: async (_referral, id) => {
      ids.push(id)
      const code = answers[ids.length - 1]
      if (!code) return image(id)
      throw new ClientProblem(code === 'offline' ? { code } : { code: 'session.missing', status: 401 })
    },
  })
  begin()
  await frame('Overview that shows where').upload(jpeg())
  await expect.element(page.getByText('No connection, trying again')).toBeVisible()
  dispatchEvent(new Event('online'))
  await page.getByRole('button', { name: 'Try spot.jpg again' }).click()
  await expect.element(page.getByText('Ready')).toBeVisible()
  expect(new Set(ids).size).toBe(1)
  expect(ids).toHaveLength(3)
})

test('photographs wait for the referral, then two travel at a time', async () => {
  const waiting: (() => void)[] = []
  let most = 0
  const { uploads, begin } = opens({
    attachImage: (_referral, id, _file, view, progress) => {
      progress(0.42)
      return new Promise((resolve) => {
        waiting.push(() => resolve(image(id, { view, status: 'ready' })))
        most = Math.max(most, uploads.items.filter(({ state }) => state === 'uploading').length)
      })
    },
  })
  await frame('Overview that shows where').upload([jpeg('1.jpg'), jpeg('2.jpg'), jpeg('3.jpg')])
  await expect.element(page.getByText('Next in line').first()).toBeVisible()
  expect(waiting).toHaveLength(0)
  begin()
  await expect.element(page.getByText('Uploading 42%').first()).toBeVisible()
  expect(waiting).toHaveLength(2)
  waiting[0]?.()
  await expect.poll(() => waiting.length).toBe(3)
  expect(most).toBe(2)
})

test('several at once are guessed in the order of the pack, and travel when somebody agreed', async () => {
  const views: string[] = []
  const { begin } = opens({
    attachImage: async (_referral, id, _file, view) => {
      views.push(view)
      return image(id, { view })
    },
  })
  begin()
  await page.getByLabelText('Choose several files').upload([jpeg('1.jpg'), jpeg('2.jpg')])
  expect(views).toEqual([])
  await page.getByLabelText('What 2.jpg shows').selectOptions('From the side, if raised')
  await page.getByRole('button', { name: 'The views are right' }).click()
  await expect.poll(() => views).toEqual(['overview', 'oblique'])
  await expect.element(frame('Close-up with a ruler Missing')).toBeInTheDocument()
})

test('a picture this browser cannot draw is named, until the server has made one', async () => {
  let ready = (_: Image) => {}
  const { begin } = opens({ readImage: () => new Promise((resolve) => (ready = resolve)) })
  begin()
  await frame('Overview that shows where').upload(new File(['no picture'], 'IMG_1.HEIC', { type: 'image/heic' }))
  await expect.element(page.getByText('IMG_1.HEIC')).toBeVisible()
  await expect.element(page.getByText('Preparing the picture')).toBeVisible()
  await expect.poll(() => ready.length).toBe(1)
  await new Promise((resolve) => setTimeout(resolve, 600))
  ready(image('img_1', { status: 'previewed' }))
  await expect.element(page.getByRole('img', { name: 'Overview that shows where' })).toBeVisible()
})

test('pictures come by drag and drop and by paste', async () => {
  const { uploads, photographs } = opens()
  const carried = new DataTransfer()
  carried.items.add(jpeg('dropped.jpg'))
  photographs.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }))
  document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: carried, cancelable: true }))
  expect(uploads.items.map(({ view }) => view)).toEqual(['overview', 'close_up_scale'])
})

test('where a ruler or sticker is asked for, a sheet of stickers can be printed; where none is, there is nothing to print', async () => {
  const { photographs } = opens()
  const link = page.getByRole('link', { name: 'Print a measuring sticker' })
  await expect.element(page.getByText(/or drop them here/)).toBeVisible()
  await expect.element(link).not.toBeInTheDocument()
  photographs.stickerHref = '/api/sticker.svg?language=en'
  await photographs.updateComplete
  await expect.element(link).not.toBeInTheDocument()
  photographs.views = questionnaire.views.map((view) => ({ ...view, scales: ['ruler', 'sticker'] }))
  await expect.element(link).toHaveAttribute('href', '/api/sticker.svg?language=en')
})
