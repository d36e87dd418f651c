import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { define } from '../shared/define.ts'
import { LysQuickPick, type QuickPickItem } from './quick-pick.ts'

define(LysQuickPick)

const items: readonly QuickPickItem[] = [
  { id: 'fit', label: 'Whole picture', key: '0', recent: true },
  { id: 'left', label: 'Turn left' },
  { id: 'right', label: 'Turn right' },
]
let element: LysQuickPick
let before: HTMLButtonElement

beforeEach(() => {
  before = document.createElement('button')
  before.textContent = 'Before'
  element = document.createElement('lys-quick-pick')
  document.body.append(before, element)
  before.focus()
})
afterEach(() => {
  before.remove()
  element.remove()
})
const options = () =>
  [...element.renderRoot.querySelectorAll('[role=option]')].map((one) => one.querySelector('.label')?.textContent)
/** Focus in a shadow root is its own to tell. */
const focused = () => element.shadowRoot?.activeElement?.id === 'typed'
const field = () => page.getByRole('combobox', { name: 'Command' })

test('what is typed narrows the list, arrows walk round it, Enter chooses, and the focus is back where it was', async () => {
  const chosen = element.pick({ title: 'Command', items })
  await expect.poll(focused).toBe(true)
  await userEvent.keyboard('turn')
  expect(options()).toEqual(['Turn left', 'Turn right'])
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}{Enter}')
  expect(await chosen).toBe('right')
  expect(document.activeElement).toBe(before)
})

test('the chosen row is told to a screen reader as the list’s own, with how many there are', async () => {
  void element.pick({ title: 'Command', items })
  await userEvent.keyboard('{ArrowDown}')
  const input = element.renderRoot.querySelector('input')!
  const active = element.renderRoot.querySelector(`#${input.getAttribute('aria-activedescendant')}`)
  expect(active?.getAttribute('aria-selected')).toBe('true')
  expect(active?.closest(`#${input.getAttribute('aria-controls')}`)?.getAttribute('role')).toBe('listbox')
  await expect.element(page.getByRole('status')).toHaveTextContent('3 rows')
  await userEvent.keyboard('xyz')
  await expect.element(page.getByRole('status')).toHaveTextContent('Nothing is called that.')
})

test('Escape leaves without a choice, and keys of the page behind it rest', async () => {
  const heard: string[] = []
  const hear = (event: KeyboardEvent) => heard.push(event.key)
  document.addEventListener('keydown', hear)
  const chosen = element.pick({ title: 'Command', items })
  await expect.poll(focused).toBe(true)
  await userEvent.keyboard('j{Escape}')
  expect(await chosen).toBeUndefined()
  expect(heard).toEqual([])
  document.removeEventListener('keydown', hear)
})

test('a row is chosen with the mouse, and Enter on nothing keeps the question', async () => {
  const chosen = element.pick({ title: 'Command', items })
  await expect.poll(focused).toBe(true)
  await userEvent.keyboard('xyz{Enter}')
  expect(element.isOpen).toBe(true)
  await userEvent.clear(field())
  await userEvent.click(page.getByRole('option', { name: 'Turn left' }))
  expect(await chosen).toBe('left')
})

test('one used before can be forgotten', async () => {
  const forgotten: string[] = []
  void element.pick({ title: 'Command', items, forget: (id) => forgotten.push(id) })
  await expect.poll(focused).toBe(true)
  await userEvent.keyboard('{Shift>}{Delete}{/Shift}')
  expect(forgotten).toEqual(['fit'])
  await expect.element(page.getByText('recent')).not.toBeInTheDocument()
})

test('of a thousand rows some are shown, and all are searched', async () => {
  const many = Array.from({ length: 1_000 }, (_, n) => ({ id: `c${n}`, label: `Command ${n}` }))
  const chosen = element.pick({ title: 'Command', items: many })
  await expect.poll(focused).toBe(true)
  expect(options().length).toBeLessThan(100)
  await expect.element(page.getByRole('status')).toHaveTextContent('1000 rows · type on to see the others')
  await userEvent.keyboard('command 987{Enter}')
  expect(await chosen).toBe('c987')
})

test('a line of text is refused with a sentence until it is right', async () => {
  const written = element.ask({ title: 'Key', value: 'x', fault: (value) => (value === 'y' ? undefined : 'Write y.') })
  await expect.poll(focused).toBe(true)
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('alert')).toHaveTextContent('Write y.')
  await userEvent.keyboard('y{Enter}')
  expect(await written).toBe('y')
})

test('another question takes the place of an open one, which is left', async () => {
  const first = element.pick({ title: 'Command', items })
  await expect.poll(focused).toBe(true)
  const second = element.ask({ title: 'Key' })
  expect(await first).toBeUndefined()
  await expect.poll(focused).toBe(true)
  await userEvent.keyboard('a{Enter}')
  expect(await second).toBe('a')
})
