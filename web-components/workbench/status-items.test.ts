import { expect, test } from 'vitest'
import { ContextKeys } from './context-keys.ts'
import { type StatusItem, StatusItems } from './status-items.ts'

const item = (id: string, more: Partial<StatusItem> = {}): StatusItem => ({
  id,
  text: () => id,
  alignment: 'start',
  ...more,
})

test('two items of one id, or a condition that cannot be read, are refused', () => {
  const status = new StatusItems()
  status.register(item('a'))
  expect(() => status.register(item('a'))).toThrow('The status item a is already there.')
  expect(() => status.register(item('b', { when: 'a ==' }))).toThrow('a value is expected')
})

test('the more important an item, the nearer it stands to its end of the row, while its condition holds', () => {
  const context = new ContextKeys()
  const status = new StatusItems(context)
  const shown = () => [status.of('start'), status.of('end')].map((items) => items.map(({ id }) => id))
  status.register(item('low', { priority: 1 }))
  const high = status.register(item('high', { priority: 9 }))
  status.register(item('endLow', { alignment: 'end', priority: 1 }))
  status.register(item('endHigh', { alignment: 'end', priority: 9, when: 'caseOpen' }))
  expect(shown()).toEqual([['high', 'low'], ['endLow']])
  context.set('caseOpen', true)
  high.dispose()
  high.dispose()
  expect(shown()).toEqual([['low'], ['endLow', 'endHigh']])
})
