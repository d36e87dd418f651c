import { canary, fill, type Ids, twins } from '../../journey/twins.ts'
import type { Person } from '../../support/person.ts'
import { syntheticNationalId } from '../../support/ward.ts'
import { type House, openHouse } from '../house.ts'
import { must, type Promise_ } from '../promise.ts'

/** Two ways in which nothing can be written into the log any more, and back. */
const faults = {
  'the log is gone': ['alter table audit rename to audit_away', 'alter table audit_away rename to audit'],
  'the log takes no row': [
    "create trigger audit_full before insert on audit begin select raise(abort, 'full'); end",
    'drop trigger audit_full',
  ],
} as const

/** What nobody may see or change without a row in the log. */
const kept = [
  'referrals',
  'replies',
  'letters',
  'images',
  'claims',
  'decisions',
  'events',
  'questions',
  'glass_breaks',
  'passkeys',
  'annotations',
  'calibrations',
  'image_grades',
  'interviews',
  'codes',
  'codings',
  'told_ties',
]
const lists = [
  '/api/adoption/today',
  '/api/adoption/use',
  '/api/audit-events',
  '/api/people',
  '/api/portals',
  '/api/glass-breaks',
  '/api/research/interviews',
  '/api/research/codes',
  '/api/research/agreement',
]

async function markOf({ deps }: House): Promise<string> {
  const known = await deps.database.read.all<{ name: string }>("select name from sqlite_master where type = 'table'")
  const tables = kept.filter((table) => known.some(({ name }) => name === table))
  return JSON.stringify(await Promise.all(tables.map((table) => deps.database.read.all(`select * from ${table}`))))
}

/** Asks for everything that is hers, and does everything she may. Gives how much was asked, and what came out all the same. */
async function asksAll(who: Person, sides: readonly Ids[], words: readonly string[]) {
  const requests = sides.flatMap((ids) =>
    Object.entries(twins).flatMap(([operation, twin]) =>
      twin === 'takes no id' ? [] : [[operation, ...twin(ids)] as const],
    ),
  )
  const all = [...requests, ...lists.map((path) => [path, 'GET', path] as const)]
  const out: string[] = []
  for (const [operation, method, path, asking] of all) {
    const answer = await who.raw(method, path, asking)
    const body = new Uint8Array(await answer.arrayBuffer())
    const text = Buffer.from(body).toString()
    const isPicture = /^image\//.test(answer.headers.get('content-type') ?? '')
    if (answer.status < 400 && (method !== 'GET' || isPicture)) out.push(`${operation}: ${answer.status}`)
    if (words.some((word) => text.includes(word))) out.push(`${operation}: ${answer.status} with a patient’s words`)
  }
  return { asked: all.length, out }
}

/** Log first: while no row can be written, everybody who may see something sees nothing, and nothing changes. */
export const promise: Promise_ = {
  number: 6,
  title: 'Every look is logged first: while nothing can be logged, nothing is shown and nothing is done',
  faults: ['F21'],
  async run({ quick, log }) {
    const house = await openHouse()
    try {
      const { whole, draft } = await fill(await house.as('gp-alta'), await house.as('specialist-skin'), 1)
      const words = [canary, syntheticNationalId(1)]
      let [asked, rounds] = [0, 0]
      const out: string[] = []
      for (let turn = 0; turn < (quick ? 1 : 10); turn++)
        for (const [fault, [begin, end]] of Object.entries(faults)) {
          // What was seen within ten minutes is in the log already.
          house.clock.advance({ minutes: 11 })
          const people = await Promise.all(['gp-alta', 'specialist-skin', 'coordinator'].map(house.as))
          const before = await markOf(house)
          await house.deps.database.write([{ sql: begin, params: [] }])
          try {
            for (const who of people) {
              const found = await asksAll(who, [whole, draft], words)
              asked += found.asked
              out.push(...found.out.map((one) => `${fault}, ${who.login}: ${one}`))
            }
          } finally {
            await house.deps.database.write([{ sql: end, params: [] }])
          }
          must((await markOf(house)) === before, `${fault}, and yet something was changed`)
          rounds++
        }
      must(out.length === 0, out.join('\n'))
      const specialist = await house.as('specialist-skin')
      const found = await specialist.raw('GET', `/api/images/${whole.image}/preview`)
      must(found.status === 200, 'once the log works again, nothing is shown')
      log(`${asked} requests without a log`)
      return { rounds, lost: 0, note: `${asked} requests of those who may, none answered with anything` }
    } finally {
      await house.stop()
    }
  },
  mutation: {
    file: 'api/imaging/find-image.ts',
    find: "  await scope.looked('view-image', id, whyUnder(glass))\n",
    replace: '',
    diesIn: 'this promise',
  },
}
