import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { eventually, forgetsEachVisit, opens } from '../../tests/components/reading-screen.ts'
import type { LysWorkbench } from './workbench.ts'

forgetsEachVisit()

/** What a pack would put there, and what of it was run. */
function brings(screen: LysWorkbench, ...locations: readonly string[]): readonly unknown[][] {
  const ran: unknown[][] = []
  const { commands, menus, keybindings } = screen.registries
  const one = (id: string, title: string) =>
    commands.register({ id, title: () => title, run: (...args: unknown[]) => void ran.push([id, ...args]) })
  one('acme.count', 'Count')
  one('acme.countAll', 'Count all')
  keybindings.register({ key: 'Alt+C', command: 'acme.count' }, 'pack')
  for (const location of locations) menus.register(location, { command: 'acme.count', alt: 'acme.countAll' })
  return ran
}

test('what a pack puts beside the photographs, over the reply and at the head of the list is a button there', async () => {
  const { screen } = await opens()
  const ran = brings(screen, 'viewer/toolbar', 'reply/toolbar', 'worklist/title')
  screen.openCase(screen.worklist!.cases[0]!.id)
  for (const name of ['Tools of packs', 'For the reply', 'For the list']) {
    const button = page.getByRole('group', { name }).getByRole('button', { name: 'Count' })
    await expect.element(button).toBeVisible()
    await button.click()
  }
  await eventually(() => ran.length).toBe(3)
  await userEvent.keyboard('{Alt>}')
  await page
    .getByRole('group', { name: 'For the reply' })
    .getByRole('button')
    .click({ modifiers: ['Alt'] })
  await eventually(() => ran.at(-1)).toEqual(['acme.countAll'])
})

test('a row of the list has a context menu where a pack put something, and tells which case', async () => {
  const { screen } = await opens()
  const ran = brings(screen, 'worklist/item')
  const [first] = screen.worklist!.cases
  await page
    .getByRole('button', { name: /^Føflekk/ })
    .first()
    .click({ button: 'right' })
  await page.getByRole('option', { name: /Count/ }).click()
  await eventually(() => ran.length).toBe(1)
  expect(ran[0]![0]).toBe('acme.count')
  expect(screen.worklist!.cases.map(({ id }) => id)).toContain(ran[0]![1])
  expect(first).toBeDefined()
})

test('without anything of a pack there are no bars, and the browser’s own menu comes', async () => {
  const { screen } = await opens()
  expect(screen.renderRoot.querySelector('.menu-bar')).toBeNull()
  const event = new MouseEvent('contextmenu', { bubbles: true, composed: true, cancelable: true })
  screen.worklist!.renderRoot.querySelector('button.case')!.dispatchEvent(event)
  expect(event.defaultPrevented).toBe(false)
})
