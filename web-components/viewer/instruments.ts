import { html, nothing, type TemplateResult } from 'lit'
import type { Scale } from '../shared/annotation.ts'
import { formatNumber } from '../shared/format.ts'
import { msg, str } from '../shared/i18n.ts'
import { adjustPanel, lightFilter } from './adjust.ts'
import { type Adjustment, asItIs, filterOf } from './adjustment.ts'
import { dress } from './marks.styles.ts'
import { lengthWords, roundLength } from './scale-bar.ts'
import { cssPixelsPerMm, measuredScreen } from './screen-size.ts'
import type { Stage } from './stage.ts'
import { trueSizeStrip } from './true-size.ts'

/** The viewer, as what changes the look of its photograph knows it. */
export interface InstrumentsHost {
  readonly renderRoot: HTMLElement | DocumentFragment
  readonly scale: Scale | null
  readonly editable: boolean
  hold(tool: 'calibrate'): void
  say(words: string): void
  focus(): void
  requestUpdate(): void
}

type Table = Pick<Stage, 'surface' | 'zoomTo' | 'paint'>

const filterId = 'light'

/** Light and colour, true size and the scale bar; loaded with the first of them. */
export class Instruments {
  readonly #host: InstrumentsHost
  readonly #stage: Table
  readonly #unwatch: () => void
  #open: 'adjust' | 'true-size' | undefined
  adjustment: Adjustment = asItIs
  #bar: HTMLElement | undefined

  constructor(host: InstrumentsHost, stage: Table) {
    dress(host.renderRoot)
    this.#host = host
    this.#stage = stage
    this.#unwatch = stage.surface.onDraw(() => this.#measureBar())
  }

  /** Opens the sliders, or closes them; what was changed stays. */
  toggleAdjust(): void {
    this.#turnTo(this.#open === 'adjust' ? undefined : 'adjust')
  }

  adjust(change: Partial<Adjustment>): void {
    this.adjustment = { ...this.adjustment, ...change }
    this.#stage.paint(filterOf(this.adjustment, `#${filterId}`))
    this.#host.requestUpdate()
  }

  /** As the photograph came. */
  reset(): void {
    this.adjust(asItIs)
    this.#turnTo(undefined)
  }

  /** A millimetre of the patient is one on the glass, as far as both are known; what is not known is asked for. */
  trueSize(): void {
    const { scale } = this.#host
    if (!scale || !measuredScreen()) this.#turnTo('true-size')
    if (!scale) return
    this.#stage.zoomTo(cssPixelsPerMm() * scale.mmPerPixel)
    this.#host.say(measuredScreen() ? msg('True size') : msg('True size, if this screen is like most'))
  }

  /** Over the photograph. */
  layer(): TemplateResult {
    const { scale } = this.#host
    return html`${lightFilter(filterId, this.adjustment)}
      ${
        scale
          ? html`<p class="scale-bar" title=${uncertaintyWords(scale)}><span class="visually-hidden">${msg('Scale')}</span> <span class="length"></span></p>`
          : nothing
      }`
  }

  /** Once the layer is on the page. */
  laid(root: ParentNode): void {
    this.#bar = root.querySelector<HTMLElement>('.scale-bar') ?? undefined
    this.#measureBar()
  }

  #measureBar(): void {
    const { scale } = this.#host
    const { surface } = this.#stage
    const { view } = surface
    if (!this.#bar || !scale || !view) return
    const { millimetres, pixels } = roundLength(view.zoom / scale.mmPerPixel, Math.min(160, surface.size.width / 3))
    this.#bar.style.setProperty('inline-size', `${pixels}px`)
    const words = lengthWords(millimetres)
    const length = this.#bar.querySelector('.length')!
    if (length.textContent !== words) length.textContent = words
  }

  /** Under the photograph. */
  strip(): TemplateResult | typeof nothing {
    const close = () => this.#turnTo(undefined)
    if (this.#open === 'adjust')
      return adjustPanel(this.adjustment, {
        change: (change) => this.adjust(change),
        reset: () => this.adjust(asItIs),
        close,
      })
    if (this.#open !== 'true-size') return nothing
    const { scale, editable } = this.#host
    return trueSizeStrip(scale ? 'screen' : 'scale', editable, {
      measured: () => {
        close()
        this.trueSize()
      },
      calibrate: () => {
        close()
        this.#host.hold('calibrate')
      },
      close,
    })
  }

  #turnTo(strip: 'adjust' | 'true-size' | undefined): void {
    const wasOpen = this.#open !== undefined
    this.#open = strip
    this.#host.requestUpdate()
    // Whoever closed it with a key goes on at the photograph.
    if (wasOpen && !strip) this.#host.focus()
  }

  destroy(): void {
    this.#unwatch()
    this.adjust(asItIs)
  }
}

const uncertaintyWords = ({ relativeUncertainty }: Scale): string =>
  msg(str`Right to within ${formatNumber(200 * relativeUncertainty, { maximumFractionDigits: 1 })} %`)
