import { linkIn } from '../../support/outbox.ts'
import { fresh, type Json } from '../../support/person.ts'
import { anAnswer, opens, replies, submits } from '../../support/ward.ts'
import { openHouse } from '../house.ts'
import { chanceFrom, must, type Promise_ } from '../promise.ts'

/** Before each step of a case the clock jumps an hour ahead, an hour back or not at all. */
export const promise: Promise_ = {
  number: 2,
  title: 'One reply, once: in the order it was sent, though the clock jumps an hour',
  faults: ['F16'],
  async run({ quick, seed, log }) {
    const chance = chanceFrom(seed)
    const house = await openHouse()
    try {
      const jumps = { ahead: 0, back: 0 }
      /** Somebody who has just signed in, after a jump or none. */
      const later = async (login: string, hours = Math.floor(chance() * 3) - 1) => {
        if (hours > 0) jumps.ahead++
        if (hours < 0) jumps.back++
        house.clock.advance({ hours })
        return house.as(login)
      }
      let [acknowledged, lost] = [0, 0]
      const rounds = quick ? 8 : 150
      for (let n = 0; n < rounds; n++) {
        const { id, caseNumber } = await submits(await later('gp-alta'), { pack: 'dermatology' })
        const first = await replies(await later('specialist-skin'), id, `Svar ${n}`)
        const [sent, texts] = [[first.id as string], [`Svar ${n}`]]
        for (let correction = 0; ; correction++) {
          acknowledged++
          const mail = await house.outbox.arrives(caseNumber, sent.length, 30_000)
          const gp = await later('gp-alta')
          const letter = await opens(gp, linkIn(mail)).catch((cause: Error) => {
            throw new Error(`reply ${sent.length} cannot be opened behind its link: ${cause.message}`)
          })
          const seen = letter.replies.map(({ textToGp }: Json) => textToGp)
          if (JSON.stringify(seen) !== JSON.stringify(texts)) lost++
          const read = { replyId: sent.at(-1) }
          const cover = await gp.post(`/api/letters/${letter.cover.id}/acknowledgement`, read, fresh('cmd'))
          must(cover.acknowledgedAt, 'the reply that was read last cannot be acknowledged')
          if (correction === 2) break
          const [reply, text] = [fresh('rep'), `Rettet ${n}.${correction}`]
          const specialist = await later('specialist-skin', correction === 0 ? -1 : undefined)
          await specialist.put(`/api/cases/${id}/replies/${sent.at(-1)}/corrections/${reply}`, anAnswer(text))
          const stale = await specialist.raw(
            'PUT',
            `/api/cases/${id}/replies/${sent.at(-1)}/corrections/${fresh('rep')}`,
            {
              json: anAnswer('For sent'),
            },
          )
          must(stale.status === 409, `a reply that was corrected already was corrected once more: ${stale.status}`)
          sent.push(reply)
          texts.push(text)
        }
      }
      // Neither a session nor a link lives longer than was said.
      const referral = await submits(await house.as('gp-alta'), { pack: 'dermatology' })
      await replies(await house.as('specialist-skin'), referral.id, 'Til slutt')
      const link = linkIn(await house.outbox.arrives(referral.caseNumber, 1, 30_000))
      const idle = await house.as('gp-alta')
      house.clock.advance({ hours: 2, seconds: 1 })
      must((await idle.raw('GET', '/api/session')).status === 401, 'a session outlives two idle hours')
      house.clock.advance({ days: 14 })
      const token = { token: new URL(link).hash.slice(1) }
      const pressed = await (await house.as('gp-alta')).raw('POST', '/api/letter-links', { json: token })
      must(pressed.status >= 400, `a link opens after its fourteen days: ${pressed.status}`)
      log(`${jumps.ahead} jumps ahead, ${jumps.back} back`)
      const note = `${jumps.ahead} jumps ahead, ${jumps.back} back; ${acknowledged} replies, each in its place`
      return { rounds, acknowledged, lost, duplicated: 0, note }
    } finally {
      await house.stop()
    }
  },
  mutation: {
    file: 'api/reply/list-replies.ts',
    find: 'orderBy: replies.seq,',
    replace: 'orderBy: [replies.sentAt, replies.id],',
    diesIn: 'this promise',
  },
}
