import { type Client, connect, type Session } from '../client.ts'
import { detectLanguage, msg, setLanguage } from '../shared/i18n.ts'
import { adoptTokens } from '../shared/tokens.ts'
import type { LysWorkbench } from '../workbench/workbench.ts'
import { EmbedFailedEvent, EmbedReadyEvent, SessionEndedEvent, SessionResumedEvent } from './embed.events.ts'
import { style } from './embed.styles.ts'
import { button, dialog, element } from './markup.ts'
import { type GetToken, PortalSession } from './portal-session.ts'
import { type Seen, SetUpError, type Trouble, troubleOf } from './words.ts'

/** How long a host may take to say how tokens are got. */
const patienceMs = 3_000

/**
 * The reading screen in a host's page. It asks the host for a token through `getToken`, keeps nothing, and says what to
 * change where the set-up does not let it start. Written without the library that the reading screen is made with, so
 * that it can also say that the page's policy refuses that library.
 *
 * @attr server where Lysbord is: its address, or the path under which the host passes calls on
 * @attr portal the id under which the host is registered
 * @attr audience whom the host's assertions are for; the server, if absent
 * @attr unit which unit's cases; the first of the person's, if absent
 * @attr case a case to open
 * @attr data-theme light or dark; the page's own, if absent
 * @fires lys-embed-ready @fires lys-embed-failed @fires lys-session-ended @fires lys-session-resumed
 * @cssprop --lys-embed-block-size how tall it is
 */
export class LysEmbed extends HTMLElement {
  static readonly tag = 'lys-embed'
  static readonly observedAttributes = ['server', 'portal', 'unit', 'case']
  /** Loads and defines what the reading screen is made of. Whoever puts it together says how. */
  static parts: () => Promise<void> = async () => undefined

  readonly #root = this.attachShadow({ mode: 'open' })
  readonly #frame = element('div', { class: 'frame' })
  readonly #note = element('div', { role: 'alert' })
  readonly #place = element('div', { class: 'place' })
  #getToken: GetToken | undefined
  #session: PortalSession | undefined
  #client: Client | undefined
  #workbench: LysWorkbench | undefined
  /** Cases of the patient whom the portal has open; undefined where it has none open. */
  #ofPatient: ReadonlySet<string> | undefined
  /** Each start has a number; what an older one still brings is dropped. */
  #start = 0

  constructor() {
    super()
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(style)
    this.#root.adoptedStyleSheets = [sheet]
    this.#frame.append(this.#note, this.#place)
    this.#root.append(this.#frame)
  }

  /** Asks the host's backend for a token for this key; set by the host, before or after this element is known. */
  get getToken(): GetToken | undefined {
    return this.#getToken
  }
  set getToken(getToken: GetToken | undefined) {
    this.#getToken = getToken
    if (this.isConnected) void this.start()
  }

  connectedCallback(): void {
    adoptTokens(this.ownerDocument)
    this.#takeOver()
    addEventListener('pagehide', this.#wipe)
    addEventListener('pageshow', this.#comeBack)
    void this.start()
  }
  disconnectedCallback(): void {
    removeEventListener('pagehide', this.#wipe)
    removeEventListener('pageshow', this.#comeBack)
    this.#wipe()
  }
  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now || !this.isConnected || before === null) return
    if (name === 'case' && this.#workbench && now) this.#workbench.openCase(now)
    else if (name === 'unit' && this.#workbench && now) this.#workbench.unitId = now
    else if (name !== 'case' && name !== 'unit') void this.start()
  }

  /** A property that the host set before this element was known hides the one that is meant. */
  #takeOver(): void {
    if (!Object.hasOwn(this, 'getToken')) return
    const { getToken } = this
    delete (this as { getToken?: GetToken }).getToken
    this.#getToken = getToken
  }

  get #server(): string {
    return new URL(this.getAttribute('server') || '/', location.origin).href.replace(/\/$/, '')
  }

  /** Starts, or starts anew after what was wrong has been changed. */
  async start(): Promise<void> {
    const start = ++this.#start
    this.#clear()
    const words = setLanguage(detectLanguage()).catch(() => undefined)
    const refused = new Set<string>()
    const see = (event: SecurityPolicyViolationEvent) => refused.add(event.effectiveDirective)
    this.ownerDocument.addEventListener('securitypolicyviolation', see)
    try {
      const getToken = await this.#awaitHost(start)
      if (!getToken) return
      await words
      await LysEmbed.parts()
      await this.#open(start, getToken)
    } catch (cause) {
      await words
      // The browser tells of what it refused a moment later.
      await new Promise((resolve) => setTimeout(resolve, 50))
      if (start === this.#start) this.#fail(troubleOf(cause, { server: this.#server, refused } satisfies Seen))
    } finally {
      this.ownerDocument.removeEventListener('securitypolicyviolation', see)
    }
  }

  /** What the host must have given; undefined after it was told what is missing. */
  async #awaitHost(start: number): Promise<GetToken | undefined> {
    if (!globalThis.isSecureContext) throw new SetUpError(msg('The page must be loaded over https.'), 'https://')
    if (!/^ptl_/.test(this.getAttribute('portal') ?? ''))
      throw new SetUpError(msg('The element must name the portal it is in:'), 'portal="ptl_…"')
    if (this.#getToken) return this.#getToken
    await new Promise((resolve) => setTimeout(resolve, patienceMs))
    if (start === this.#start && !this.#getToken)
      this.#fail({
        why: msg('The page must say how a token is got:'),
        line: "document.querySelector('lys-embed').getToken = (ask) => …",
      })
    return undefined
  }

  async #open(start: number, getToken: GetToken): Promise<void> {
    const portal = this.getAttribute('portal') ?? ''
    const audience = this.getAttribute('audience') ?? this.#server
    let failed: unknown
    const session = new PortalSession({ portal, audience }, getToken, (trouble) => {
      failed = trouble
      if (start === this.#start && this.#workbench) this.#sessionChanged(trouble !== undefined)
    })
    const client = connect(this.#server, session)
    const who = await client.readSession().catch((cause) => {
      throw failed ?? cause
    })
    if (start !== this.#start) return session.forget()
    this.#session = session
    this.#client = client
    this.#show(who, client)
    await this.#openForPatient(client)
    this.dispatchEvent(new EmbedReadyEvent())
  }

  #show(who: Session, client: Client): void {
    const workbench = document.createElement('lys-workbench')
    workbench.client = client
    workbench.session = who
    workbench.unitId = this.getAttribute('unit') ?? ''
    workbench.mayOpen = (referralId) => this.#mayOpen(referralId)
    this.#workbench = workbench
    this.#place.replaceChildren(workbench)
  }

  /** The one whom the portal has open is the one to read; the host may also name a case. */
  async #openForPatient(client: Client): Promise<void> {
    const wanted = this.getAttribute('case')
    const { hasPatient, items } = await client.listContextCases()
    this.#ofPatient = hasPatient ? new Set(items.map(({ id }) => id)) : undefined
    const first = wanted ?? items[0]?.id
    if (first) this.#workbench?.openCase(first)
    else if (hasPatient) this.#say(msg('No case waits about the patient whom the portal has open.'))
  }

  async #mayOpen(referralId: string): Promise<boolean> {
    if (!this.#ofPatient || this.#ofPatient.has(referralId)) return true
    return dialog(this.#root, {
      heading: msg('Another patient'),
      text: msg('This case is about another patient than the one whom the portal has open.'),
      yes: msg('Open it all the same'),
      no: msg('Stay here'),
    })
  }

  #sessionChanged(isLost: boolean): void {
    if (!isLost) {
      this.#note.replaceChildren()
      this.dispatchEvent(new SessionResumedEvent())
      void this.#workbench?.worklist?.refresh()
      return
    }
    if (this.#note.hasChildNodes() && this.#note.dataset.lost) return
    this.#say(
      msg('The portal has ended your session here. What you typed is kept. Sign in to the portal again, then go on.'),
      [button(msg('Go on'), () => this.resume())],
    )
    this.#note.dataset.lost = 'true'
    this.dispatchEvent(new SessionEndedEvent())
  }

  /** For a host that knows that its user changed: the next call asks for a new token. */
  dropToken(): void {
    this.#session?.drop()
  }

  /** Asks for a token again, after the host has signed its user in. */
  async resume(): Promise<void> {
    await this.#client?.readSession().catch(() => undefined)
  }

  #say(text: string, buttons: readonly HTMLElement[] = []): void {
    delete this.#note.dataset.lost
    this.#note.replaceChildren(element('div', { class: 'note' }, element('p', {}, text), ...buttons))
  }

  #fail({ why, line }: Trouble): void {
    this.#clear()
    const stop = element(
      'div',
      { class: 'stop', role: 'alert' },
      element('h2', {}, msg('Lysbord cannot start here')),
      element('p', {}, why),
    )
    if (line) stop.append(element('code', {}, line))
    stop.append(button(msg('Try again'), () => void this.start()))
    if (line) stop.append(element('p', {}, msg('The page /embed/check of Lysbord tests the whole set-up.')))
    this.#place.replaceChildren(stop)
    this.dispatchEvent(new EmbedFailedEvent(line))
  }

  #clear(): void {
    this.#session?.forget()
    this.#client?.tickets?.forget()
    this.#session = this.#client = this.#workbench = this.#ofPatient = undefined
    this.#note.replaceChildren()
    this.#place.replaceChildren()
  }

  /** Nothing of a patient, and no key, outlives the page. */
  readonly #wipe = (): void => {
    this.#start += 1
    this.#clear()
  }
  readonly #comeBack = (event: PageTransitionEvent): void => {
    if (event.persisted) void this.start()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lys-embed': LysEmbed
  }
}
