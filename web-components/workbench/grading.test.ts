import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { eventually, forgetsEachVisit, opens } from '../../tests/components/reading-screen.ts'
import { demoGlass } from '../shared/demo-clinic.ts'
import type { LysWorkbench } from './workbench.ts'

forgetsEachVisit()

const keys = (typed: string) => userEvent.keyboard(typed)
const caption = (screen: LysWorkbench) => screen.renderRoot.querySelector('.pane.active .caption')?.textContent
const said = (screen: LysWorkbench) => screen.renderRoot.querySelector('.compare [role=status]')?.textContent
const asked = (clinic: Awaited<ReturnType<typeof opens>>['clinic']) =>
  clinic.askedFor('gradeImage').map(([id, grade, reasons]) => [id, grade, reasons])

async function opensToGrade() {
  const { clinic, screen } = await opens()
  screen.commands.run('case.open', 'ref_1')
  await eventually(() => screen.commands.isEnabled('image.gradeGood')).toBe(true)
  return { clinic, screen }
}

test('a photograph is graded with two keys: its caption and the strip say so, and a third takes it back', async () => {
  const { clinic, screen } = await opensToGrade()
  await keys('gg')
  await eventually(() => caption(screen)).toMatch(/^Photograph 2 of 2: .*\. Quality: good/)
  await eventually(() => screen.renderRoot.querySelector('lys-image-strip')?.shadowRoot?.textContent).toContain(
    'Quality: good',
  )
  await keys('ga')
  await eventually(() => caption(screen)).toContain('Quality: adequate')
  await keys('gu')
  await eventually(() => caption(screen)).toContain('Quality: good')
  expect(asked(clinic)).toEqual([
    ['img_ref_1_1', 'good', []],
    ['img_ref_1_1', 'adequate', []],
    ['img_ref_1_1', 'good', []],
  ])
})

test('what is not good enough needs a reason, and may have more; without one nothing is said of it', async () => {
  const { clinic, screen } = await opensToGrade()
  await keys('gi')
  await expect.element(page.getByRole('dialog', { name: 'Why is it not good enough?' })).toBeVisible()
  await keys('{Escape}')
  await eventually(() => page.getByRole('dialog').elements().length).toBe(0)
  expect(asked(clinic)).toEqual([])

  await keys('gi')
  await expect.element(page.getByRole('option', { name: 'out of focus' })).toBeVisible()
  await keys('{Enter}')
  await expect.element(page.getByRole('option', { name: 'No other reason' })).toBeVisible()
  await page.getByRole('combobox', { name: 'Why is it not good enough?' }).fill('ruler')
  await keys('{Enter}')
  await expect.element(page.getByRole('option', { name: 'No other reason' })).toBeVisible()
  await keys('{Enter}')
  await eventually(() => caption(screen)).toContain('Quality: not good enough: out of focus, no ruler')
  expect(asked(clinic)).toEqual([['img_ref_1_1', 'inadequate', ['focus', 'scale']]])
})

test('a grade that could not be kept says why', async () => {
  const { clinic, screen } = await opensToGrade()
  clinic.refuse('gradeImage', 'offline')
  await keys('gg')
  await eventually(() => said(screen)).toMatch(/connection|network|answer/i)
  expect(caption(screen)).not.toContain('Quality')
  expect(screen.commands.isEnabled('image.undoGrade')).toBe(false)
})

test('what is only read in an emergency, and what came with an earlier case, is not graded', async () => {
  const { clinic, screen } = await opens([{ earlier: ['Utslett'] }, {}])
  clinic.images.set(
    'ref_earlier_1_0',
    clinic.images.get('ref_2')!.map((one) => ({ ...one, id: `${one.id}_e`, referralId: 'ref_earlier_1_0' as const })),
  )
  clinic.change('ref_2', { glass: demoGlass })
  screen.commands.run('case.open', 'ref_1')
  await eventually(() => screen.commands.isEnabled('image.gradeGood')).toBe(true)
  await keys('o')
  await eventually(() =>
    screen.renderRoot.querySelector('.before lys-image-strip')?.shadowRoot?.querySelector('button'),
  ).toBeTruthy()
  screen.renderRoot.querySelector('.before lys-image-strip')?.shadowRoot?.querySelector('button')?.click()
  await eventually(() => screen.compare?.state).toBe('beside')
  screen.renderRoot.querySelector<HTMLElement>('.pane')?.dispatchEvent(new PointerEvent('pointerdown'))
  await eventually(() => caption(screen)).toMatch(/^Earlier/)
  expect(screen.commands.isEnabled('image.gradeGood')).toBe(false)
  screen.commands.run('case.open', 'ref_2')
  await eventually(() => caption(screen)).toMatch(/^Photograph/)
  expect(screen.commands.isEnabled('image.gradeGood')).toBe(false)
})
