import { beforeAll, describe, expect, test } from 'vitest'
import { startClinic } from '../support/clinic.ts'
import { anInterview, codeAt, codes, joins, leave, tells } from '../support/inquirer.ts'
import { fresh, type Json, type Person } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import { attaches, eventually, replies, submits, writesDraft } from '../support/ward.ts'

const clinic = await startClinic()
const coordinator = await clinic.as('coordinator')
const researcher = await joins(clinic, 'researcher')
const gp = await clinic.as('gp-sortland')
const secretary = await clinic.as('secretary-sortland')
const specialist = await clinic.as('specialist-skin')
const office = gp.office.id
const network = (who: Person = coordinator, of = office): Promise<Json> => who.get(`/api/offices/${of}/network`)
const tie = (json: Json, of = office) => coordinator.put(`/api/offices/${of}/ties/${fresh('tie')}`, json)
const nameOf = (drawn: Json, id: string) => drawn.nodes.find((node: Json) => node.id === id).name
const edge = (drawn: Json, one: string, other: string): Json =>
  drawn.edges.find(
    ({ from, to }: Json) => [nameOf(drawn, from), nameOf(drawn, to)].sort().join() === [one, other].sort().join(),
  )

/** The secretary photographs and leaves it to the doctor, who sends it; a specialist answers, and the doctor reads. */
async function aCaseTogether(): Promise<void> {
  const draft = await writesDraft(secretary, { pack: 'dermatology' })
  await attaches(secretary, draft.id, picture({ width: 64, height: 48 }))
  const handed = await secretary.post(`/api/referrals/${draft.id}/handover`, { revision: draft.revision })
  await gp.post(`/api/referrals/${draft.id}/submission`, { revision: handed.revision })
  await replies(specialist, draft.id, 'Ufarlig.')
  const letter = `let_${draft.id.slice(4)}`
  await eventually(async () => ((await gp.raw('GET', `/api/letters/${letter}`)).ok ? true : undefined))
  await gp.post(`/api/letters/${letter}/openings`, { reason: null })
}

test('an office without a case has no network and no key person, and no figure that looks like one', async () => {
  expect(await network()).toMatchObject({
    cases: 0,
    isCountsOnly: true,
    counts: { person: 0, edges: 0 },
    nodes: [],
    edges: [],
    keyPerson: { share: null, left: null, people: [] },
  })
})

describe('an office where two work together', () => {
  let quote: Json
  beforeAll(async () => {
    await aCaseTogether()
    await aCaseTogether()
    for (let n = 0; n < 3; n++) await submits(gp, { pack: 'dermatology' })
    const told = await tells(coordinator, office, { text: 'Sykepleieren finner kameraet. IKKE SITER honoraret.' })
    quote = await codes(coordinator, told, 'Sykepleieren finner kameraet.', await codeAt(coordinator, 'personal'))
  }, 60_000)

  test('shows who is tied to whom out of the log, as often as there were cases', async () => {
    const drawn = await network()
    const [sender, helper, reader] = [gp, secretary, specialist].map(({ session }) => session.person.name)
    expect(drawn).toMatchObject({ cases: 5, isCountsOnly: false })
    expect(edge(drawn, helper, sender)).toMatchObject({ source: 'logged', weight: 2 })
    expect(edge(drawn, helper, sender).acts).toEqual(expect.arrayContaining(['draft', 'photo']))
    expect(edge(drawn, sender, reader)).toMatchObject({ weight: 2 })
    expect(edge(drawn, sender, reader).acts).toEqual(expect.arrayContaining(['assigned', 'answered', 'read']))
    expect(edge(drawn, helper, 'camera')).toMatchObject({ acts: ['photo'] })
    expect(edge(drawn, sender, 'gp')).toMatchObject({ weight: 5 })
    expect(drawn.nodes.find(({ name }: Json) => name === reader)).toMatchObject({ isOutside: true, cases: null })
  })

  test('shows on whom it hangs, and what is left without her', async () => {
    expect((await network()).keyPerson).toEqual({ share: 1, left: 0, people: [gp.session.person.name] })
  })

  test('takes a tie from an interview with the words behind it', async () => {
    await tie({
      from: { kind: 'person', name: 'Sykepleieren' },
      to: { kind: 'technology', name: 'Camera' },
      codingId: quote.id,
    })
    const drawn = await network()
    const told = drawn.edges.filter(({ source }: Json) => source === 'told')
    expect(told).toMatchObject([{ acts: [], quotes: [{ codingId: quote.id, text: 'Sykepleieren finner kameraet.' }] }])
    expect(drawn.counts).toMatchObject({ technology: 1, person: 4 })
  })

  test('refuses a tie without a passage, from another office, or to itself', async () => {
    const ends = { from: { kind: 'person', name: 'Legen' }, to: { kind: 'rule', name: 'Honorar' } }
    await expect(tie({ ...ends, codingId: fresh('cdg') })).rejects.toMatchObject({ status: 404 })
    const alta = (await clinic.as('gp-alta')).office.id
    await expect(tie({ ...ends, codingId: quote.id }, alta)).rejects.toMatchObject({
      status: 422,
      fields: [{ path: '/codingId' }],
    })
    await expect(tie({ from: ends.to, to: ends.to, codingId: quote.id })).rejects.toMatchObject({
      fields: [{ path: '/to' }],
    })
    const named = { kind: 'technology', name: `Kamera til ${gp.session.person.name}` }
    await expect(tie({ ...ends, to: named, codingId: quote.id })).rejects.toMatchObject({
      fields: [{ path: '/to/name' }],
    })
  })

  test('names nobody to a researcher, who knows it by pseudonym alone', async () => {
    await expect(network(researcher)).rejects.toMatchObject({ code: 'access.denied' })
    const [{ office: known }] = (await researcher.get('/api/research/interviews')).items
    const drawn = await researcher.get(`/api/research/networks/${encodeURIComponent(known.name)}`)
    expect(drawn.nodes.filter(({ kind }: Json) => kind === 'person').map(({ name }: Json) => name)).toEqual([
      'Person 1',
      'Person 2',
      'Person 3',
      'Person 4',
    ])
    expect(drawn.keyPerson.people).toEqual([expect.stringMatching(/^Person \d$/)])
    // Nor a count of fewer than five, which would be about one person's few cases.
    const counts = [
      ...drawn.nodes.flatMap(({ cases, weight }: Json) => [cases, weight]),
      ...drawn.edges.flatMap(({ source, weight }: Json) => (source === 'logged' ? [weight] : [])),
    ]
    expect(counts.filter((count) => count !== null && count > 0 && count < 5)).toEqual([])
    expect(counts.filter((count) => count === 5).length).toBeGreaterThan(0)
    const { name } = gp.office
    expect(JSON.stringify(drawn)).not.toMatch(new RegExp(`Demo|per_|off_|Sykepleieren"|${name}`))
    await expect(researcher.get('/api/research/networks/Office%20999999')).rejects.toMatchObject({ status: 404 })
  })

  test('loses the tie when the leave for the interview is withdrawn, and the words of one that may not be quoted', async () => {
    const silent = await tells(coordinator, office, {
      consent: { ...leave, mayQuote: false },
      text: 'IKKE SITER dette.',
    })
    const mark = await codes(coordinator, silent, 'IKKE SITER', await codeAt(coordinator, 'regulatory'))
    await tie({ from: { kind: 'person', name: 'Legen' }, to: { kind: 'rule', name: 'Honorar' }, codingId: mark.id })
    const quotes = async () => (await network()).edges.flatMap((one: Json) => one.quotes).map(({ text }: Json) => text)
    expect((await quotes()).sort()).toEqual([null, 'Sykepleieren finner kameraet.'].sort())
    await coordinator.post(`/api/research/interviews/${silent.id}/withdrawal`, {})
    expect(await quotes()).toEqual(['Sykepleieren finner kameraet.'])
  })

  test('counts no case that was taken back', async () => {
    const { id } = await submits(gp, { pack: 'dermatology' })
    expect((await network()).cases).toBe(6)
    await gp.post(`/api/referrals/${id}/withdrawal`, { reason: 'mistake' })
    expect((await network()).cases).toBe(5)
  })

  test('is not open to those who are not to look at others’ work', async () => {
    for (const who of [gp, secretary, specialist])
      expect((await who.raw('GET', `/api/offices/${office}/network`)).status).toBe(403)
    expect(anInterview(office).office).toBe(office)
  })
})
