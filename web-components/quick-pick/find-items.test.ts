import { expect, test } from 'vitest'
import { findItems, type QuickPickItem } from './find-items.ts'

const items: readonly QuickPickItem[] = [
  { id: 'viewer.rotateLeft', label: 'Turn left', words: ['rotate', 'Drei mot venstre'] },
  { id: 'viewer.rotateRight', label: 'Turn right', words: ['rotate'] },
  { id: 'reply.send', label: 'Send (press twice, or hold)' },
  { id: 'worklist.toggle', label: 'Wide or narrow list' },
  { id: 'case.close', label: 'Close the case', recent: true },
  { id: 'case.open', label: 'Open the case' },
]
const found = (typed: string) =>
  findItems(items, typed)
    .filter(({ similar }) => !similar)
    .map(({ item }) => item.id)
const similar = (typed: string) =>
  findItems(items, typed)
    .filter((one) => one.similar)
    .map(({ item }) => item.id)

test('before anything is typed all stand there, those used last first', () => {
  expect(found('')).toEqual(['case.close', ...items.filter(({ recent }) => !recent).map(({ id }) => id)])
})

test.for([
  ['case', ['case.close', 'case.open']],
  ['the case', ['case.close', 'case.open']],
  ['cas op', ['case.open']],
  ['op cas', ['case.open']],
  ['rotate', ['viewer.rotateLeft', 'viewer.rotateRight']],
  ['VENSTRE', ['viewer.rotateLeft']],
  ['arrow', ['worklist.toggle']],
  ['reply.send', ['reply.send']],
  ['reply.sen', []],
  ['hold', ['reply.send']],
  ['xyz', []],
] as const)('“%s” finds what holds it', ([typed, ids]) => {
  expect(found(typed)).toEqual(ids)
})

test('a slip of the finger still offers what is like it, last and marked, and nothing for two signs', () => {
  expect(similar('turn rigth')).toContain('viewer.rotateRight')
  expect(similar('clsoe the case')).toContain('case.close')
  expect(similar('tu')).toEqual([])
  expect(similar('completely different')).toEqual([])
  expect(findItems(items, 'turn').at(-1)?.similar).toBe(false)
})
