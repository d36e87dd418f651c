import { expect, test } from 'vitest'
import { Budget } from './pack-budget.ts'

/** How many of so many messages a second pass, for so many seconds. */
function passing(aSecond: number, seconds: number): number {
  const budget = new Budget(0)
  const all = Array.from({ length: aSecond * seconds }, (_, n) => (n * 1_000) / aSecond)
  return all.findIndex((now) => !budget.spend(now))
}

test('two hundred messages may come at once, fifty a second for ever, and no more', () => {
  const budget = new Budget(0)
  const sent = Array.from({ length: 201 }, () => budget.spend(0))
  expect(sent.indexOf(false)).toBe(200)
  expect(passing(50, 60)).toBe(-1)
  expect(passing(199, 60)).toBeLessThan(300)
})
