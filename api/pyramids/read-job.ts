import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { sniffFormat } from '../imaging/sniff-format.ts'
import { ImageRefused } from '../ports/imaging.ts'
import { limits } from './limits.ts'
import { readCut } from './read-cut.ts'
import { readHead } from './read-head.ts'
import { receiveOriginal } from './receive-original.ts'
import type { CutTask, Task } from './task.ts'

export const outputOf = (kind: Task['kind'], folder: string): string =>
  join(folder, { preview: 'preview.jpg', pyramid: 'pyramid.szi' }[kind])

/** What is to be made of an original, once it has come. Throws ImageRefused. */
export async function pictureJob(kind: Task['kind'], folder: string, request: IncomingMessage): Promise<Task> {
  const original = join(folder, 'original')
  await receiveOriginal(request, original)
  const sniffed = sniffFormat(readHead(original, 4096))
  if ('refused' in sniffed) throw new ImageRefused('image.format-unsupported', sniffed.advice)
  return { kind, format: sniffed.format, original, output: outputOf(kind, folder) }
}

/** The same of a region; its tiles come. Throws request.malformed and ImageRefused. */
export async function regionJob(folder: string, request: IncomingMessage): Promise<CutTask> {
  const original = join(folder, 'tiles')
  const cut = readCut(request.headers['lysbord-cut'])
  await receiveOriginal(request, original, limits.tileBytes)
  return { kind: 'region', cut, original, output: join(folder, `region.${cut.format}`) }
}
