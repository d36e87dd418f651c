import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { sniffFormat } from '../imaging/sniff-format.ts'
import { faultOf } from '../kernel/fault.ts'
import { Problem, problemDocument } from '../kernel/problem.ts'
import { ImageRefused, ImagingUnavailable, recipe } from '../ports/imaging.ts'
import { fences } from './find-fences.ts'
import type { Children } from './keep-children.ts'
import { limits } from './limits.ts'
import type { Scratch } from './open-scratch.ts'
import { readHead } from './read-head.ts'
import { receiveOriginal } from './receive-original.ts'
import type { Made, Task } from './task.ts'

const products = {
  preview: { name: 'preview.jpg', type: 'image/jpeg' },
  pyramid: { name: 'pyramid.szi', type: 'application/zip' },
} as const

/** The three routes of the imaging process. Never rejects; a sender that left gets nothing. */
export function answerWith(children: Children, scratch: Scratch) {
  let exchanges = 0
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const route = `${request.method} ${request.url}`
    const kind = /^POST \/(preview|pyramid)$/.exec(route)?.[1] as Task['kind'] | undefined
    if (route === 'GET /health')
      return sendJson(response, 200, { ok: true, ...children.state(), isolation: fences.isolation })
    if (!kind) return refuse(response, new Problem('not-found', 'POST /preview, POST /pyramid or GET /health'))
    let folder: string | undefined
    try {
      if (++exchanges > limits.exchanges) throw new ImagingUnavailable('Too many pictures at once')
      folder = scratch.folder()
      await make(kind, folder, children, request, response)
    } catch (cause) {
      // Whoever left needs no answer, and the broken line is no news.
      if (response.destroyed) return
      refuse(response, problemOf(cause))
    } finally {
      exchanges--
      if (folder) await rm(folder, { recursive: true, force: true }).catch(console.error)
    }
  }
}

async function make(
  kind: Task['kind'],
  folder: string,
  children: Children,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const left = new AbortController()
  response.once('close', () => left.abort())
  const original = join(folder, 'original')
  await receiveOriginal(request, original)
  const sniffed = sniffFormat(readHead(original, 4096))
  if ('refused' in sniffed) throw new ImageRefused('image.format-unsupported', sniffed.advice)
  const output = join(folder, products[kind].name)
  const made = await children.run({ kind, format: sniffed.format, original, output }, left.signal)
  response.writeHead(200, {
    'content-type': products[kind].type,
    'content-length': (await stat(output)).size,
    'lysbord-width': made.width,
    'lysbord-height': made.height,
    'lysbord-frames': made.frames,
    'lysbord-recipe': recipe,
    ...toldIn(made),
  })
  await pipeline(createReadStream(output), response)
}

/** In headers, which hold no sign beyond Latin-1. */
const toldIn = ({ takenAt, device, orientation, hasPosition, quality }: Made) => ({
  ...(takenAt && { 'lysbord-taken-at': takenAt }),
  ...(device && { 'lysbord-device': encodeURIComponent(device) }),
  ...(orientation && { 'lysbord-orientation': orientation }),
  ...(hasPosition && { 'lysbord-position': 'yes' }),
  ...(quality && { 'lysbord-quality': JSON.stringify(quality) }),
})

function problemOf(cause: unknown): Problem {
  if (cause instanceof ImageRefused) return new Problem(cause.code, cause.message)
  if (!(cause instanceof ImagingUnavailable)) console.error('imaging:', faultOf(cause))
  // A full disk, too many open files: nothing is wrong with the picture.
  return new Problem('service.unavailable', cause instanceof ImagingUnavailable ? cause.message : 'Imaging failed')
}

function refuse(response: ServerResponse, problem: Problem): void {
  if (response.headersSent || response.destroyed) return void response.destroy()
  if (problem.status === 503) response.setHeader('retry-after', 5)
  response.setHeader('content-type', 'application/problem+json')
  // The body may be unread: what follows on this line could be anything.
  if (!response.req.complete) response.setHeader('connection', 'close')
  sendJson(response, problem.status, problemDocument(problem))
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  if (!response.hasHeader('content-type')) response.setHeader('content-type', 'application/json')
  response.writeHead(status).end(JSON.stringify(body))
}
