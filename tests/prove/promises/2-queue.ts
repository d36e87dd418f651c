import { isNull } from 'drizzle-orm'
import { asSystem, carryOutOne } from '../../../api/kernel/react.ts'
import { eventLog, reactionLog } from '../../../api/kernel/table.ts'
import { follows, reactions } from '../../../api/reactions.ts'
import { picture } from '../../support/picture.ts'
import { attaches, eventually, replies, submits } from '../../support/ward.ts'
import { openHouse } from '../house.ts'
import { chanceFrom, must, type Promise_ } from '../promise.ts'

/** What people see of it: a message that comes again must leave all of this as it is. */
const shown = ['replies', 'letters', 'images', 'referrals', 'office_days', 'open_matters', 'events', 'letter_links']

/** Many consumers fetch the same work at once; then every message comes three times more, in any order and side by side. */
export const promise: Promise_ = {
  number: 2,
  title: 'One reply, once: messages come twice, together and in any order',
  faults: ['F11'],
  async run({ quick, seed, log }) {
    const chance = chanceFrom(seed)
    const house = await openHouse()
    const { deps } = house
    const open = () => deps.database.read.select().from(reactionLog).where(isNull(reactionLog.doneAt))
    let over = false
    const consume = async () => {
      while (!over) if (!(await carryOutOne(deps, reactions))) await new Promise((done) => setTimeout(done, 5))
    }
    const consumers = Promise.all(Array.from({ length: 12 }, consume))
    try {
      const gp = await house.as('gp-alta')
      const specialist = await house.as('specialist-skin')
      const rounds = quick ? 15 : 200
      const cases: string[] = []
      for (let n = 0; n < rounds; n++) {
        const referral = await submits(gp, { pack: 'dermatology' })
        if (n % 5 === 0) await attaches(gp, referral.id, picture({ width: 64, height: 48, seed: n }))
        await replies(specialist, referral.id, `Svar ${n}`)
        cases.push(referral.caseNumber)
      }
      await eventually(async () => ((await open()).length === 0 ? true : undefined), 60_000)
      over = true
      await consumers
      const twice = (await deps.database.read.select().from(reactionLog)).filter(({ tries }) => tries !== 1)
      must(twice.length === 0, `carried out more than once: ${twice.map(({ name, tries }) => `${name} ${tries}`)}`)

      const stateOf = async () =>
        JSON.stringify(await Promise.all(shown.map((name) => deps.database.read.all(`select * from ${name}`))))
      const before = await stateOf()
      const messages = (await deps.database.read.select().from(eventLog)).flatMap((event) =>
        (follows[event.name] ?? []).flatMap((name) => Array.from({ length: 3 }, () => ({ event, name }))),
      )
      const shuffled = messages.map((one) => ({ one, at: chance() })).sort((a, b) => a.at - b.at)
      for (let n = 0; n < shuffled.length; n += 8)
        await Promise.all(
          shuffled
            .slice(n, n + 8)
            .map(({ one: { event, name } }) => reactions[name]!(asSystem(deps, event.tenantId, 'again'), event)),
        )
      const after = await stateOf()
      must(after === before, 'a message that came again changed what people see')
      const mails = await house.outbox.all()
      const own = cases.map((caseNumber) => mails.filter(({ text }) => text.includes(caseNumber)).length)
      log(`${messages.length} messages came again`)
      const note = `12 consumers at once, then ${messages.length} messages again in any order`
      return {
        rounds: messages.length,
        acknowledged: rounds,
        lost: own.filter((n) => n === 0).length,
        duplicated: own.reduce((all, n) => all + Math.max(0, n - 1), 0),
        note,
      }
    } finally {
      over = true
      await consumers
      await house.stop()
    }
  },
  mutation: {
    file: 'api/kernel/react.ts',
    find: 'and ((tries = ? and claimed_until <= ?) or (tries = ? and claimed_until = ?))',
    replace: 'and ? + ? + ? + ? > 0',
    diesIn: 'this promise',
  },
}
