import { expect, test } from 'vitest'
import { seedHistory } from '../../migrations/seed.ts'
import { startClinic } from '../support/clinic.ts'
import type { Json } from '../support/person.ts'

const clinic = await startClinic()
const coordinator = await clinic.as('coordinator')

test('two years of the region have the figures they are known by, and its charts say what they can', async () => {
  await seedHistory(clinic.demo.door.deps)
  const from = new Date(clinic.clock.now().getTime() - 760 * 86_400_000).toISOString().slice(0, 10)
  const read = async (): Promise<Json> => coordinator.get(`/api/adoption/report?from=${from}`)
  await expect.poll(async () => (await read()).isCounting, { timeout: 20_000 }).toBe(false)
  const made = await read()
  const figure = (code: string): Json => made.figures.find((one: Json) => one.code === code)
  const chart = (name: string): Json => made.charts.find((one: Json) => one.name === name)
  expect(figure('eligible').value).toBe(94)
  expect(figure('adopters')).toMatchObject({ value: 22, denominator: { n: 94 } })
  expect(figure('top4').value).toBeCloseTo(0.8, 2)
  expect(figure('k80').value).toBe(4)
  expect(figure('gini').value).toBeGreaterThan(figure('gini-users').value)
  expect(figure('first-use')).toMatchObject({ value: null, remarks: [{ code: 'median-not-reached' }] })
  for (const code of [
    'answer-days',
    'answer-hours',
    'taken-hours',
    'opened',
    'draft-minutes',
    'no-visit',
    'avoided',
    'learned',
    'messages',
  ])
    expect(figure(code).value, code).toBeGreaterThan(0)
  expect(figure('in-target').value + figure('unanswered').value).toBeCloseTo(1, 12)
  expect(chart('curve').rows).toHaveLength(94)
  expect(chart('first-use').rows.at(-1)[1]).toBeGreaterThanOrEqual(72)
  expect(chart('cases').rows.length).toBeGreaterThanOrEqual(23)
  // A quarter that is not over is blank, never nought.
  const cohorts = chart('cohorts')
  for (const row of cohorts.rows) expect(row.at(-1)).toBeNull()
}, 60_000)
