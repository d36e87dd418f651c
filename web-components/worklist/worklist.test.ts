import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ReplySentEvent } from '../reply-form/reply-form.events.ts'
import { define } from '../shared/define.ts'
import { colleague, type DemoCase, DemoClinic, demoReply, demoSession } from '../shared/demo-clinic.ts'
import type { CaseOpenEvent } from './worklist.events.ts'
import { LysWorklist } from './worklist.ts'

define(LysWorklist)
afterEach(() => document.body.replaceChildren())

/** A machine that does other things too may take its time. */
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 8000 })

function opens(clinic: DemoClinic) {
  const list = document.createElement('lys-worklist')
  Object.assign(list, { client: clinic.client, unitId: 'uni_one', personId: demoSession.person.id })
  list.style.blockSize = '300px'
  document.body.append(list)
  return list
}
const row = (name: string | RegExp) => page.getByRole('button', { name })
const focusedId = (list: LysWorklist) => (list.shadowRoot?.activeElement as HTMLElement | null)?.dataset.id
const many = (count: number, one: DemoCase = {}) => Array.from({ length: count }, () => one)

test('when no case waits, the list says so', async () => {
  opens(new DemoClinic([]))

  await expect.element(page.getByText('No case waits.')).toBeVisible()
})

test('when no answer comes, the list says so and reads again when asked', async () => {
  const clinic = new DemoClinic()
  clinic.refuse('listWaiting', 'offline')
  opens(clinic)

  await eventually(() => page.getByRole('alert').element().textContent).toMatch(/No answer came/)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(row(/^Føflekk på venstre legg/)).toBeVisible()
})

test('cases stay on the screen when a later reading fails, with the time they are from', async () => {
  const clinic = new DemoClinic()
  const list = opens(clinic)
  await expect.element(row(/^Føflekk på venstre legg/)).toBeVisible()
  clinic.refuse('listWaiting', 'offline')
  await list.refresh()

  await expect.element(page.getByText(/^As it was at \d\d:\d\d/)).toBeVisible()
  await expect.element(row(/^Føflekk på venstre legg/)).toBeVisible()
})

test('a case that goes while the keys stand on it hands the focus to its neighbour', async () => {
  const clinic = new DemoClinic()
  const list = opens(clinic)
  await expect.element(row(/^Føflekk/)).toBeVisible()
  list.focus()
  list.next()
  expect(focusedId(list)).toBe('ref_2')

  clinic.change('ref_2', {}, 'withdrawn')
  await list.refresh()
  await eventually(() => focusedId(list)).toBe('ref_3')
})

test('reading again keeps the row, the focus and the place', async () => {
  const clinic = new DemoClinic(many(30))
  const list = opens(clinic)
  await expect.element(row(/^Føflekk/).first()).toBeVisible()
  for (let step = 0; step < 20; step++) list.next()
  const place = list.scrollTop
  await list.refresh()
  await list.updateComplete

  expect(place).toBeGreaterThan(0)
  expect(list.scrollTop).toBe(place)
  expect(focusedId(list)).toBe('ref_21')
})

test('cases stand under counted headings, urgent ones first, and a row tells what a colleague needs to know', async () => {
  const clinic = new DemoClinic([
    { daysLeft: 6 },
    { daysLeft: 0 },
    { urgency: 'haster', daysLeft: 8, claim: { by: colleague, at: '2026-11-24T08:00:00Z' } },
  ])
  opens(clinic)

  await expect.element(row(/Urgent, .*69 years, female.*taken by Colleague Two/s)).toBeVisible()
  const headings = page.getByRole('heading').elements()
  expect(headings.map((one) => one.textContent?.replaceAll(/\s+/g, ' ').trim())).toEqual([
    'Urgent and cancer pathway 1',
    'Deadline within 2 working days 1',
    'The others 1',
  ])
  await expect.element(row(/Due today.*56 years, male, leg, left, Legekontor 3, 2 images/s)).toBeVisible()
})

test('arrow keys, j and k move from case to case, Enter opens, and the page may open it elsewhere', async () => {
  const list = opens(new DemoClinic())
  const opened: string[] = []
  list.addEventListener('lys-case-open', (event: CaseOpenEvent) => {
    opened.push(event.referralId)
    if (event.referralId === 'ref_1') event.preventDefault()
  })
  await expect.element(row(/^Føflekk/)).toBeVisible()
  await userEvent.keyboard('{Tab}')
  await userEvent.keyboard('{ArrowDown}j')
  expect(focusedId(list)).toBe('ref_3')
  await userEvent.keyboard('kk{Enter}')
  expect(opened).toEqual(['ref_1'])
  expect(list.chosen).toBe('')

  await userEvent.keyboard('{End}{Enter}')
  await expect.element(row(/^Tre uker/)).toHaveAttribute('aria-current', 'true')
})

test('only one row is a stop of the Tab key', async () => {
  const list = opens(new DemoClinic(many(5)))
  await expect.element(row(/^Føflekk/).first()).toBeVisible()

  expect(list.shadowRoot?.querySelectorAll('button.case[tabindex="0"]')).toHaveLength(1)
})

test('more cases are read near the end of the list, and none twice', async () => {
  const clinic = new DemoClinic(many(50))
  clinic.pageSize = 20
  const list = opens(clinic)
  await eventually(() => list.cases.length).toBe(20)
  await expect.element(page.getByRole('heading', { name: /^The others 20\+/ })).toBeVisible()

  list.scrollTop = list.scrollHeight
  await eventually(() => list.cases.length).toBe(40)
  await list.refresh()
  expect(list.cases.length).toBe(40)
  list.shadowRoot?.querySelector<HTMLButtonElement>('button.more')?.click()
  await eventually(() => new Set(list.cases.map((one) => one.id)).size).toBe(50)
})

test('a reply sent anywhere on the page takes its case off the list at once', async () => {
  const clinic = new DemoClinic()
  const list = opens(clinic)
  await eventually(() => list.cases.length).toBe(3)
  clinic.change('ref_1', {}, 'replied')
  document.body.dispatchEvent(new ReplySentEvent('ref_1', 'Legekontor 2', demoReply(), ''))

  expect(list.cases.map((one) => one.id)).toEqual(['ref_2', 'ref_3'])
  await eventually(() => clinic.askedFor('listWaiting').length).toBe(2)
})
