import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { Client, Image } from '../client.ts'
import { define } from '../shared/define.ts'
import { demoImage } from '../shared/demo-clinic.ts'
import type { View } from '../shared/parts.ts'
import { LysPhotographs } from './photographs.ts'
import { questionnaire } from './referral-form.demo.ts'
import { Uploads } from './uploads.ts'

define(LysPhotographs)
afterEach(() => document.body.replaceChildren())

const pixel = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=='
const jpeg = (name: string) => new File(['x'], name, { type: 'image/jpeg' })
const good = { verdict: 'ok', reasons: [], focus: 0.9, brightness: 0.6, glare: 0, scale: 'none' } as const
const blurred = { ...good, verdict: 'retake', reasons: ['focus'], focus: 0.2 } as const
const darkish = { ...good, verdict: 'warn', reasons: ['dark'], brightness: 0.3 } as const

/** A list whose server judges files by their names, and can show none called `broken`. */
function opens({ adding = 'by-view' as LysPhotographs['adding'], scales = undefined as View['scales'] } = {}) {
  const named = new Map<string, string>()
  const removed: [id: string, reason: string][] = []
  const judged = (id: string, view: string): Image => {
    const quality = { 'blurred.jpg': blurred, 'dark.jpg': darkish }[named.get(id)!] ?? good
    const isBroken = named.get(id) === 'broken.jpg'
    const told = { ...demoImage('ref_1', 0, isBroken ? 'failed' : 'previewed'), id: id as Image['id'], view }
    return isBroken ? told : { ...told, quality: { ...quality, reasons: [...quality.reasons] } }
  }
  const client: Pick<Client, 'attachImage' | 'readImage' | 'previewUrl' | 'removeImage' | 'describeImage'> = {
    attachImage: async (_referral, id, file, view) => {
      named.set(id, (file as File).name)
      return { ...judged(id, view), status: 'received', quality: null }
    },
    readImage: async (id) => judged(id, 'overview'),
    removeImage: async (id, reason) => {
      removed.push([id, reason])
      return { id: id as 'img_1' } // as it was asked for
    },
    describeImage: async (id, facts) => ({ ...judged(id, 'overview'), ...facts }),
    previewUrl: () => pixel,
  }
  const uploads = new Uploads()
  const views = questionnaire.views.map((view) => ({ ...view, ...(scales && { scales }) }))
  document.body.append(Object.assign(document.createElement('lys-photographs'), { uploads, views, adding }))
  uploads.open(client, 'ref_1')
  return { uploads, removed }
}
const add = (uploads: Uploads, name: string) =>
  uploads.add([jpeg(name)], () => ({ view: 'overview', belongsTo: null }), true)

test('a blurred photograph is called so in the list as soon as it can be seen, with what to do', async () => {
  const { uploads } = opens()
  add(uploads, 'blurred.jpg')
  await expect.element(page.getByText('Blurred: hold still, tap on what it is about, take it again.')).toBeVisible()
  await expect.element(page.getByLabelText('Replace blurred.jpg')).toBeInTheDocument()
})

test('a better photograph takes the place of the blurred one, which leaves once the better one can be seen', async () => {
  const { uploads, removed } = opens()
  add(uploads, 'blurred.jpg')
  await page.getByLabelText('Replace blurred.jpg').upload(jpeg('sharp.jpg'))
  await expect.element(page.getByText(/^Blurred/)).not.toBeInTheDocument()
  expect(removed.map(([, reason]) => reason)).toEqual(['not_useful'])
  expect(uploads.items.map(({ name, view }) => [name, view])).toEqual([['sharp.jpg', 'overview']])
})

test('a replacement that cannot be shown leaves the blurred photograph where it is', async () => {
  const { uploads, removed } = opens()
  add(uploads, 'blurred.jpg')
  await page.getByLabelText('Replace blurred.jpg').upload(jpeg('broken.jpg'))
  await expect.element(page.getByText(/The picture is damaged/)).toBeVisible()
  expect(removed).toEqual([])
  await expect.element(page.getByText(/^Blurred/)).toBeVisible()
})

test('a photograph that is merely darker than it could be is spoken of quietly, and nobody is asked to replace it', async () => {
  const { uploads } = opens()
  add(uploads, 'dark.jpg')
  await expect.element(page.getByText('A little dark: look whether what matters can be seen.')).toHaveClass('muted')
  await expect.element(page.getByLabelText(/^Replace/)).not.toBeInTheDocument()
})

test('a good photograph hears nothing', async () => {
  const { uploads } = opens()
  add(uploads, 'sharp.jpg')
  await expect.poll(() => uploads.items[0]?.quality?.verdict).toBe('ok')
  await expect.element(page.getByText(/lurred|dark|bright|Glare|Small/)).not.toBeInTheDocument()
})

test('where nothing more can be sent the word stands without a button', async () => {
  const { uploads } = opens({ adding: 'no' })
  add(uploads, 'blurred.jpg')
  await expect.element(page.getByText(/^Blurred/)).toBeVisible()
  await expect.element(page.getByLabelText(/^Replace/)).not.toBeInTheDocument()
})

const unmeasured = () => page.getByText('No ruler was found: if there is one, hold it flat beside what it is about.')

test('where a ruler is wanted and none was found that is said quietly, and no more once she says that there is none', async () => {
  const { uploads } = opens({ scales: ['ruler', 'sticker', 'known_object', 'none'] })
  add(uploads, 'sharp.jpg')
  await expect.element(unmeasured()).toHaveClass('muted')
  await expect.element(page.getByLabelText(/^Replace/)).not.toBeInTheDocument()
  await page.getByRole('radio', { name: 'Ruler', exact: true }).click({ force: true })
  await expect.element(unmeasured()).toBeVisible()
  await page.getByRole('radio', { name: 'None', exact: true }).click({ force: true })
  await expect.element(unmeasured()).not.toBeInTheDocument()
})

test.for([
  ['a blurred photograph is told of both, the blur first', 'blurred.jpg', ['ruler', 'none'], true],
  ['where no ruler is wanted nothing is said of one', 'blurred.jpg', undefined, false],
  ['where size is told by an instrument nothing is said of a ruler', 'blurred.jpg', ['graticule', 'none'], false],
] as const)('%s', async ([, name, scales, isTold]) => {
  const { uploads } = opens({ scales: scales && [...scales] })
  add(uploads, name)
  await expect.element(page.getByText(/^Blurred: hold still/)).toBeVisible()
  expect(unmeasured().elements()).toHaveLength(isTold ? 1 : 0)
})
