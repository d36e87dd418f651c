import { html, nothing, type TemplateResult } from 'lit'
import { type Client, ClientProblem } from '../client.ts'
import type { AnswersChangedEvent } from '../referral-form/questionnaire.events.ts'
import { problemText } from '../shared/all-problems.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { fileButton } from '../shared/file-button.styles.ts'
import { language, msg, str } from '../shared/i18n.ts'
import { type Checked, checkFolder, findingsOf, type Ready } from './check-folder.ts'
import { findingList } from './findings.ts'
import { droppedFolder, type Folder, folderOf } from './folder.ts'
import { styles } from './pack-publisher.styles.ts'
import { PackPublishedEvent } from './packs.events.ts'
import { preview, type Tried } from './preview.ts'
import { whatItBrings, whereItRuns } from './what-it-brings.ts'

export type PublisherClient = Pick<Client, 'checkPack' | 'storePackCode' | 'publishPack'>

/**
 * Publishes a pack out of the folder that holds it, chosen or dropped: first says what is wrong with it, line by line, then
 * shows its questions, and publishes it when told to. @fires lys-pack-published
 */
export class LysPackPublisher extends LysElement {
  static readonly tag = 'lys-pack-publisher'
  static override styles = [base, controls, fileButton, styles]
  static override properties = {
    client: { attribute: false },
    parts: { attribute: false },
    over: { state: true },
    folder: { state: true },
    checked: { state: true },
    busy: { state: true },
    problem: { state: true },
    said: { state: true },
    tried: { state: true },
    shown: { state: true },
  }
  declare client: PublisherClient | undefined
  /** Brings the elements that a preview of questions needs. */
  declare parts: (() => Promise<unknown>) | undefined
  declare protected over: boolean
  declare protected folder: Folder | undefined
  /** Undefined while it is read. */
  declare protected checked: Checked | undefined
  declare protected busy: boolean
  declare protected problem: unknown
  declare protected said: string
  declare protected tried: Tried
  /** Whether the preview is open. */
  declare protected shown: boolean

  constructor() {
    super()
    this.over = this.busy = this.shown = false
    this.said = ''
    this.tried = new Map()
    this.addEventListener('dragover', this.#drag)
    this.addEventListener('dragleave', () => (this.over = false))
    this.addEventListener('drop', this.#drop)
  }

  /** Looks at a folder as if it had been chosen. */
  async take(folder: Folder | undefined): Promise<void> {
    if (!folder || !this.client || this.busy) return
    this.folder = folder
    this.checked = this.problem = undefined
    this.said = ''
    this.tried = new Map()
    this.shown = false
    try {
      const checked = await checkFolder(folder, this.client)
      if (folder === this.folder) this.checked = checked
    } catch (problem) {
      if (folder === this.folder) this.problem = problem
    }
  }

  protected override render(): TemplateResult {
    return html`<section class=${this.over ? 'publish over' : 'publish'} aria-labelledby="publish">
      <h2 id="publish">${msg('Publish a pack')}</h2>
      <div class="row">
        <label class="button"><input type="file" webkitdirectory @change=${this.#pick}>${msg('Choose its folder')}</label>
        <label class="button"><input type="file" accept=".json,application/json" @change=${this.#pick}>${msg('Only extension.json')}</label>
        <span class="muted small drop">${msg('or drop the folder here')}</span>
      </div>
      <p role="status" class=${this.said ? 'notice ok' : 'visually-hidden'}>${this.said}</p>
      ${this.folder ? this.#outcome(this.folder, this.checked) : nothing}
    </section>`
  }

  #outcome(folder: Folder, checked: Checked | undefined): TemplateResult {
    const name = html`<p class="chosen"><strong>${folder.name}</strong> <button type="button" class="link" @click=${this.#putAway}>${msg('Put away')}</button></p>`
    const refused = this.problem ?? (checked && 'problem' in checked ? checked.problem : undefined)
    return html`${name}
      ${refused ? this.#refused(refused, folder) : nothing}
      ${!checked && !refused ? html`<p class="muted" role="status" aria-busy="true">${msg('Looking at it…')}</p>` : nothing}
      ${checked && 'wrong' in checked ? findingList(checked.wrong) : nothing}
      ${checked && 'ready' in checked ? this.#ready(checked.ready) : nothing}`
  }

  #refused(problem: unknown, folder: Folder): TemplateResult {
    const isLooking = !this.checked || 'problem' in this.checked
    return html`<div class="notice warning" role="alert"><p>${problemText(problem)}</p>
      ${isLooking ? html`<p><button type="button" @click=${() => this.take(folder)}>${msg('Try again')}</button></p>` : nothing}</div>`
  }

  #ready(ready: Ready): TemplateResult {
    const { pack, check } = ready
    const [title, { version }] = [pack.title[language()], pack]
    return html`
      <dl class="pairs">
        <dt>${msg('Pack')}</dt><dd>${title} <span class="muted"><code>${pack.id}</code> ${version}</span></dd>
        <dt>${msg('Brings')}</dt><dd>${whatItBrings(pack)}</dd>
        <dt>${msg('Code')}</dt><dd>${whereItRuns(check.pack)}</dd>
      </dl>
      ${check.pack.fits ? nothing : html`<p class="notice warning">${msg(str`It was written for another Lysbord (${pack.engines.lysbord}): it can be published, and no unit can begin with it.`)}</p>`}
      ${
        check.published === 'the same'
          ? html`<p class="notice">${msg('This very version is published already. There is nothing to do.')}</p>`
          : html`<p><button type="button" class="primary" aria-disabled=${String(this.busy)} @click=${() => this.#publish(ready)}>${msg(str`Publish ${title} ${version}`)}</button></p>`
      }
      ${pack.contributes.questionnaires.length > 0 && this.parts ? this.#preview(ready) : nothing}`
  }

  #preview({ pack }: Ready): TemplateResult {
    const toggle = async (event: Event) => {
      const details = event.currentTarget as HTMLDetailsElement
      if (details.open) await this.parts!().catch(() => {})
      this.shown = details.open
    }
    const answer = (id: string, { answers }: AnswersChangedEvent) =>
      (this.tried = new Map([...this.tried, [id, answers]]))
    return html`<details ?open=${this.shown} @toggle=${toggle}><summary>${msg('Try its questions as a GP will see them')}</summary>
      ${this.shown ? preview(pack, this.tried, answer) : nothing}
    </details>`
  }

  #publish = async (ready: Ready): Promise<void> => {
    const { client } = this
    if (!client || this.busy) return
    const { pack, code } = ready
    this.busy = true
    this.problem = undefined
    try {
      if (code !== undefined) await client.storePackCode(pack.main!, code)
      const published = await client.publishPack(pack)
      this.#forget()
      const title = pack.title[language()]
      this.said = msg(str`${title} ${pack.version} is published. Switch it on where it is wanted.`)
      this.dispatchEvent(new PackPublishedEvent(published))
    } catch (problem) {
      const wrong = problem instanceof ClientProblem ? findingsOf(problem, pack, ready.placeOf) : []
      if (wrong.length > 0) this.checked = { wrong }
      else this.problem = problem
    } finally {
      this.busy = false
    }
  }

  #forget = (): void => {
    this.folder = this.checked = this.problem = undefined
    this.shown = false
  }

  #putAway = (): void => {
    this.#forget()
    this.renderRoot.querySelector('input')?.focus()
  }

  #pick = (event: Event): void => {
    const input = event.target as HTMLInputElement
    const folder = folderOf([...(input.files ?? [])])
    // The same folder may be chosen again, corrected.
    input.value = ''
    void this.take(folder)
  }

  #drag = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    this.over = true
  }
  #drop = (event: DragEvent): void => {
    event.preventDefault()
    this.over = false
    if (event.dataTransfer) void this.take(droppedFolder(event.dataTransfer))
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'lys-pack-publisher': LysPackPublisher
  }
}
