import { type Auth, type Client, type ContextCases, connect, type Session } from '../client.ts'
import { detectLanguage, msg, setLanguage } from '../shared/i18n.ts'
import { holdTokens } from '../shared/tokens.ts'
import type { LysWorkbench } from '../workbench/workbench.ts'
import { EmbedFailedEvent, EmbedReadyEvent, SessionEndedEvent, SessionResumedEvent } from './embed.events.ts'
import { style } from './embed.styles.ts'
import { button, dialog, element, uncoverTop } from './markup.ts'
import { type GetToken, OtherPerson, PortalSession } from './portal-session.ts'
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
 * @attr lang the language of its words; the page's own, if absent
 * @attr data-theme light or dark; the page's own, if absent
 * @fires lys-embed-ready @fires lys-embed-failed @fires lys-session-ended @fires lys-session-resumed
 * @fires lys-worklist-loaded @fires lys-case-open @fires lys-case-changed @fires lys-case-moved @fires lys-image-shown
 * @fires lys-reply-send @fires lys-reply-sent @fires lys-reply-undone
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
  #tokens: { dispose(): void } | undefined
  #getToken: GetToken | undefined
  #session: PortalSession | undefined
  #client: Client | undefined
  #workbench: LysWorkbench | undefined
  /** Whom the portal's word is about now, and the patient it has open. */
  #who: Session | undefined
  #context: ContextCases | undefined
  /** Screens with something typed and not sent, out of sight, by whose they are. */
  readonly #aside = new Map<string, LysWorkbench>()
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

  /** The screen while somebody is let in; its `registries` are what a host and its packs add to. */
  get workbench(): LysWorkbench | undefined {
    return this.#workbench
  }

  connectedCallback(): void {
    this.#tokens = holdTokens(this.ownerDocument)
    this.#takeOver()
    addEventListener('pagehide', this.#wipe)
    addEventListener('pageshow', this.#comeBack)
    void this.start()
  }
  disconnectedCallback(): void {
    removeEventListener('pagehide', this.#wipe)
    removeEventListener('pageshow', this.#comeBack)
    this.#tokens?.dispose()
    this.#wipe()
  }
  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now || !this.isConnected || this.#start === 0) return
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

  /** Starts, or starts anew: after what was wrong has been changed, or for somebody else. What one has typed waits for her. */
  async start(): Promise<void> {
    const start = ++this.#start
    this.#setAside()
    this.#clear()
    const words = setLanguage(detectLanguage(this.lang)).catch(() => undefined)
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
    const session = new PortalSession({ portal, audience }, getToken, {
      changed: (trouble) => {
        failed ??= trouble
        if (start === this.#start && this.#workbench) this.#sessionChanged(trouble !== undefined)
      },
      renewed: async (calls) => {
        await this.#lookAgain(start, calls).catch((cause) => {
          failed ??= cause
          throw cause
        })
      },
    })
    const isIn = await session.enter().catch(() => false)
    if (start !== this.#start) return session.forget()
    if (!isIn) throw failed
    this.#session = session
    this.#client = connect(this.#server, session)
    this.#show(this.#client)
    this.dispatchEvent(new EmbedReadyEvent())
  }

  /** Whose token it is, and about whom: another person, or another patient, may sit behind the same screen by now. */
  async #lookAgain(start: number, calls: Auth): Promise<void> {
    const client = connect(this.#server, calls)
    const [who, context] = await Promise.all([client.readSession(), client.listContextCases()])
    if (start !== this.#start) return
    if (this.#who && this.#who.person.id !== who.person.id) {
      void this.start()
      throw new OtherPerson()
    }
    const before = this.#context
    this.#who = who
    this.#context = context
    if (this.#workbench && before && before.patient !== context.patient) this.#follow(this.#workbench, context)
  }

  #show(client: Client): void {
    const who = this.#who!
    const workbench = this.#aside.get(who.person.id) ?? document.createElement('lys-workbench')
    this.#aside.delete(who.person.id)
    workbench.client = client
    workbench.session = who
    workbench.unitId ||= this.getAttribute('unit') ?? ''
    workbench.mayOpen = (referralId) => this.#mayOpen(referralId)
    this.#workbench = workbench
    this.#place.replaceChildren(workbench)
    const wanted = this.getAttribute('case')
    if (wanted) workbench.openCase(wanted)
    else this.#openForPatient(workbench)
  }

  /** The one whom the portal has open is the one to read. */
  #openForPatient(workbench: LysWorkbench): void {
    const first = this.#context?.items.find(({ waits }) => waits)
    if (first) workbench.openCase(first.id)
    else if (this.#context?.patient) this.#tell(msg('No case waits about the patient whom the portal has open.'))
  }

  /** The portal has gone on to another patient: no case of the one before stays on the screen. */
  #follow(workbench: LysWorkbench, { patient, items }: ContextCases): void {
    const open = workbench.worklist?.chosen
    if (!patient || items.some(({ id }) => id === open)) return
    if (open) {
      workbench.closeCase()
      this.#tell(msg('The portal has opened another patient. What you typed about the one before is kept.'))
    }
    this.#openForPatient(workbench)
  }

  async #mayOpen(referralId: string): Promise<boolean> {
    const isTheirs = () => !this.#context?.patient || this.#context.items.some(({ id }) => id === referralId)
    // A case may have come since.
    if (!isTheirs()) this.#context = await this.#client?.listContextCases().catch(() => this.#context)
    if (isTheirs()) return true
    return dialog(this.#root, {
      heading: msg('Another patient'),
      text: msg('This case is about another patient than the one whom the portal has open.'),
      yes: msg('Open it all the same'),
      no: msg('Stay here'),
    })
  }

  /** What somebody typed or drew and nobody has yet waits for her, out of sight, should another one sit down here. */
  #setAside(): void {
    const workbench = this.#workbench
    if (!workbench || !this.#who) return
    // Words that are still being typed over a photograph are kept with their mark.
    for (const viewer of workbench.viewers) viewer.hold?.()
    if (!workbench.isUnsaved) return
    workbench.closeCase()
    this.#aside.set(this.#who.person.id, workbench)
  }

  #sessionChanged(isLost: boolean): void {
    if (!isLost) {
      if (this.#note.dataset.lost) this.#say('')
      this.#cover(false)
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
    this.#cover(true)
    this.dispatchEvent(new SessionEndedEvent())
  }

  /** Whoever stands before the screen after the portal has let its user go reads nothing of a patient; all of it stays in its place. */
  #cover(isCovered: boolean): void {
    if (this.#place.inert === isCovered) return
    const wasInside = this.#place.contains(this.#root.activeElement)
    if (isCovered) uncoverTop(this.#place)
    this.#place.inert = isCovered
    if (isCovered && wasInside) this.#note.querySelector('button')?.focus()
    else if (!isCovered) this.#workbench?.focusCase()
  }

  /** For a host that knows that its user or her patient changed: asks at once who and whom it is now. */
  dropToken(): void {
    this.#session?.drop()
    void this.resume()
  }

  /** Asks for a token again, after the host has signed its user in. */
  async resume(): Promise<void> {
    await this.#session?.enter().catch(() => false)
  }

  #say(text: string, buttons: readonly HTMLElement[] = []): void {
    delete this.#note.dataset.lost
    const note = element('div', { class: 'note' }, element('p', {}, text), ...buttons)
    this.#note.replaceChildren(...(text ? [note] : []))
  }
  #tell(text: string): void {
    this.#say(text, [button(msg('Close'), () => this.#say(''))])
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
    this.#session = this.#client = this.#workbench = this.#who = this.#context = undefined
    // A question that nobody answers any more is a no.
    for (const asked of this.#root.querySelectorAll('dialog')) asked.close()
    this.#say('')
    this.#cover(false)
    this.#place.replaceChildren()
  }

  /** Nothing of a patient, and no key, outlives the page. */
  readonly #wipe = (): void => {
    this.#start += 1
    this.#aside.clear()
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
