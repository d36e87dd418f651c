import type { Commands, Disposable } from './commands.ts'
import { type Condition, ContextKeys } from './context-keys.ts'
import {
  isAlt,
  isControl,
  isSingleKey,
  type Platform,
  platform,
  pressed,
  type Stroke,
  shiftedDigit,
  strokesOf,
} from './strokes.ts'

/** A key and the command it runs. */
export interface Keybinding {
  /** `j`, `?`, `F1`, `Shift+J`, `Ctrl+Enter`, or a chord, `Ctrl+K Ctrl+S`; Ctrl is also the command key of a Mac. */
  readonly key: string
  /** Another key there. */
  readonly mac?: string
  readonly win?: string
  readonly linux?: string
  /** With a minus before it, in the user's own: this key no longer runs it. */
  readonly command: string
  readonly args?: readonly unknown[]
  readonly when?: Condition
  /** Runs again while the key is held. */
  readonly repeat?: boolean
}

/** Whose word counts more when two say something of one key: the later, the host's more, and the user's most. */
export const levels = ['core', 'pack', 'host', 'user'] as const
export type Level = (typeof levels)[number]

interface Bound {
  readonly binding: Keybinding
  readonly strokes: readonly Stroke[]
  readonly level: Level
  readonly order: number
  readonly isThere: () => boolean
}

/** How long the second key of a chord is waited for. */
const chordMs = 5_000

/** Keys of one host, a page or an element. Dispatches `change` when a key comes or goes, and when a chord is begun or over. */
export class Keybindings extends EventTarget {
  readonly #byStroke = new Map<Stroke, Bound[]>()
  readonly #commands: Commands
  readonly #context: ContextKeys
  readonly #host: EventTarget
  readonly #pages = new Set<EventTarget>()
  readonly #platform: Platform
  #order = 0
  #user: readonly Disposable[] = []
  #chord: Stroke | undefined
  #chordEnds: ReturnType<typeof setTimeout> | undefined
  /** Whether letters, digits and signs alone run anything. */
  singleKeys = true

  constructor(commands: Commands, host: EventTarget, context = new ContextKeys(), on: Platform = platform) {
    super()
    this.#commands = commands
    this.#context = context
    this.#host = host
    this.#platform = on
    host.addEventListener('keydown', this)
  }

  /** Also hears keys that fall outside the host, on a page that is all ours. */
  listenTo(page: EventTarget): void {
    this.#pages.add(page)
    page.addEventListener('keydown', this)
  }

  /** Throws when the key is none, and WhenError when its condition cannot be read. */
  register(binding: Keybinding, level: Level = 'core'): Disposable {
    const strokes = strokesOf(binding[this.#platform] ?? binding.key)
    const bound = { binding, strokes, level, order: this.#order++, isThere: this.#context.ask(binding.when) }
    const [first] = strokes as [Stroke]
    const row = this.#byStroke.get(first) ?? []
    this.#byStroke.set(first, [...row, bound].sort(strongestFirst))
    this.dispatchEvent(new Event('change'))
    return {
      dispose: () => {
        const left = this.#byStroke.get(first)?.filter((one) => one !== bound) ?? []
        if (left.length > 0) this.#byStroke.set(first, left)
        else this.#byStroke.delete(first)
        this.dispatchEvent(new Event('change'))
      },
    }
  }

  /** Puts these in the place of the user's own. Gives a sentence for each that cannot be read; the others count. */
  setUser(bindings: readonly Keybinding[]): readonly string[] {
    for (const one of this.#user) one.dispose()
    const wrong: string[] = []
    this.#user = bindings.flatMap((binding) => {
      try {
        return [this.register(binding, 'user')]
      } catch (cause) {
        wrong.push((cause as Error).message)
        return []
      }
    })
    return wrong
  }

  /** The first key of a chord, while the second is waited for. */
  get pending(): Stroke | undefined {
    return this.#chord
  }

  /** Every binding, the strongest first. */
  all(): readonly (Keybinding & { readonly level: Level })[] {
    return [...this.#byStroke.values()]
      .flat()
      .sort(strongestFirst)
      .map(({ binding, level }) => ({ ...binding, key: this.#keyOf(binding), level }))
  }

  /** The key that runs this command now, to be shown beside it. */
  keyOf(command: string): string | undefined {
    return this.#of(command).find((one) => one.isThere())?.key
  }
  /** Every key that runs this command, now or at another time, the strongest first. */
  keysOf(command: string): readonly string[] {
    return [...new Set(this.#of(command).map(({ key }) => key))]
  }
  /** Every key that runs anything, now or at another time, the strongest first. */
  counting(): readonly { readonly key: string; readonly command: string }[] {
    return this.#counted(() => true).map(({ binding }) => ({ key: this.#keyOf(binding), command: binding.command }))
  }
  #of(command: string): readonly { key: string; isThere: () => boolean }[] {
    const counted = this.#counted(({ binding }) => binding.command === command)
    return counted.map(({ binding, isThere }) => ({ key: this.#keyOf(binding), isThere }))
  }
  #counted(isWanted: (one: Bound) => boolean): readonly Bound[] {
    return [...this.#byStroke.values()]
      .flat()
      .filter((one) => isWanted(one) && this.#counts(one))
      .sort(strongestFirst)
  }
  #keyOf = (binding: Keybinding): string => binding[this.#platform] ?? binding.key

  #counts(one: Bound): boolean {
    if (!this.singleKeys && one.strokes.length === 1 && isSingleKey(one.strokes[0]!)) return false
    const row = this.#byStroke.get(one.strokes[0]!) ?? []
    const isRemoval = (other: Bound) =>
      strongestFirst(other, one) < 0 &&
      other.binding.command === `-${one.binding.command}` &&
      other.strokes.join(' ') === one.strokes.join(' ')
    return !one.binding.command.startsWith('-') && !row.some(isRemoval)
  }

  handleEvent(happened: Event): void {
    const event = happened as KeyboardEvent
    if (event.defaultPrevented || event.isComposing) return
    if (event.currentTarget !== this.#host && belongsToMenu(event)) return
    if (this.#chord !== undefined) this.#second(event, this.#chord)
    else if (!belongsToTarget(event)) this.#first(event)
  }

  #first(event: KeyboardEvent): void {
    const found = this.#find(event)
    if (!found) return
    event.preventDefault()
    if (found.strokes.length > 1) this.#begin(found.strokes[0]!)
    else if (!event.repeat || found.binding.repeat) this.#run(found)
  }

  /** What an event means now: the strongest that is there, whose command can be run, or the beginning of a chord. */
  #find(event: KeyboardEvent): Bound | undefined {
    return this.#strongest(pressed(event)) ?? this.#strongest(shiftedDigit(event))
  }
  #strongest(strokes: readonly Stroke[]): Bound | undefined {
    const rows = strokes.flatMap((stroke) => this.#byStroke.get(stroke) ?? [])
    return rows.sort(strongestFirst).find((one) => this.#runs(one))
  }
  #runs = (one: Bound): boolean => this.#counts(one) && one.isThere() && this.#commands.isEnabled(one.binding.command)

  #begin(stroke: Stroke): void {
    this.#wait(stroke)
    this.#chordEnds = setTimeout(() => this.#wait(undefined), chordMs)
  }
  #wait(stroke: Stroke | undefined): void {
    clearTimeout(this.#chordEnds)
    this.#chord = stroke
    this.dispatchEvent(new Event('change'))
  }

  /** The second key belongs to the chord, whatever it is: typed into a field it would be a surprise. */
  #second(event: KeyboardEvent, first: Stroke): void {
    if (['Shift', 'Control', 'Alt', 'Meta', 'AltGraph'].includes(event.key)) return
    event.preventDefault()
    this.#wait(undefined)
    const meant = pressed(event)
    const found = this.#byStroke.get(first)?.find((one) => meant.includes(one.strokes[1] ?? '') && this.#runs(one))
    if (found) this.#run(found)
  }

  #run({ binding }: Bound): void {
    this.#commands.run(binding.command, ...(binding.args ?? []))
  }

  /** Stops listening. */
  dispose(): void {
    for (const place of [this.#host, ...this.#pages]) place.removeEventListener('keydown', this)
    clearTimeout(this.#chordEnds)
    this.#byStroke.clear()
  }
}

const strongestFirst = (a: Bound, b: Bound): number =>
  levels.indexOf(b.level) - levels.indexOf(a.level) || b.order - a.order

/** Whether the focused control has its own use for the key. Ctrl, Alt, Escape and function keys pass everywhere. */
function belongsToTarget(event: KeyboardEvent): boolean {
  if (isControl(event) || isAlt(event) || event.key === 'Escape' || /^F\d+$/.test(event.key)) return false
  // Looks through shadow roots: the event's own target is the outermost host.
  const [target] = event.composedPath()
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.matches(typedInto)) return true
  return (event.key === 'Enter' || event.key === ' ') && target.matches('button, a[href], summary, input')
}

/** Escape closes what hangs open from the page's head, wherever the focus is; in there every key is its own. */
const belongsToMenu = (event: KeyboardEvent): boolean =>
  event.key === 'Escape' ||
  event.composedPath().some((one) => one instanceof HTMLElement && one.matches(':popover-open'))

const typedInto = `textarea, select, input:not(${[
  'button',
  'checkbox',
  'color',
  'file',
  'image',
  'radio',
  'range',
  'reset',
  'submit',
]
  .map((type) => `[type='${type}' i]`)
  .join()})`
