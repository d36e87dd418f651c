import { html } from 'lit'
import { define } from '../shared/define.ts'
import { LysThumbnail } from './thumbnail.ts'

define(LysThumbnail)

/** A drawn square: nobody's picture. */
async function drawn(): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 64
  const context = canvas.getContext('2d')!
  context.fillStyle = '#d9a88c'
  context.fillRect(0, 0, 64, 64)
  context.fillStyle = '#6b4436'
  context.fillRect(20, 24, 22, 16)
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob!)))
}
const framed = (alt: string, readThumbnail: () => Promise<Blob>) => {
  const element = document.createElement('lys-thumbnail')
  element.client = { readThumbnail }
  element.imageId = 'img_1'
  element.alt = alt
  element.style.inlineSize = element.style.blockSize = '56px'
  return html`${element}`
}

export const title = 'Thumbnail'
export const demos = {
  'With words': () => framed('Photograph 1 of 2: close-up', drawn),
  'Beside its words': () => framed('', drawn),
  'Could not be fetched': () => framed('Photograph 1 of 2: close-up', () => Promise.reject(new Error('lost'))),
}
