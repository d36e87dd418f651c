import { afterEach, beforeEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { Commands } from './commands.ts'
import { Keybindings } from './keybindings.ts'

let host: HTMLElement
let keybindings: Keybindings
let ran: unknown[]

beforeEach(() => {
  host = document.createElement('div')
  host.tabIndex = 0
  document.body.append(host)
  ran = []
  const commands = new Commands()
  for (const id of ['one', 'two', 'never']) {
    commands.register({ id, title: () => id, run: (...args) => ran.push(id, ...args), enabled: () => id !== 'never' })
  }
  keybindings = new Keybindings(commands, host)
  host.focus()
})

afterEach(() => {
  keybindings.dispose()
  host.remove()
})

/** An element in a shadow root of the host, focused. */
function focusInside(markup: string): void {
  const inner = document.createElement('div')
  const root = inner.attachShadow({ mode: 'open' })
  root.innerHTML = markup
  host.append(inner)
  root.querySelector<HTMLElement>('*')!.focus()
}

const press = (key: string, init: KeyboardEventInit = {}) => {
  const target = host.querySelector('div')?.shadowRoot?.activeElement ?? host
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init }))
}

test('a key runs its command with its arguments', async () => {
  keybindings.register({ key: 'j', command: 'one', args: [7] })
  await userEvent.keyboard('j')
  expect(ran).toEqual(['one', 7])
})

test.for([
  ['Ctrl+Enter', 'Enter', { ctrlKey: true }, true],
  ['Ctrl+Enter', 'Enter', { metaKey: true }, true],
  ['Ctrl+Enter', 'Enter', {}, false],
  ['j', 'j', { ctrlKey: true }, false],
  ['j', 'J', { shiftKey: true }, false],
  ['Shift+J', 'J', { shiftKey: true }, true],
  ['?', '?', { shiftKey: true }, true],
  ['+', '+', {}, true],
  ['Ctrl++', '+', { ctrlKey: true }, true],
  ['Alt+1', '1', { altKey: true }, true],
  ['F1', 'F1', {}, true],
] as const)('%s, when %s is pressed with %o: %s', ([key, pressed, modifiers, expected]) => {
  keybindings.register({ key, command: 'one' })
  press(pressed, modifiers)
  expect(ran.length > 0).toBe(expected)
})

test('while somebody types, plain keys write', () => {
  keybindings.register({ key: 'j', command: 'one' })
  keybindings.register({ key: 'Ctrl+Enter', command: 'two' })
  for (const markup of [
    '<input>',
    '<textarea></textarea>',
    '<select></select>',
    '<p contenteditable tabindex=0></p>',
  ]) {
    host.replaceChildren()
    ran = []
    focusInside(markup)
    press('j')
    press('Enter', { ctrlKey: true })
    expect(ran, markup).toEqual(['two'])
  }
})

test('a box to tick takes letters for commands, and a button keeps its own Enter', () => {
  keybindings.register({ key: 'j', command: 'one' })
  keybindings.register({ key: 'Enter', command: 'two' })
  focusInside('<input type=checkbox>')
  press('j')
  host.replaceChildren()
  focusInside('<button>b</button>')
  press('Enter')
  press('j')
  expect(ran).toEqual(['one', 'one'])
})

test('the latest binding that holds wins, and is undone', () => {
  let later = true
  keybindings.register({ key: 'j', command: 'one' })
  const second = keybindings.register({ key: 'j', command: 'two', when: () => later })
  keybindings.register({ key: 'j', command: 'never' })
  press('j')
  later = false
  press('j')
  later = true
  second.dispose()
  press('j')
  expect(ran).toEqual(['two', 'one', 'one'])
  expect([keybindings.keyOf('one'), keybindings.keyOf('two')]).toEqual(['j', undefined])
})

test('a held key repeats only where that is meant, and what another part used is not used twice', () => {
  keybindings.register({ key: 'j', command: 'one', repeat: true })
  keybindings.register({ key: 'k', command: 'two' })
  press('j', { repeat: true })
  press('k', { repeat: true })
  host.addEventListener('keydown', (event) => event.preventDefault(), { capture: true, once: true })
  press('j')
  expect(ran).toEqual(['one'])
})

test('AltGr writes a sign and is neither Ctrl nor Alt', () => {
  keybindings.register({ key: 'Ctrl+j', command: 'one' })
  press('j', { ctrlKey: true, altKey: true, modifierAltGraph: true })
  expect(ran).toEqual([])
})

test('a page that is all ours lends its head: letters run commands there, a field, a menu and Escape keep their keys', async () => {
  const head = document.createElement('header')
  head.innerHTML =
    '<button id=language>b</button><input id=field><div id=menu popover><button id=inside>b</button></div>'
  document.body.append(head)
  const pressIn = async (id: string, key: string) => {
    head.querySelector<HTMLElement>(`#${id}`)!.focus()
    await userEvent.keyboard(key)
  }
  keybindings.register({ key: 'j', command: 'one' })
  keybindings.register({ key: 'Enter', command: 'two' })
  keybindings.register({ key: 'Escape', command: 'two' })

  await pressIn('language', 'j')
  expect(ran).toEqual([])

  keybindings.listenTo(document)
  await pressIn('language', 'j')
  await pressIn('language', '{Enter}')
  await pressIn('field', 'j')
  head.querySelector<HTMLElement>('#menu')!.showPopover()
  await pressIn('inside', 'j')
  await pressIn('inside', '{Escape}')
  expect(ran).toEqual(['one'])
  expect(head.querySelector('#menu')!.matches(':popover-open')).toBe(false)

  // What the host has already answered runs once.
  host.focus()
  await userEvent.keyboard('j')
  expect(ran).toEqual(['one', 'one'])
  keybindings.dispose()
  await pressIn('language', 'j')
  expect(ran).toEqual(['one', 'one'])
  head.remove()
})
