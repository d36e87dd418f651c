import { createReadStream, readFileSync } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { faultOf } from '../kernel/fault.ts'
import { bytes, fourOctets } from '../kernel/octets.ts'
import { Problem, problemDocument } from '../kernel/problem.ts'
import { ImageRefused, ImagingUnavailable } from '../ports/imaging.ts'
import { fences } from './find-fences.ts'
import { headersOf } from './headers-of.ts'
import type { Children } from './keep-children.ts'
import { limits } from './limits.ts'
import type { Scratch } from './open-scratch.ts'
import { outputOf, pictureJob, regionJob } from './read-job.ts'
import type { Job, Made } from './task.ts'

type Asked = Job['kind'] | 'pictures'
const usage = 'POST /preview, /pyramid, /pictures or /region, or GET /health'
const types: Readonly<Record<string, string>> = { '.jpg': 'image/jpeg', '.png': 'image/png', '.szi': 'application/zip' }

/** The five routes of the imaging process. Never rejects; a sender that left gets nothing. */
export function answerWith(children: Children, scratch: Scratch) {
  let exchanges = 0
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const route = `${request.method} ${request.url}`
    const kind = /^POST \/(preview|pyramid|pictures|region)$/.exec(route)?.[1] as Asked | undefined
    if (route === 'GET /health')
      return sendJson(response, 200, { ok: true, ...children.state(), isolation: fences.isolation })
    if (!kind) return refuse(response, new Problem('not-found', usage))
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
  kind: Asked,
  folder: string,
  children: Children,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const left = new AbortController()
  response.once('close', () => left.abort())
  if (kind === 'pictures') return makeBoth(folder, children, request, response, left.signal)
  const job = await (kind === 'region' ? regionJob(folder, request) : pictureJob(kind, folder, request))
  const made = await children.run(job, left.signal)
  response.writeHead(200, {
    'content-type': types[extname(job.output)],
    'content-length': (await stat(job.output)).size,
    ...headersOf(made),
  })
  await pipeline(createReadStream(job.output), response)
}

/** The preview leaves as soon as it is made; what became of the pyramid follows, then the pyramid. */
async function makeBoth(
  folder: string,
  children: Children,
  request: IncomingMessage,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  const preview = await pictureJob('preview', folder, request)
  const pyramid = { ...preview, kind: 'pyramid', output: outputOf('pyramid', folder) } as const
  const show = (made: Made): void => {
    response.writeHead(200, { 'content-type': 'application/octet-stream', ...headersOf(made) })
    writeBlock(response, readFileSync(preview.output))
  }
  const fate = await children.runBoth(preview, pyramid, signal, show).then(
    async () => ({ size: (await stat(pyramid.output)).size }),
    (cause: unknown) => {
      if (!response.headersSent) throw cause
      return problemDocument(problemOf(cause))
    },
  )
  writeBlock(response, bytes(JSON.stringify(fate)))
  if ('size' in fate) await pipeline(createReadStream(pyramid.output), response)
  else response.end()
}

function writeBlock(response: ServerResponse, block: Uint8Array): void {
  response.write(fourOctets(block.length))
  response.write(block)
}

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
