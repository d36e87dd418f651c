import { beforeAll, expect, test } from 'vitest'
import { seedHistory } from '../../migrations/seed.ts'
import { startClinic } from '../support/clinic.ts'
import { joins } from '../support/inquirer.ts'
import type { Json, Person } from '../support/person.ts'
import { eventually } from '../support/ward.ts'

const clinic = await startClinic()
const coordinator = await clinic.as('coordinator')
const researcher = await joins(clinic, 'researcher')
const path = (after: number) => `/api/research/networks?after=${after}`
async function all(who: Person): Promise<Json[]> {
  const items: Json[] = []
  for (let after: number | null = 0; after !== null; ) {
    const { next, ...page }: Json = await who.get(path(after))
    expect(page.items.length).toBeLessThanOrEqual(20)
    items.push(...page.items)
    after = next
  }
  return items
}
beforeAll(async () => {
  expect((await coordinator.get(path(0))).items).toEqual([])
  await seedHistory(clinic.demo.door.deps)
  await eventually(async () => (await coordinator.get('/api/adoption/use')).isCounting === false || undefined)
}, 30_000)

test('it is not open to those who are not to look at others’ work, and after the last office nothing is left', async () => {
  for (const login of ['gp-alta', 'secretary-sortland', 'specialist-skin'])
    expect((await (await clinic.as(login)).raw('GET', path(0))).status).toBe(403)
  expect((await researcher.raw('GET', '/api/research/networks?after=x')).status).toBe(422)
  expect(await researcher.get(path(999_999))).toMatchObject({ items: [], offices: 94, looked: 94, next: null })
})

test('every office with a case stands there once, with the figures of its own network', async () => {
  const rows = await all(coordinator)
  expect(new Set(rows.map(({ office }) => office.id)).size).toBe(rows.length)
  expect(rows.length).toBeGreaterThan(10)
  const busiest = rows.toSorted((a, b) => b.cases - a.cases)[0]
  const { cases, keyPerson, nodes } = await coordinator.get(`/api/offices/${busiest.office.id}/network`)
  expect(busiest).toMatchObject({ cases, keyShare: keyPerson.share, left: keyPerson.left, nodes: nodes.length })
  const key = nodes.find(({ name }: Json) => name === keyPerson.people[0])
  expect(busiest.betweenness).toBe(key.betweennessNormalised)
  for (const { keyShare, left, cases: of } of rows) expect(of - left).toBeCloseTo(keyShare * of, 9)
})

test('to a researcher no office and nobody has a name, and nothing is told that is about fewer than five', async () => {
  const [known, told] = [await all(coordinator), await all(researcher)]
  expect(told).toHaveLength(known.length)
  expect(JSON.stringify(told)).not.toMatch(/Demo|off_|per_|legekontor/)
  const few = (count: number) => count > 0 && count < 5
  const { offices } = await researcher.get('/api/adoption/report')
  const hidden = new Set(offices.flatMap(({ name, cases }: Json) => (cases === null ? [Number(name.slice(7))] : [])))
  expect(known.some(({ cases }) => few(cases))).toBe(true)
  for (const row of told) {
    const whole = known.find(({ office }) => office.number === row.office.number)
    const inFives = (count: number) => count - (count % 5)
    const cases = inFives(whole.cases)
    if (few(whole.cases)) expect(hidden).toContain(row.office.number)
    if (hidden.has(row.office.number))
      expect(row).toMatchObject({ cases: null, keyShare: null, left: null, nodes: null })
    else if (few(whole.left)) expect(row).toMatchObject({ cases, keyShare: null, left: null })
    else expect(row).toMatchObject({ cases, left: inFives(whole.left), betweenness: whole.betweenness })
    if (row.keyShare !== null) expect(row.keyShare).toBe(Math.round(whole.keyShare * 100) / 100)
    expect(row.isSuppressed).toBe(hidden.has(row.office.number) || few(whole.left) || few(whole.nodes))
  }
})

test('whoever has looked at it has seen who uses it, and does not score blind any more', async () => {
  const fresh = await joins(clinic, 'researcher')
  const rule = { users: 4, window: { from: '2025-01-01', to: '2026-01-01' }, matchOn: ['gps'], caliper: null }
  const id = 'smp_01m8nnz4hrj1qrvx6r4f3m06mt'
  await fresh.put(`/api/research/samples/${id}`, { ...rule, isListSizeLogged: false })
  const blind = async () => (await fresh.get(`/api/research/samples/${id}/scores`)).hasSeenUse
  expect(await blind()).toBe(false)
  await fresh.get(path(0))
  expect(await blind()).toBe(true)
})
