import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { offices } from '../../api/access/table.ts'
import { chartNames } from '../../api/adoption/chart.ts'
import { leastTold, pseudonyms } from '../../api/adoption/pseudonyms.ts'
import { officeDays } from '../../api/adoption/table.ts'
import { asSystem } from '../../api/kernel/react.ts'
import { seedHistory } from '../../migrations/seed.ts'
import { startClinic } from '../support/clinic.ts'
import { joins } from '../support/inquirer.ts'
import { fresh, type Json, type Person } from '../support/person.ts'
import { eventually } from '../support/ward.ts'

const clinic = await startClinic()
const { deps } = clinic.demo.door
const coordinator = await clinic.as('coordinator')
const researcher = await joins(clinic, 'researcher')
const scope = asSystem(deps, coordinator.tenantId, 'test')

const isFew = (count: number) => count > 0 && count < leastTold
const text = async (path: string): Promise<string> => (await researcher.raw('GET', path)).text()
const use = async (who: Person = researcher): Promise<Json> => who.get('/api/adoption/use')
const report = async (query = '', who: Person = researcher): Promise<Json> => who.get(`/api/adoption/report${query}`)

/** What of an office is a number or a day. */
const tells = (row: Json): unknown[] =>
  Object.entries(row).flatMap(([what, value]) =>
    ['id', 'name', 'stage', 'isTooNew', 'end', 'listSize'].includes(what) ? [] : [value].flat(),
  )

beforeAll(async () => {
  await seedHistory(deps)
  await eventually(async () => (await use(coordinator)).isCounting === false || undefined, 30_000)
}, 40_000)

describe('of an office with one to four cases a researcher reads', () => {
  test('no number and no day in the list of offices, in the report, in a file or a drawing', async () => {
    const [known, told] = [await use(coordinator), await use()]
    const { of } = await pseudonyms(scope)
    const few = known.offices.filter(({ cases }: Json) => isFew(cases)).map(({ id }: Json) => of(id))
    expect(few.length).toBeGreaterThan(5)
    const rows = told.offices.filter(({ name }: Json) => few.includes(name))
    expect(rows).toHaveLength(few.length)
    for (const row of rows) expect(tells(row).filter((value) => value !== null)).toEqual([])

    const inYear = (await report('', coordinator)).offices.filter(({ cases }: Json) => isFew(cases))
    const names = inYear.map(({ id }: Json) => of(id))
    const made = await report()
    expect(JSON.parse(await text('/api/adoption/report.json')).offices).toEqual(made.offices)
    for (const row of made.offices.filter(({ name }: Json) => names.includes(name)))
      expect(tells(row).filter((value) => value !== null)).toEqual([])
    const lines = (await text('/api/adoption/report.csv?table=offices')).split('\r\n')
    for (const name of names)
      expect(lines.find((line) => line.includes(`,${name},`))).toMatch(
        /,,,,,(not_used|lapsed|active),(yes|no),,,\d*,,,$/,
      )
    for (const chart of chartNames) {
      const files = [`csv?table=${chart}`, `svg?chart=${chart}`].map((file) => text(`/api/adoption/report.${file}`))
      for (const file of await Promise.all(files)) expect(file).not.toMatch(/Office \d|off_/)
    }
  })

  test('nothing of its network but that it is withheld, in the list and alone', async () => {
    const items: Json[] = []
    for (let after: number | null = 0; after !== null; ) {
      const page: Json = await researcher.get(`/api/research/networks?after=${after}`)
      items.push(...page.items)
      after = page.next
    }
    const few = items.filter(({ cases }) => cases === null)
    expect(few.length).toBeGreaterThan(5)
    for (const { office, isSuppressed, ...numbers } of few) {
      expect([isSuppressed, ...Object.values(numbers)]).toEqual([true, null, null, null, null, null])
      const name = `Office ${String(office.number).padStart(2, '0')}`
      const own = await researcher.get(`/api/research/networks/${encodeURIComponent(name)}`)
      expect(own).toMatchObject({ cases: null, counts: null, nodes: [], edges: [], keyPerson: null })
    }
  })

  test('nothing by the order, nor between two places of a curve', async () => {
    const [known, told] = [await use(coordinator), await use()]
    const ranks = known.curve.filter(({ cases }: Json) => isFew(cases)).map(({ rank }: Json) => rank)
    const inside = ranks.slice(0, -1)
    expect(told.curve.map(({ rank }: Json) => rank).filter((rank: number) => inside.includes(rank))).toEqual([])
    for (const { officeId, cases, share } of told.curve)
      expect([officeId, cases, Math.round(share * 100) / 100]).toEqual([null, null, share])
    const hidden = told.offices.filter(({ cases }: Json) => cases === null).map(({ name }: Json) => name)
    expect(hidden).toEqual(hidden.toSorted())
    const { offices: rows, charts } = await report()
    const numbers = rows.map(({ name }: Json) => Number(name.slice('Office '.length)))
    expect(numbers).toEqual(numbers.toSorted((a: number, b: number) => a - b))
    for (const name of ['curve', 'lorenz'])
      expect(charts.find((one: Json) => one.name === name).rows.length, name).toBeLessThan(known.curve.length)
  })

  test('but the study’s own figures are told: how many use it, how unevenly, and both curves', async () => {
    const [known, told] = [await use(coordinator), await use()]
    expect(told).toMatchObject({
      eligible: 94,
      adopters: 22,
      adoptionRate: known.adoptionRate,
      cases: known.cases,
      k80: 4,
    })
    expect(told.busiestFour.share).toBeCloseTo(known.busiestFour.share, 2)
    const [exact, coarse] = [await report('', coordinator), await report()]
    const value = ({ figures }: Json, code: string) => figures.find((one: Json) => one.code === code).value
    for (const code of ['adopters', 'cases', 'k80', 'rate']) expect(value(coarse, code), code).toBe(value(exact, code))
    for (const code of ['top4', 'gini', 'gini-corrected', 'gini-users', 'gini-users-corrected', 'hhi'])
      expect(Math.abs(value(coarse, code) - value(exact, code)), code).toBeLessThan(0.05)
    for (const name of ['curve', 'lorenz'])
      expect(coarse.charts.find((one: Json) => one.name === name).finding.en, name).not.toContain('Withheld')
  })

  test('nothing by comparing windows: offices stand in the usual one alone, and none with its list to the patient', async () => {
    const made = await report()
    expect(made.offices.every(({ listSize }: Json) => listSize === null || listSize % 500 === 0)).toBe(true)
    expect(made.offices.map(({ connectedOn }: Json) => connectedOn)).toEqual(made.offices.map(() => null))
    const { from } = made.window
    const to = new Date(Date.parse(made.window.to) - 86_400_000).toISOString().slice(0, 10)
    expect((await report(`?from=${from}&to=${to}`)).offices).toEqual([])
    expect((await report(`?from=${from}&to=${to}`, coordinator)).offices).toHaveLength(94)
  })

  test('nor whether it is chosen before another of them: a sample takes all of them or none', async () => {
    const id = fresh('smp')
    const { window, offices: rows } = await report()
    const users = rows.filter(({ cases }: Json) => cases !== 0 && cases !== null).length + 1
    const rule = { users, window, matchOn: ['gps'], caliper: null, isListSizeLogged: false }
    await researcher.put(`/api/research/samples/${id}`, rule)
    const { users: chosen, remarks } = await coordinator.get(`/api/research/samples/${id}`)
    expect(chosen).toHaveLength(users - 1)
    expect(remarks.map(({ code }: Json) => code)).toContain('few-together')
  })

  test('and no count in a sample, where those with fewer stand last in the order of their numbers', async () => {
    const id = fresh('smp')
    const { window } = await report()
    const rule = { users: 22, window, matchOn: ['gps'], caliper: null, isListSizeLogged: false }
    await researcher.put(`/api/research/samples/${id}`, rule)
    const [known, told] = [coordinator, researcher].map((who) => who.get(`/api/research/samples/${id}`))
    const cases = new Map((await known!).users.map((one: Json) => [one.office.number, one.cases]))
    const { users, pairs } = await told!
    expect(users.some((one: Json) => isFew(cases.get(one.office.number) as number))).toBe(true)
    for (const one of users)
      if (isFew(cases.get(one.office.number) as number)) expect([one.cases, one.share]).toEqual([null, null])
    const last = users.filter((one: Json) => one.cases === null).map((one: Json) => one.office.number)
    expect(last).toEqual(last.toSorted((a: number, b: number) => a - b))
    expect(pairs.map(({ user }: Json) => user.office)).toEqual(users.map(({ office }: Json) => office))
  })
})

describe('where the others would give a few away', () => {
  const sent = async (...counts: readonly number[]) => {
    await scope.write(scope.remove(officeDays, sql`1 = 1`))
    const all = await scope.find(offices)
    const day = new Date(deps.clock.now().getTime() - 9 * 86_400_000).toISOString().slice(0, 10)
    const rows = counts.map((cases, i) => ({ officeId: all[i]!.id, day, cases, replies: cases, acknowledged: 0 }))
    await scope.write(...rows.map((row) => scope.insert(officeDays, row)))
    // A report is made anew where something changed that is not counted itself.
    await scope.write(scope.update(offices, { name: `${all[0]!.name}${counts.join('')}` }, sql`id = ${all[0]!.id}`))
  }

  test('one office with three cases is not to be had from all cases less those of the others', async () => {
    await sent(40, 20, 3)
    const told = await use()
    expect(told.cases).toBe(63)
    expect(told.offices.map(({ cases }: Json) => cases).filter((cases: number | null) => cases !== 0)).toEqual([
      ...[null, null, null],
    ])
    const networks = (await researcher.get('/api/research/networks?after=0')).items
    for (const { cases, keyShare } of networks) expect([cases, keyShare]).toEqual([null, null])
  })

  test('the rest of five offices is not to be had from the share of the four busiest, nor which one it is', async () => {
    await sent(40, 30, 20, 10, 3)
    const told = await use()
    expect(told).toMatchObject({ cases: 103, k80: null, busiestFour: { share: null } })
    expect(told.offices.slice(0, 5).map(({ cases }: Json) => cases)).toEqual([40, 30, null, null, null])
    const { figures } = await report()
    for (const code of ['top4', 'k80', 'gini', 'gini-users', 'hhi', 'effective-number', 'asymmetry'])
      expect(figures.find((one: Json) => one.code === code).remarks[0].code, code).toBe('too-few')
    expect(figures.find(({ code }: Json) => code === 'cases').value).toBe(103)
  })

  test('where one or two offices sent anything, or each of a few can only have sent one, no sum is told either', async () => {
    for (const counts of [[12], [3], [9, 30], [1, 1, 1, 1]]) {
      await sent(...counts)
      const told = await use()
      expect(told, String(counts)).toMatchObject({ cases: null, k80: null, curve: [], busiestFour: { share: null } })
      for (const query of ['', '?from=2020-01-01']) {
        const { figures, charts } = await report(query)
        for (const { code, value, remarks } of figures)
          if (!['eligible', 'too-new', 'trained', 'exposure'].includes(code))
            expect([value, remarks[0].code], code).toEqual([null, 'too-few'])
        expect(charts.flatMap(({ rows }: Json) => rows)).toEqual([])
      }
      expect((await use(coordinator)).cases).toBe(counts.reduce((sum, one) => sum + one, 0))
    }
  })
})
