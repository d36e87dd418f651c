import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { eventually, forgetsEachVisit, opens } from '../../tests/components/reading-screen.ts'
import { welcomeLines } from './welcome-lines.ts'
import type { LysWorkbench } from './workbench.ts'

forgetsEachVisit()

class BurnMap extends HTMLElement {
  connectedCallback() {
    this.textContent = 'Nine per cent'
  }
}
if (!customElements.get('burn-map')) customElements.define('burn-map', BurnMap)

const name = { en: 'Burn area', nb: 'Brannskadd areal' }
async function openCase(screen: LysWorkbench) {
  screen.commands.run('case.open', 'ref_1')
  await eventually(() => screen.reply?.ready).toBe(true)
}

test('a view that a pack registers stands under the facts, folds, stays folded, and is gone when it is taken back', async () => {
  const { screen } = await opens()
  await openCase(screen)
  expect(screen.renderRoot.querySelector('.views')).toBeNull()
  const registered = screen.registries.views.register('side', { id: 'burns.area', name, element: 'burn-map' })
  await expect.element(page.getByText('Nine per cent')).toBeVisible()
  await page.getByText('Burn area').click()
  await expect.element(page.getByText('Nine per cent')).not.toBeVisible()
  document.body.replaceChildren()
  const tomorrow = await opens()
  tomorrow.screen.registries.views.register('reply', { id: 'burns.area', name, element: 'burn-map' })
  await openCase(tomorrow.screen)
  await expect.element(page.getByText('Burn area')).toBeVisible()
  await expect.element(page.getByText('Nine per cent')).not.toBeVisible()
  registered.dispose()
})

test('an empty view says what its pack wrote as plain text, and its buttons run commands', async () => {
  const { screen } = await opens()
  const { views, commands } = screen.registries
  let drawn = 0
  commands.register({ id: 'burns.draw', title: () => 'Draw', run: () => drawn++ })
  views.register('side', { id: 'burns.area', name })
  const contents = 'Nothing is drawn <b>yet</b>.\n\n[Draw the area](command:burns.draw)\n[Gone](command:burns.none)'
  views.registerWelcome('burns.area', { contents: { en: contents, nb: contents } })
  await openCase(screen)
  await expect.element(page.getByText('Nothing is drawn <b>yet</b>.')).toBeVisible()
  await page.getByRole('button', { name: 'Draw the area' }).click()
  expect(drawn).toBe(1)
  await expect.element(page.getByRole('button', { name: 'Gone' })).toBeDisabled()
})

test('only a whole line is a button of a welcome', () => {
  expect(
    welcomeLines('See [a](command:a.b) here\n  [Go](command:a.b)  \n[No](javascript:alert)\n[](command:a.b)'),
  ).toEqual([
    { text: 'See [a](command:a.b) here' },
    { text: 'Go', command: 'a.b' },
    { text: '[No](javascript:alert)' },
    { text: '[](command:a.b)' },
  ])
})

test('the foot says where she is, which deadline comes next and what is not sent, and leads there', async () => {
  const { screen } = await opens([{ daysLeft: 6 }, { daysLeft: 7 }, { daysLeft: 0 }])
  const foot = page.getByRole('group', { name: 'Status' })
  await expect.element(foot.getByRole('button', { name: 'Next deadline today' })).toBeVisible()
  await openCase(screen)
  await expect.element(foot.getByRole('button', { name: /^\d of 3$/ })).toBeVisible()
  expect(foot.element().getBoundingClientRect().height).toBeLessThanOrEqual(24)
  await userEvent.keyboard('t')
  await userEvent.keyboard('Benign.')
  await foot.getByRole('button', { name: 'Next deadline today' }).click()
  await expect.element(page.getByRole('heading', { name: /^Testpasient 3 / })).toBeVisible()
  await foot.getByRole('button', { name: '1 reply not sent' }).click()
  await expect.element(page.getByLabelText('Text to the GP')).toHaveValue('Benign.')
  // A telephone gives the height to the photograph.
  await page.viewport(390, 800)
  await expect.element(foot).not.toBeInTheDocument()
})

test('a status item of a pack stands there and runs its command', async () => {
  const { screen } = await opens()
  screen.registries.status.register({
    id: 'burns.help',
    text: { en: 'Burns on call', nb: 'Brannskadevakt' },
    command: 'help.showKeys',
    alignment: 'end',
  })
  await page.getByRole('button', { name: 'Burns on call' }).click()
  await expect.element(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
})
