import type { Commands, Disposable } from './commands.ts'

/** A key and the command it runs. */
export interface Keybinding {
  /** `j`, `?`, `F1`, `Shift+J`, `Ctrl+Enter`; Ctrl is also the command key of a Mac. */
  readonly key: string
  readonly command: string
  readonly args?: readonly unknown[]
  readonly when?: () => boolean
  /** Runs again while the key is held. */
  readonly repeat?: boolean
}

/** Keys of one host, a page or an element. The latest registration whose `when` holds wins. */
export class Keybindings {
  readonly #bindings: Keybinding[] = []
  readonly #commands: Commands
  readonly #host: EventTarget
  readonly #pages = new Set<EventTarget>()

  constructor(commands: Commands, host: EventTarget) {
    this.#commands = commands
    this.#host = host
    host.addEventListener('keydown', this)
  }

  /** Also hears keys that fall outside the host, on a page that is all ours. */
  listenTo(page: EventTarget): void {
    this.#pages.add(page)
    page.addEventListener('keydown', this)
  }

  register(binding: Keybinding): Disposable {
    this.#bindings.unshift(binding)
    return {
      dispose: () => {
        const at = this.#bindings.indexOf(binding)
        if (at >= 0) this.#bindings.splice(at, 1)
      },
    }
  }

  /** The key that runs this command now, to be shown beside it. */
  keyOf(command: string): string | undefined {
    return this.#bindings.find((binding) => binding.command === command && (binding.when?.() ?? true))?.key
  }

  handleEvent(happened: Event): void {
    const event = happened as KeyboardEvent
    if (event.defaultPrevented || event.isComposing || belongsToTarget(event)) return
    if (event.currentTarget !== this.#host && belongsToMenu(event)) return
    const binding = this.#bindings.find(
      (one) => matches(one.key, event) && (one.when?.() ?? true) && this.#commands.isEnabled(one.command),
    )
    if (!binding) return
    event.preventDefault()
    if (!event.repeat || binding.repeat) this.#commands.run(binding.command, ...(binding.args ?? []))
  }

  /** Stops listening. */
  dispose(): void {
    for (const place of [this.#host, ...this.#pages]) place.removeEventListener('keydown', this)
    this.#bindings.length = 0
  }
}

function matches(wanted: string, event: KeyboardEvent): boolean {
  // trap: `Ctrl++` is Ctrl and the plus key, so the key is what follows the last plus that stands between two names.
  const [, before = '', key = ''] = /^((?:\w+\+)*)(.+)$/.exec(wanted) ?? []
  const modifiers = before.split('+')
  const shift = modifiers.includes('Shift')
  if (event.key.toLowerCase() !== key.toLowerCase()) return false
  if (modifiers.includes('Ctrl') !== control(event)) return false
  if (modifiers.includes('Alt') !== (event.altKey && !altGraph(event))) return false
  // Which signs need Shift differs between keyboards: a sign names itself.
  return event.shiftKey === shift || (!shift && key.length === 1 && key.toLowerCase() === key.toUpperCase())
}

const altGraph = (event: KeyboardEvent) => event.getModifierState('AltGraph')
const control = (event: KeyboardEvent) => (event.ctrlKey || event.metaKey) && !altGraph(event)

/** Whether the focused control has its own use for the key. Ctrl, Alt, Escape and function keys pass everywhere. */
function belongsToTarget(event: KeyboardEvent): boolean {
  if (control(event) || (event.altKey && !altGraph(event)) || event.key === 'Escape' || /^F\d+$/.test(event.key))
    return false
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
