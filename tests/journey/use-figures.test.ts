import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { offices } from '../../api/access/table.ts'
import { countUse } from '../../api/adoption/count-use.ts'
import { caseUses, officeDays } from '../../api/adoption/table.ts'
import { findEligible } from '../../api/inquiry/find-eligible.ts'
import type { Id } from '../../api/kernel/ids.ts'
import { asSystem } from '../../api/kernel/react.ts'
import { auditLog, cursors } from '../../api/kernel/table.ts'
import { officeProfiles } from '../../api/office/table.ts'
import { startClinic } from '../support/clinic.ts'
import { joins } from '../support/inquirer.ts'
import { fresh, type Json } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import { anAnswer, attaches, claims, decides, replies, submits, waitsForPicture } from '../support/ward.ts'

const clinic = await startClinic()
const { deps } = clinic.demo.door
const coordinator = await clinic.as('coordinator')
const gp = await clinic.as('gp-alta')
const specialist = await clinic.as('specialist-skin')
const scope = asSystem(deps, coordinator.tenantId, 'test')

const researcher = await joins(clinic, 'researcher')

const report = async (query = '', who = coordinator): Promise<Json> => who.get(`/api/adoption/report${query}`)
const figure = (of: Json, code: string): Json => of.figures.find((one: Json) => one.code === code)
const ofCase = async (id: string) => (await scope.find(caseUses, eq(caseUses.referralId, id as Id<'ref'>)))[0]
const counted = () => countUse(scope)

describe('a case', () => {
  test('that waits for nothing more is counted once for each thing that happened to it', async () => {
    const referral = await submits(gp, { pack: 'dermatology' })
    const { id: image } = await attaches(gp, referral.id, picture())
    await waitsForPicture(gp, image)
    await claims(specialist, referral.id)
    for (const grade of ['inadequate', 'inadequate', 'good'])
      await specialist.post(`/api/images/${image}/grade`, { grade, reasons: grade === 'good' ? [] : ['focus'] })
    await replies(specialist, referral.id, 'Ser fin ut.')
    await counted()
    expect(await ofCase(referral.id)).toMatchObject({
      isWithdrawn: false,
      senderId: gp.session.person.id,
      draftSeconds: expect.any(Number),
      claimedAt: expect.any(Date),
      answeredAt: expect.any(Date),
      images: 1,
      inadequate: 0,
      askedMore: 0,
    })
  })

  test('that needs more is asked once and answered later; what was sent by mistake never was', async () => {
    const [asking, mistaken] = [await submits(gp, { pack: 'dermatology' }), await submits(gp, { pack: 'dermatology' })]
    await gp.post(`/api/referrals/${mistaken.id}/withdrawal`, { reason: 'mistake' })
    await claims(specialist, asking.id)
    await decides(specialist, asking.id, { disposition: 'more_info', reason: 'Nærbilde mangler.' })
    await specialist.put(`/api/cases/${asking.id}/replies/${fresh('rep')}`, anAnswer('Send et nærbilde.'))
    await counted()
    expect(await ofCase(asking.id)).toMatchObject({ askedMore: 1, answeredAt: null, disposition: 'more_info' })
    expect(await ofCase(mistaken.id)).toMatchObject({ isWithdrawn: true })
    const made = await report()
    expect(figure(made, 'cases')).toMatchObject({ value: 2, unit: 'count', denominator: null })
    expect(figure(made, 'more-info')).toMatchObject({ value: 0.5, denominator: { n: 2 }, indicator: 'W4' })
  })

  test('comes out the same when the whole log is counted anew, also by several readers at once', async () => {
    const rows = async () => [await scope.find(caseUses), await scope.find(officeDays)]
    await counted()
    const before = await rows()
    await scope.write(scope.remove(cursors, eq(cursors.name, 'count-use-3')))
    await Promise.all(Array.from({ length: 6 }, counted))
    expect(await rows()).toEqual(before)
  })
})

describe('a report', () => {
  test('has for each figure what it means, of which days, of how many and how to count it again', async () => {
    const made = await report('?from=2026-01-01&to=2026-06-30')
    for (const one of made.figures)
      expect(one).toMatchObject({
        definition: expect.stringMatching(/\w/),
        query: expect.stringMatching(/\w/),
        window: { from: '2026-01-01', to: '2026-06-30' },
      })
    expect(made.notYet.map((one: Json) => one.indicator)).toEqual(expect.arrayContaining(['W11', 'W12', 'W13']))
    const { figures } = await gp.get('/api/adoption/method')
    expect(figures.map((one: Json) => one.code)).toEqual(made.figures.map((one: Json) => one.code))
  })

  test.each([
    ['?from=2026-06-30&to=2026-06-01', 'The window ends before it begins'],
    ['?to=2099-01-01', 'The window ends after today: what has not happened cannot be counted'],
    ['?from=2026-02-31', 'A day of the calendar, like 2026-03-31'],
    ['?from=yesterday', 'A day of the calendar, like 2026-03-31'],
    ['?from=1850-01-01', 'The window begins before 2000-01-01'],
  ])('of no possible window (%s) is refused in a sentence', async (query, sentence) => {
    await expect(report(query)).rejects.toMatchObject({
      status: 422,
      code: 'request.invalid',
      fields: [{ message: sentence }],
    })
  })

  test('without a case has undefined figures, none of which is nought', async () => {
    const made = await report('?from=2020-01-01&to=2020-01-31')
    for (const code of ['top4', 'k80', 'gini', 'hhi', 'rate', 'in-target', 'draft-minutes'])
      expect(figure(made, code), code).toMatchObject({ value: null })
    expect(figure(made, 'cases').value).toBe(0)
    expect(made.charts.every((one: Json) => one.finding.en && one.finding.nb)).toBe(true)
  })

  test('is nobody else’s than the coordinator’s and the researcher’s, and each look is on record', async () => {
    await expect(report('', gp)).rejects.toMatchObject({ status: 403, code: 'access.denied' })
    await report('', researcher)
    const looks = await scope.find(auditLog, eq(auditLog.action, 'read-report'))
    expect(looks.map(({ actor }) => actor)).toContain(researcher.session?.person?.id ?? looks.at(-1)!.actor)
  })

  test('names offices to a coordinator; a researcher reads the same pseudonyms every time and no person', async () => {
    const own = await report()
    expect(own.offices.map((one: Json) => one.name)).toContain('Alta legekontor')
    const [first, again] = [await report('', researcher), await researcher.get('/api/adoption/use')]
    const names = new Map(first.offices.map((one: Json) => [one.id, one.name]))
    for (const { id, name, municipality, owner, photographer } of again.offices) {
      expect(name).toMatch(/^Office \d+$/)
      expect(names.get(id)).toBe(name)
      expect([municipality, owner, photographer]).toEqual([null, null, null])
    }
    expect(again.contacts).toEqual([])
    const told = JSON.stringify([first, again])
    for (const { id, name } of own.offices) {
      expect(told).not.toContain(name)
      expect(told).not.toContain(id)
    }
  })
})

test('a report rests on what was entered last of an office, however often that changed', async () => {
  const officeId = gp.office.id as Id<'off'>
  const newest = async () => (await scope.find(officeProfiles, eq(officeProfiles.officeId, officeId))).at(-1)!
  const { version, content, madeBy, madeAt } = await newest()
  const rows = Array.from({ length: 900 }, (_, n) => ({
    ...{ officeId, madeBy, madeAt, version: version + 1 + n },
    content: { ...content, listSize: 1_000 + n },
  }))
  await scope.write(...rows.map((row) => scope.insert(officeProfiles, row)))
  const { offices: told } = await report()
  expect(told.find(({ id }: Json) => id === officeId).listSize).toBe(1_899)
  const later = sql`office_id = ${officeId} and version > ${version}`
  await scope.write(scope.remove(officeProfiles, later))
})

describe('as a file', () => {
  const file = async (path: string) => {
    const answer = await coordinator.raw('GET', `/api/adoption/report.${path}`)
    return { answer, text: await answer.text() }
  }

  test('figures come as a table with a line for each, and offices by name', async () => {
    const { answer, text } = await file('csv')
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const made = await report()
    expect(text.trim().split('\r\n')).toHaveLength(made.figures.length + 1)
    expect((await file('csv?table=offices')).text).toContain('Alta legekontor')
    expect((await file('csv?table=cases&language=nb')).text).toMatch(/^Måned,Saker\r\n/)
  })

  test('in Norwegian a file has its definitions, what they are of and their remarks in Norwegian', async () => {
    const made = await report()
    const { figures: method } = await coordinator.get('/api/adoption/method')
    const { text } = await file('csv?language=nb')
    const quoted = (words: string) => words.replaceAll('"', '""')
    for (const { code, denominator } of made.figures) {
      const { definition, of } = method.find((one: Json) => one.code === code)
      expect(text).toContain(quoted(definition.nb))
      if (definition.en !== definition.nb) expect(text).not.toContain(quoted(definition.en))
      if (denominator) expect(text).toContain(quoted(of.nb))
    }
    for (const { remarks } of made.figures)
      for (const { sentence } of remarks) expect(text, sentence).not.toContain(quoted(sentence))
  })

  test('a spreadsheet is told that its letters are UTF-8', async () => {
    const answer = await coordinator.raw('GET', '/api/adoption/report.csv?table=cases&language=nb')
    expect([...new Uint8Array(await answer.arrayBuffer())].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf])
  })

  test('what a spreadsheet would take for a formula is text', async () => {
    const [office] = await scope.find(offices)
    await scope.write(scope.update(offices, { name: '=HYPERLINK("http://x")' }, eq(offices.id, office!.id)))
    expect((await file('csv?table=offices')).text).toContain(`"'=HYPERLINK(""http://x"")"`)
    await scope.write(scope.update(offices, { name: office!.name }, eq(offices.id, office!.id)))
  })

  test('every chart is drawn with its name and its finding; the whole report is JSON', async () => {
    const made = await report()
    for (const { name, title } of made.charts) {
      const { answer, text } = await file(`svg?chart=${name}`)
      expect(answer.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
      expect(text).toMatch(/^<svg [^>]*role="img"/)
      expect(text).toContain(`<title id="t">${title.en.replace('>', '&gt;')}</title>`)
      expect(text).not.toMatch(/NaN|undefined|Infinity/)
    }
    expect(JSON.parse((await file('json')).text).figures).toEqual(made.figures)
    await expect(coordinator.get('/api/adoption/report.svg?chart=pie')).rejects.toMatchObject({ status: 422 })
  })
})

describe('an office that ends', () => {
  test('keeps what it did, and its exposure ends; one closed before it was connected is left out and told', async () => {
    const before = await report()
    const alta = before.offices.find((one: Json) => one.name === 'Alta legekontor')
    const now = deps.clock.now()
    const half = new Date(now.getTime() - 100 * 86_400_000)
    await scope.write(
      scope.update(offices, { closedAt: half, mergedInto: before.offices[0].id }, eq(offices.id, alta.id)),
    )
    const after = await report()
    const ended = after.offices.find((one: Json) => one.id === alta.id)
    expect(ended).toMatchObject({ end: 'merged', endedOn: half.toISOString().slice(0, 10), cases: alta.cases })
    expect(ended.exposureDays).toBe(alta.exposureDays - 100)

    await scope.write(scope.update(offices, { closedAt: new Date(0), mergedInto: null }, eq(offices.id, alta.id)))
    const wrong = await report()
    expect(wrong.offices.map((one: Json) => one.id)).not.toContain(alta.id)
    expect(figure(wrong, 'eligible').remarks).toMatchObject([{ code: 'negative-exposure' }])
    expect(
      (await findEligible(scope, { ...wrong.window, from: '1970-01-01' })).map(({ officeId }) => officeId),
    ).not.toContain(alta.id)
    await scope.write(scope.update(offices, { closedAt: null }, eq(offices.id, alta.id)))
  })

  test('stays in the Monday figures with what it did, marked as ended', async () => {
    const use = async (): Promise<Json> => coordinator.get('/api/adoption/use')
    const before = await use()
    const alta = before.offices.find((one: Json) => one.name === 'Alta legekontor')
    expect(alta).toMatchObject({ end: null, cases: 2 })
    await scope.write(scope.update(offices, { closedAt: deps.clock.now() }, eq(offices.id, alta.id)))
    const after = await use()
    expect(after.offices.find((one: Json) => one.id === alta.id)).toMatchObject({ end: 'closed', cases: 2 })
    for (const told of ['eligible', 'adopters', 'cases', 'curve']) expect(after[told], told).toEqual(before[told])
    await scope.write(scope.update(offices, { closedAt: null }, eq(offices.id, alta.id)))
  })

  test('in another one on no known day has no time after its last case, is told as merged, and is rung no more', async () => {
    const rung = async () =>
      (await coordinator.get('/api/adoption/today?rows=500')).rows.map((one: Json) => one.office?.id)
    const [into, gone] = (await report()).offices.filter(({ cases }: Json) => cases === 0)
    const connectedAt = new Date(deps.clock.now().getTime() - 15 * 86_400_000)
    const past = (await scope.find(offices, eq(offices.id, gone.id)))[0]!
    await scope.write(scope.update(offices, { connectedAt }, eq(offices.id, gone.id)))
    expect(await rung()).toContain(gone.id)
    await scope.write(scope.update(offices, { mergedInto: into.id }, eq(offices.id, gone.id)))
    expect(await rung()).not.toContain(gone.id)
    const made = await report()
    const ended = made.offices.find((one: Json) => one.id === gone.id)
    expect(ended).toMatchObject({ end: 'merged', endedOn: ended.connectedOn, exposureDays: 1 })
    expect(figure(made, 'eligible').remarks).toMatchObject([
      { code: 'merged', sentence: expect.stringMatching(/^1 office went into another one/) },
    ])
    const day = (ms: number) => new Date(connectedAt.getTime() + ms).toISOString().slice(0, 10)
    const eligible = await findEligible(scope, { from: day(-86_400_000), to: day(9 * 86_400_000) })
    expect(eligible.find(({ officeId }) => officeId === gone.id)).toMatchObject({ exposureDays: 1 })
    await scope.write(
      scope.update(offices, { mergedInto: null, connectedAt: past.connectedAt }, eq(offices.id, gone.id)),
    )
  })

  test('in another one on no known day was whole in every window before its last case, also where it was quiet', async () => {
    const [into, gone] = (await report()).offices.filter(({ cases }: Json) => cases === 0)
    const past = (await scope.find(offices, eq(offices.id, gone.id)))[0]!
    const connectedAt = new Date('2024-01-01T12:00:00Z')
    const none = { officeId: gone.id, replies: 0, acknowledged: 0 }
    const days = ['2025-03-10', '2026-05-20'].map((day) => scope.insert(officeDays, { ...none, day, cases: 1 }))
    await scope.write(scope.update(offices, { mergedInto: into.id, connectedAt }, eq(offices.id, gone.id)), ...days)
    const ofWindow = async (from: string, to: string) =>
      (await report(`?from=${from}&to=${to}`)).offices.find((one: Json) => one.id === gone.id)
    expect(await ofWindow('2025-01-01', '2025-12-31')).toMatchObject({ end: null, exposureDays: 365, cases: 1 })
    expect(await ofWindow('2025-07-01', '2025-12-31')).toMatchObject({ end: null, exposureDays: 184, cases: 0 })
    expect(await ofWindow('2026-05-01', '2026-05-31')).toMatchObject({ end: 'merged', endedOn: '2026-05-20' })
    expect(await ofWindow('2026-06-01', '2026-06-30')).toBeUndefined()
    const before = { mergedInto: null, connectedAt: past.connectedAt }
    await scope.write(
      scope.update(offices, before, eq(offices.id, gone.id)),
      scope.remove(officeDays, eq(officeDays.officeId, gone.id)),
    )
  })
})
