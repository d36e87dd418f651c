import { expect, test } from 'vitest'
import { presentSample } from '../../api/inquiry/present-sample.ts'

const count = 300
const officeId = (n: number) => `off_${n}`
const result = {
  users: Array.from({ length: count }, (_, n) => ({ officeId: officeId(n), cases: 1_000 - n, share: 1 / count })),
  pairs: Array.from({ length: count }, (_, n) => ({ user: officeId((n * 7) % count), nonUser: null, distance: null })),
  ...{ pool: [], isTied: false, ranges: {}, dropped: [] },
}
const rule = { matchOn: [], users: count, window: { from: '2026-01-01', to: '2026-06-30' } }
const row = { ...{ id: 'smp_1', madeBy: 'per_1', madeAt: new Date(0), shownAt: null }, rule, result }

test('pairs stand in the order of the users, and a long sample names each office a few times and no more', () => {
  let named = 0
  const call = (id: string) => {
    named++
    return { id: null, name: null, number: Number(id.slice(4)) }
  }
  const sample = presentSample(row as never, call, { personId: 'per_1', knowsNames: true })
  expect(sample.pairs.map(({ user }) => user.office.number)).toEqual(Array.from({ length: count }, (_, n) => n))
  expect(named).toBeLessThanOrEqual(4 * count)
})
