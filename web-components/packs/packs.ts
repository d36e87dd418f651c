import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { type Client, type ClientProblem, newId, type Pack, type PackSummary, type UnitPack } from '../client.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { language, msg, str } from '../shared/i18n.ts'
import { tryAgain } from '../shared/try-again.ts'
import { keyOf, packRow } from './pack-row.ts'
import type { PackPublishedEvent } from './packs.events.ts'
import { styles } from './packs.styles.ts'
import { type AtUnit, type Shelf, type Standing, standingOf } from './standing.ts'
import { type Leaving, switchOffDialog } from './switch-off-dialog.ts'

export type PacksClient = Pick<
  Client,
  | 'listPacks'
  | 'listUnitPacks'
  | 'listUnits'
  | 'readPack'
  | 'enablePack'
  | 'disablePack'
  | 'checkPack'
  | 'storePackCode'
  | 'publishPack'
>

/** The coordinator's page for packs: what is published, which unit works with what, and the place to publish another. */
export class LysPacks extends LysElement {
  static readonly tag = 'lys-packs'
  static override styles = [base, controls, styles]
  static override properties = {
    client: { attribute: false },
    parts: { attribute: false },
    shelf: { state: true },
    problem: { state: true },
    leaving: { state: true },
    problems: { state: true },
    copied: { state: true },
    said: { state: true },
  }
  declare client: PacksClient | undefined
  /** Brings the elements that a preview of questions needs. */
  declare parts: (() => Promise<unknown>) | undefined
  declare protected shelf: Shelf | undefined
  declare protected problem: ClientProblem | undefined
  declare protected leaving: Leaving | undefined
  declare protected problems: ReadonlyMap<string, unknown>
  declare protected copied: string
  declare protected said: string
  /** The id of each deed that is not answered for: asked again after a lost answer it is the same. */
  readonly #deeds = new Map<string, string>()
  /** What is under way, by pack and unit. */
  readonly #busy = new Set<string>()
  /** A pack whose heading takes the focus once it stands there. */
  #showing = ''

  constructor() {
    super()
    this.problems = new Map()
    this.copied = this.said = ''
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (changed.has('client')) {
      this.shelf = undefined
      void this.#read()
    }
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog')
    if (this.leaving && dialog && !dialog.open) dialog.showModal()
    // Closing it gives the focus back to the switch it came from.
    if (!this.leaving && dialog?.open) dialog.close()
    const heading = this.#showing && this.renderRoot.querySelector<HTMLElement>(`h2[id='pack-${this.#showing}']`)
    if (!heading) return
    this.#showing = ''
    heading.focus()
  }

  async #read(): Promise<void> {
    const { client } = this
    this.problem = undefined
    if (!client) return
    try {
      const [packs, unitPacks, units] = await Promise.all([
        client.listPacks(),
        client.listUnitPacks(),
        client.listUnits(),
      ])
      if (client !== this.client) return
      const wholes = this.shelf?.wholes ?? new Map<string, Pack>()
      this.shelf = { packs: packs.items, unitPacks: unitPacks.items, units: units.items, wholes }
      await Promise.all(packs.items.map((one) => this.#readWhole(client, one)))
    } catch (problem) {
      if (client === this.client) this.problem = problem as ClientProblem
    }
  }

  async #readWhole(client: PacksClient, { id, version }: PackSummary): Promise<void> {
    if (this.shelf?.wholes.get(id)?.version === version) return
    const whole = await client.readPack(id, version)
    if (client === this.client && this.shelf)
      this.shelf = { ...this.shelf, wholes: new Map([...this.shelf.wholes, [id, whole]]) }
  }

  protected override render(): TemplateResult {
    const { shelf, problem } = this
    return html`
      <h1>${msg('Packs')}</h1>
      <p class="lead muted">${msg('A pack holds what a specialty asks and how it likes to answer. It is published once and never changes; each unit works with the version it is given here.')}</p>
      <lys-pack-publisher .client=${this.client} .parts=${this.parts} @lys-pack-published=${this.#published}></lys-pack-publisher>
      <p role="status" class=${this.said ? 'said' : 'visually-hidden'}>${this.said}</p>
      ${problem ? tryAgain(problem, () => this.#read()) : nothing}
      ${shelf ? this.#list(standingOf(shelf)) : problem ? nothing : html`<p class="muted" role="status" aria-busy="true">${msg('Reading…')}</p>`}
      ${switchOffDialog(this.leaving, { keep: this.#keep, leave: this.#leave })}`
  }

  #list(standing: readonly Standing[]): TemplateResult {
    if (standing.length === 0) return html`<p>${msg('No pack is published yet. Choose the folder of one above.')}</p>`
    const { copied, problems } = this
    const acts = { enable: this.#enable, ask: this.#ask, copy: this.#copy }
    return html`${repeat(
      standing,
      ({ newest }) => newest.id,
      (one) => packRow(one, { copied, problems }, acts),
    )}`
  }

  #published = ({ pack }: PackPublishedEvent): void => {
    this.#showing = pack.id
    this.said = ''
    void this.#read()
  }

  #copy = async (hash: string): Promise<void> => {
    this.copied = ''
    await navigator.clipboard.writeText(hash).then(
      () => (this.copied = hash),
      () => {},
    )
  }

  /** One after the other: what a unit refuses is said there, and the others go on. */
  #enable = async (pack: Standing, units: readonly AtUnit[]): Promise<void> => {
    const { id, version, title } = pack.newest
    this.said = ''
    let done = 0
    for (const at of units)
      if (
        await this.#do(keyOf(pack, at), `on ${version}`, (client, deed) =>
          client.enablePack(at.unit.id, id, version, deed),
        )
      )
        done++
    const [name, unit, all] = [title[language()], units[0]!.unit.name[language()], units.length]
    if (all > 1) this.said = msg(str`${done} of ${all} units now work with ${name} ${version}.`)
    else if (done === 1) this.said = msg(str`${unit} now works with ${name} ${version}.`)
    await this.updateComplete
    // The button that was pressed may be gone with what it offered.
    const { activeElement } = this.renderRoot as ShadowRoot
    if (!activeElement) this.renderRoot.querySelector<HTMLElement>(`input[id='${keyOf(pack, units[0]!)}']`)?.focus()
  }

  #ask = (pack: Standing, at: AtUnit): void => {
    this.said = ''
    this.leaving = { pack, at, busy: false, problem: undefined }
  }
  #keep = (): void => {
    this.leaving = undefined
  }
  #leave = async (): Promise<void> => {
    const { leaving } = this
    if (!leaving || leaving.busy) return
    const { pack, at } = leaving
    const key = keyOf(pack, at)
    this.leaving = { ...leaving, busy: true, problem: undefined }
    const isDone = await this.#do(key, 'off', (client, deed) => client.disablePack(at.unit.id, pack.newest.id, deed))
    if (!isDone) {
      // Said where it was asked, and not once more behind the question.
      this.leaving = { ...leaving, busy: false, problem: this.problems.get(key) }
      this.problems = new Map([...this.problems].filter(([other]) => other !== key))
      return
    }
    const [name, unit] = [pack.newest.title[language()], at.unit.name[language()]]
    this.said = msg(str`${unit} no longer works with ${name}.`)
    this.leaving = undefined
  }

  async #do(
    key: string,
    what: string,
    ask: (client: PacksClient, deed: string) => Promise<UnitPack>,
  ): Promise<boolean> {
    const { client } = this
    if (!client || this.#busy.has(key)) return false
    const deed = this.#deeds.get(`${key} ${what}`) ?? newId('cmd')
    this.#deeds.set(`${key} ${what}`, deed)
    this.problems = new Map([...this.problems].filter(([other]) => other !== key))
    this.#busy.add(key)
    try {
      const now = await ask(client, deed)
      this.#deeds.delete(`${key} ${what}`)
      this.#put(now)
      return true
    } catch (problem) {
      this.problems = new Map([...this.problems, [key, problem]])
      return false
    } finally {
      this.#busy.delete(key)
    }
  }

  #put(now: UnitPack): void {
    const { shelf } = this
    if (!shelf) return
    const others = shelf.unitPacks.filter(({ unitId, pack }) => unitId !== now.unitId || pack.id !== now.pack.id)
    this.shelf = { ...shelf, unitPacks: [...others, now] }
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'lys-packs': LysPacks
  }
}
