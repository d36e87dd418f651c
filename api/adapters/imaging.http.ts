import {
  ImageRefused,
  type Imaging,
  ImagingUnavailable,
  type Isolation,
  type Refusal,
  refusals,
} from '../ports/imaging.ts'
import { readTold } from './read-told.ts'

export interface ImagingAddress {
  /** Where the imaging process listens, like `http://127.0.0.1:8030`; asked before every exchange. */
  base(): string | Promise<string>
  /** Milliseconds for one exchange, from the first byte sent to the last byte read. */
  readonly deadline?: number
  /** A container binding's own way out; the global fetch otherwise. */
  readonly fetch?: typeof fetch
}

/** The imaging process over HTTP, one exchange for each picture. Needs nothing but fetch, so it runs behind both doors. */
export function httpImaging(address: ImagingAddress): Imaging {
  return {
    async preview(original) {
      const answer = await exchange(address, 'preview', original)
      const jpeg = await answer.bytes().catch(unavailable)
      return {
        jpeg,
        ...sizes(answer),
        frames: count(answer, 'lysbord-frames'),
        ...readTold(answer.headers),
        recipe: count(answer, 'lysbord-recipe'),
      }
    },
    async pyramid(original) {
      const answer = await exchange(address, 'pyramid', original)
      return {
        szi: held(answer),
        size: count(answer, 'content-length'),
        ...sizes(answer),
        recipe: count(answer, 'lysbord-recipe'),
      }
    },
    async isolation() {
      const { base, fetch: send = fetch } = address
      const signal = AbortSignal.timeout(healthMs)
      const answer = await send(`${await base()}/health`, { redirect: 'manual', signal }).catch(unavailable)
      const { isolation } = (await answer.json().catch(unavailable)) as { isolation?: Isolation }
      return isolation ?? unavailable(`It answered ${answer.status} without a word about its fences`)
    },
  }
}

const healthMs = 2_000

async function exchange(
  { base, deadline = 150_000, fetch: send = fetch }: ImagingAddress,
  product: 'preview' | 'pyramid',
  original: ReadableStream<Uint8Array> | Uint8Array,
): Promise<Response> {
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: original as NonNullable<RequestInit['body']>,
    duplex: 'half', // a stream is sent as it comes
    redirect: 'manual', // what another place would say is no verdict
    signal: AbortSignal.timeout(deadline),
  } as const
  const answer = await send(`${await base()}/${product}`, request).catch(unavailable)
  if (answer.ok) return answer
  throw await failure(answer)
}

/** trap: the body of a forgotten Response is cancelled when the Response is collected; a stream of ours is not. */
function held(answer: Response): ReadableStream<Uint8Array> {
  const reader = answer.body!.getReader()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read().catch(unavailable)
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: (why) => reader.cancel(why),
  })
}

/** Only an answer in the words of the imaging process is a verdict; a proxy's error page is not. */
async function failure(answer: Response): Promise<Error> {
  const problem = (await answer.json().catch(() => ({}))) as { code?: unknown; detail?: unknown }
  const code = refusals.find((known) => known === problem.code)
  return code && answer.status < 500
    ? new ImageRefused(code satisfies Refusal, String(problem.detail))
    : new ImagingUnavailable(`The imaging process answered ${answer.status} ${problem.detail ?? ''}`)
}

const unavailable = (cause: unknown): never => {
  throw new ImagingUnavailable('The imaging process does not answer', { cause })
}

const sizes = (answer: Response) => ({
  width: count(answer, 'lysbord-width'),
  height: count(answer, 'lysbord-height'),
})

function count(answer: Response, header: string): number {
  const value = Number(answer.headers.get(header))
  if (!Number.isSafeInteger(value) || value < 1) throw new ImagingUnavailable(`The imaging process sent no ${header}`)
  return value
}
