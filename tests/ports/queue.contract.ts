import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { officeDays } from '../../api/adoption/table.ts'
import type { Database } from '../../api/kernel/database.ts'
import { decide, declareReactions } from '../../api/kernel/decide.ts'
import { type Id, newId } from '../../api/kernel/ids.ts'
import type { Scope } from '../../api/kernel/scope.ts'
import { reactionLog, tenants } from '../../api/kernel/table.ts'
import { follows } from '../../api/reactions.ts'
import { person, scopeOf } from '../kernel/decide.contract.ts'

/** A queue behind its door: `hints` lets that many come at once, `sweep` looks without one, as each door does. */
export interface Hinted {
  readonly database: Database
  hints(times: number): Promise<unknown>
  sweep(): Promise<unknown>
}

/** A hospital of its own in this database, and what happened in it. */
export interface Ward {
  /** A sent referral that must be counted exactly once; nobody is told. With `after`, not before so many milliseconds. */
  happens(after?: number): Promise<void>
  /** How many were counted. */
  counted(): Promise<number>
  /** Reactions that are not done. */
  open(): Promise<(typeof reactionLog.$inferSelect)[]>
  readonly scope: Scope
}

export async function openWard(database: Database): Promise<Ward> {
  declareReactions(follows)
  const scope = scopeOf(database, person(1, newId('ten', new Date())))
  const office = newId('off', new Date()) as Id<'off'>
  await scope.write(scope.insert(tenants, { nameEn: 'Queue', nameNb: 'Kø', phone: '00' }))
  return {
    scope,
    async happens(after) {
      const subject = newId('ref', new Date())
      await decide(
        scope,
        { command: subject, name: 'referral.submitted', subject, body: null },
        async (at) => ({
          facts: { office },
          rows: [],
          ...(after && { followsAt: new Date(at.getTime() + after) }),
        }),
        async () => undefined,
      )
    },
    counted: async () =>
      (await scope.find(officeDays, eq(officeDays.officeId, office))).reduce((sum, { cases }) => sum + cases, 0),
    open: async () => (await scope.find(reactionLog)).filter(({ doneAt }) => doneAt === null),
  }
}

/** What every queue owes the reactions. Only web APIs, so that it also runs inside workerd. */
export function queueContract(title: string, open: () => Promise<Hinted>): void {
  describe(title, () => {
    let door: Hinted
    let ward: Ward
    beforeAll(async () => {
      door = await open()
      ward = await openWard(door.database)
    })
    const becomes = (count: number) => vi.waitFor(async () => expect(await ward.counted()).toBe(count), 10_000)

    test('hints that come doubled and all at once let everything happen once', async () => {
      for (let n = 0; n < 4; n++) await ward.happens()
      expect(await ward.counted()).toBe(0)
      await door.hints(6)
      await becomes(4)
      await vi.waitFor(async () => expect(await ward.open()).toEqual([]), 10_000)

      await door.hints(2)
      expect(await ward.counted()).toBe(4)
    })

    test('a hint that got lost is made good by the sweep', async () => {
      const before = await ward.counted()
      await ward.happens()
      expect(await ward.counted()).toBe(before)
      await door.sweep()
      await becomes(before + 1)
    })

    test('what is not due yet waits, however many hints come, and happens once its time has come', async () => {
      const before = await ward.counted()
      const began = Date.now()
      await ward.happens(1_500)
      await door.hints(3)
      const early = await ward.counted()
      // A machine that took longer than that to look has nothing to tell.
      if (Date.now() - began < 1_500) expect(early).toBe(before)
      await vi.waitFor(async () => {
        await door.sweep()
        expect(await ward.counted()).toBe(before + 1)
      }, 10_000)
    })

    test('what fails keeps nobody waiting, and is kept with its kind, not with its words', async () => {
      const before = await ward.counted()
      await ward.happens()
      const { scope } = ward
      const position = (await ward.open())[0]!.eventPosition
      const poison = { eventPosition: position, name: 'nobody-knows', claimedUntil: new Date(0), tries: 0 }
      await scope.write(scope.insert(reactionLog, poison))
      await ward.happens()
      await door.hints(3)
      await becomes(before + 2)

      await vi.waitFor(async () => {
        const open = await ward.open()
        expect(open).toMatchObject([{ name: 'nobody-knows', error: 'Error' }])
      }, 10_000)
      await scope.write(
        scope.remove(reactionLog, and(eq(reactionLog.eventPosition, position), eq(reactionLog.name, 'nobody-knows'))!),
      )
    })
  })
}
