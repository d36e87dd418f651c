import { eq, like } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '../../api/adapters/clock.system.ts'
import { officeDays } from '../../api/adoption/table.ts'
import { conditions } from '../../api/inquiry/table.ts'
import type { Database } from '../../api/kernel/database.ts'
import { decide, declareReactions } from '../../api/kernel/decide.ts'
import type { Deps } from '../../api/kernel/deps.ts'
import { type Id, newId } from '../../api/kernel/ids.ts'
import * as scopes from '../../api/kernel/scope.ts'
import { type Actor, makeScope } from '../../api/kernel/scope.ts'
import { auditLog, eventLog, reactionLog } from '../../api/kernel/table.ts'
import { scopePromises } from './scope.contract.ts'

let hints = 0
/** What the audit needs to know. */
const settings = { secret: 'a secret for the tests of decisions', serverName: 'test' }
const tenant = newId('ten', new Date())
export const person = (n: number, of = tenant): Actor => ({
  tenantId: of,
  personId: `per_${String(n).padStart(26, '0')}`,
  clinician: true,
  memberships: [],
})
export const scopeOf = (database: Database, actor: Actor) =>
  makeScope(
    { database, clock: systemClock, queue: { hint: () => hints++ }, settings } as unknown as Deps,
    actor,
    'test',
  )

/** A decision that leaves a row of its own beside the event. */
export function claimIn(database: Database, actor: Actor, subject: string, command: string, body: unknown = 'mine') {
  const scope = scopeOf(database, actor)
  const officeId = `off_${command}` as Id<'off'>
  return decide(
    scope,
    { command, name: 'case.claimed', subject, body },
    async (_, seq) => {
      // The rule every decision has: what may happen once, happens to a subject nobody moved.
      if (seq > 0) throw new Error('taken before')
      return {
        facts: {},
        // A table that no reader of the log begins anew meanwhile.
        rows: [scope.insert(conditions, { code: officeId, nameEn: '', nameNb: '', madeAt: new Date(0) })],
      }
    },
    async () => (await scope.first(conditions, eq(conditions.code, officeId)))?.code,
  )
}

/** What every database owes a decision, whichever door it stands behind. Only web APIs, so that it also runs inside workerd. */
export function decideContract(
  title: string,
  open: () => Promise<Database>,
  { rounds = 20, runs = 40 }: { rounds?: number; runs?: number } = {},
): void {
  describe(title, () => {
    let database: Database
    beforeAll(async () => {
      database = await open()
      declareReactions({ 'case.claimed': ['count-use'] })
    })
    const scopeOn = (actor: Actor) => scopeOf(database, actor)
    const claim = (actor: Actor, subject: string, command: string, body?: unknown) =>
      claimIn(database, actor, subject, command, body)

    test('of sixteen colleagues who take one case at once, one has it and fifteen are told so', async () => {
      for (let round = 0; round < rounds; round++) {
        const subject = newId('ref', new Date())
        const commands = Array.from({ length: 16 }, (_, n) => `${subject}-${n}`)
        const outcomes = await Promise.allSettled(commands.map((command, n) => claim(person(n), subject, command)))
        const won = outcomes.flatMap((outcome, n) => (outcome.status === 'fulfilled' ? [n] : []))
        expect(won).toHaveLength(1)
        for (const outcome of outcomes)
          if (outcome.status === 'rejected')
            expect(outcome.reason).toSatisfy(
              (e: Error & { code?: string }) => e.code === 'subject.moved-on' || e.message === 'taken before',
            )

        const scope = scopeOn(person(0))
        expect(await scope.count(eventLog, eq(eventLog.subject, subject))).toBe(1)
        const rows = await scope.find(conditions, like(conditions.code, `off_${subject}%`))
        expect(rows.map(({ code }) => code)).toEqual([`off_${commands[won[0]!]}`])
        expect(await scope.count(auditLog, eq(auditLog.object, subject))).toBe(1)

        // Her answer got lost on the way: she asks again and gets the same one.
        const again = await claim(person(won[0]!), subject, commands[won[0]!]!)
        expect(again).toEqual({ answer: `off_${commands[won[0]!]}`, repeated: true })
      }
    })

    test('a loser learns who was faster and when', async () => {
      const subject = newId('ref', new Date())
      const slow = scopeOn(person(2))
      const losing = decide(
        slow,
        { command: `${subject}-slow`, name: 'case.claimed', subject, body: null },
        async () => {
          await claim(person(1), subject, `${subject}-fast`)
          return { facts: {}, rows: [] }
        },
        async () => undefined,
      )
      await expect(losing).rejects.toMatchObject({
        code: 'subject.moved-on',
        facts: { by: person(1).personId, what: 'case.claimed', at: expect.stringMatching(/^20/) },
      })
      expect(await slow.count(reactionLog)).toBe(await slow.count(eventLog))
    })

    test('the same id with other content is refused, whoever asks', async () => {
      const subject = newId('ref', new Date())
      await claim(person(1), subject, `${subject}-one`, 'first')
      await expect(claim(person(1), subject, `${subject}-one`, 'second')).rejects.toMatchObject({
        code: 'command.other-body',
      })
      await expect(claim(person(2), subject, `${subject}-one`, 'first')).rejects.toMatchObject({
        code: 'command.other-body',
      })
    })

    test('a row that belongs to somebody else stops the whole decision', async () => {
      const [first, second] = [newId('ref', new Date()), newId('ref', new Date())]
      await claim(person(1), first, `${first}-a`)
      const scope = scopeOn(person(1))
      const taking = decide(
        scope,
        { command: `${second}-a`, name: 'case.claimed', subject: second, body: null },
        async () => ({
          facts: {},
          rows: [scope.insert(conditions, { code: `off_${first}-a`, nameEn: '', nameNb: '', madeAt: new Date(0) })],
        }),
        async () => undefined,
      )
      await expect(taking).rejects.toMatchObject({ code: 'id.taken' })
      expect(await scope.count(eventLog, eq(eventLog.subject, second))).toBe(0)
    })

    test.for(scopePromises)('a scope $title', ({ prove }) => prove(scopes, database))

    test('another hospital never sees the row, whatever it asks for', async () => {
      const subject = newId('ref', new Date())
      await claim(person(1), subject, `${subject}-ours`)
      const foreign = scopeOn(person(1, newId('ten', new Date())))
      expect(await foreign.find(officeDays)).toEqual([])
      expect(await foreign.count(eventLog)).toBe(0)
      expect(await foreign.seq(subject)).toBe(0)
      const written = await foreign.write(
        foreign.update(officeDays, { cases: 99 }, eq(officeDays.day, '2026-11-24')),
        foreign.remove(officeDays, eq(officeDays.day, '2026-11-24')),
      )
      expect(written.map(({ rowsAffected }) => rowsAffected)).toEqual([0, 0])
    })

    test('however commands are repeated and mixed, each happens once and the numbers have no gap', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.record({ subject: fc.integer({ min: 0, max: 3 }), command: fc.integer({ min: 0, max: 5 }) }), {
            maxLength: 25,
          }),
          async (asked) => {
            const run = newId('ref', new Date())
            const scope = scopeOn(person(1))
            await Promise.allSettled(
              asked.map(({ subject, command }) =>
                decide(
                  scope,
                  {
                    command: `${run}/${subject}/${command}`,
                    name: 'draft.saved',
                    subject: `${run}/${subject}`,
                    body: command,
                  },
                  async () => ({ facts: {}, rows: [] }),
                  async () => undefined,
                ),
              ),
            )
            const events = (await scope.find(eventLog)).filter(({ subject }) => subject.startsWith(run))
            expect(new Set(events.map(({ commandId }) => commandId)).size).toBe(events.length)
            for (const subject of new Set(events.map((event) => event.subject))) {
              const seqs = events.filter((event) => event.subject === subject).map(({ seq }) => seq)
              expect(seqs).toEqual(seqs.map((_, i) => i + 1))
            }
          },
        ),
        { numRuns: runs },
      )
    })

    test('a command that is repeated calls for what follows again, in case the first call was lost', async () => {
      const subject = newId('ref', new Date())
      await claim(person(1), subject, `${subject}-hint`)
      const before = hints
      expect(await claim(person(1), subject, `${subject}-hint`)).toMatchObject({ repeated: true })
      expect(hints).toBe(before + 1)
    })
  })
}
