import { expect, test } from 'vitest'
import { Commands } from './commands.ts'
import { ContextKeys } from './context-keys.ts'
import { Menus } from './menus.ts'

function begin(...ids: string[]) {
  const context = new ContextKeys()
  const commands = new Commands(context)
  for (const id of ids) commands.register({ id, title: () => id, run: () => id })
  const menus = new Menus(commands, context)
  const shown = (location: string) => menus.of(location).map((group) => group.map(({ command }) => command))
  return { context, commands, menus, shown }
}

test('navigation stands first, the other groups by name, within a group by place and then by arrival', () => {
  const { menus, shown } = begin('a', 'b', 'c', 'd', 'e', 'f')
  for (const [command, group] of [
    ['a', 'z_last'],
    ['b', '1_first@2'],
    ['c', 'navigation'],
    ['d', '1_first@1'],
    ['e', '1_first@2'],
    ['f', undefined],
  ] as const)
    menus.register('viewer/toolbar', { command, ...(group !== undefined && { group }) })
  expect(shown('viewer/toolbar')).toEqual([['c'], ['f'], ['d', 'b', 'e'], ['a']])
})

test('a row is there while its condition holds and its command is there, and gone when it is taken back', () => {
  const { context, commands, menus, shown } = begin('a')
  const registered = menus.register('worklist/item', { command: 'a', when: 'caseOpen' })
  menus.register('worklist/item', { command: 'unknown' })
  expect(shown('worklist/item')).toEqual([])
  context.set('caseOpen', true)
  expect(shown('worklist/item')).toEqual([['a']])
  const late = commands.register({ id: 'unknown', title: () => 'late', run: () => 1 })
  expect(shown('worklist/item')).toEqual([['a', 'unknown']])
  late.dispose()
  registered.dispose()
  registered.dispose()
  expect(shown('worklist/item')).toEqual([])
  expect(shown('nowhere')).toEqual([])
})

test('a command can be kept out of the list of all', () => {
  const { context, menus } = begin('a', 'b')
  menus.register('commandPalette', { command: 'a', when: 'false' })
  menus.register('commandPalette', { command: 'b', when: 'caseOpen' })
  expect([menus.isHidden('a'), menus.isHidden('b'), menus.isHidden('c')]).toEqual([true, true, false])
  context.set('caseOpen', true)
  expect(menus.isHidden('b')).toBe(false)
})
