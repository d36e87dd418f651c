import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { digest, fresh, type Json } from '../support/person.ts'
import type { Asking } from './asking.ts'

/** Milliseconds from the last byte of an upload until its preview, and its pyramid, could be asked for. */
export interface Arrival {
  readonly previewed: number
  readonly ready: number
}

/** Sends a photograph to a referral of hers. Rejects when it is refused. */
export async function arrives({ person, cookie }: Asking, referral: string, bytes: Uint8Array): Promise<Arrival> {
  const id = fresh('img')
  const path = `/api/referrals/${referral}/images/${id}?view=close_up`
  const sent = await send(`${person.baseUrl}${path}`, cookie, bytes)
  let previewed = Number.NaN
  for (;;) {
    const { status, problem } = (await person.get(`/api/images/${id}`)) as Json
    const at = performance.now() - sent
    if (status === 'failed') throw new Error(`refused: ${problem.code}`)
    if (status !== 'received' && Number.isNaN(previewed)) previewed = at
    if (status === 'ready') return { previewed, ready: at }
    // Asking takes a processor too: what is told here is late by as much at most, never early.
    await pause(20)
  }
}

/** The moment at which the last byte had left, once the upload was taken. */
const send = (url: string, cookie: string, bytes: Uint8Array): Promise<number> =>
  new Promise((resolve, reject) => {
    let left = Number.NaN
    const headers = {
      cookie,
      'content-type': 'application/octet-stream',
      'content-length': bytes.length,
      'content-digest': digest(bytes),
    }
    const asked = request(url, { method: 'PUT', headers }, (answer) => {
      answer
        .resume()
        .on('end', () => (answer.statusCode === 201 ? resolve(left) : reject(new Error(`${answer.statusCode}`))))
    })
    asked.on('finish', () => (left = performance.now())).on('error', reject)
    asked.end(bytes)
  })
