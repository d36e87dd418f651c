import { fresh, type Json, type Person, Refused } from '../../support/person.ts'
import { answers, claims, decides, eventually, writesDraft } from '../../support/ward.ts'
import { cutsAnswers } from '../faults/cut-answers.ts'
import { openHouse } from '../house.ts'
import { chanceFrom, must, type Promise_ } from '../promise.ts'

/** What came back for one sending, in the end. */
interface Outcome {
  readonly id: string
  readonly text: string
  readonly answer?: Json
  readonly refused?: Refused
}

/** Half of all answers get lost after the deed was done, and whoever gets none sends the same again; several send at once. */
export const promise: Promise_ = {
  number: 2,
  title: 'One reply, once: answers get lost, and several send at once',
  faults: ['F8'],
  async run({ quick, seed, log }) {
    const chance = chanceFrom(seed)
    let [cut, asked] = [0, 0]
    const house = await openHouse({
      through: (listener) =>
        cutsAnswers(listener, ({ method, url }) => {
          const loses = method !== 'GET' && new URL(url).pathname.startsWith('/api/') && chance() < 0.5
          if (loses) cut++
          return loses
        }),
    })
    /** Asks until there is an answer: a request without one is sent again, word for word. */
    const insist = async <T>(deed: () => Promise<T>): Promise<T> => {
      for (;;) {
        asked++
        try {
          return await deed()
        } catch (cause) {
          if (cause instanceof Refused) throw cause
        }
      }
    }
    try {
      const gp = await house.as('gp-alta')
      const specialist = await house.as('specialist-skin')
      const colleague = await house.as('senior-skin')
      const rounds = quick ? 15 : 400
      const sent: { referral: Json; reply: Outcome }[] = []
      let lost = 0
      for (let n = 0; n < rounds; n++) {
        const referral = await insist(() => writesDraft(gp, { pack: 'dermatology' }))
        const [submit, claim, decision] = [fresh('cmd'), fresh('cmd'), fresh('dec')]
        await insist(() => gp.post(`/api/referrals/${referral.id}/submission`, { revision: referral.revision }, submit))
        await insist(() => claims(specialist, referral.id, claim))
        await insist(() => decides(specialist, referral.id, undefined, decision))
        const id = fresh('rep')
        const sends = (who: Person, text: string, reply = id): Promise<Outcome> =>
          insist(() => answers(who, referral.id, text, reply)).then(
            (answer) => ({ id: reply, text, answer }),
            (cause) => {
              if (!(cause instanceof Refused)) throw cause
              return { id: reply, text, refused: cause }
            },
          )
        const text = `Svar ${n}`
        const outcomes = await Promise.all([
          ...Array.from({ length: 3 }, () => sends(specialist, text)),
          sends(specialist, `${text}, endret`),
          sends(specialist, text, fresh('rep')),
          sends(colleague, text, fresh('rep')),
        ])
        const good = outcomes.filter(({ answer }) => answer)
        must(good.length > 0, `nobody’s reply was taken: ${outcomes.map(({ refused }) => refused?.code)}`)
        const reply = good[0]!
        for (const one of good)
          must(
            one.id === reply.id && one.text === reply.text && one.answer.textToGp === one.text,
            `two different replies were confirmed: “${one.text}” as ${one.id}, “${reply.text}” as ${reply.id}`,
          )
        for (const { refused } of outcomes)
          must(!refused || refused.status === 409, `a repeated reply got ${refused?.message}`)
        const again = await sends(specialist, reply.text, reply.id)
        must(JSON.stringify(again.answer) === JSON.stringify(reply.answer), 'asked again, the answer was another one')
        sent.push({ referral, reply })
      }

      let [duplicated, mails] = [0, 0]
      const opened = sent.filter((_, n) => n % 5 === 0)
      for (const { referral, reply } of sent) {
        const { items } = await specialist.get(`/api/cases/${referral.id}/replies`)
        if (!items.some((one: Json) => one.id === reply.id && one.textToGp === reply.text)) lost++
        duplicated += items.length - 1
        await house.outbox.arrives(referral.caseNumber, 1, 30_000)
      }
      const letters: Json[] = []
      for (let after = ''; ; ) {
        const page = await gp.get(`/api/offices/${gp.office.id}/letters?limit=100${after}`)
        letters.push(...page.items)
        if (!page.next) break
        after = `&after=${page.next}`
      }
      for (const { referral } of opened) {
        const { id } = letters.find(({ referralId }) => referralId === referral.id)
        const letter = await insist(() => gp.post(`/api/letters/${id}/openings`, { reason: null }))
        must(letter.replies.length === 1, `${letter.replies.length} replies in one letter`)
        const [deed, read] = [fresh('cmd'), { replyId: letter.replies[0].id }]
        await insist(() => gp.post(`/api/letters/${id}/acknowledgement`, read, deed))
      }
      // Nothing may be under way any more before mails are counted.
      await eventually(
        async () =>
          (
            await house.deps.database.read.all<{ n: number }>(
              'select count(*) as n from reactions where done_at is null',
            )
          )[0]?.n === 0 || undefined,
      )
      const all = await house.outbox.all()
      for (const { referral } of sent) {
        const own = all.filter(({ text }) => text.includes(referral.caseNumber))
        mails += own.length
        duplicated += own.length - 1
        duplicated += letters.filter(({ referralId }) => referralId === referral.id).length - 1
      }
      log(`${asked} requests, ${cut} answers cut off, ${mails} mails`)
      const note = `${cut} answers lost after the deed; ${sent.length} replies, letters and mails`
      return { rounds, acknowledged: sent.length, lost, duplicated, note }
    } finally {
      await house.stop()
    }
  },
  mutation: {
    file: 'api/kernel/decide.ts',
    find: 'if (event.bodyHash === bodyHash && event.name === name) return true',
    replace: 'return true',
    diesIn: 'this promise',
  },
}
