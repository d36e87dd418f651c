import { html, nothing, type TemplateResult } from 'lit'
import { type Annotation, measuring, type Scale, type Tool } from '../shared/annotation.ts'
import { msg } from '../shared/i18n.ts'
import { authorWords, nameOf } from '../shared/mark-words.ts'
import { exactness, type Put } from '../shared/measure.ts'
import { growingValue, labelOf, type Mark, readMarks, regionOf, sizeOf, tell } from '../shared/read-marks.ts'
import { type Shape, type Size, settled } from '../shared/shapes.ts'
import { Calibrating } from './calibrating.ts'
import { Choice, handlesOf } from './choice.ts'
import { Hand } from './hand.ts'
import type { Unkept } from './kept-marks.ts'
import { MarkDeeds, notSaved } from './mark-deeds.ts'
import { strip } from './mark-strip.ts'
import { dress } from './marks.styles.ts'
import { type DrawnMark, drawMarks, Placing } from './marks-layer.ts'
import type { Surface } from './surface.ts'
import { instruction } from './tool-words.ts'
import type { ViewedImage } from './viewed-image.ts'
import { type Asked, wordField } from './word-field.ts'

/** The viewer, as what is drawn over its photograph knows it. */
export interface MarksHost {
  readonly surface: Surface
  readonly renderRoot: HTMLElement | DocumentFragment
  readonly image: ViewedImage
  readonly annotations: readonly Annotation[]
  readonly unkept: Unkept | undefined
  readonly isConnected: boolean
  readonly scale: Scale | null
  /** May draw, change and remove. */
  readonly editable: boolean
  /** Tells a screen reader. */
  say(words: string): void
  /** To the photograph, whose keys are the tool's. */
  focus(): void
  requestUpdate(): void
  /** False when somebody prevented it. */
  dispatchEvent(event: Event): boolean
}

/** What lies over a photograph and what is held over it; loaded with the first of either. */
export class Marks {
  readonly #host: MarksHost
  readonly #deeds: MarkDeeds
  readonly #choice: Choice<Mark>
  readonly #calibrating: Calibrating
  readonly #placing: Placing
  readonly #endFollowing: () => void
  #hand: Hand | undefined
  #asked: Asked | undefined
  #marks: readonly Mark[] = []
  #drawn: HTMLElement | undefined

  constructor(host: MarksHost) {
    dress(host.renderRoot)
    this.#host = host
    this.#deeds = new MarkDeeds(host, () => this.#calibrating.scale)
    this.#choice = new Choice(host, {
      marks: () => this.#marks,
      chosen: (mark) => {
        this.#deeds.hush()
        if (mark) host.say(told(mark, host.image))
      },
      moved: (mark, shape) => this.#deeds.move(mark, shape),
    })
    this.#calibrating = new Calibrating(host, {
      done: (words, scale) => {
        // What a scale is wanted for: what was in hand already, or a length.
        const { tool } = this
        this.hold(!scale ? 'calibrate' : tool && tool !== 'calibrate' ? tool : 'length')
        this.#deeds.tell(words)
        host.focus()
      },
      failed: (words) => this.#deeds.tell(words),
      dropped: () => this.#beginAnew(),
    })
    this.#placing = new Placing(host.surface)
    this.#endFollowing = host.surface.onDraw(() => this.#placing.follow(this.#drawn))
  }

  /** Asks once more to keep what was not kept. */
  again(): void {
    this.#deeds.again()
  }

  /** What is held, if anything. */
  get tool(): Tool | undefined {
    return this.#hand?.tool
  }

  /** Takes a tool in hand, or lays it down and lets go of the mark that was chosen. */
  hold(tool: Tool | undefined): void {
    const { editable, image, surface } = this.#host
    this.#leaveWords()
    this.#deeds.hush()
    this.#calibrating.end()
    this.#choice.letGo()
    this.#hand = undefined
    if (tool && !editable && !isRuler(tool)) this.#deeds.tell(onlyRead())
    else if (tool) {
      this.#hand = new Hand(tool, surface, image, {
        whole: (points) => this.#whole(tool, points),
        left: () => this.#leaveWords(),
        stepped: (placed) => {
          this.#calibrating.end()
          this.#host.say(instruction(tool, placed))
        },
        changed: () => this.#host.requestUpdate(),
      })
      const found = this.#isOffered ? this.#calibrating.foundWords : ''
      this.#host.say(`${nameOf(tool)}. ${instruction(tool, 0)} ${found}`)
    }
    this.#host.requestUpdate()
  }

  /** Over the photograph. */
  layer(): TemplateResult | typeof nothing {
    const hand = this.#hand
    this.#marks = readMarks(this.#deeds.shown(), this.#calibrating.scale)
    this.#host.surface.grip = hand ?? (this.#marks.length > 0 ? this.#choice : undefined)
    if (!hand && this.#marks.length === 0) return nothing
    const { cross } = hand ?? this.#choice
    // What was not there before is placed once it is.
    queueMicrotask(() => this.#placing.place(this.#drawn))
    return html`<div class=${hand ? 'marks holding' : 'marks'}>
      ${drawMarks(
        this.#marks.map((mark) => this.#draw(mark)),
        hand?.shape,
        cross.isShown ? cross.at : undefined,
        this.#asked ? wordField(this.#asked) : nothing,
        this.#isDrawn,
      )}
      <ol class="visually-hidden" aria-label=${msg('Marks on the photograph: the keys ] and [ choose one')}>
        ${this.#marks.map((mark) => html`<li>${told(mark, this.#host.image)}</li>`)}
      </ol>
    </div>`
  }

  /** Under it: what is held, what to do with it, and what was read off. */
  strip(): TemplateResult | typeof nothing {
    const hand = this.#hand
    const { mark } = this.#choice
    const { canUndo } = this.#deeds
    const hasFailed = this.#marks.some(({ standing }) => standing === 'failed')
    const { again } = this.#calibrating
    const lost = hasFailed ? notSaved() : again ? msg('The calibration could not be saved.') : ''
    // Said once is enough, and no longer once it is saved.
    const news = [lost, notSaved()].includes(this.#deeds.news) ? '' : this.#deeds.news
    if (!hand && !mark && !news && !lost) return nothing
    return strip(
      {
        tool: hand?.tool,
        words: hand ? this.#next(hand) : mark ? tell(mark, this.#host.image) : news,
        news,
        author: mark ? authorWords(mark.annotation) : '',
        value: hand ? this.#value(hand) : mark ? this.#size(mark) : '',
        scale: this.#calibrating.scale,
        canUndo: canUndo || Boolean(hand?.points.length),
        lost,
        more: (hand ? this.#ofHand(hand) : mark && this.#deedsOn(mark)) || nothing,
      },
      {
        hold: (tool) => {
          this.hold(tool)
          this.#host.focus()
        },
        undo: () => this.#undo(),
        again: () => (hasFailed ? this.#deeds.again() : again?.()),
      },
    )
  }

  /** Whether the key was for what is held or chosen. */
  key(event: KeyboardEvent): boolean {
    const { key, ctrlKey, metaKey } = event
    if (key === '[' || key === ']') return this.#step(key === ']' ? 1 : -1)
    if (ctrlKey || metaKey) return key === 'z' && this.#undo()
    if (!this.#hand) return this.#choice.key(event) || this.#keyOfChosen(key)
    if (this.#isOffered && this.#calibrating.key(event, this.tool === 'calibrate')) return true
    if (key !== 'Escape') return this.#hand.key(event)
    if (this.#hand.points.length > 0) this.#beginAnew()
    else this.hold(undefined)
    return true
  }

  /** Lays everything down, with the words typed so far; the listeners end. */
  destroy(): void {
    this.#leaveWords()
    this.#hand = undefined
    this.#deeds.hush()
    this.#placing.rest()
    this.#endFollowing()
    this.#host.surface.grip = undefined
  }

  readonly #isDrawn = (drawn: Element | undefined): void => {
    this.#drawn = drawn as HTMLElement | undefined
  }

  #draw(mark: Mark): DrawnMark {
    const { annotation, number, standing } = mark
    const isChosen = this.#choice.mark?.annotation.id === annotation.id
    const shape = isChosen ? this.#choice.shapeOf(mark) : mark.shape
    return {
      shape,
      label: html`<b>${number}</b>${labelOf(mark)}`,
      isChosen,
      isMeant: isChosen || this.#choice.pointed === mark.annotation.id,
      isFailed: standing === 'failed',
      handles: isChosen && this.#host.editable ? handlesOf(shape) : [],
      held: isChosen ? this.#choice.handle : undefined,
    }
  }

  /** Before the first point of what measures there is another way to a scale. */
  get #isOffered(): boolean {
    const { tool, points } = this.#hand ?? {}
    if (!tool || points?.length) return false
    return this.#host.editable && (tool === 'calibrate' || (isRuler(tool) && !this.#calibrating.scale))
  }
  #ofHand({ tool }: Hand): TemplateResult | typeof nothing {
    if (tool === 'calibrate') return this.#calibrating.form()
    return this.#isOffered ? html`<div class="ways">${this.#calibrating.offer()}</div>` : nothing
  }

  #next({ tool, points, isWhole }: Hand): string {
    if (!isWhole) return instruction(tool, points.length)
    if (!this.#host.editable) return onlyRead()
    return tool === 'calibrate' ? '' : msg('Words, then Enter; Escape drops it.')
  }
  #value({ shape, tool }: Hand): string {
    return shape && tool !== 'calibrate' ? growingValue(shape, this.#calibrating.scale) : ''
  }
  #size({ shape }: Mark): string {
    return sizeOf(shape, exactness(this.#host.surface.view?.zoom ?? 1), this.#calibrating.scale)
  }

  #deedsOn(mark: Mark): TemplateResult | undefined {
    if (!this.#host.editable) return undefined
    const deed = (key: string, label: string, does: () => void) =>
      html`<button class="quiet" type="button" title=${key} @click=${does}>${label}</button>`
    return html`
      ${deed('F2', msg('Change the words'), () => this.#write(mark))}
      ${deed('Enter', msg('Move its points'), () => this.#lift())}
      ${deed('Delete', msg('Remove'), () => this.#remove(mark))}`
  }

  #keyOfChosen(key: string): boolean {
    const { mark } = this.#choice
    if (!mark) return false
    if (key === 'Escape') this.#choice.choose(undefined)
    else if (!this.#host.editable) return false
    else if (key === 'Delete') this.#remove(mark)
    else if (key === 'F2') this.#write(mark)
    else if (key === 'Enter') this.#lift()
    else return false
    return true
  }

  /** To the next mark or the one before, around the ends; it is brought into view. */
  #step(by: 1 | -1): boolean {
    const { surface } = this.#host
    const all = this.#marks
    if (this.#hand || all.length === 0) return false
    const at = all.findIndex(({ annotation }) => annotation.id === this.#choice.mark?.annotation.id)
    const next = all[(at < 0 && by < 0 ? all.length - 1 : at + by + all.length) % all.length]!
    this.#choice.choose(next.annotation.id)
    const { width, height } = surface.size
    const spots = next.shape.points.map((point) => surface.toScreen(point))
    if (!spots.every(({ x, y }) => x >= 0 && y >= 0 && x <= width && y <= height))
      surface.showRegion(regionOf(next.shape), false)
    return true
  }

  #lift(): void {
    this.#choice.lift()
    this.#host.say(msg('Arrows move the point, Enter goes on, Escape leaves it where it was.'))
    this.#host.focus()
  }

  #remove(mark: Mark): void {
    this.#choice.choose(undefined)
    this.#deeds.remove(mark)
    this.#host.focus()
  }

  #write(mark: Mark): void {
    const { kind, text: before } = mark.annotation
    const { image } = this.#host
    this.#ask(mark.shape, before, (text) => {
      if (text !== before && (text || kind !== 'text')) this.#deeds.reword(mark, text, image)
    })
  }

  #whole(tool: Tool, points: readonly Put[]): void {
    if (tool === 'calibrate') {
      this.#calibrating.begin(points)
      return
    }
    if (!this.#host.editable) return void this.#host.say(`${this.#value(this.#hand!)}. ${onlyRead()}`)
    const shape = { kind: tool, points }
    // trap: when the words are kept another photograph may lie here.
    const { image } = this.#host
    const keep = (text: string) => {
      this.#deeds.add(shape, points, text, image)
      this.#hand?.begin()
    }
    if (tool !== 'pointer' && tool !== 'text') keep('')
    else
      this.#ask(settled(shape, image) ?? shape, '', (text) =>
        text || tool === 'pointer' ? keep(text) : this.#hand?.begin(),
      )
  }

  /** What was typed so far is kept. */
  #leaveWords(): void {
    this.#asked?.keep(this.#asked.text, false)
  }

  #ask({ points }: Shape, text: string, keep: (text: string) => void): void {
    const end = (deed: () => void, stays: boolean) => {
      // Going away it loses the focus: that is no second answer.
      if (this.#asked !== asked) return
      this.#asked = undefined
      deed()
      if (stays) this.#host.focus()
      this.#host.requestUpdate()
    }
    const asked: Asked = {
      at: points[0]!,
      text,
      since: performance.now(),
      keep: (words, stays) => end(() => keep(words), stays),
      drop: () => end(() => this.#hand?.begin(), true),
    }
    this.#asked = asked
    this.#host.requestUpdate()
  }

  #beginAnew(): void {
    this.#calibrating.end()
    this.#hand?.begin()
    if (this.#hand) this.#host.say(instruction(this.#hand.tool, 0))
    this.#host.focus()
  }

  #undo(): boolean {
    return this.#hand?.back() || this.#deeds.undo()
  }
}

const isRuler = (tool: Tool): boolean => (measuring as readonly Tool[]).includes(tool)
const onlyRead = (): string => msg('This photograph is only looked at here: nothing is kept.')

/** With who drew it. */
const told = (mark: Mark, size: Size): string =>
  [tell(mark, size), authorWords(mark.annotation)].filter(Boolean).join('. ')
