import type { Sharp } from 'sharp'
import { ImageRefused, type Quality } from '../ports/imaging.ts'
import { previewSide, tileSize } from './limits.ts'
import { measureQuality } from './measure-quality.ts'
import { openOriginal } from './open-original.ts'
import type { Strictness } from './open-plain.ts'
import { sharp } from './sharp.ts'
import type { Made, Task } from './task.ts'

/**
 * Writes the picture a task asks for. Throws ImageRefused and libvips' own errors.
 *
 * trap: where the data of a JPEG end too early, libjpeg paints the rest grey and only warns, as it does about harmless
 * stray bytes. So the first try takes no warning, and only a warning of the harmless kinds gets a second one; one whose
 * words were lost is not known to be harmless.
 */
export async function makePicture(task: Task): Promise<Made> {
  if (task.format !== 'jpeg') return make(task, 'error')
  return make(task, 'warning').catch((cause: Error) => {
    if (cause instanceof ImageRefused || /premature end|^Unknown error/.test(cause.message)) throw cause
    return make(task, 'error')
  })
}

async function make(task: Task, failOn: Strictness): Promise<Made> {
  const { picture, ...made } = await openOriginal(task, failOn)
  if (task.kind === 'preview') return { ...made, quality: await preview(picture, task.output, made) }
  await pyramid(picture, task.output)
  return made
}

// Colour keeps its full resolution (4:4:4), because the edge of what is red is looked at.

/** A JPEG of at most 1,024 pixels on the longer side, never enlarged. Its pixels are judged while they are encoded. */
async function preview(picture: Sharp, output: string, original: { width: number; height: number }): Promise<Quality> {
  const { data, info } = await picture
    .resize({ width: previewSide, height: previewSide, fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const written = sharp(data, { raw: { width, height, channels } })
    .jpeg({ quality: 80, chromaSubsampling: '4:4:4' })
    .toFile(output)
  const quality = measureQuality({ width, height, channels, data }, original)
  await written
  return quality
}

/** A Deep Zoom pyramid in an uncompressed zip. Fixed Huffman tables cost a tenth more bytes and save a third of the time. */
const pyramid = (picture: Sharp, output: string) =>
  picture
    .jpeg({ quality: 85, chromaSubsampling: '4:4:4', optimiseCoding: false })
    .tile({ container: 'zip', layout: 'dz', size: tileSize, overlap: 0 })
    .toFile(output)
