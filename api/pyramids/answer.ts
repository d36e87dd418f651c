import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { sniffFormat } from '../imaging/sniff-format.ts'
import { faultOf } from '../kernel/fault.ts'
import { Problem, problemDocument } from '../kernel/problem.ts'
import { ImageRefused, ImagingUnavailable, recipe } from '../ports/imaging.ts'
import { fences } from './find-fences.ts'
import type { Children } from './keep-children.ts'
import { limits } from './limits.ts'
import type { Scratch } from './open-scratch.ts'
import { readCut } from './read-cut.ts'
import { readHead } from './read-head.ts'
import { receiveOriginal } from './receive-original.ts'
import type { CutTask, Job, Made, Task } from './task.ts'

const names = { preview: 'preview.jpg', pyramid: 'pyramid.szi' } as const
const types: Readonly<Record<string, string>> = { '.jpg': 'image/jpeg', '.png': 'image/png', '.szi': 'application/zip' }

/** The four routes of the imaging process. Never rejects; a sender that left gets nothing. */
export function answerWith(children: Children, scratch: Scratch) {
  let exchanges = 0
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const route = `${request.method} ${request.url}`
    const kind = /^POST \/(preview|pyramid|region)$/.exec(route)?.[1] as Job['kind'] | undefined
    if (route === 'GET /health')
      return sendJson(response, 200, { ok: true, ...children.state(), isolation: fences.isolation })
    if (!kind) return refuse(response, new Problem('not-found', 'POST /preview, /pyramid or /region, or GET /health'))
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
  kind: Job['kind'],
  folder: string,
  children: Children,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const left = new AbortController()
  response.once('close', () => left.abort())
  const job = await (kind === 'region' ? regionJob(folder, request) : pictureJob(kind, folder, request))
  const made = await children.run(job, left.signal)
  response.writeHead(200, {
    'content-type': types[extname(job.output)],
    'content-length': (await stat(job.output)).size,
    'lysbord-width': made.width,
    'lysbord-height': made.height,
    'lysbord-frames': made.frames,
    'lysbord-recipe': recipe,
    ...toldIn(made),
  })
  await pipeline(createReadStream(job.output), response)
}

async function pictureJob(kind: Task['kind'], folder: string, request: IncomingMessage): Promise<Task> {
  const original = join(folder, 'original')
  await receiveOriginal(request, original)
  const sniffed = sniffFormat(readHead(original, 4096))
  if ('refused' in sniffed) throw new ImageRefused('image.format-unsupported', sniffed.advice)
  return { kind, format: sniffed.format, original, output: join(folder, names[kind]) }
}

async function regionJob(folder: string, request: IncomingMessage): Promise<CutTask> {
  const original = join(folder, 'tiles')
  const cut = readCut(request.headers['lysbord-cut'])
  await receiveOriginal(request, original, limits.tileBytes)
  return { kind: 'region', cut, original, output: join(folder, `region.${cut.format}`) }
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
  if (cause instanceof Problem) return cause
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
