import { fourOctets } from '../kernel/octets.ts'
import {
  type Cut,
  ImageRefused,
  type Imaging,
  ImagingUnavailable,
  type Isolation,
  type Preview,
  type Refusal,
  refusals,
} from '../ports/imaging.ts'
import { readBlocks } from './read-blocks.ts'
import { readTold } from './read-told.ts'

export interface ImagingAddress {
  /** Where the imaging process listens, like `http://127.0.0.1:8030`; asked before every exchange. */
  base(): string | Promise<string>
  /** Milliseconds for one exchange, from the first byte sent to the last byte read. */
  readonly deadline?: number
  /** A container binding's own way out; the global fetch otherwise. */
  readonly fetch?: typeof fetch
  /** Whether it may be asked for regions while somebody waits. */
  readonly cuts?: boolean
}

/** The imaging process over HTTP, one exchange for each picture. Needs nothing but fetch, so it runs behind both doors. */
export function httpImaging(address: ImagingAddress): Imaging {
  return {
    async preview(original) {
      const answer = await exchange(address, 'preview', original)
      return previewIn(answer, await answer.bytes().catch(unavailable))
    },
    async pyramid(original) {
      const answer = await exchange(address, 'pyramid', original)
      return {
        szi: held(answer.body!),
        size: count(answer, 'content-length'),
        ...sizes(answer),
        recipe: count(answer, 'lysbord-recipe'),
      }
    },
    async pictures(original, show) {
      const answer = await exchange(address, 'pictures', original)
      const blocks = readBlocks(answer.body!)
      try {
        await show(previewIn(answer, await blocks.next().catch(unavailable)))
        const said = await blocks.next().then(parsed).catch(unavailable)
        if (!isCount(said.size)) throw verdictIn(said, Number(said.status))
        const szi = held(blocks.rest(said.size))
        return { szi, size: said.size, ...sizes(answer), recipe: count(answer, 'lysbord-recipe') }
      } catch (cause) {
        await blocks.leave()
        throw cause
      }
    },
    ...(address.cuts && { cut: (tiles: AsyncIterable<Uint8Array>, cut: Cut) => cutOut(address, tiles, cut) }),
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

/** What went wrong with a tile is told as it was, not as a line that broke. */
async function cutOut(address: ImagingAddress, tiles: AsyncIterable<Uint8Array>, cut: Cut) {
  let fault: { readonly cause: unknown } | undefined
  const body = ReadableStream.from(behindLengths(tiles, (cause) => (fault = { cause })))
  const answer = await exchange(address, 'region', body, { 'lysbord-cut': JSON.stringify(cut) }).catch((cause) => {
    throw fault ? fault.cause : cause
  })
  return held(answer.body!)
}

async function* behindLengths(tiles: AsyncIterable<Uint8Array>, note: (cause: unknown) => void) {
  try {
    for await (const tile of tiles) {
      yield fourOctets(tile.byteLength)
      yield tile
    }
  } catch (cause) {
    note(cause)
    throw cause
  }
}

async function exchange(
  { base, deadline = 150_000, fetch: send = fetch }: ImagingAddress,
  product: 'preview' | 'pyramid' | 'pictures' | 'region',
  original: ReadableStream<Uint8Array> | Uint8Array,
  more: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...more },
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
function held(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = body.getReader()
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
const failure = async (answer: Response): Promise<Error> =>
  verdictIn((await answer.json().catch(() => ({}))) as Said, answer.status)

interface Said {
  readonly code?: unknown
  readonly detail?: unknown
  readonly status?: unknown
  readonly size?: unknown
}

function verdictIn({ code, detail }: Said, status: number): Error {
  const known = refusals.find((one) => one === code)
  return known && status < 500
    ? new ImageRefused(known satisfies Refusal, String(detail))
    : new ImagingUnavailable(`The imaging process answered ${status} ${detail ?? ''}`)
}

const parsed = (block: Uint8Array): Said => JSON.parse(new TextDecoder().decode(block)) as Said

const unavailable = (cause: unknown): never => {
  throw new ImagingUnavailable('The imaging process does not answer', { cause })
}

const previewIn = (answer: Response, jpeg: Uint8Array): Preview => ({
  jpeg,
  ...sizes(answer),
  frames: count(answer, 'lysbord-frames'),
  ...readTold(answer.headers),
  recipe: count(answer, 'lysbord-recipe'),
})

const sizes = (answer: Response) => ({
  width: count(answer, 'lysbord-width'),
  height: count(answer, 'lysbord-height'),
})

function count(answer: Response, header: string): number {
  const value = Number(answer.headers.get(header))
  if (!isCount(value)) throw new ImagingUnavailable(`The imaging process sent no ${header}`)
  return value
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 1
