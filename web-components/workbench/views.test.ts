import { expect, test } from 'vitest'
import { ContextKeys } from './context-keys.ts'
import { Views } from './views.ts'

const words = (text: string) => ({ en: text, nb: text })

function begin() {
  const context = new ContextKeys()
  const views = new Views(context)
  const container = views.registerContainer({ id: 'burns', title: words('Burns'), location: 'side' })
  const ids = (of = 'burns') => views.of(of).map(({ id }) => id)
  return { context, views, container, ids }
}

test('a view that cannot be is refused with a sentence that says why', () => {
  const { views } = begin()
  const register =
    (view: object, into = 'burns') =>
    () =>
      views.register(into, { id: 'a', name: words('A'), ...view })
  expect(register({}, 'nowhere')).toThrow('There is no view container nowhere.')
  expect(register({ when: 'caseOpen &&' })).toThrow('at character 12')
  for (const element of ['Burns-map', 'burnsmap', '1-map', 'burns map', 'font-face', ''])
    expect(register({ element }), element).toThrow('cannot be the name of a custom element')
  expect(register({ element: 'lys-stolen' })).toThrow('names that begin with lys- are')
  expect(() => views.registerWelcome('a', { contents: words('x'), when: '!' })).toThrow('cannot be read')
  register({ element: 'burns-map' })()
  expect(register({ element: 'burns-map' })).toThrow('The view a is already there.')
  expect(() => views.registerContainer({ id: 'burns', title: words('B'), location: 'reply' })).toThrow('already there')
})

test('an element of ours may fill a view once it is there', () => {
  class Ours extends HTMLElement {
    static readonly tag = 'lys-test-view'
  }
  customElements.define(Ours.tag, Ours)
  const { views, ids } = begin()
  views.register('burns', { id: 'a', name: words('A'), element: 'lys-test-view' })
  expect(ids()).toEqual(['a'])
})

test('views stand in order while their conditions hold, and go when they are taken back', () => {
  const { views, context, container, ids } = begin()
  views.register('burns', { id: 'late', name: words('L'), element: 'x-late' })
  const first = views.register('burns', { id: 'first', name: words('F'), element: 'x-first', order: 1 })
  views.register('burns', { id: 'deep', name: words('D'), element: 'x-deep', order: 2, when: 'burnsDeep' })
  expect(ids()).toEqual(['first', 'late'])
  context.set('burnsDeep', true)
  expect(ids()).toEqual(['first', 'deep', 'late'])
  first.dispose()
  first.dispose()
  expect(ids()).toEqual(['deep', 'late'])
  container.dispose()
  expect(views.containers('side')).toEqual([])
})

test('a view without an element says its welcome, and is not there while it has nothing to say', () => {
  const { views, context, ids } = begin()
  views.registerWelcome('empty', { contents: words('Nothing is drawn.'), when: '!drawn' })
  views.register('burns', { id: 'empty', name: words('Area') })
  expect(views.of('burns')).toMatchObject([{ id: 'empty', welcome: [words('Nothing is drawn.')] }])
  expect(views.containers('side').map(({ id }) => id)).toEqual(['burns'])
  context.set('drawn', true)
  expect([ids(), views.containers('side')]).toEqual([[], []])
})
