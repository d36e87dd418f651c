import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { eventually, forgetsEachVisit, opens } from '../../tests/components/reading-screen.ts'

forgetsEachVisit()

test('another case is read and answered from the top, wherever the one before it was left', async () => {
  const { screen } = await opens()
  screen.style.blockSize = '420px'
  screen.commands.run('case.open', 'ref_1')
  await expect.element(page.getByRole('heading', { name: /^Testpasient 1 / })).toBeVisible()
  const pane = (name: 'facts' | 'reply') => screen.renderRoot.querySelector(`.${name}`)!
  await eventually(() => pane('reply').scrollHeight - pane('reply').clientHeight).toBeGreaterThan(100)
  for (const name of ['facts', 'reply'] as const) pane(name).scrollTop = 9999
  expect(pane('reply').scrollTop).toBeGreaterThan(100)

  screen.commands.run('case.open', 'ref_2')
  await expect.element(page.getByRole('heading', { name: /^Testpasient 2 / })).toBeVisible()
  expect([pane('facts').scrollTop, pane('reply').scrollTop]).toEqual([0, 0])
})
