import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { images } from '../../../api/imaging/table.ts'
import { eventLog } from '../../../api/kernel/table.ts'
import type { Json } from '../../support/person.ts'
import { picture } from '../../support/picture.ts'
import { attaches, eventually, replies, submits, waitsForPicture } from '../../support/ward.ts'
import { openHouse } from '../house.ts'
import { must, type Promise_ } from '../promise.ts'

/** Work that can never succeed lies in the queue: everybody else’s goes on, and a coordinator is told which it is. */
export const promise: Promise_ = {
  number: 1,
  title: 'What we confirm, we keep: work that always fails holds nobody up',
  faults: ['F12'],
  async run({ quick, log }) {
    const house = await openHouse()
    const { deps, scope } = house
    try {
      const gp = await house.as('gp-alta')
      const specialist = await house.as('specialist-skin')
      const poisoned = new Set<string>()
      const [poisons, rounds] = quick ? [8, 12] : [40, 200]
      const carrier = await submits(gp, { pack: 'dermatology' })
      const [event] = await deps.database.read.select().from(eventLog).limit(1)
      // Messages of a version that is gone, due before everything else.
      await deps.database.write(
        Array.from({ length: poisons }, (_, n) => ({
          sql: 'insert into reactions (tenant_id, event_position, name, claimed_until, tries) values (?, ?, ?, 0, 0)',
          params: [event!.tenantId, event!.position, `gone-${n}`],
        })),
      )
      // Photographs whose bytes are gone, to be looked at once more.
      for (let n = 0; n < 3; n++) {
        const { id } = await attaches(gp, carrier.id, picture({ width: 64, height: 48, seed: n }))
        await waitsForPicture(gp, id)
        await rm(join(house.blobs, scope.actor.tenantId, id), { recursive: true })
        await deps.database.write([
          {
            sql: `update reactions set done_at = null, claimed_until = 0, tries = 0 where name = 'build-pictures'
                  and event_position = (select position from events where subject = ? and name = 'image.attached')`,
            params: [id],
          },
        ])
        deps.queue.hint()
        poisoned.add(id)
      }

      let [slowest, lost] = [0, 0]
      for (let n = 0; n < rounds; n++) {
        const began = performance.now()
        const referral = await submits(gp, { pack: 'dermatology' })
        const { id } = await attaches(gp, referral.id, picture({ width: 64, height: 48, seed: n }))
        await replies(specialist, referral.id, `Svar ${n}`)
        const [image, mail] = await Promise.all([
          waitsForPicture(gp, id, 30_000),
          house.outbox.arrives(referral.caseNumber, 1, 30_000).catch(() => undefined),
        ])
        if (image.status !== 'ready' || !mail) lost++
        slowest = Math.max(slowest, performance.now() - began)
      }
      const told = await eventually(async () => {
        house.clock.advance({ seconds: 30 })
        const { items } = await (await house.as('coordinator')).get('/api/adoption/troubles')
        const gone = items.filter(({ reaction }: Json) => reaction.startsWith('gone-')).length
        return gone === poisons ? items : undefined
      }, 40_000)
      const alarmed = (await deps.database.read.select().from(images)).filter(
        ({ id, alteredAt }) => poisoned.has(id) && alteredAt,
      )
      must(alarmed.length === poisoned.size, 'a photograph without bytes was not noticed')
      log(`${told.length} troubles shown; slowest of ${rounds} cases ${Math.round(slowest)} ms`)
      return {
        rounds,
        acknowledged: rounds,
        lost,
        duplicated: 0,
        note: `${poisons + 3} poisons, slowest case ${Math.round(slowest)} ms`,
      }
    } finally {
      await house.stop()
    }
  },
  mutation: {
    file: 'api/kernel/react.ts',
    find: 'await scope.write(scope.update(reactionLog, set, own)).catch(() => {})',
    replace: '',
    diesIn: 'this promise',
  },
}
