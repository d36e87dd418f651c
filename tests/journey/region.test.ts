import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { demoCases } from '../../api/demo/cases/liven.ts'
import { osloDate } from '../../api/kernel/working-days.ts'
import { seedHistory } from '../../migrations/seed.ts'
import { startClinic } from '../support/clinic.ts'
import type { Json } from '../support/person.ts'

const clinic = await startClinic()
const { deps } = clinic.demo.door
const coordinator = await clinic.as('coordinator')
const dayBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10)
const told = (...keys: string[]) => demoCases.filter(({ key }) => keys.includes(key))

test('the region is known by its figures: 22 of 94 offices use it, four make four fifths', async () => {
  await seedHistory(deps)
  // The log is counted bit by bit: each ask waits for a part of it.
  const until = { timeout: 20_000 }
  await expect.poll(async () => (await coordinator.get('/api/adoption/use')).adopters, until).toBe(22)
  await seedHistory(deps)
  await expect
    .poll(async () => await coordinator.get('/api/adoption/use'), until)
    .toMatchObject({ eligible: 94, adopters: 22, k80: 4, isCounting: false })
  const use = await coordinator.get('/api/adoption/use')
  expect(use.busiestFour.share).toBeCloseTo(0.8, 2)
  expect(use.cases).toBeGreaterThan(400)
}, 60_000)

test('on whom an office hangs is told as her part of its cases of a year; fewer than five cases tell nothing', async () => {
  const { offices } = await coordinator.get('/api/adoption/use')
  const sums = await deps.database.read.all<{ office: string; all: number; most: number }>(sql`
    select office_id as office, sum(n) as "all", max(n) as most from (
      select office_id, sender_id, count(*) as n from case_uses
      where is_withdrawn = 0 and date(sent_at / 1000, 'unixepoch') > ${dayBefore(clinic.clock.now(), 365)}
      group by office_id, sender_id)
    group by office_id`)
  const shares = new Map(sums.flatMap(({ office, all, most }) => (all < 5 ? [] : [[office, most / all]])))
  expect(shares.size).toBeGreaterThan(4)
  expect(sums.length).toBeGreaterThan(shares.size)
  for (const { id, keyPersonShare } of offices) expect(keyPersonShare).toBe(shares.get(id) ?? null)

  // To a researcher fewer than five cases left without that person are withheld, and the share that gives them away.
  const researcher = await clinic.as('researcher')
  const safe = sums.filter(({ all, most }) => all >= 5 && (all === most || all - most >= 5))
  const told = (await researcher.get('/api/adoption/use')).offices.flatMap(
    ({ keyPersonShare }: Json) => keyPersonShare ?? [],
  )
  expect(told.length).toBeGreaterThan(4)
  expect(told.length).toBeLessThanOrEqual(safe.length)
  for (const share of told) expect(safe.some(({ all, most }) => Math.abs(share - most / all) < 0.01)).toBe(true)
})

test('an office finds its months of the past on its desk, with as many cases as were counted, and nobody was mailed about them', async () => {
  const gp = await clinic.as('gp-alta')
  const { items } = await gp.get(`/api/offices/${gp.office.id}/months`)
  const before = items.filter(({ month }: Json) => month < clinic.clock.now().toISOString().slice(0, 7))
  expect(before.length).toBeGreaterThan(12)
  const sent = await deps.database.read.all<{ sentAt: number }>(sql`
    select sent_at as sentAt from case_uses where office_id = ${gp.office.id} and is_withdrawn = 0`)
  const inMonth = (month: string) => sent.filter(({ sentAt }) => osloDate(new Date(sentAt)).startsWith(month)).length
  for (const { month, cases } of before) expect(cases, month).toBe(inMonth(month))
  expect(before.some(({ kilometresSpared }: Json) => kilometresSpared > 0)).toBe(true)
  expect(await deps.database.read.all(sql`select 1 from events where name = 'month.told'`)).toEqual([])
})

test('today has ten rows, and the offices that can wait for the asking, in the same order', async () => {
  const [ten, all] = [
    await coordinator.get('/api/adoption/today'),
    await coordinator.get('/api/adoption/today?rows=500'),
  ]
  expect(ten.rows).toHaveLength(10)
  expect(ten.left).toBeGreaterThan(0)
  expect(all.rows).toHaveLength(10 + ten.left)
  expect(all).toMatchObject({ left: 0, toRing: ten.toRing })
  expect(all.rows.slice(0, 10)).toEqual(ten.rows)
  for (const rows of ['0', '501', 'all'])
    await expect(coordinator.get(`/api/adoption/today?rows=${rows}`)).rejects.toMatchObject({ code: 'request.invalid' })
})

test('a case of the demonstration is a case like any other, and carrying it out again changes nothing', async () => {
  const cases = told('ear-healthy', 'earlier-ear')
  expect(cases).toHaveLength(2)
  await clinic.demo.liven(cases).done
  const surgeon = await clinic.as('specialist-surgery')
  const ent = surgeon.session.units.find((unit: Json) => unit.name.en.startsWith('Ear'))
  const list = async () => (await surgeon.get(`/api/units/${ent.id}/cases`)).items
  const [waiting] = await list()
  expect(waiting).toMatchObject({ office: 'Sortland legekontor', images: 1, clock: { day: 5 } })
  const gp = await clinic.as('gp-alta')
  const letters = async () => (await gp.get(`/api/offices/${gp.office.id}/letters`)).items
  expect(await letters()).toMatchObject([{ openedAt: expect.any(String), acknowledgedAt: expect.any(String) }])

  const happened = async () => await deps.database.read.all(sql`select count(*) n, max(position) last from events`)
  const open = () => deps.database.read.all(sql`select name from reactions where done_at is null`)
  await expect.poll(open, { timeout: 20_000 }).toEqual([])
  const before = await happened()
  await clinic.demo.liven(cases).done
  expect(await happened()).toEqual(before)
  expect(await list()).toHaveLength(1)
}, 30_000)
