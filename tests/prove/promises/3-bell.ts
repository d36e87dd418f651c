import { rates } from '../../../api/delivery/rules.ts'
import { canary, findCanaries, listenIn, plantCanaries } from '../../journey/canary.ts'
import { letterHouse } from '../letter-house.ts'
import { must, type Promise_ } from '../promise.ts'

/** Patients made of a word that stands in every field, through the whole of a case; then the word is looked for wherever nothing of them belongs. */
export const promise: Promise_ = {
  number: 3,
  title: 'The mail is a bell, not a key',
  faults: [],
  run: async ({ quick, seed, log }) => {
    const rounds = quick ? 3 : 60
    const found = new Set<string>()
    let mails = 0
    // An office has so many mails sent again in a day: each house lives a day.
    for (let begun = 0; begun < rounds; begun += mostInADay) {
      const seen = await oneDay(Math.min(mostInADay, rounds - begun), seed * 61 + begun)
      for (const place of seen.found) found.add(place)
      mails += seen.mails
      log(`${begun + mostInADay} cases`)
    }
    must(found.size === 0, `Found: ${[...found].join('; ')}`)
    must(mails >= 2 * rounds, `Only ${mails} mails came`)
    const note = `${mails} mails, all tables, refusals, addresses and the log: 0 found`
    return { rounds, acknowledged: mails, lost: 0, note }
  },
  mutation: {
    file: 'api/delivery/ring-bell.ts',
    find: '    caseNumber: referral.caseNumber,\n',
    replace: '    caseNumber: JSON.stringify(referral),\n',
    diesIn: 'this promise',
  },
}

const mostInADay = rates.mailsOfAddress

/** Cases with the word in every field, and where it was found in the end. */
async function oneDay(rounds: number, seed: number): Promise<{ found: readonly string[]; mails: number }> {
  const house = await letterHouse()
  try {
    const heard = listenIn()
    const planted = []
    for (let round = 0; round < rounds; round++) planted.push(await plantCanaries(house, 500 + ((seed + round) % 400)))
    const logged = heard()
    const found = []
    for (const one of planted) found.push(...(await findCanaries(one, house.read, house.mailboxUrl, logged)))
    const kept = JSON.stringify(await house.read('select content from referrals'))
    must(kept.includes(canary), 'Nothing was planted')
    const mails = await house.outbox.all()
    must(
      mails.every(({ text }) => (text.match(/#[\w-]{43}\b/g) ?? []).length === 1),
      'A mail without one link',
    )
    return { found, mails: mails.length }
  } finally {
    await house.stop()
  }
}
