import { eq } from 'drizzle-orm'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { interviews } from '../../api/inquiry/table.ts'
import { asSystem } from '../../api/kernel/react.ts'
import { startClinic } from '../support/clinic.ts'
import { anInterview, codeAt, codes, joins, leave, tells } from '../support/inquirer.ts'
import { fresh, type Json, type Person } from '../support/person.ts'
import { faultsOfQda, readXml, type Xml } from '../support/qda-schema.ts'
import { syntheticNationalId } from '../support/ward.ts'

const clinic = await startClinic()
const coordinator = await clinic.as('coordinator')
const researcher = await joins(clinic, 'researcher')
const offices = (await coordinator.get('/api/adoption/use')).offices as Json[]
const [alta] = offices.filter(({ name }) => name.startsWith('Alta'))
const withdraws = (who: Person, id: string) => who.post(`/api/research/interviews/${id}/withdrawal`, {})
const exports = (who: Person, json: Json) => who.raw('POST', '/api/research/interview-exports', { json })
const all = { format: 'qdpx', knowsThatQuotesReidentify: true }

describe('what somebody told', () => {
  test.for([
    ['without leave', { consent: undefined }, '/consent', /kept without leave/],
    ['with leave that nobody gave', { consent: { ...leave, givenBy: ' ' } }, '/consent/givenBy', /must stand/],
    ['with leave of tomorrow', { consent: { ...leave, givenOn: '2099-01-01' } }, '/consent/givenOn', /not come yet/],
    ['held on a day that never was', { heldOn: '2026-02-30' }, '/heldOn', /./],
    ['without a word', { text: ' \n' }, '/text', /no text/],
    ['with a patient’s number', { text: `Det gjaldt ${syntheticNationalId()}.` }, '/text', /birth number/],
    ['with the name of a doctor there', { text: 'Jeg spør Demo Lege Alta først.' }, '/text', /sign 10 on .* name/],
    ['with the office’s name above it', { title: 'Alta legekontor' }, '/title', /name/],
    ['with a telephone number', { text: 'Ring 78 43 00 00.' }, '/text', /telephone/],
  ] as const)('%s is not kept', async ([, more, path, says]) => {
    const json = anInterview(alta.id, more)
    const answer = await coordinator.raw('PUT', `/api/research/interviews/${fresh('int')}`, { json })
    const { code, fields } = (await answer.json()) as Json
    expect([answer.status, code]).toEqual([422, 'request.invalid'])
    expect(fields.find((one: Json) => one.path === path)?.message).toMatch(says)
  })

  test('is kept once, with lines that end alike, and read by whoever may know the office and whoever may not', async () => {
    const id = fresh('int')
    const kept = await tells(coordinator, alta.id, { text: 'En linje.\r\nTo 😀.' }, id)
    expect(kept).toMatchObject({ id, office: { id: alta.id, name: alta.name }, text: 'En linje.\nTo 😀.' })
    expect(kept.segments).toEqual([
      { begins: 0, ends: 9 },
      { begins: 10, ends: 15 },
    ])
    expect(await tells(coordinator, alta.id, { text: 'En linje.\r\nTo 😀.' }, id)).toEqual(kept)
    const seen = await researcher.get(`/api/research/interviews/${id}`)
    expect(seen.office).toEqual({ id: null, name: expect.stringMatching(/^Office \d\d+$/) })
    expect(seen.consent.givenBy).toBeNull()
    expect(JSON.stringify(seen)).not.toContain(alta.name)
    // She stores one under the pseudonym, and it is the same office.
    const hers = await tells(researcher, seen.office.name)
    expect((await coordinator.get(`/api/research/interviews/${hers.id}`)).office.id).toBe(alta.id)
    await expect(tells(researcher, alta.id)).rejects.toMatchObject({ status: 404 })
  })

  test('is open to those who inquire and to nobody else', async () => {
    for (const login of ['gp-alta', 'specialist-skin', 'secretary-sortland'])
      for (const path of ['interviews', 'codes', 'agreement', `codes/${fresh('cod')}/quotes`])
        expect((await (await clinic.as(login)).raw('GET', `/api/research/${path}`)).status, path).toBe(403)
  })

  test('is gone with every mark once the leave is withdrawn; that it was, stays', async () => {
    const told = await tells(coordinator, alta.id, { text: 'FORTROLIG sagt.' })
    const code = await codeAt(coordinator, 'personal')
    await codes(coordinator, told, 'FORTROLIG', code)
    expect(await withdraws(coordinator, told.id)).toMatchObject({ text: '', title: '', codings: [], segments: [] })
    const { deps } = clinic.demo.door
    const row = await asSystem(deps, coordinator.tenantId, 'test').first(interviews, eq(interviews.id, told.id))
    expect(JSON.stringify(row)).not.toMatch(/FORTROLIG|Den som ble spurt|Sykepleier|samtale/)
    const { items } = await coordinator.get(`/api/research/codes/${code}/quotes`)
    expect(items.filter((one: Json) => one.interviewId === told.id)).toEqual([])
    for (const again of [codes(coordinator, { ...told, text: 'x' }, 'x', code), withdraws(coordinator, told.id)])
      await expect(again).rejects.toMatchObject({ status: 409, code: 'consent.withdrawn' })
  })
})

describe('coding', () => {
  let told: Json
  let enables: string
  let time: string
  beforeAll(async () => {
    told = await tells(coordinator, alta.id)
    enables = await codeAt(coordinator, 'personal', 'gp', 'enables', 'micro')
    time = fresh('cod')
    await coordinator.put(`/api/research/codes/${time}`, { parentId: null, name: 'Tid & travelhet', note: '' })
  })

  test('of a passage that is none, or with a code that is none, is refused', async () => {
    const send = (json: Json) =>
      coordinator.raw('PUT', `/api/research/interviews/${told.id}/codings/${fresh('cdg')}`, { json })
    for (const [begins, ends] of [
      [5, 5],
      [5, 2],
      [0, 1_000],
    ])
      expect((await send({ codeId: time, begins, ends })).status, `${begins}–${ends}`).toBe(422)
    expect((await send({ codeId: fresh('cod'), begins: 0, ends: 2 })).status).toBe(404)
    const orphan = { parentId: fresh('cod'), name: 'x', note: '' }
    expect((await coordinator.raw('PUT', `/api/research/codes/${fresh('cod')}`, { json: orphan })).status).toBe(422)
  })

  test('is done apart: neither of two coders sees the other’s marks while she works', async () => {
    await codes(coordinator, told, 'Legen vil gjerne.', enables)
    const off = await codes(coordinator, told, 'Kameraet', enables)
    await codes(researcher, told, 'vil gjerne', enables)
    await codes(researcher, told, 'Vi har ikke tid.', time)
    const marked = async (who: Person) => (await who.get(`/api/research/interviews/${told.id}`)).codings.length
    expect([await marked(coordinator), await marked(researcher)]).toEqual([2, 2])
    await expect(researcher.post(`/api/research/codings/${off.id}/removal`, {})).rejects.toMatchObject({ status: 404 })
    await coordinator.post(`/api/research/codings/${off.id}/removal`, {})
    expect(await marked(coordinator)).toBe(1)
  })

  test('is compared code by code beyond chance, and a code counts for those above it', async () => {
    const { pairs } = await researcher.get('/api/research/agreement')
    const [pair] = pairs
    expect(pair).toMatchObject({ coders: ['A', 'B'], interviews: 1, segments: 3 })
    const of = (codeId: string) => pair.codes.find((one: Json) => one.codeId === codeId)
    const above = await codeAt(coordinator, 'personal')
    for (const code of [enables, above])
      expect(of(code)).toMatchObject({ both: 1, onlyA: 0, onlyB: 0, neither: 2, observed: 1, kappa: 1 })
    // Only one of them saw it: agreement is what chance gives.
    expect(of(time)).toMatchObject({ both: 0, onlyB: 1, neither: 2, kappa: 0 })
  })

  test('puts the words behind a claim, except where they may not be quoted', async () => {
    const silent = await tells(coordinator, alta.id, {
      consent: { ...leave, mayQuote: false },
      text: 'IKKE SITER dette.',
    })
    await codes(coordinator, silent, 'IKKE SITER', enables)
    const quotes = await researcher.get(`/api/research/codes/${await codeAt(researcher, 'personal', 'gp')}/quotes`)
    expect(quotes.items.map(({ text, coder }: Json) => [text, coder]).sort()).toEqual([
      [null, 'A'],
      ['Legen vil gjerne.', 'A'],
      ['vil gjerne', 'B'],
    ])
    expect(quotes.notToBeQuoted).toBe(1)
    expect(JSON.stringify(quotes)).not.toMatch(/IKKE SITER|off_/)
  })
})

describe('an export', () => {
  test('of the codes alone is a code book that others read', async () => {
    const answer = await exports(researcher, { format: 'qdc', knowsThatQuotesReidentify: false })
    expect(answer.headers.get('content-disposition')).toContain('.qdc')
    const root = readXml(await answer.text())
    expect(faultsOfQda(root)).toEqual([])
    expect(all_(root, 'Code').length).toBeGreaterThan(112)
  })

  test('of texts asks first whether she knows how easily a few offices are told apart', async () => {
    const answer = await exports(researcher, { ...all, knowsThatQuotesReidentify: false })
    expect([answer.status, ((await answer.json()) as Json).fields[0].path]).toEqual([422, '/knowsThatQuotesReidentify'])
  })

  test('fits the schema, keeps every passage on its words, and holds no name and nothing without leave to share', async () => {
    await tells(coordinator, alta.id, { consent: { ...leave, mayShare: false }, text: 'IKKE DEL dette.' })
    const answer = await exports(researcher, all)
    expect(answer.headers.get('content-type')).toBe('application/zip')
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
    const texts = Object.entries(files).filter(([name]) => name.startsWith('sources/'))
    const root = readXml(strFromU8(files['project.qde']!))
    expect(faultsOfQda(root)).toEqual([])
    const sources = all_(root, 'TextSource')
    expect(texts.map(([name]) => name.slice('sources/'.length)).sort()).toEqual(
      sources.map(({ attributes }) => attributes.plainTextPath!.slice('internal://'.length)).sort(),
    )
    const quoted = sources.flatMap((source) => {
      const text = strFromU8(files[source.attributes.plainTextPath!.replace('internal://', 'sources/')]!)
      expect(text).not.toMatch(/^\ufeff|\r/)
      return all_(source, 'PlainTextSelection').map(({ attributes: { startPosition, endPosition } }) =>
        Array.from(text).slice(Number(startPosition), Number(endPosition)).join(''),
      )
    })
    expect(quoted).toEqual(
      expect.arrayContaining(['Legen vil gjerne.', 'vil gjerne', 'Vi har ikke tid.', 'IKKE SITER']),
    )
    const whole = texts.map(([, bytes]) => strFromU8(bytes)).join() + strFromU8(files['project.qde']!)
    expect(whole).not.toMatch(/IKKE DEL|FORTROLIG|Demo |Den som ble spurt|off_|per_/)
    expect(whole).not.toContain(alta.name)
    expect(all_(root, 'Case')[0]!.attributes.name).toMatch(/^Office \d\d+$/)
    expect(root.children.at(-1)!.text).toContain('can tell from what is said who said it')
  })

  test('says which offices have used it: whoever has taken one scores no more as somebody blind to use', async () => {
    const other = await joins(clinic, 'researcher')
    const score = {
      condition: 'GP',
      value: 1,
      source: 'visit',
      sentence: 'Hun viste det frem.',
      observedOn: '2026-01-02',
    }
    // Which numbers there are is different each time.
    const [one] = (await researcher.get('/api/research/interviews')).items
    const number = Number(one.office.name.replace(/\D/g, ''))
    const scores = () => other.post(`/api/research/offices/${number}/scores`, score)
    expect(await scores()).toMatchObject({ isBlind: true })
    await exports(other, { format: 'qdc', knowsThatQuotesReidentify: false })
    expect(await scores()).toMatchObject({ isBlind: true })
    expect((await exports(other, all)).status).toBe(200)
    expect(await scores()).toMatchObject({ isBlind: false })
  })

  test('waits where nobody gave leave to hand on what she told', async () => {
    const { items } = await coordinator.get('/api/research/interviews')
    for (const one of items) if (one.consent.mayShare) await withdraws(coordinator, one.id)
    const answer = await exports(coordinator, all)
    expect([answer.status, ((await answer.json()) as Json).code]).toEqual([409, 'consent.missing'])
  })
})

const all_ = (one: Xml, name: string): Xml[] =>
  one.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all_(child, name)])
