import { html } from 'lit'
import { ref } from 'lit/directives/ref.js'
import { define } from '../shared/define.ts'
import { type KeyRow, type Keys, LysSettings, type Settings } from './settings.ts'

define(LysSettings)

const words = (en: string, nb: string) => ({ en, nb })

class DemoSettings implements Settings {
  readonly #set = new Map<string, boolean | string | number>([['list.dense', true]])
  all(): ReturnType<Settings['all']> {
    return [
      {
        title: words('Reading screen', 'Lesebildet'),
        settings: [
          ['list.dense', { type: 'boolean', default: false, description: words('Low rows', 'Lave rader') }],
          [
            'send.hold',
            {
              type: 'integer',
              default: 10,
              minimum: 0,
              maximum: 60,
              description: words('Seconds to undo', 'Sekunder til å angre'),
            },
          ],
          [
            'photo.first',
            {
              type: 'string',
              default: 'overview',
              enum: ['overview', 'close_up'],
              enumDescriptions: [words('Overview', 'Oversikt'), words('Close-up', 'Nærbilde')],
              description: words('Shown first', 'Vises først'),
            },
          ],
        ],
      },
    ]
  }
  get(key: string) {
    return this.#set.get(key) ?? (key === 'send.hold' ? 10 : key === 'list.dense' ? false : 'overview')
  }
  isSet(key: string) {
    return this.#set.has(key)
  }
  set(key: string, value: boolean | string | number | undefined) {
    if (typeof value === 'number' && !(value <= 60)) return 'At most 60.'
    if (value === undefined) this.#set.delete(key)
    else this.#set.set(key, value)
    return undefined
  }
}

class DemoKeys implements Keys {
  #rows: KeyRow[] = [
    { command: 'viewer.fit', title: 'Whole picture', keys: ['0'], isOwn: false },
    { command: 'reply.send', title: 'Send', keys: ['Ctrl+Enter'], isOwn: true },
    { command: 'case.close', title: 'Close the case', keys: [], isOwn: false },
  ]
  rows() {
    return this.#rows
  }
  written(event: KeyboardEvent) {
    return event.key
  }
  others(command: string, key: string) {
    return this.#rows.filter((one) => one.command !== command && one.keys.includes(key)).map(({ title }) => title)
  }
  #change(command: string, change: Partial<KeyRow>) {
    this.#rows = this.#rows.map((one) => (one.command === command ? { ...one, ...change } : one))
  }
  move(command: string, key: string) {
    this.#change(command, { keys: [key], isOwn: true })
  }
  remove(command: string) {
    this.#change(command, { keys: [], isOwn: true })
  }
  reset(command: string) {
    this.#change(command, { keys: ['0'], isOwn: false })
  }
}

export const title = 'Settings'
export const demos = {
  'Settings and keys': () =>
    html`<lys-settings .settings=${new DemoSettings()} .keys=${new DemoKeys()} ${ref((element) => void (element as LysSettings | undefined)?.show())}></lys-settings>`,
}
