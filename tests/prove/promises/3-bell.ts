import { canary, findCanaries, listenIn, plantCanaries } from '../../journey/canary.ts'
import { letterHouse } from '../letter-house.ts'
import { must, type Promise_ } from '../promise.ts'

/** Patients made of a word that stands in every field, through the whole of a case; then the word is looked for wherever nothing of them belongs. */
export const promise: Promise_ = {
  number: 3,
  title: 'The mail is a bell, not a key',
  faults: [],
  run: async ({ quick, seed, log }) => {
    const house = await letterHouse()
    try {
      const rounds = quick ? 3 : 60
      const heard = listenIn()
      const planted = []
      for (let round = 0; round < rounds; round++) {
        planted.push(await plantCanaries(house, 500 + ((seed * 61 + round) % 400)))
        if (round % 10 === 9) log(`${round + 1} cases`)
      }
      const logged = heard()
      const found = new Set<string>()
      for (const one of planted)
        for (const place of await findCanaries(one, house.read, house.mailboxUrl, logged)) found.add(place)
      must(found.size === 0, `Found: ${[...found].join('; ')}`)
      const kept = JSON.stringify(await house.read('select content from referrals'))
      must(kept.includes(canary), 'Nothing was planted')
      const mails = await house.outbox.all()
      const subjects = new Set(mails.map(({ subject }) => subject))
      must(mails.length >= 2 * rounds, `Only ${mails.length} mails came`)
      must(
        mails.every(({ text }) => (text.match(/#[\w-]{43}\b/g) ?? []).length === 1),
        'A mail without one link',
      )
      const note = `${mails.length} mails of ${subjects.size} kinds, all tables, refusals, addresses and the log: 0 found`
      return { rounds, acknowledged: mails.length, lost: 0, note }
    } finally {
      await house.stop()
    }
  },
  mutation: {
    file: 'api/delivery/ring-bell.ts',
    find: '    caseNumber: referral.caseNumber,\n',
    replace: '    caseNumber: JSON.stringify(referral),\n',
    diesIn: 'this promise',
  },
}
