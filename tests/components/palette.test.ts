import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { setLanguage } from '../../web-components/shared/i18n.ts'
import { eventually, forgetsEachVisit, opens } from './reading-screen.ts'

forgetsEachVisit()

const keys = (typed: string) => userEvent.keyboard(typed)

test('a command is found by a word of it in either language, run, and stands first the next time', async () => {
  const { screen } = await opens()
  screen.worklist?.focus()
  await keys('{F1}')
  await expect.element(page.getByRole('combobox', { name: 'What shall be done?' })).toBeVisible()
  await keys('low or high{Enter}')
  expect(screen.registries.configuration.get('worklist.dense')).toBe(true)
  await keys('{Control>}k{/Control}')
  await expect.element(page.getByRole('option').first()).toHaveTextContent('Low or high rows recent Shift+D')
  await keys('Gå til listen')
  await expect.element(page.getByRole('option').first()).toHaveTextContent('Go to the list l')
  await setLanguage('nb')
  await keys('{Escape}{F1}')
  await expect.element(page.getByRole('combobox', { name: 'Hva skal gjøres?' })).toBeVisible()
  await keys('go to the list')
  await expect.element(page.getByRole('option').first()).toHaveTextContent('Gå til listen l')
  await setLanguage('en')
  await keys('{Escape}{F1}')
  await expect.element(page.getByRole('combobox', { name: 'What shall be done?' })).toBeVisible()
  // What needs to be told which one is no row here.
  await keys('show a photograph')
  await expect.element(page.getByRole('option', { name: 'Show a photograph' })).not.toBeInTheDocument()
  await keys('{Escape}')
})

test('in nynorsk a command is found by its bokmål and its English too', async () => {
  const { screen } = await opens()
  await setLanguage('nn')
  screen.worklist?.focus()
  for (const typed of ['gå til lista', 'gå til listen', 'go to the list']) {
    await keys('{F1}')
    await expect.element(page.getByRole('combobox', { name: 'Kva skal gjerast?' })).toBeVisible()
    await keys(typed)
    await expect.element(page.getByRole('option').first()).toHaveTextContent('Gå til lista l')
    await keys('{Escape}')
  }
  await setLanguage('en')
})

test('whoever wants no single keys switches them off, and the others go on', async () => {
  const { screen } = await opens()
  screen.worklist?.focus()
  screen.registries.configuration.set('keys.single', false)
  await keys('?')
  await expect.element(page.getByRole('heading', { name: 'Keys' })).not.toBeInTheDocument()
  await keys('{F1}')
  await expect.element(page.getByRole('combobox', { name: 'What shall be done?' })).toBeVisible()
  await keys('{Escape}')
})

test('conditions may ask what is open: the published keys have their values', async () => {
  const { screen } = await opens()
  const { context } = screen.registries
  expect(context.ask('caseOpen')()).toBe(false)
  screen.commands.run('case.open', 'ref_1')
  await eventually(context.ask("caseOpen && casePack == 'dermatology' && config.worklist.folds")).toBe(true)
})

test('a key is moved to another command in the settings, says what else it does, and goes back', async () => {
  const { screen } = await opens()
  screen.worklist?.focus()
  await keys('{Control>},{/Control}')
  await expect.element(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await page.getByRole('button', { name: 'Change: Show the keys' }).click()
  await keys('j')
  await expect.element(page.getByText('J also does: Next row of the list')).toBeVisible()
  expect(screen.keybindings.keyOf('help.showKeys')).toBe('J')
  // The button says so at once.
  await eventually(() => screen.renderRoot.querySelector('.buttons [aria-keyshortcuts=J]')?.textContent).toContain(
    'Keys',
  )
  await page.getByRole('button', { name: 'As it came: Show the keys' }).click()
  expect(screen.keybindings.keyOf('help.showKeys')).toBe('?')
  await page.getByRole('checkbox', { name: 'Low rows without photographs' }).click()
  expect(screen.registries.configuration.get('worklist.dense')).toBe(true)
  // Another visit begins with what was set.
  await page.getByRole('button', { name: 'Take away: Show the keys' }).click()
  document.body.replaceChildren()
  const again = await opens()
  expect(again.screen.keybindings.keyOf('help.showKeys')).toBeUndefined()
  expect(again.screen.registries.configuration.get('worklist.dense')).toBe(true)
})

test('what is typed right behind the key is looked for, and turns no photograph meanwhile', async () => {
  const { screen } = await opens()
  screen.openCase(screen.worklist!.cases[0]!.id)
  await eventually(() => screen.commands.isEnabled('case.close')).toBe(true)
  screen.focusCase()
  const press = (key: string) =>
    screen.renderRoot
      .querySelector('.case')!
      .dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }))
  // Quicker than any screen can follow: all before the palette could open.
  for (const key of ['F1', 'q', 'u', 'Backspace']) press(key)
  const asked = page.getByRole('combobox', { name: 'What shall be done?' })
  await expect.element(asked).toHaveValue('q')
  expect(screen.hasCase).toBe(true)
  await keys('{Escape}')
  press('q')
  await eventually(() => screen.hasCase).toBe(false)
})
