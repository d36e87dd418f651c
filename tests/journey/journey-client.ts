import { createHash } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { linkIn, Outbox } from '../support/outbox.ts'
import { fresh, type Json, Person, Refused } from '../support/person.ts'
import { anAnswer, attaches, claims, decides, eventually, opens, submits } from '../support/ward.ts'

export interface Places {
  readonly base: string
  readonly mailbox: string
  /** Where people must have signed in; not checked when it is not known. */
  readonly issuer?: string | undefined
  readonly gp: string
  readonly specialist: string
}

/** What became of one file. Times in milliseconds. */
export interface Journey {
  outcome: 'through' | 'refused' | 'failed'
  code?: string
  why?: string
  width?: number
  height?: number
  upload?: number
  preview?: number
  pyramid?: number
  firstTile?: number
  mail?: number
  checked?: string
}

/** The only refusals a photograph may meet; anything else is a fault of ours. */
export const refusals: ReadonlySet<string> = new Set([
  'image.format-unsupported',
  'image.damaged',
  'image.too-large',
  'image.too-many-pixels',
  'image.too-slow',
])

/** Looks at the picture as the specialist sees it; rejects when it is not the one that was sent. */
export type Eye = (picture: {
  info: Json
  tile(level: number, column: number, row: number): Promise<Uint8Array>
}) => Promise<string>

const since = (from: number): number => Math.round((performance.now() - from) * 10) / 10

/** One file through the whole story: GP, specialist, mail, GP. */
export class JourneyClient {
  readonly #places: Places
  readonly #outbox: Outbox
  readonly #people = new Map<string, Promise<Person>>()

  constructor(places: Places) {
    this.#places = places
    this.#outbox = new Outbox(places.mailbox)
  }

  #as(login: string): Promise<Person> {
    const known = this.#people.get(login) ?? this.#signedIn(login)
    this.#people.set(login, known)
    return known
  }

  async #signedIn(login: string): Promise<Person> {
    const person = await new Person(this.#places.base, login).signsIn()
    const { issuer } = this.#places
    if (issuer && !person.walker.visited.some((address) => address.startsWith(issuer)))
      throw new Error(`${login} did not sign in at ${issuer}`)
    return person
  }

  async travel(bytes: Uint8Array, look: Eye): Promise<Journey> {
    const journey: Journey = { outcome: 'failed' }
    try {
      await this.#travel(bytes, look, journey)
    } catch (cause) {
      journey.outcome = 'failed'
      const under = cause instanceof Error && cause.cause instanceof Error ? ` (${cause.cause.message})` : ''
      journey.why = cause instanceof Error ? `${cause.message}${under}` : String(cause)
    }
    return journey
  }

  async #travel(bytes: Uint8Array, look: Eye, journey: Journey): Promise<void> {
    const gp = await this.#as(this.#places.gp)
    const specialist = await this.#as(this.#places.specialist)
    const referral = await submits(gp, { pack: await packReadBy(specialist) })

    const sent = performance.now()
    const image = await attaches(gp, referral.id, bytes).catch((cause) => {
      if (!(cause instanceof Refused)) throw cause
      return refuse(journey, cause.status, cause.code)
    })
    journey.upload = since(sent)
    if (!image) return
    const uploaded = performance.now()
    const state = await eventually(async () => {
      const now = await gp.get(`/api/images/${image.id}`)
      if (now.status !== 'received') journey.preview ??= since(uploaded)
      return ['ready', 'failed'].includes(now.status) ? now : undefined
    }, 60_000)
    if (state.status === 'failed') {
      const shown = await specialist.raw('GET', `/api/images/${image.id}/info`)
      const document = (await shown.json()) as { code: string }
      if (document.code !== state.problem.code) throw new Error(`${state.problem.code} became ${document.code}`)
      refuse(journey, shown.status, document.code)
      return
    }
    journey.pyramid = since(uploaded)
    await this.#isRead(specialist, image, bytes, look, journey)
    await this.#isAnswered(specialist, referral, journey)
    journey.outcome = 'through'
  }

  async #isRead(specialist: Person, image: Json, bytes: Uint8Array, look: Eye, journey: Journey): Promise<void> {
    const info = await specialist.get(`/api/images/${image.id}/info`)
    Object.assign(journey, { width: info.width, height: info.height })
    const asked = performance.now()
    const tile = async (level: number, column: number, row: number) => {
      const response = await specialist.raw('GET', `/api/images/${image.id}/tiles/${level}/${column}_${row}.jpg`)
      if (!response.ok) throw new Error(`Tile ${level}/${column}_${row}: ${response.status}`)
      const read = new Uint8Array(await response.arrayBuffer())
      journey.firstTile ??= since(asked)
      return read
    }
    journey.checked = await look({ info, tile })
    await seen(specialist, `/api/images/${image.id}/preview`)
    const original = await seen(specialist, `/api/images/${image.id}/original`)
    if (sha256(original) !== sha256(bytes)) throw new Error('The original came back changed')
  }

  async #isAnswered(specialist: Person, referral: Json, journey: Journey): Promise<void> {
    const text = `Sak ${referral.caseNumber}: «ingen fare» – vent og se.\nČáhppes dálkkas? Nei. 😀 🩺 e\u0301`
    await claims(specialist, referral.id)
    await decides(specialist, referral.id)
    const reply = await specialist.put(`/api/cases/${referral.id}/replies/${fresh('rep')}`, anAnswer(text))
    const replied = performance.now()
    const mail = await this.#outbox.arrives(referral.caseNumber, 1, 60_000)
    journey.mail = since(replied)

    // The same doctor in another browser: the mail's address first, then the sign-in pages, then the letter.
    const gp = new Person(this.#places.base, this.#places.gp)
    await eventually(async () => ((await gp.walker.fetch(linkIn(mail))).ok ? true : undefined), 5_000)
    await gp.signsIn()
    const letter = await opens(gp, linkIn(mail))
    const last = letter.replies.at(-1)
    if (last.id !== reply.id || last.textToGp !== text) throw new Error('The letter says something else than the reply')
    const cover = await gp.post(`/api/letters/${letter.cover.id}/acknowledgement`, {
      replyId: last.id,
      wouldRefer: 'no',
      helped: 'yes',
      learned: null,
    })
    if (!cover.acknowledgedAt) throw new Error('The letter was not acknowledged')
  }
}

/** The pack whose questions this specialist's unit reads. */
async function packReadBy(specialist: Person): Promise<string> {
  const { service } = specialist.unit
  const { items } = await specialist.get('/api/packs')
  const found = items.find((pack: Json) => pack.questionnaires.some((one: Json) => one.service === service))
  if (!found) throw new Error(`No pack asks for ${service}`)
  return found.id
}

function refuse(journey: Journey, status: number, code: string): undefined {
  if (status < 400 || status > 499 || !refusals.has(code))
    throw new Error(`Refused with ${status} ${code}, which is not published`)
  journey.outcome = 'refused'
  journey.code = code
  return undefined
}

async function seen(who: Person, path: string): Promise<Uint8Array> {
  const response = await who.raw('GET', path)
  if (!response.ok) throw new Error(`${path.split('/').at(-1)}: ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
