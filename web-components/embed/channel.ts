import { openEnvelope, type Payload, type Request, type RequestEnvelope, readRequest } from './envelope.ts'

/** Whom one speaks with: one window of one origin, and the handle that its launch was given. */
export interface Other {
  readonly window: Window
  readonly origin: string
  readonly handle: string
}

/** The handle of a launch, or an id of a message. Not `randomUUID`: a page without https must still be told what it lacks. */
export const newHandle = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/**
 * A conversation in the envelopes of SMART Web Messaging: requests carry the handle of the launch, each is answered once.
 * Whatever comes from another window or origin, with another handle, or in another form is as if it had not been sent.
 */
export class Channel {
  readonly #other: Other
  readonly #answer: (request: Request) => Payload | Promise<Payload>
  readonly #waiting = new Map<string, (payload: Payload) => void>()

  /** `answer` gives the payload of the response; what it throws is told as an error without its words. */
  constructor(other: Other, answer: (request: Request) => Payload | Promise<Payload>) {
    this.#other = other
    this.#answer = answer
    addEventListener('message', this.hear)
  }

  /** Asks, and resolves with the payload of the last response. Rejects when none has come after so long. */
  ask({ type, ...payload }: Request, patienceMs: number): Promise<Payload> {
    const messageId = newHandle()
    const asked = new Promise<Payload>((resolve, reject) => {
      const late = setTimeout(() => {
        this.#waiting.delete(messageId)
        reject(new Error(`No response to ${type}`))
      }, patienceMs)
      this.#waiting.set(messageId, (answer) => {
        clearTimeout(late)
        this.#waiting.delete(messageId)
        resolve(answer)
      })
    })
    this.#post({ messagingHandle: this.#other.handle, messageId, messageType: type, payload })
    return asked
  }

  /** Tells something whose response nobody waits for. */
  tell(request: Request): void {
    this.ask(request, 10_000).catch(() => undefined)
  }

  /** Hears no more; what was asked is not answered any more. */
  close(): void {
    removeEventListener('message', this.hear)
    this.#waiting.clear()
  }

  /** One message, if it is one of ours; public for the one that came before the conversation was opened. */
  readonly hear = (event: MessageEvent): void => {
    if (event.origin !== this.#other.origin || event.source !== this.#other.window) return
    const envelope = openEnvelope(event)
    if (!envelope) return
    if (!('responseToMessageId' in envelope)) {
      if (envelope.messagingHandle === this.#other.handle) void this.#respond(envelope)
    } else if (!envelope.additionalResponsesExpected)
      this.#waiting.get(envelope.responseToMessageId)?.(envelope.payload)
  }

  async #respond(envelope: RequestEnvelope): Promise<void> {
    const request = readRequest(envelope)
    const payload =
      typeof request === 'string' ? issue(request) : await this.#answered(request).catch(() => issue('exception'))
    this.#post({
      messageId: newHandle(),
      responseToMessageId: envelope.messageId,
      additionalResponsesExpected: false,
      payload,
    })
  }

  async #answered(request: Request): Promise<Payload> {
    return this.#answer(request)
  }

  #post(envelope: object): void {
    this.#other.window.postMessage(envelope, this.#other.origin)
  }
}

/** A FHIR Coding, as the specification has it for errors. */
const issue = (code: 'not-supported' | 'invalid' | 'exception'): Payload => ({
  error: { system: 'http://hl7.org/fhir/issue-type', code },
})
