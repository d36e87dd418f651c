import { html, nothing, type PropertyValues, svg, type TemplateResult } from 'lit'
import type { Client, ClientProblem, networks } from '../client.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { drawing } from '../shared/drawing.styles.ts'
import { LysElement } from '../shared/element.ts'
import { msg, plural, str } from '../shared/i18n.ts'
import { type ClientOfResearch, withResearch } from '../shared/research-client.ts'
import { tryAgain } from '../shared/try-again.ts'
import { isWay, layOut, neighbour, type Placed, size } from './lay-out.ts'
import { styles } from './network.styles.ts'
import { countsOf, tablesOf } from './tables.ts'
import { findingOf, kindOf, nameOf, saidOf } from './words.ts'

type OfficeNetwork = networks.NetworkOut
/** As `withResearch()` gives it, or what that is made of. */
export type NetworkClient = Pick<ClientOfResearch, 'readNetwork'> | Pick<Client, 'calls'>
type Node = OfficeNetwork['nodes'][number]

/**
 * Who and what is tied together in an office's use. Solid lines come out of the log, dashed ones were told in interviews.
 * Arrows walk to a neighbour, Enter reads its ties; the same stands in tables.
 */
export class LysNetwork extends LysElement {
  static readonly tag = 'lys-network'
  static override styles = [base, controls, drawing, styles]
  static override properties = {
    client: { attribute: false },
    office: { type: String },
    network: { state: true },
    problem: { state: true },
    here: { state: true },
    read: { state: true },
    said: { state: true },
  }
  declare client: NetworkClient | undefined
  /** An office's id, or the pseudonym that a researcher knows it by. */
  declare office: string
  declare protected network: OfficeNetwork | undefined
  declare protected problem: ClientProblem | undefined
  /** Where the walk is. */
  declare protected here: string
  /** Its ties are written out. */
  declare protected read: boolean
  declare protected said: string
  #placed: readonly Placed[] = []

  constructor() {
    super()
    this.office = this.here = this.said = ''
    this.read = false
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (changed.has('client') || changed.has('office')) void this.#load()
  }

  async #load(): Promise<void> {
    const { client, office } = this
    this.network = this.problem = undefined
    this.here = this.said = ''
    this.read = false
    if (!client || !office) return
    const isStill = () => client === this.client && office === this.office
    const { readNetwork } = 'readNetwork' in client ? client : withResearch(client)
    await readNetwork(office).then(
      (network) => isStill() && this.#show(network),
      (problem: ClientProblem) => isStill() && (this.problem = problem),
    )
  }

  #show(network: OfficeNetwork): void {
    this.#placed = layOut(network)
    this.network = network
    const key = network.nodes.find((node) => isKey(node, network)) ?? network.nodes[0]
    this.here = key?.id ?? ''
    void this.updateComplete.then(() => {
      const walk = this.renderRoot.querySelector('.walk')
      const at = this.#placed.find(({ node }) => node.id === this.here)
      if (walk && at) walk.scrollLeft = (at.x / size.width) * walk.scrollWidth - walk.clientWidth / 2
    })
  }

  protected override render(): TemplateResult | typeof nothing {
    const { network, problem } = this
    if (problem) return tryAgain(problem, () => this.#load())
    if (!network)
      return this.client && this.office ? html`<p class="muted" role="status">${msg('Counting…')}</p>` : nothing
    const finding = findingOf(network)
    if (network.isCountsOnly)
      return html`<p>${finding}</p>${network.cases === 0 && network.counts?.edges === 0 ? nothing : countsOf(network)}`
    return html`<figure>
        <figcaption>${finding}</figcaption>
        ${this.#drawing(network, finding)}
      </figure>
      ${this.#ties(network)}
      ${tablesOf(network)}`
  }

  #drawing(network: OfficeNetwork, finding: string): TemplateResult {
    const at = new Map(this.#placed.map((placed) => [placed.node.id, placed]))
    const line = ({ from, to, source, weight }: OfficeNetwork['edges'][number]) => {
      const [a, b] = [at.get(from)!, at.get(to)!]
      const often = source === 'logged' && (weight ?? 0) * 2 >= (network.cases ?? Number.POSITIVE_INFINITY)
      return svg`<line class=${source === 'told' ? 'told' : often ? 'often' : ''} x1=${a.x} y1=${a.y} x2=${b.x} y2=${b.y}></line>`
    }
    return html`
      <p class="hint" id="how">${msg('Arrow keys walk to a neighbour, Enter reads its ties, Home goes back to the start. Solid lines come out of the log, dashed ones were told in interviews; people at the hospital have a dotted edge.')}</p>
      <div class="walk" role="application" tabindex="0" aria-label=${msg('Walk through the network')} aria-describedby="how" @keydown=${this.#walk}>
        <svg role="img" aria-labelledby="finding" viewBox="0 0 ${size.width} ${size.height}">
          <title id="finding">${finding}</title>
          ${network.edges.map(line)}
          ${this.#placed.map((placed) => this.#node(placed, network))}
        </svg>
      </div>
      <p role="status" class="visually-hidden">${this.said}</p>`
  }

  #node({ node, x, y }: Placed, network: OfficeNetwork): TemplateResult {
    const is = [node.id === this.here ? 'here' : '', node.isOutside ? 'outside' : '', isKey(node, network) ? 'key' : '']
    const choose = () => {
      this.here = node.id
      this.#readTies()
    }
    return svg`<g class=${is.filter(Boolean).join(' ')} data-node=${node.id} @click=${choose}>
      <path class="shape" d=${shapes[node.kind](x, y)}></path>
      <text class="halo" x=${wordsAt(x, nameOf(node))} y=${y + 30}>${nameOf(node)}</text></g>`
  }

  #walk = (event: KeyboardEvent): void => {
    const { network } = this
    if (!network || event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'Enter') this.#readTies()
    else if (event.key === 'Home') this.#go(network.nodes.find((node) => isKey(node, network))?.id)
    else if (isWay(event.key)) this.#go(neighbour(this.here, event.key, this.#placed, network.edges))
    else return
    event.preventDefault()
  }

  /** They stand under the drawing, which may be taller than the window. */
  #readTies(): void {
    this.read = true
    void this.updateComplete.then(() => this.renderRoot.querySelector('.ties')?.scrollIntoView({ block: 'nearest' }))
  }

  /** On a narrow screen the drawing is wider than its place. */
  #bringHere(): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector('.here')?.scrollIntoView({ block: 'nearest', inline: 'center' }),
    )
  }

  #go(id: string | undefined): void {
    const node = this.network?.nodes.find((one) => one.id === id)
    if (!node) {
      this.said = msg('No neighbour lies that way.')
      return
    }
    this.here = node.id
    this.read = false
    this.#bringHere()
    this.said = `${nameOf(node)}, ${kindOf(node)}. ${plural(node.degree, { one: msg('1 neighbour'), other: msg(str`${node.degree} neighbours`) })}`
  }

  /** The ties of where the walk is, once they were asked for. */
  #ties({ nodes, edges }: OfficeNetwork): TemplateResult | typeof nothing {
    const node = nodes.find(({ id }) => id === this.here)
    if (!node || !this.read) return nothing
    const own = edges.filter(({ from, to }) => from === node.id || to === node.id)
    const other = ({ from, to }: (typeof own)[number]) => nodes.find(({ id }) => id === (from === node.id ? to : from))!
    return html`<section class="ties" role="status" aria-label=${msg(str`Ties of ${nameOf(node)}`)}>
      <h3>${nameOf(node)} <span class="muted">${kindOf(node)}</span></h3>
      ${node.isCut ? html`<p>${msg(str`Without ${nameOf(node)}, parts of this network no longer hang together.`)}</p>` : nothing}
      <ul>${own.map(
        (edge) => html`<li><strong>${nameOf(other(edge))}</strong>: ${saidOf(edge)}
          ${edge.quotes.map(({ text }) => (text === null ? html`<p class="hint">${msg('What was said may not be quoted.')}</p>` : html`<blockquote>${text}</blockquote>`))}</li>`,
      )}</ul>
    </section>`
  }
}

/** Under its node, or as near as the edge lets a long name come; a letter of small text is at most so wide. */
function wordsAt(x: number, name: string): number {
  const half = name.length * 4
  return Math.max(half, Math.min(size.width - half, x))
}

const isKey = ({ kind, name }: Node, { keyPerson }: OfficeNetwork): boolean =>
  kind === 'person' && keyPerson?.people.includes(name) === true

/** A kind is told by its shape, never by colour alone. */
const shapes: Readonly<Record<Node['kind'], (x: number, y: number) => string>> = {
  person: (x, y) => `M${x - 12},${y}a12,12 0 1,0 24,0a12,12 0 1,0 -24,0`,
  profession: (x, y) => `M${x - 11},${y - 11}h22v22h-22z`,
  technology: (x, y) => `M${x},${y - 14}l14,14l-14,14l-14,-14z`,
  rule: (x, y) => `M${x},${y - 13}l14,24h-28z`,
}
declare global {
  interface HTMLElementTagNameMap {
    'lys-network': LysNetwork
  }
}
