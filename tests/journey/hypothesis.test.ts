import { beforeAll, describe, expect, test } from 'vitest'
import { startClinic } from '../support/clinic.ts'
import { fresh, type Json, type Person } from '../support/person.ts'
import { aSmallRegion, office } from '../support/small-region.ts'

const clinic = await startClinic({ LYSBORD_CHANGES_PER_HOUR: '100000' })
const researcher = await clinic.as('researcher')
const coordinator = await clinic.as('coordinator')
const { numberOf, aRule, stores, reads, scores } = await aSmallRegion(clinic)

describe('the hypothesis', () => {
  let id: string
  const asks = (who: Person, query = '') => who.get(`/api/research/samples/${id}/hypothesis${query}`)
  beforeAll(async () => {
    id = await stores(coordinator, { users: 2 })
    await reads(coordinator, id)
    const judged = { alta: [1, 1, 1], hammerfest: [1, 1, 1], narvik: [0, 1, 1], mosjoen: [1, 1, 0] }
    for (const [key, values] of Object.entries(judged))
      for (const [i, condition] of ['GP', 'TECH', 'NEED'].entries())
        await scores(coordinator, key, { condition, value: values[i] })
  })

  test('counts blind scores alone unless it is asked for all, and says how many were not', async () => {
    const blind = await asks(coordinator)
    expect(blind).toMatchObject({ scores: 'blind', n: 0, notBlind: 12 })
    expect(blind.unknown).toHaveLength(4)
    expect(blind.remarks.map(({ code }: Json) => code)).toContain('not-blind')
  })

  test('holds where users have everything and others lack something, and says that so few cannot show more', async () => {
    const report = await asks(coordinator, '?scores=all')
    expect(report).toMatchObject({
      n: 4,
      tested: ['GP', 'NEED'],
      necessity: { inclN: { value: 1 }, holds: true, contradicting: [] },
      sufficiency: { inclS: { value: 1 }, holds: true, contradicting: [] },
      split: { usersWithAll: 2, usersLacking: 0, othersWithAll: 0, othersLacking: 2 },
    })
    expect(report.leastP).toBeCloseTo(1 / 6, 12)
    expect(report.conditions.find(({ code }: Json) => code === 'TECH')).toMatchObject({ isConstant: true, ron: 0 })
    const codes = report.remarks.map(({ code }: Json) => code)
    expect(codes).toEqual(expect.arrayContaining(['constant', 'small-n', 'sampled-on-use']))
    expect(report.use.map(({ kind, models }: Json) => [kind, models.map(({ text }: Json) => text)])).toEqual([
      ['conservative', ['GP*NEED']],
      ['parsimonious', ['GP*NEED']],
    ])
    expect(report.noUse[1].models.map(({ text }: Json) => text)).toEqual(['~GP + ~NEED'])
    expect(report.necessity.inclN).toMatchObject({ definition: expect.any(String), denominator: { n: 4 } })
  })

  test('names the offices that contradict it to a coordinator, and by number to a researcher', async () => {
    await scores(coordinator, 'hammerfest', { condition: 'NEED', value: 0 })
    await scores(coordinator, 'narvik', { condition: 'GP', value: 1 })
    const named = await asks(coordinator, '?scores=all')
    expect(named.necessity.contradicting).toMatchObject([{ id: office('hammerfest'), name: 'Hammerfest legekontor' }])
    expect(named.sufficiency.contradicting).toMatchObject([{ id: office('narvik'), name: 'Narvik legekontor' }])
    const numbered = await asks(researcher, '?scores=all')
    expect(numbered.necessity.contradicting).toEqual([{ id: null, name: null, number: numberOf('hammerfest') }])
    expect(JSON.stringify(numbered)).not.toMatch(/legekontor|Hammerfest|Narvik|off_/)
  })

  test('leaves out whom it does not know, counts them, and says how bad and how good it might be', async () => {
    await scores(coordinator, 'hammerfest', { condition: 'NEED', value: null })
    const report = await asks(coordinator, '?scores=all')
    expect(report).toMatchObject({ n: 3, necessity: { low: 0.5, high: 1 } })
    expect(report.unknown).toEqual([
      { office: expect.objectContaining({ name: 'Hammerfest legekontor' }), missing: ['NEED'] },
    ])
    const csv = await (await researcher.raw('GET', `/api/research/samples/${id}/hypothesis.csv?scores=all`)).text()
    expect(csv).toMatch(/^office,GP,TECH,NEED,USE\r\nOffice \d{2,},1,1,1,1\r\nOffice \d{2,},1,1,,1\r\n/)
  })

  test.for([
    ['an unknown condition', '?conditions=GP,LUCK', /no condition LUCK/],
    ['one twice', '?conditions=GP,GP', /twice/],
    ['a bar over 1', '?inclN=2', /./],
  ] as const)('refuses %s with a sentence', async ([, query, message]) => {
    await expect(asks(coordinator, query)).rejects.toMatchObject({
      code: 'request.invalid',
      fields: [{ message: expect.stringMatching(message) }],
    })
  })

  test('and all of this are open to researchers and coordinators of the hospital alone', async () => {
    const gp = await clinic.as('gp-alta')
    for (const path of [
      '',
      `/${id}`,
      `/${id}/scores`,
      `/${id}/hypothesis`,
      `/${id}/pairs.csv`,
      `/${id}/hypothesis.csv`,
    ])
      await expect(gp.get(`/api/research/samples${path}`)).rejects.toMatchObject({ code: 'access.denied' })
    await expect(gp.put(`/api/research/samples/${fresh('smp')}`, aRule())).rejects.toMatchObject({
      code: 'access.denied',
    })
    await expect(scores(gp, 'alta')).rejects.toMatchObject({ code: 'access.denied' })
  })
})
