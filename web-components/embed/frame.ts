import { Channel, newHandle } from './channel.ts'
import { changeable, type Payload, type Request } from './envelope.ts'
import type { GetToken } from './portal-session.ts'

const style = `
:host { all: initial !important; display: block !important; inline-size: 100% !important; block-size: var(--lys-embed-block-size, min(860px, 92vh)) !important; }
:host([hidden]) { display: none !important; }
iframe { display: block; inline-size: 100%; block-size: 100%; border: 0; }
p { margin: 0; padding: 12px 16px; font: 14px/20px system-ui, sans-serif; color: #a3232b; background: #fcf0f0; }
`
const greetEveryMs = 250
/** After the frame has loaded, its scripts included, it answers at once or never. */
const patienceMs = 3_000

const words = {
  en: (server: string) =>
    `Lysbord (${server}) did not answer in its frame. Allow frame-src ${server} in this page, and register this origin: ${location.origin}`,
  nb: (server: string) =>
    `Lysbord (${server}) svarte ikke i rammen sin. Tillat frame-src ${server} på denne siden, og registrer dette opphavet: ${location.origin}`,
}
/** This file holds no library: its one sentence stands here in both languages. */
function wordsFor(element: HTMLElement): (server: string) => string {
  const own = element.closest('[lang]')?.getAttribute('lang') ?? ''
  const known = [own, ...navigator.languages].find((tag) => /^(nb|nn|no|en)\b/i.test(tag))
  return known === undefined || /^en/i.test(known) ? words.en : words.nb
}

/** What happened in the frame, told in the host's page under its own name; ids only. */
export class FrameEvent extends Event {
  readonly referralId: string | null
  constructor(name: string, referralId: string | null) {
    super(name, { bubbles: true, composed: true })
    this.referralId = referralId
  }
}

/**
 * The reading screen in a frame of Lysbord's own origin: nothing of it can be reached from the host's page. The two talk
 * through messages of exactly one origin and one window. Same attributes, `getToken` and `dropToken` as `lys-embed`.
 * @attr server where Lysbord is: its origin
 * @attr portal the id under which the host is registered
 * @attr audience whom the host's assertions are for; the server, if absent
 * @attr unit which unit's cases; the first of the person's, if absent
 * @attr case a case to open
 * @attr data-theme light or dark; the page's own, if absent
 * @fires {FrameEvent} lys-frame-opened The frame has answered.
 * @fires {FrameEvent} lys-embed-ready The reading screen is there and somebody is let in.
 * @fires {FrameEvent} lys-embed-failed The set-up does not let the reading screen start; the frame says why.
 * @fires {FrameEvent} lys-session-ended The portal gives no more tokens. What was typed stays.
 * @fires {FrameEvent} lys-session-resumed There is a token again.
 * @fires {FrameEvent} lys-case-open A case is opened.
 * @fires {FrameEvent} lys-reply-sent A reply was sent.
 * @cssprop --lys-embed-block-size how tall it is
 */
export class LysFrame extends HTMLElement {
  static readonly tag = 'lys-frame'
  static readonly observedAttributes = ['server', 'portal', 'audience', ...changeable]
  readonly #root = this.attachShadow({ mode: 'open' })
  #getToken: GetToken | undefined
  #frame: HTMLIFrameElement | undefined
  #channel: Channel | undefined
  #greeting: ReturnType<typeof setInterval> | undefined
  /** The frame has been told who we are: what changes now can be told as well. */
  #isHeard = false

  constructor() {
    super()
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(style)
    this.#root.adoptedStyleSheets = [sheet]
  }

  /** Asks the host's backend for a token for this key; set by the host, before or after this element is known. */
  get getToken(): GetToken | undefined {
    return this.#getToken
  }
  set getToken(getToken: GetToken | undefined) {
    this.#getToken = getToken
  }

  connectedCallback(): void {
    this.#takeOver()
    this.#load()
  }

  /** A property that the host set before this element was known hides the one that is meant. */
  #takeOver(): void {
    if (!Object.hasOwn(this, 'getToken')) return
    const { getToken } = this
    delete (this as { getToken?: GetToken }).getToken
    this.#getToken = getToken
  }

  #load(): void {
    this.#leave()
    const frame = document.createElement('iframe')
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-downloads')
    frame.setAttribute('referrerpolicy', 'no-referrer')
    frame.title = 'Lysbord'
    const address = new URL('/framed', this.#server)
    for (const name of ['portal', 'audience', 'unit', 'case', 'data-theme']) {
      const value = this.getAttribute(name)
      if (value) address.searchParams.set(name.replace('data-', ''), value)
    }
    const handle = newHandle()
    // After the hash: it is the frame's to know and goes to no server.
    address.hash = new URLSearchParams({ smart_web_messaging_handle: handle }).toString()
    frame.addEventListener('load', () => this.#greet())
    frame.src = address.href
    this.#frame = frame
    this.#root.replaceChildren(frame)
    const window = frame.contentWindow
    if (window) this.#channel = new Channel({ window, origin: this.#server, handle }, (asked) => this.#answer(asked))
  }
  #leave(): void {
    this.#isHeard = false
    clearInterval(this.#greeting)
    this.#channel?.close()
    this.#frame?.remove()
    this.#channel = this.#frame = undefined
  }
  disconnectedCallback(): void {
    this.#leave()
  }
  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now || !this.#frame) return
    const attribute = changeable.find((one) => one === name)
    if (attribute && this.#isHeard) this.#channel?.tell({ type: 'lysbord.change', name: attribute, value: now })
    else this.#load()
  }

  /** For a host that knows that its user or her patient changed: asks at once who and whom it is now. */
  dropToken(): void {
    this.#channel?.tell({ type: 'lysbord.drop-token' })
  }

  get #server(): string {
    return new URL(this.getAttribute('server') ?? '/', location.origin).origin
  }

  /** The frame cannot know in whose page it is before it is told; so it is told until it answers. */
  #greet(): void {
    const began = performance.now()
    clearInterval(this.#greeting)
    this.#greeting = setInterval(() => {
      if (performance.now() - began > patienceMs) return this.#despair()
      this.#channel?.ask({ type: 'status.handshake' }, patienceMs).then(
        () => this.#answered(),
        () => undefined,
      )
    }, greetEveryMs)
  }

  #despair(): void {
    clearInterval(this.#greeting)
    const said = document.createElement('p')
    said.setAttribute('role', 'alert')
    said.textContent = wordsFor(this)(this.#server)
    this.#root.prepend(said)
  }

  #answered(): void {
    this.#isHeard = true
    clearInterval(this.#greeting)
    this.#root.querySelector('p')?.remove()
  }

  async #answer(asked: Request): Promise<Payload> {
    if (asked.type === 'lysbord.event') {
      this.#answered()
      this.dispatchEvent(new FrameEvent(asked.name, asked.referralId))
    }
    if (asked.type !== 'lysbord.token') return {}
    const { getToken } = this
    const answer = await (getToken?.(asked.ask) ?? Promise.resolve({ detail: 'getToken is not set' })).catch(
      (cause) => ({ detail: String(cause) }),
    )
    return { answer: JSON.parse(JSON.stringify(answer ?? null)) }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lys-frame': LysFrame
  }
}
