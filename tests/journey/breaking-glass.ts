import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { openSession } from '../../api/access/open-session.ts'
import { memberships, people } from '../../api/access/table.ts'
import type { Id } from '../../api/kernel/ids.ts'
import { asSystem } from '../../api/kernel/react.ts'
import { auditLog } from '../../api/kernel/table.ts'
import type { Clinic } from '../support/clinic.ts'
import { fresh, type Json, Person } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import {
  aMark,
  anAnswer,
  attaches,
  marks,
  replies,
  submits,
  syntheticNationalId,
  waitsForPicture,
} from '../support/ward.ts'

const sentence = 'Innlagt med blødning fra såret, må vite hva som ble avtalt.'
const anEmergency = (whose: string, more: Json = {}): Json => ({
  whose,
  emergency: 'danger_now',
  why: sentence,
  ...more,
})
const path = (id = fresh('gla')) => `/api/glass-breaks/${id}`

/** What a specialist may see of a patient outside her units, in an emergency, and who asks about it afterwards. */
export const breakingGlass = (clinic: Clinic) =>
  describe('break the glass', () => {
    const { deps } = clinic.demo.door
    const nationalId = syntheticNationalId(88)
    let coordinator: Person
    let referral: Json
    let earlier: Json
    let others: Json
    let image: Json
    let glass: Json
    let reader: Person

    /** A browser in which this person signed in so many seconds ago. */
    async function signedIn(
      login: string,
      secondsAgo = 0,
      method: 'provider' | 'passkey' = 'provider',
    ): Promise<Person> {
      const rows = await deps.database.read.select().from(people).where(eq(people.subject, login))
      const { id, tenantId, issuer } = rows[0]!
      const authenticatedAt = new Date(clinic.clock.now().getTime() - secondsAgo * 1_000)
      const opened = await openSession(
        asSystem(deps, tenantId, 'sign-in'),
        { id },
        method === 'passkey'
          ? { method, passkey: fresh('pky') as Id<'pky'>, level: undefined, authenticatedAt }
          : { method, issuer, sid: undefined, level: undefined, authenticatedAt },
      )
      return new Person(clinic.baseUrl, login).entersWith(opened.cookie)
    }
    const rowsOf = async (object: string) =>
      (await deps.database.read.select().from(auditLog).where(eq(auditLog.object, object))).map((row) => ({
        ...row,
        payload: row.payload ? JSON.parse(row.payload) : {},
      }))
    const code = async (asked: Promise<Response>) => {
      const answer = await asked
      const body = await answer.text()
      expect(body).not.toMatch(/Nød Nordmann/)
      return [answer.status, answer.ok ? null : JSON.parse(body).code]
    }

    beforeAll(async () => {
      const gp = await signedIn('gp-hammerfest')
      coordinator = await signedIn('coordinator')
      const patient = { nationalId, name: 'Nød Nordmann', phone: '' }
      earlier = await submits(gp, { pack: 'ear-nose-throat', content: { patient, question: 'Øret i fjor?' } })
      clinic.clock.advance({ minutes: 1 })
      referral = await submits(gp, { pack: 'dermatology', content: { patient } })
      image = await attaches(gp, referral.id, picture({ width: 64, height: 48, seed: 88 }))
      await waitsForPicture(gp, image.id)
      await marks(await signedIn('specialist-skin'), image.id)
      const stranger = { nationalId: syntheticNationalId(99), name: 'Nød Nordmann', phone: '' }
      others = await submits(gp, { pack: 'dermatology', content: { patient: stranger } })
      await replies(await signedIn('specialist-skin'), referral.id, 'Avtalt kontroll om to uker.')
      reader = await signedIn('specialist-surgery')
    }, 60_000)

    test.for([
      ['a GP', 'gp-alta', 'access.denied'],
      ['a secretary', 'secretary-sortland', 'access.denied'],
      ['a coordinator', 'coordinator', 'access.denied'],
    ])('%s opens nobody', async ([, login, refusal]) => {
      const who = await signedIn(login!)
      expect(await code(who.raw('PUT', path(), { json: anEmergency(referral.caseNumber) }))).toEqual([403, refusal])
    })

    test('without a listed reason, a sentence, or a whole number nobody is opened and nothing is looked for', async () => {
      const before = (await rowsOf(reader.session.person.id)).length
      for (const [json, field] of [
        [anEmergency(referral.caseNumber, { emergency: 'curious' }), '/emergency'],
        [anEmergency(referral.caseNumber, { why: '  x   ' }), '/why'],
        [anEmergency(nationalId.slice(0, 10)), '/whose'],
        [anEmergency('Nordmann'), '/whose'],
      ] as const) {
        const answer = await reader.raw('PUT', path(), { json })
        const { code, fields } = (await answer.json()) as Json
        expect([answer.status, code, fields.map((one: Json) => one.path)]).toEqual([422, 'request.invalid', [field]])
      }
      expect((await rowsOf(reader.session.person.id)).length).toBe(before)
      expect(await code(reader.raw('GET', `/api/cases/${referral.id}`))).toEqual([404, 'not-found'])
    })

    test('who signed in more than five minutes ago signs in again first; to the second', async () => {
      const go = clinic.clock.stand()
      try {
        // A second that is over while the request runs would be nobody's fault.
        for (const [ago, expected] of [
          [301, [403, 'session.stale']],
          [300, [404, 'not-found']],
          [299, [404, 'not-found']],
        ] as const) {
          const who = await signedIn('specialist-surgery', ago)
          expect([ago, await code(who.raw('PUT', path(), { json: anEmergency('0000-00') }))]).toEqual([ago, expected])
        }
        const ahead = await signedIn('specialist-surgery', -3_600)
        expect(await code(ahead.raw('PUT', path(), { json: anEmergency('0000-00') }))).toEqual([403, 'session.stale'])
      } finally {
        go()
      }
    })

    test('a passkey opens nobody, switches nobody off and closes no office', async () => {
      const surgeon = await signedIn('specialist-surgery', 0, 'passkey')
      expect(await code(surgeon.raw('PUT', path(), { json: anEmergency('0000-00') }))).toEqual([403, 'access.denied'])
      const who = await signedIn('coordinator', 0, 'passkey')
      const deed = { json: {}, deed: fresh('cmd') }
      const gp = await signedIn('gp-alta')
      for (const address of [
        `/api/people/${reader.session.person.id}/disabling`,
        `/api/people/${reader.session.person.id}/enabling`,
        `/api/offices/${gp.session.offices[0].id}/closing`,
        `/api/offices/${gp.session.offices[0].id}/opening`,
      ])
        expect([address, await code(who.raw('POST', address, deed))]).toEqual([address, [403, 'access.denied']])
    })

    test('whoever looks for somebody who is no patient here learns nothing, and leaves her reason behind', async () => {
      const unknown = syntheticNationalId(401)
      const id = fresh('gla')
      expect(await code(reader.raw('PUT', path(id), { json: anEmergency(unknown) }))).toEqual([404, 'not-found'])
      const tries = (await rowsOf(await tenantOf(reader))).filter(
        ({ action, payload }) => action === 'search-outside' && payload['care-relation']?.['decision-ref'] === id,
      )
      expect(tries).toMatchObject([
        {
          actor: reader.session.person.id,
          payload: {
            reason: sentence,
            sought: expect.stringMatching(/./),
            'care-relation': { 'purpose-of-use': 'BTG', 'purpose-of-use-details': 'danger_now' },
          },
        },
      ])
      expect(JSON.stringify(tries)).not.toContain(unknown)
    })
    async function tenantOf(who: Person): Promise<string> {
      const rows = await deps.database.read
        .select()
        .from(people)
        .where(eq(people.id, who.session.person.id as never))
      return rows[0]!.tenantId
    }

    test('a case of her own unit needs no emergency', async () => {
      const own = await signedIn('specialist-skin')
      const answer = await own.raw('PUT', path(), { json: anEmergency(referral.caseNumber) })
      expect(await answer.json()).toMatchObject({ code: 'glass.needless', referralId: referral.id })
    })

    test('a specialist opens the one patient, by birth number, and reads all the hospital has of her', async () => {
      const id = fresh('gla')
      glass = await reader.put(path(id), anEmergency(`${nationalId.slice(0, 6)} ${nationalId.slice(6)}`))
      expect(glass).toMatchObject({ id, referralId: referral.id, emergency: 'danger_now', why: sentence })
      expect(Date.parse(glass.endsAt) - Date.parse(glass.brokenAt)).toBe(3_600_000)
      const one = await reader.get(`/api/cases/${referral.id}`)
      expect(one).toMatchObject({ glass: { id, why: sentence }, referral: { content: { patient: { nationalId } } } })
      // What is at her own unit anyhow hangs on nothing.
      expect(one.earlier.map((other: Json) => other.id)).toEqual([earlier.id])
      expect(await reader.get(`/api/cases/${earlier.id}`)).toMatchObject({ glass: null })
      expect((await reader.get(`/api/cases/${referral.id}/replies`)).items).toMatchObject([
        { textToGp: 'Avtalt kontroll om to uker.' },
      ])
      expect((await reader.get(`/api/referrals/${referral.id}/images`)).items).toMatchObject([{ id: image.id }])
      expect(await reader.get(`/api/images/${image.id}`)).toMatchObject({ id: image.id })
      expect((await reader.get(`/api/referrals/${referral.id}/marks`)).items).toMatchObject([{ imageId: image.id }])
      for (const part of ['preview', 'tiles/0/0_0.jpg', 'info'])
        expect([part, (await reader.raw('GET', `/api/images/${image.id}/${part}`)).status]).toEqual([part, 200])
      // The same request again is the same opening.
      expect(
        (await reader.raw('PUT', path(id), { json: anEmergency(`${nationalId.slice(0, 6)} ${nationalId.slice(6)}`) }))
          .status,
      ).toBe(200)
    })

    test('everything she saw under it is in the log with her reason', async () => {
      for (const [object, actions] of [
        [glass.id, ['glass.broken']],
        [referral.id, ['read-case', 'list-replies', 'list-images', 'list-marks']],
        [image.id, ['view-image', 'read-image']],
      ] as const) {
        // That she asked again for what she had is a row too, and no second opening.
        const hers = (await rowsOf(object)).filter(
          ({ actor, outcome, span }) =>
            actor === reader.session.person.id &&
            outcome === 'done' &&
            (object !== glass.id || span.endsWith('/break')),
        )
        expect(hers.map(({ action }) => action)).toEqual(expect.arrayContaining([...actions]))
        for (const { action, payload } of hers)
          expect([action, payload.reason, payload['care-relation']]).toEqual([
            action,
            sentence,
            { 'purpose-of-use': 'BTG', 'purpose-of-use-details': 'danger_now', 'decision-ref': glass.id },
          ])
      }
    })

    test('she reads, and changes nothing', async () => {
      const deed = () => ({ deed: fresh('cmd') })
      const reply = (await reader.get(`/api/cases/${referral.id}/replies`)).items[0]
      for (const [method, address, asking] of [
        ['POST', `/api/cases/${referral.id}/claim`, { json: {}, ...deed() }],
        ['POST', `/api/cases/${referral.id}/release`, { json: {}, ...deed() }],
        ['PUT', `/api/cases/${referral.id}/decisions/${fresh('dec')}`, { json: { disposition: 'in_person' } }],
        ['PUT', `/api/cases/${referral.id}/replies/${fresh('rep')}`, { json: anAnswer('Fremmed hånd.') }],
        ['POST', `/api/cases/${referral.id}/replies/${reply.id}/undo`, { json: {}, ...deed() }],
        [
          'PUT',
          `/api/cases/${referral.id}/replies/${reply.id}/corrections/${fresh('rep')}`,
          { json: anAnswer('Fremmed hånd.') },
        ],
        ['POST', `/api/images/${image.id}/removal`, { json: { reason: 'other' }, ...deed() }],
        ['PUT', `/api/images/${image.id}/annotations/${fresh('ann')}`, { json: aMark() }],
        ['POST', `/api/images/${image.id}/grade`, { json: { grade: 'good' }, ...deed() }],
        ['GET', `/api/images/${image.id}/original`, {}],
      ] as const)
        expect([address, await code(reader.raw(method, address, asking))]).toEqual([address, [404, 'not-found']])
    })

    test('one patient at a time, also when two are asked for at once; who closes it may open the next', async () => {
      const asking = () => reader.raw('PUT', path(), { json: anEmergency(others.caseNumber) })
      const refused = await asking()
      expect([refused.status, await refused.json()]).toMatchObject([
        409,
        { code: 'glass.another-open', glassId: glass.id, referralId: referral.id, endsAt: glass.endsAt },
      ])
      expect(await code(reader.raw('GET', `/api/cases/${others.id}`))).toEqual([404, 'not-found'])
      const ent = await signedIn('senior-skin')
      const both = await Promise.all(
        [1, 2].map(() => ent.raw('PUT', path(), { json: anEmergency(earlier.caseNumber) })),
      )
      expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
      const won = (await both.find(({ status }) => status === 201)!.json()) as Json
      expect(((await both.find(({ status }) => status === 409)!.json()) as Json).code).toBe('glass.another-open')
      expect(await code(reader.raw('POST', `${path(won.id)}/closing`, { deed: fresh('cmd') }))).toEqual([
        404,
        'not-found',
      ])
      const closing = { deed: fresh('cmd') }
      for (const _ of ['closed', 'asked again'])
        expect((await ent.raw('POST', `${path(won.id)}/closing`, closing)).status).toBe(200)
      expect(await code(ent.raw('GET', `/api/cases/${won.referralId}`))).toEqual([404, 'not-found'])
      const next = await ent.put(path(), anEmergency(earlier.caseNumber))
      const found = { outcome: 'not_justified', note: 'Hun var ikke på vakt.' }
      expect((await ent.raw('GET', `/api/cases/${earlier.id}`)).status).toBe(200)
      await coordinator.post(`${path(next.id)}/review`, found)
      // What was found not justified is closed at once.
      expect(await code(ent.raw('GET', `/api/cases/${earlier.id}`))).toEqual([404, 'not-found'])
    })

    test('it opens one patient to one person: no other patient, and nobody else', async () => {
      expect(await code(reader.raw('GET', `/api/cases/${others.id}`))).toEqual([404, 'not-found'])
      const skin = await signedIn('specialist-skin')
      expect(await code(skin.raw('GET', `/api/cases/${earlier.id}`))).toEqual([404, 'not-found'])
      await skin.put(path(), anEmergency(earlier.caseNumber, { emergency: 'on_call' }))
      expect(await skin.get(`/api/cases/${earlier.id}`)).toMatchObject({ glass: { emergency: 'on_call' } })
      const senior = await signedIn('senior-skin')
      expect(await code(senior.raw('GET', `/api/cases/${earlier.id}`))).toEqual([404, 'not-found'])
      expect(await code(senior.raw('PUT', path(glass.id), { json: anEmergency(nationalId) }))).toEqual([
        409,
        'command.other-body',
      ])
    })

    test('the patient learns of it, and other systems do without her words', async () => {
      const { items } = await coordinator.post('/api/access-extracts', { nationalId })
      expect(items).toEqual(
        expect.arrayContaining(
          ['search-outside', 'glass.broken', 'read-case', 'view-image'].map((action) =>
            expect.objectContaining({ action, emergency: 'danger_now', reason: sentence }),
          ),
        ),
      )
      const place = btoa(JSON.stringify([String((await rowsOf(glass.id))[0]!.position - 1), 'audit'])).replaceAll(
        '=',
        '',
      )
      const answer = await coordinator.raw('GET', `/api/audit-events?limit=1&after=${place}`)
      const text = await answer.text()
      expect(text).not.toMatch(/Innlagt|Nordmann/)
      expect(JSON.parse(text).entry[0].resource).toMatchObject({
        purposeOfEvent: [{ coding: [{ code: 'BTG' }] }],
        agent: [{ purposeOfUse: [{ coding: [{ code: 'BTG' }] }] }, {}],
      })
    })

    test('a coordinator has it before her at once, judges it once, and never her own', async () => {
      for (const who of [reader, await signedIn('gp-alta')]) {
        expect(await code(who.raw('GET', '/api/glass-breaks'))).toEqual([403, 'access.denied'])
        const asking = { json: { outcome: 'justified' }, deed: fresh('cmd') }
        expect(await code(who.raw('POST', `${path(glass.id)}/review`, asking))).toEqual([403, 'access.denied'])
      }
      expect((await coordinator.get('/api/adoption/today')).rows).toEqual(
        expect.arrayContaining([expect.objectContaining({ kind: 'glass', caseNumber: referral.caseNumber })]),
      )
      const { items, inVain } = await coordinator.get('/api/glass-breaks')
      expect(inVain).toEqual(
        expect.arrayContaining([{ by: expect.objectContaining({ name: reader.session.person.name }), tries: 4 }]),
      )
      const skin = await signedIn('specialist-skin')
      const tenantId = await tenantOf(skin)
      const scope = asSystem(deps, tenantId as never, 'appointment')
      const both = { personId: skin.session.person.id, party: tenantId as never, role: 'coordinator' as const }
      await scope.write(scope.insert(memberships, both))
      const hers = items.find((one: Json) => one.by.name === skin.session.person.name)
      const own = { json: { outcome: 'justified' }, deed: fresh('cmd') }
      expect(await code(skin.raw('POST', `${path(hers.id)}/review`, own))).toEqual([403, 'glass.own'])
      await scope.write(
        scope.remove(memberships, and(eq(memberships.personId, both.personId), eq(memberships.role, 'coordinator'))!),
      )
      expect(items[0]).toMatchObject({
        id: glass.id,
        caseNumber: referral.caseNumber,
        why: sentence,
        by: { name: reader.session.person.name },
        review: null,
      })
      const bare = { json: { outcome: 'not_justified', note: '' }, deed: fresh('cmd') }
      expect(await code(coordinator.raw('POST', `${path(glass.id)}/review`, bare))).toEqual([422, 'request.invalid'])
      const found = { outcome: 'not_justified', note: 'Pasienten var ikke innlagt; tatt opp med henne.' }
      expect(await coordinator.post(`${path(glass.id)}/review`, found)).toMatchObject({
        review: { ...found, by: { name: coordinator.session.person.name } },
      })
      const again = { json: { outcome: 'justified', note: '' }, deed: fresh('cmd') }
      expect(await code(coordinator.raw('POST', `${path(glass.id)}/review`, again))).toEqual([409, 'glass.reviewed'])
      expect((await coordinator.get('/api/glass-breaks')).items.map((one: Json) => one.review !== null)).toEqual([
        false,
        false,
        true,
        true,
      ])
    })

    test('after sixty minutes it is closed again, to the second, also for the photograph she looks at', async () => {
      const go = clinic.clock.stand()
      glass = await reader.put(path(), anEmergency(nationalId))
      const secondsTo = (at: number) => (at - clinic.clock.now().getTime()) / 1_000
      try {
        const seen = [`cases/${referral.id}`, `images/${image.id}/preview`, `images/${image.id}/tiles/0/0_0.jpg`]
        const statuses = async () =>
          Promise.all(seen.map(async (one) => (await reader.raw('GET', `/api/${one}`)).status))
        for (const minutes of [15, 30, 45]) {
          clinic.clock.advance({ seconds: secondsTo(Date.parse(glass.brokenAt) + minutes * 60_000) })
          // The opening is hers, not her session's.
          reader = await signedIn('specialist-surgery')
          expect(await statuses()).toEqual([200, 200, 200])
        }
        for (const [late, expected] of [
          [-1, 200],
          [0, 404],
          [1, 404],
        ] as const) {
          clinic.clock.advance({ seconds: secondsTo(Date.parse(glass.endsAt) + late * 1_000) })
          reader = await signedIn('specialist-surgery')
          expect([late, await statuses()]).toEqual([late, [expected, expected, expected]])
        }
        // A clock that is put back opens nothing again.
        clinic.clock.advance({ minutes: -5 })
        reader = await signedIn('specialist-surgery')
        expect(await statuses()).toEqual([404, 404, 404])
        clinic.clock.advance({ minutes: 5 })
      } finally {
        go()
      }
    })
  })
