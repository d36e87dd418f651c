import { markOf, pairs, whatLeaks } from '../../journey/twins.ts'
import { must, type Promise_ } from '../promise.ts'
import { twoHospitals } from '../two-hospitals.ts'

const wanted = 20_000

/** A GP's session in a thief's hands: every operation with every foreign id in every place, again and again. */
export const promise: Promise_ = {
  number: 5,
  title: 'No office sees another’s patients',
  faults: [],
  run: async ({ quick, log }) => {
    const { deps, app, sides, own, elsewhere, asking, stop } = await twoHospitals()
    try {
      const before = await markOf(deps, elsewhere.tenantId)
      const ask = await asking(app, 'gp-alta')
      const leaks = new Set<string>()
      let asked = 0
      const until = performance.now() + (quick ? 25_000 : Number.POSITIVE_INFINITY)
      while (asked < wanted && performance.now() < until)
        for (const pair of pairs(sides, own)) {
          const leak = await whatLeaks(ask, pair)
          asked += 2
          if (leak) leaks.add(`${pair.title}: ${leak}`)
        }
      log(`${asked} requests`)
      must(leaks.size === 0, [...leaks].join('\n'))
      must((await markOf(deps, elsewhere.tenantId)) === before, 'the other hospital’s rows changed')
      return { rounds: asked, lost: 0, note: `${asked} requests, none with foreign data` }
    } finally {
      await stop()
    }
  },
  mutation: {
    file: 'api/referral/find-referral.ts',
    find: 'and(eq(referrals.id, id), inArray(referrals.officeId, mine))',
    replace: 'eq(referrals.id, id)',
    diesIn: 'this promise',
  },
}
