import { expect, test } from 'vitest'
import { Commands, together } from './commands.ts'

test('a command runs by its name, with what it is given, and only while it is enabled', () => {
  const commands = new Commands()
  let ready = false
  commands.register({ id: 'a.add', title: () => 'Add', run: (x: number, y: number) => x + y, enabled: () => ready })
  expect([commands.isEnabled('a.add'), commands.run('a.add', 1, 2)]).toEqual([false, undefined])
  ready = true
  expect(commands.run('a.add', 1, 2)).toBe(3)
  expect(() => commands.run('a.none')).toThrow('a.none')
})

test('a name is taken until its command is taken away, and both are told', () => {
  const commands = new Commands()
  const seen: string[][] = []
  commands.addEventListener('change', () => seen.push(commands.all().map(({ id }) => id)))
  const command = { id: 'a.b', title: () => 'B', run: () => 1 }
  const first = commands.register(command)
  expect(() => commands.register({ ...command })).toThrow('already')
  first.dispose()
  const second = commands.register({ ...command })
  first.dispose()
  expect(commands.get('a.b')).toBeDefined()
  together(second).dispose()
  expect(seen).toEqual([['a.b'], [], ['a.b'], []])
})
