import type { Pack } from '../client.ts'
import { language, msg } from '../shared/i18n.ts'
import type { PackCase, PackItem } from './pack-api.ts'
import { PackFault } from './pack-fault.ts'
import { mayRun } from './pack-permissions.ts'
import type { Registries } from './registries.ts'

/** What packs reach of the screen besides its registries. */
export interface PackScreen {
  readonly packCase: () => PackCase | undefined
  /** `by`: the pack whose own words they are. */
  readonly tell: (words: string, by?: string) => void
  readonly pick: (items: readonly PackItem[], title: string) => Promise<string | undefined>
  readonly ask: (title: string, value: string) => Promise<string | undefined>
}

/** A message as it comes: nothing is known of what it holds. */
type Deed = (...args: unknown[]) => unknown

const longestWords = 2_000
const mostRows = 500
const mostKeys = 200

/**
 * The screen's end of the line to the code of one pack. Whatever comes is looked at before it is believed: what is not the
 * pack's to do is refused with a sentence, which its promise rejects with.
 */
export class PackBridge {
  readonly #pack: Pack
  readonly #registries: Registries
  readonly #screen: PackScreen
  readonly #keys = new Set<string>()
  #isOver = false
  /** Commands of the pack that somebody pressed and that have not come back. */
  #pressed = 0
  #isByItself = false
  #isAsking = false
  #asked = false
  /** She left a question: no other follows it before she presses again. */
  #isLeft = false

  constructor(pack: Pack, registries: Registries, screen: PackScreen) {
    this.#pack = pack
    this.#registries = registries
    this.#screen = screen
  }

  async call(method: string, args: readonly unknown[]): Promise<unknown> {
    if (this.#isOver) throw new PackFault('', msg('It has been ended.'))
    const deeds: Readonly<Record<string, Deed>> = this.#deeds
    if (!Object.hasOwn(deeds, method)) throw new PackFault('', `There is no ${method}.`)
    return deeds[method]!(...args)
  }

  /** Runs a command of the pack that was pressed: only then may its code put a question over the screen. */
  async whilePressed<T>(deed: () => Promise<T>): Promise<T> {
    if (this.#isByItself) return deed()
    this.#pressed += 1
    this.#isLeft = false
    try {
      return await deed()
    } finally {
      this.#pressed -= 1
    }
  }

  /** Whether somebody was asked something since this was asked last: a person takes longer than code. */
  readonly hasAsked = (): boolean => {
    const asked = this.#asked || this.#isAsking
    this.#asked = false
    return asked
  }

  readonly #deeds = {
    'commands.register': (id: unknown) => {
      const known = this.#pack.contributes.commands?.find(({ command }) => command === id)
      if (!known) throw new PackFault('/contributes/commands', `${words(id)} does not stand in extension.json.`)
      if (known.runs) throw new PackFault('/contributes/commands', `${words(id)} runs ${known.runs}, not code.`)
    },
    'commands.execute': (id: unknown, ...args: unknown[]) => {
      const command = words(id)
      if (!mayRun(this.#pack, command)) throw new PackFault('', `A pack may not run ${command} by itself.`)
      this.#isByItself = true
      try {
        return plain(this.#registries.commands.run(command, ...args))
      } finally {
        this.#isByItself = false
      }
    },
    'window.showMessage': (text: unknown) => this.#screen.tell(`${this.#title}: ${words(text)}`, this.#pack.id),
    'window.showQuickPick': (items: unknown, title: unknown) =>
      this.#ask(title, (asked) => this.#screen.pick(rowsOf(items), asked)),
    'window.showInputBox': (title: unknown, value: unknown) =>
      this.#ask(title, (asked) => this.#screen.ask(asked, words(value))),
    'window.setStatusText': (item: unknown, text: unknown) => {
      const id = words(item)
      if (!this.#pack.contributes.statusItems?.some((one) => one.id === id))
        throw new PackFault('/contributes/statusItems', `${id} does not stand in extension.json.`)
      this.#set(`${id}.text`, words(text))
    },
    'cases.current': () => this.#screen.packCase(),
    'reply.insertText': (text: unknown) => {
      const { commands } = this.#registries
      if (!commands.isEnabled('reply.insertText')) return false
      commands.run('reply.insertText', words(text))
      return true
    },
    'configuration.get': (key: unknown) => this.#registries.configuration.get(this.#own(key)),
    'context.set': (key: unknown, value: unknown) => {
      const own = this.#own(key)
      if (!['string', 'number', 'boolean'].includes(typeof value) && value !== null)
        throw new PackFault('', `${own} can be a text, a number, yes or no.`)
      this.#set(own, value === null ? undefined : typeof value === 'string' ? words(value) : value)
    },
  }

  /** Whose question it is stands before it: nobody takes it for ours. */
  async #ask(title: unknown, ask: (title: string) => Promise<string | undefined>): Promise<string | undefined> {
    if (this.#pressed === 0)
      throw new PackFault('', 'A pack asks only while a command of its own runs that was pressed.')
    if (this.#isLeft) throw new PackFault('', 'She left the question. Ask again when the command is pressed again.')
    if (this.#isAsking) throw new PackFault('', 'A pack asks one thing at a time.')
    const asked = words(title)
    this.#isAsking = true
    try {
      const answer = await ask(asked ? `${this.#title}: ${asked}` : this.#title)
      this.#isLeft ||= answer === undefined
      return answer
    } finally {
      this.#isAsking = false
      this.#asked = true
    }
  }

  #set(key: string, value: unknown): void {
    if (value === undefined) this.#keys.delete(key)
    else this.#keys.add(key)
    if (this.#keys.size > mostKeys) {
      this.#keys.delete(key)
      throw new PackFault('', `A pack may set ${mostKeys} keys.`)
    }
    this.#registries.context.set(key, value)
  }
  get #title(): string {
    return this.#pack.title[language()]
  }

  #own(key: unknown): string {
    const name = words(key)
    if (name.startsWith(`${this.#pack.id}.`)) return name
    throw new PackFault('', `${name} is not this pack's: its own begin with ${this.#pack.id}.`)
  }

  /** Takes away what the code has set; what it asks from now on is refused. */
  dispose(): void {
    if (this.#isOver) return
    this.#isOver = true
    for (const key of this.#keys) this.#registries.context.set(key, undefined)
  }
}

/** A text of a length that a screen can show. */
function words(given: unknown): string {
  const text = typeof given === 'string' ? given : ''
  if (text.length > longestWords) throw new PackFault('', `A text may have ${longestWords} characters.`)
  return text
}

function rowsOf(given: unknown): readonly PackItem[] {
  if (!Array.isArray(given) || given.length > mostRows) throw new PackFault('', `At most ${mostRows} rows.`)
  return given.map((row: Partial<PackItem> | null) => {
    const description = words(row?.description)
    return { id: words(row?.id), label: words(row?.label), ...(description && { description }) }
  })
}

/** What may go back to a pack: nothing of the page, only what could be written down. */
const plain = (value: unknown): unknown =>
  ['string', 'number', 'boolean'].includes(typeof value) ? value : value instanceof Promise ? value.then(plain) : null
