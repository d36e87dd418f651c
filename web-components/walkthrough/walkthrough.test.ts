import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { eventually, forgetsEachVisit, opens } from '../../tests/components/reading-screen.ts'

forgetsEachVisit()

const keys = (typed: string) => userEvent.keyboard(typed)
const step = (name: string) => page.getByRole('checkbox', { name })
const invitation = () => page.getByRole('button', { name: /^First day here/ })

test('a first day stands where nothing is open, in one line, and is never in the way', async () => {
  const { screen } = await opens()
  await expect.element(invitation()).toHaveTextContent('First day here? 7 things to try, 0 done')
  expect(screen.renderRoot.querySelector('dialog[open], lys-walkthrough')).toBeNull()
  await page.getByRole('button', { name: 'Never show this' }).click()
  await expect.element(invitation()).not.toBeInTheDocument()
  document.body.replaceChildren()
  const tomorrow = await opens()
  await eventually(() => tomorrow.screen.registries.walkthroughs.all().length).toBe(1)
  await expect.element(invitation()).not.toBeInTheDocument()
  // Whoever asks for it gets it.
  tomorrow.screen.commands.run('help.openWalkthrough')
  await expect.element(page.getByRole('heading', { name: 'First day on the reading screen' })).toBeVisible()
  await eventually(() => tomorrow.screen.shadowRoot?.activeElement?.localName).toBe('lys-walkthrough')
})

test('the steps tick themselves while she works, and are done tomorrow', async () => {
  const { screen } = await opens()
  await invitation().click()
  await expect.element(step('Open a case')).not.toBeChecked()
  await page.getByRole('button', { name: 'Open the next case' }).click()
  await expect.element(page.getByRole('heading', { name: /^Testpasient 1 / })).toBeVisible()
  await expect.element(step('Open a case')).toBeChecked()
  await eventually(() => screen.reply?.ready).toBe(true)
  await keys('{+}')
  await expect.element(step('Look closer')).toBeChecked()
  await keys('r{ArrowDown}')
  await expect.element(step('Write from a template')).toBeChecked()
  await keys('{Control>}{Enter}{Enter}{/Control}')
  await expect.element(step('Send a reply')).toBeChecked()
  await keys('{Alt>}z{/Alt}')
  await expect.element(step('Take a reply back')).toBeChecked()
  await expect.element(page.getByText('5 of 7 done')).toBeVisible()
  await page.getByRole('button', { name: 'Close', exact: true }).first().click()
  document.body.replaceChildren()
  await opens()
  await expect.element(invitation()).toHaveTextContent('First day here? 7 things to try, 5 done')
})

test('what cannot tick itself is ticked by hand, and taken back', async () => {
  const { screen } = await opens()
  screen.commands.run('help.openWalkthrough')
  await step('Take a reply back').click()
  await expect.element(page.getByText('1 of 7 done')).toBeVisible()
  await step('Take a reply back').click()
  await expect.element(page.getByText('0 of 7 done')).toBeVisible()
})

test('a walkthrough of a pack is shown by its name, and is gone with its pack', async () => {
  const { screen } = await opens([{}, {}], 390)
  const { commands, walkthroughs } = screen.registries
  await expect(commands.run('help.openWalkthrough', 'burns.day')).rejects.toThrow('There is no walkthrough burns.day.')
  const words = (text: string) => ({ en: text, nb: text })
  const pack = walkthroughs.register({
    id: 'burns.day',
    title: words('Burns on call'),
    description: words('Three calls.'),
    steps: [{ id: 'call', title: words('Call the ward'), description: words('77 00 00 00') }],
  })
  commands.run('help.openWalkthrough', 'burns.day')
  await expect.element(step('Call the ward')).toBeVisible()
  pack.dispose()
  await expect.element(page.getByRole('button', { name: /^Føflekk/ })).toBeVisible()
})

test('on a telephone the first day is a page of its own until it is closed', async () => {
  const { screen } = await opens([{}, {}], 390)
  screen.commands.run('help.openWalkthrough')
  await expect.element(page.getByRole('heading', { name: 'First day on the reading screen' })).toBeVisible()
  expect(screen.worklist?.hidden).toBe(true)
  await page.getByRole('button', { name: 'Close', exact: true }).first().click()
  await expect.element(page.getByRole('button', { name: /^Føflekk/ })).toBeVisible()
})
