import { expect, test } from 'vitest'
import type { Keeper } from '../shared/kept.ts'
import { Configuration, type SettingGroup } from './configuration.ts'
import { ContextKeys } from './context-keys.ts'
import { parseWhen } from './when.ts'

const words = (text: string) => ({ en: text, nb: text })
const group: SettingGroup = {
  title: words('Reading'),
  properties: {
    'reading.dense': { type: 'boolean', default: false, description: words('Low rows'), order: 2 },
    'reading.hold': { type: 'integer', default: 10, minimum: 0, maximum: 60, description: words('Seconds'), order: 1 },
    'reading.theme': { type: 'string', default: 'light', enum: ['light', 'dark'], description: words('Theme') },
  },
}
function memory(text?: string): Keeper & { text: string | undefined } {
  return {
    text,
    getItem() {
      return this.text ?? null
    },
    setItem(_, value) {
      this.text = value
    },
  }
}

test('what was set counts, is there at the next visit, and goes back to the default', () => {
  const keeper = memory()
  const first = new Configuration(keeper)
  first.register(group)
  expect([first.get('reading.hold'), first.isSet('reading.hold')]).toEqual([10, false])
  expect(first.set('reading.hold', 20)).toBeUndefined()
  const second = new Configuration(keeper)
  second.register(group)
  expect([second.get('reading.hold'), second.isSet('reading.hold')]).toEqual([20, true])
  second.set('reading.hold', undefined)
  expect([second.get('reading.hold'), second.isSet('reading.hold')]).toEqual([10, false])
})

test.for([
  ['reading.hold', 61, 'At most 60.'],
  ['reading.hold', -1, 'At least 0.'],
  ['reading.hold', 1.5, 'A number is expected.'],
  ['reading.hold', '5', 'A number is expected.'],
  ['reading.theme', 'pink', 'None of the choices.'],
  ['reading.dense', 'yes', 'A boolean is expected.'],
  ['reading.gone', true, 'There is no setting reading.gone.'],
] as const)('%s is not set to %s', ([key, value, why]) => {
  const configuration = new Configuration(memory())
  configuration.register(group)
  const before = configuration.get(key)
  expect(configuration.set(key, value)).toBe(why)
  expect(configuration.get(key)).toBe(before)
})

test('a kept value that the setting no longer allows does not count, and the setting of a pack that left comes back with it', () => {
  const keeper = memory('{"reading.hold":"soon","reading.theme":"dark"}')
  const configuration = new Configuration(keeper)
  const here = configuration.register(group)
  expect([configuration.get('reading.hold'), configuration.get('reading.theme')]).toEqual([10, 'dark'])
  here.dispose()
  expect(configuration.get('reading.theme')).toBeUndefined()
  configuration.register(group)
  configuration.set('reading.dense', true)
  expect(configuration.get('reading.theme')).toBe('dark')
})

test.for(['{', 'null', '[1]', '"x"'])('what was kept as %s is nothing', (text) => {
  const configuration = new Configuration(memory(text))
  configuration.register(group)
  expect(configuration.get('reading.hold')).toBe(10)
})

test('a host that forbids to keep anything loses nothing but the keeping', () => {
  const configuration = new Configuration({
    getItem: () => {
      throw new Error('forbidden')
    },
    setItem: () => {
      throw new Error('forbidden')
    },
  })
  configuration.register(group)
  expect(configuration.set('reading.dense', true)).toBeUndefined()
  expect(configuration.get('reading.dense')).toBe(true)
})

test('a setting is asked about in conditions, as config.', () => {
  const context = new ContextKeys()
  const configuration = new Configuration(memory())
  configuration.register(group)
  configuration.showIn(context, 'reading.hold')
  const when = parseWhen('config.reading.hold > 15')
  expect(context.holds(when)).toBe(false)
  configuration.set('reading.hold', 20)
  expect(context.holds(when)).toBe(true)
})

test('two that bring one setting are a mistake, and settings stand in their order', () => {
  const configuration = new Configuration(memory())
  configuration.register(group)
  expect(() => configuration.register(group)).toThrow('reading.dense is already there')
  expect(configuration.all().map(({ settings }) => settings.map(([key]) => key))).toEqual([
    ['reading.hold', 'reading.dense', 'reading.theme'],
  ])
})
