import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { eventually, forgetsEachVisit, opens } from '../../tests/components/reading-screen.ts'
import type { SignInAgainEvent } from '../break-glass/break-glass.events.ts'
import { colleague, demoGlass, demoSession } from '../shared/demo-clinic.ts'
import type { LysWorkbench } from './workbench.ts'

forgetsEachVisit()
afterEach(() => vi.restoreAllMocks())

const keys = (typed: string) => userEvent.keyboard(typed)
const patient = (name: string) => page.getByRole('heading', { name: new RegExp(`^${name} `) })
const open = (screen: LysWorkbench) => screen.worklist?.chosen
/** The text of a part, in one line. */
const textOf = (screen: LysWorkbench, selector: string) =>
  screen.renderRoot.querySelector(selector)?.textContent?.replaceAll(/\s+/g, ' ').trim()

const panes = (screen: LysWorkbench) => [...screen.renderRoot.querySelectorAll('.pane')]
/** What hangs on the table, from left to right. */
const hung = (screen: LysWorkbench) => panes(screen).map((pane) => pane.querySelector('.caption')?.textContent)

test('a case is answered with the keys alone, and the next one opens by itself', async () => {
  const { clinic, screen } = await opens()
  screen.worklist?.focus()
  await keys('j{Enter}')
  await expect.element(patient('Testpasient 2')).toBeVisible()
  await keys('r{ArrowDown}')
  await keys('{Control>}{Enter}{Enter}{/Control}')

  await expect.element(patient('Testpasient 3')).toBeVisible()
  expect(clinic.cases.get('ref_2')?.referral.status).toBe('replied')
  expect(clinic.askedFor('sendReply')[0]?.[0]).toBe('ref_2')
  expect(clinic.askedFor('sendReply')[0]?.[2]).toMatchObject({ holdSeconds: 10 })
  expect(textOf(screen, 'header .sent [role=status]')).toBe('Sent to Legekontor 3. You can undo this for some seconds.')
})

test('what was just sent is taken back with a key from another case, and every word is there again', async () => {
  const { clinic, screen } = await opens()
  screen.commands.run('case.open', 'ref_1')
  await expect.element(patient('Testpasient 1')).toBeVisible()
  await keys('r{ArrowDown}')
  await page.getByLabelText('Text to the GP').fill('In my own words.')
  await keys('{Control>}{Enter}{Enter}{/Control}')
  await expect.element(patient('Testpasient 2')).toBeVisible()
  const focused = screen.shadowRoot?.activeElement
  await expect.element(page.getByRole('button', { name: 'Undo', exact: true })).toBeVisible()
  // Nothing takes the focus from the next case.
  expect(screen.shadowRoot?.activeElement).toBe(focused)
  await keys('{Alt>}z{/Alt}')

  await expect.element(patient('Testpasient 1')).toBeVisible()
  await expect.element(page.getByLabelText('Text to the GP')).toHaveValue('In my own words.')
  expect(textOf(screen, 'header .sent [role=status]')).toBe('Taken back. The reply did not leave.')
  expect(clinic.askedFor('undoReply')).toHaveLength(1)
  await eventually(() => screen.worklist?.cases.length).toBe(3)
  // The same words are another reply the second time.
  await keys('{Control>}{Enter}{Enter}{/Control}')
  await eventually(() => clinic.askedFor('sendReply').length).toBe(2)
  const [[, first], [, second]] = clinic.askedFor('sendReply') as [unknown[], unknown[]]
  expect(second).not.toBe(first)
})

test('an undo that comes too late says so, and the reply stays sent', async () => {
  const { clinic, screen } = await opens()
  screen.commands.run('case.open', 'ref_1')
  await expect.element(patient('Testpasient 1')).toBeVisible()
  await keys('r{ArrowDown}')
  await keys('{Control>}{Enter}{Enter}{/Control}')
  clinic.refuse('undoReply', 'reply.left')
  await page.getByRole('button', { name: 'Undo', exact: true }).click()

  await expect.element(page.getByText('The reply has left already. Correct it instead.')).toBeVisible()
  expect(clinic.cases.get('ref_1')?.referral.status).toBe('replied')
})

test('the next case is here before it is opened, and the button names it', async () => {
  const { clinic, screen } = await opens()
  screen.commands.run('case.open', 'ref_1')
  await expect.element(page.getByRole('button', { name: 'Send and next: Testpasient 2' })).toBeVisible()
  const before = clinic.askedFor('readCase').length
  expect(clinic.askedFor('readCase').at(-1)).toEqual(['ref_2'])
  clinic.refuse('readCase', 'offline')
  clinic.refuse('listImages', 'offline')
  await keys('{Shift>}J{/Shift}')

  await expect.element(patient('Testpasient 2')).toBeVisible()
  expect(hung(screen)).toEqual([
    'Photograph 1 of 2: Overview that shows where on the body',
    expect.stringMatching(/^Photograph 2 of 2: .*\. Taken 17 Nov 2026, 14:32$/),
  ])
  expect(clinic.askedFor('readCase').length).toBeGreaterThan(before)
})

test('photographs hang as the pack asks for them: the overview small, what is closer large', async () => {
  const { screen } = await opens([{ images: ['ready', 'ready', 'ready'] }], 1640)
  screen.commands.run('case.open', 'ref_1')
  await eventually(() => hung(screen).length).toBe(3)
  const [overview, closeUp, closest] = panes(screen).map((pane) => pane.getBoundingClientRect().width)
  expect(overview! * 1.9).toBeLessThan(closeUp!)
  expect(Math.abs(closeUp! - closest!)).toBeLessThan(2)
  expect(panes(screen).findIndex((pane) => pane.classList.contains('active'))).toBe(1)

  await page.viewport(1200, 800)
  await eventually(() => hung(screen).length).toBe(2)
  await page.viewport(900, 800)
  await eventually(() => hung(screen)).toEqual([expect.stringMatching(/^Photograph 2 of 3/)])
})

test('filters and the search ask the server, and a filter is taken off by pressing it again', async () => {
  const mine = { by: demoSession.person, at: '2026-11-24T08:40:00Z' }
  const { clinic, screen } = await opens([{}, { daysLeft: 0 }, { claim: mine }])
  await page.getByRole('button', { name: 'Due today 1' }).click()
  await eventually(() => screen.worklist?.cases.map(({ id }) => id)).toEqual(['ref_2'])
  await page.getByRole('button', { name: 'Your turn 1' }).click()
  await eventually(() => screen.worklist?.cases.map(({ id }) => id)).toEqual(['ref_3'])
  await page.getByRole('button', { name: 'Your turn 1' }).click()
  await eventually(() => screen.worklist?.cases.length).toBe(3)

  screen.worklist?.focus()
  await keys('/')
  await keys('pasient 2')
  await eventually(() => screen.worklist?.cases.map(({ id }) => id)).toEqual(['ref_2'])
  expect(clinic.askedFor('searchWaiting').at(-1)).toEqual(['uni_one', 'pasient 2'])
  await keys('{Enter}{Enter}')
  await expect.element(patient('Testpasient 2')).toBeVisible()
})

test('after the one she looked for is answered, the others are back and the keys go on', async () => {
  const { screen } = await opens()
  screen.worklist?.focus()
  await keys('/')
  await keys('pasient 2')
  await eventually(() => screen.worklist?.cases.map(({ id }) => id)).toEqual(['ref_2'])
  await keys('{Enter}{Enter}')
  await expect.element(patient('Testpasient 2')).toBeVisible()
  await keys('r{ArrowDown}')
  await keys('{Control>}{Enter}{Enter}{/Control}')

  await eventually(() => screen.worklist?.cases.map(({ id }) => id)).toEqual(['ref_1', 'ref_3'])
  await eventually(() => screen.worklist?.shadowRoot?.activeElement?.getAttribute('data-id')).toBe('ref_1')
  await keys('{Enter}')
  await expect.element(patient('Testpasient 1')).toBeVisible()
})

test('she unfolds the list once, and it stays so tomorrow', async () => {
  const { screen } = await opens()
  screen.commands.run('case.open', 'ref_1')
  await eventually(() => screen.worklist?.folded).toBe(true)
  await keys('{Shift>}L{/Shift}')
  await eventually(() => screen.worklist?.folded).toBe(false)
  document.body.replaceChildren()
  const tomorrow = await opens()
  tomorrow.screen.commands.run('case.open', 'ref_2')

  await expect.element(patient('Testpasient 2')).toBeVisible()
  expect(tomorrow.screen.worklist?.folded).toBe(false)
})

test('earlier cases of the patient are opened from the banner', async () => {
  const { clinic, screen } = await opens([{ earlier: ['Utslett i fjor'] }])
  clinic.cases.set('ref_earlier_1_0', {
    ...clinic.cases.get('ref_1')!,
    referral: {
      ...clinic.cases.get('ref_1')!.referral,
      id: 'ref_earlier_1_0',
      status: 'acknowledged',
      caseNumber: '2B4D-10',
    },
    earlier: [],
  })
  screen.commands.run('case.open', 'ref_1')
  await page.getByText('1 earlier case').click()
  await page.getByRole('button', { name: /Utslett i fjor/ }).click()

  await expect.element(page.getByRole('region', { name: 'Case 2B4D-10' })).toBeInTheDocument()
})

test('digits turn to photographs, and mean outcomes once the reply has the focus', async () => {
  const { screen } = await opens()
  const turnedTo = () => screen.renderRoot.querySelector('.pane.active .caption')?.textContent
  screen.commands.run('case.open', 'ref_1')
  await eventually(turnedTo).toMatch(/^Photograph 2 of 2/)
  await keys('1')
  await eventually(turnedTo).toMatch(/^Photograph 1 of 2/)
  await keys('d3')

  await expect.element(page.getByRole('radio', { name: 'Straight to procedure' })).toBeChecked()
  expect(turnedTo()).toMatch(/^Photograph 1 of 2/)
})

test('the text to the GP is above the foot when a key leads to it, not behind it', async () => {
  const { screen } = await opens()
  screen.commands.run('case.open', 'ref_1')
  await eventually(() => screen.reply?.ready).toBe(true)
  await keys('t')

  const text = page.getByLabelText('Text to the GP').element()
  const foot = screen.reply!.renderRoot.querySelector('footer')!
  // What the pack asks may come a moment later, above it.
  await eventually(() => text.getBoundingClientRect().bottom <= foot.getBoundingClientRect().top).toBe(true)
})

test('a colleague takes the open case while she looks at it: the reply says so before she writes', async () => {
  const { clinic, screen } = await opens()
  screen.commands.run('case.open', 'ref_1')
  await expect.element(patient('Testpasient 1')).toBeVisible()
  clinic.change('ref_1', { claim: { by: colleague, at: '2026-11-24T08:40:00Z' } })
  await screen.worklist?.refresh()

  await expect.element(page.getByText('Taken by Colleague Two, ', { exact: false }).first()).toBeVisible()
})

test('after sending, a case that a colleague has is skipped', async () => {
  const { screen } = await opens([{}, { claim: { by: colleague, at: '2026-11-24T08:40:00Z' } }, {}])
  screen.commands.run('case.open', 'ref_1')
  await expect.element(patient('Testpasient 1')).toBeVisible()
  await keys('r{ArrowDown}')
  await keys('{Control>}{Enter}{Enter}{/Control}')

  await expect.element(patient('Testpasient 3')).toBeVisible()
})

test('after the last case the list says that none waits', async () => {
  const { screen } = await opens([{}])
  screen.commands.run('case.open', 'ref_1')
  await expect.element(patient('Testpasient 1')).toBeVisible()
  await keys('r{ArrowDown}')
  await keys('{Control>}{Enter}{Enter}{/Control}')

  await expect.element(page.getByText('No case waits.')).toBeVisible()
  expect(open(screen)).toBe('')
})

test('a case that cannot be read says why and is read when asked', async () => {
  const { clinic, screen } = await opens()
  clinic.refuse('readCase', 'offline')
  clinic.refuse('listImages', 'offline')
  screen.commands.run('case.open', 'ref_1')

  await expect.element(page.getByRole('alert').first()).toBeVisible()
  for (const retry of page.getByRole('button', { name: 'Try again' }).elements()) (retry as HTMLElement).click()
  await expect.element(patient('Testpasient 1')).toBeVisible()
  await expect.element(page.getByText('Photograph 2 of 2', { exact: false })).toBeVisible()
})

test('a photograph that failed and one being prepared say so, and the second appears by itself', async () => {
  const { clinic, screen } = await opens([{ images: ['failed', 'received'] }])
  screen.commands.run('case.open', 'ref_1')
  await expect.element(page.getByText('This photograph is being prepared.', { exact: false })).toBeVisible()
  await keys('1')
  await expect.element(page.getByText('This photograph cannot be shown.', { exact: false })).toBeVisible()
  await keys('2')
  await expect.element(page.getByText('This photograph is being prepared.', { exact: false })).toBeVisible()

  clinic.images.set(
    'ref_1',
    clinic.images.get('ref_1')!.map((one) => ({
      ...one,
      status: one.status === 'received' ? 'previewed' : one.status,
      width: 1024,
      height: 768,
    })),
  )
  await eventually(() => screen.renderRoot.querySelector('lys-viewer')?.image?.previewUrl).toBeTruthy()
})

test('the file of a photograph that failed is downloaded, and a download that is refused says why and can be tried again', async () => {
  const { clinic, screen } = await opens([{ images: ['failed', 'failed'] }])
  const saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue()
  screen.commands.run('case.open', 'ref_1')
  clinic.refuse('readOriginal', 'image.unscanned')
  const download = page.getByRole('button', { name: 'Download the original' }).first()
  await download.click()
  const refused = page.getByText('The virus scanner has not looked at this file yet.', { exact: false })
  await expect.element(refused).toBeVisible()
  expect(saved).not.toHaveBeenCalled()

  await download.click()
  await eventually(() => saved.mock.contexts).toMatchObject([{ download: 'img_ref_1_0' }])
  await expect.element(refused).not.toBeInTheDocument()
})

test('what was written waits while another case is looked at, and the list marks it', async () => {
  const { screen } = await opens()
  screen.commands.run('case.open', 'ref_1')
  await expect.element(patient('Testpasient 1')).toBeVisible()
  await keys('t')
  await keys('Benign.')
  await keys('{Escape}')
  await keys('{Shift>}J{/Shift}')
  await expect.element(patient('Testpasient 2')).toBeVisible()
  await expect.element(page.getByLabelText('Text to the GP')).toHaveValue('')

  await keys('{Shift>}K{/Shift}')
  await expect.element(page.getByLabelText('Text to the GP')).toHaveValue('Benign.')
  await expect.element(page.getByRole('button', { name: /draft$/ })).toBeInTheDocument()
})

test('the keys are shown on ?, and letters rest while she types', async () => {
  const { screen } = await opens()
  screen.commands.run('case.open', 'ref_1')
  await expect.element(patient('Testpasient 1')).toBeVisible()
  await keys('t')
  await keys('j?')
  await expect.element(page.getByLabelText('Text to the GP')).toHaveValue('j?')
  await keys('{Escape}?')

  await expect.element(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
})

test('on a telephone the list comes first and the case is a page of its own', async () => {
  const { screen } = await opens([{}, {}], 390)
  await page.getByRole('button', { name: /^Føflekk/ }).click()
  await expect.element(patient('Testpasient 1')).toBeVisible()
  expect(screen.worklist?.hidden).toBe(true)
  await page.getByRole('tab', { name: 'Reply' }).click()
  await expect.element(page.getByLabelText('Text to the GP')).toBeVisible()

  await page.getByRole('button', { name: 'Back to the list' }).click()
  await expect.element(page.getByRole('button', { name: /^Føflekk/ })).toBeVisible()
})

test('every command has a name, and every key a command', async () => {
  const { screen } = await opens()
  for (const command of screen.commands.all()) expect(command.title(), command.id).toMatch(/\S/)
  await screen.commands.run('help.showKeys')
  const rows = screen.renderRoot.querySelectorAll('dialog li')

  expect(rows.length).toBeGreaterThan(20)
  for (const row of rows) expect(row.textContent).not.toMatch(/\w+\.\w+[A-Z]/)
})

test('in an emergency a patient outside the units is opened with the keys alone, to read and no more', async () => {
  const { clinic, screen } = await opens()
  clinic.refuse('breakGlass', 'session.stale')
  const asked: SignInAgainEvent[] = []
  screen.addEventListener('lys-sign-in-again', (event) => asked.push(event))
  screen.focusList()
  await keys('{Shift>}b{/Shift}')
  await expect.element(page.getByRole('dialog', { name: 'Open a patient outside your units?' })).toBeVisible()
  await keys('{Enter}')
  await expect.element(page.getByText('Choose the emergency.')).toBeVisible()
  expect(clinic.askedFor('breakGlass')).toEqual([])
  await keys('7K3M-03{Tab} {Tab}Ligger her og blør.{Tab}{Tab}{Enter}')
  await page.getByRole('button', { name: 'Sign in again' }).click()
  const opening = { whose: '7K3M-03', emergency: 'danger_now', why: 'Ligger her og blør.' }
  // What the page may keep meanwhile says nothing about the patient.
  expect(asked.map(({ emergency }) => emergency)).toEqual(['danger_now'])
  expect(JSON.stringify(asked)).not.toMatch(/7K3M|Ligger/)
  expect(JSON.stringify([{ ...sessionStorage }, { ...localStorage }])).not.toMatch(/7K3M-03|Ligger/)
  await page.getByRole('button', { name: 'Open for 60 minutes' }).click()
  await expect.element(patient('Testpasient 3')).toBeVisible()
  expect(clinic.askedFor('breakGlass').map(([, sent]) => sent)).toEqual([opening, opening])
  await eventually(() => textOf(screen, '.glass')).toContain('(43 minutes left). To read only.')
  expect(textOf(screen, '.glass')).toContain('Danger to life or health now: “Ligger her og blør.”')
  expect(['reply.send', 'reply.focusDecision', 'case.release'].some((one) => screen.commands.isEnabled(one))).toBe(
    false,
  )
})

test('who needs the patient no more closes her at once', async () => {
  const { clinic, screen } = await opens()
  clinic.change('ref_1', { glass: demoGlass })
  screen.openCase('ref_1')
  await page.getByRole('button', { name: 'Close this patient now' }).click()
  await eventually(() => String(screen.hasCase)).toBe('false')
  expect(clinic.askedFor('closeGlass').map(([id]) => id)).toEqual([demoGlass.id])
})

test('when the hour is over the case is closed on the screen too, and it is said which', async () => {
  const { clinic, screen } = await opens()
  clinic.change('ref_1', { glass: { ...demoGlass, secondsLeft: 1 } })
  screen.openCase('ref_1')
  await expect.element(patient('Testpasient 1')).toBeVisible()
  await eventually(() => textOf(screen, '.nothing')).toContain('The hour is over: case 7K3M-01 is closed again.')
  expect(screen.hasCase).toBe(false)
})
