import { type Keeper, keep, kept, storage, textsOf } from '../shared/kept.ts'
import type { Words } from '../shared/setting.ts'
import type { Commands, Disposable } from './commands.ts'
import type { Condition, ContextKeys } from './context-keys.ts'

/** One thing to try or to know. */
export interface Step {
  readonly id: string
  readonly title: Words
  readonly description: Words
  /** What its button does. */
  readonly command?: string
  /** `onCommand:` and a command, or `onContext:` and a condition. Without it the step's own command does, or her word. */
  readonly completesOn?: string
}

/** A first day, step by step. */
export interface Walkthrough {
  readonly id: string
  readonly title: Words
  readonly description: Words
  readonly when?: Condition
  readonly steps: readonly Step[]
}

interface Known {
  readonly walkthrough: Walkthrough
  readonly isThere: () => boolean
  /** By step: whether it is done by now. Undefined waits for her word. */
  readonly isMet: ReadonlyMap<string, ((ran: string | undefined) => boolean) | undefined>
}

const place = 'lysbord.walkthroughs'

/**
 * First days, and which of their steps are done on this machine: ids alone, never anything of a patient. Dispatches `change`
 * when one comes or goes, and when a step is done or a walkthrough put away.
 */
export class Walkthroughs extends EventTarget {
  readonly #known = new Map<string, Known>()
  readonly #commands: Commands
  readonly #context: ContextKeys
  readonly #keeper: Keeper | undefined
  #done: ReadonlySet<string>
  #away: ReadonlySet<string>

  constructor(commands: Commands, context: ContextKeys, keeper: Keeper | undefined = storage()) {
    super()
    this.#context = context
    this.#keeper = keeper
    const found = kept(place, keeper) as { readonly done?: unknown; readonly away?: unknown } | null
    this.#done = idsOf(found?.done)
    this.#away = idsOf(found?.away)
    this.#commands = commands
  }

  /** Throws when an id is taken or a `completesOn` cannot be read, and WhenError for a condition that cannot. */
  register(walkthrough: Walkthrough): Disposable {
    const { id, steps } = walkthrough
    if (this.#known.has(id)) throw new Error(`The walkthrough ${id} is already there.`)
    const isMet = new Map(steps.map((step) => [step.id, this.#asked(step)]))
    if (isMet.size < steps.length) throw new Error(`Two steps of the walkthrough ${id} have one id.`)
    const known = { walkthrough, isThere: this.#context.ask(walkthrough.when), isMet }
    this.#known.set(id, known)
    if (this.#known.size === 1) this.#listen('addEventListener')
    this.#changed()
    this.look()
    return {
      dispose: () => {
        if (this.#known.get(id) !== known) return
        this.#known.delete(id)
        if (this.#known.size === 0) this.#listen('removeEventListener')
        this.#changed()
      },
    }
  }

  /** Those that are there now, in order of arrival. */
  all(): readonly Walkthrough[] {
    return [...this.#known.values()].filter(({ isThere }) => isThere()).map(({ walkthrough }) => walkthrough)
  }
  get(id: string): Walkthrough | undefined {
    return this.#known.get(id)?.walkthrough
  }

  isDone(walkthrough: string, step: string): boolean {
    return this.#done.has(`${walkthrough}/${step}`)
  }
  /** She says so herself, or takes it back. */
  mark(walkthrough: string, step: string, done: boolean): void {
    const name = `${walkthrough}/${step}`
    if (this.#done.has(name) === done) return
    this.#done = new Set(done ? [...this.#done, name] : [...this.#done].filter((one) => one !== name))
    this.#keep()
  }

  /** Put away for good: it is shown no more unless she asks for it. */
  putAway(walkthrough: string): void {
    if (this.#away.has(walkthrough)) return
    this.#away = new Set([...this.#away, walkthrough])
    this.#keep()
  }
  isAway(walkthrough: string): boolean {
    return this.#away.has(walkthrough)
  }

  /** Looks which steps are done by now; `ran` is the command that has just run. Keys that are looked up each time tell nobody that they changed. */
  look(ran?: string): void {
    for (const { walkthrough, isMet } of this.#known.values())
      for (const [step, met] of isMet) if (met?.(ran)) this.mark(walkthrough.id, step, true)
  }

  /** Only while there is something to look at: nothing is to be left when the last is gone. */
  #listen(how: 'addEventListener' | 'removeEventListener'): void {
    this.#commands[how]('ran', this.#ran)
    this.#context[how]('change', this.#turned)
  }
  readonly #ran = (event: Event): void => this.look((event as CustomEvent<string>).detail)
  readonly #turned = (): void => this.look()

  #asked({ id, command, completesOn }: Step): ((ran: string | undefined) => boolean) | undefined {
    const words = completesOn ?? (command === undefined ? undefined : `onCommand:${command}`)
    if (words === undefined) return undefined
    const [, kind, asked = ''] = /^(onCommand|onContext):(.+)$/s.exec(words) ?? []
    if (kind === undefined)
      throw new Error(`The step ${id} completes on “${words}”: onCommand: or onContext: is expected.`)
    return kind === 'onCommand' ? (ran) => ran === asked : this.#context.ask(asked)
  }

  #keep(): void {
    keep(place, { done: [...this.#done], away: [...this.#away] }, this.#keeper)
    this.#changed()
  }
  #changed(): void {
    this.dispatchEvent(new Event('change'))
  }
}

const most = 500
const idsOf = (found: unknown): ReadonlySet<string> => new Set(textsOf(found).slice(0, most))
