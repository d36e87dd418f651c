import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { temporaryFolder } from '../../support/instance.ts'
import { Outbox, type Received } from '../../support/outbox.ts'
import { digest, fresh, type Json, Person, Refused } from '../../support/person.ts'
import { picture } from '../../support/picture.ts'
import { answers, attaches, claims, decides, writesDraft } from '../../support/ward.ts'
import { must, type Promise_ } from '../promise.ts'

interface House {
  readonly child: ChildProcess
  readonly baseUrl: string
  readonly mailboxUrl: string
  /** What it said last. */
  readonly said: () => string
}

async function start(dataDir: string, port: string): Promise<House> {
  const child = fork(new URL('../faults/house-that-dies.ts', import.meta.url), {
    env: { ...process.env, LYSBORD_DATA: dataDir, PORT: port },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  let said = ''
  child.stdout!.on('data', (text) => (said += text))
  const gone = once(child, 'exit').then(() => {
    throw new Error('it ended before it was ready')
  })
  const [ready] = (await Promise.race([once(child, 'message'), gone])) as [{ baseUrl: string; mailboxUrl: string }]
  gone.catch(() => {})
  return { child, ...ready, said: () => said.trim() }
}

/** As whoever watches over it would: a start that fails is tried again. */
async function startAgain(dataDir: string, port: string, tries = 3): Promise<House> {
  return start(dataDir, port).catch((cause) => {
    if (tries === 1) throw cause
    return startAgain(dataDir, port, tries - 1)
  })
}

/** Asks until there is an answer: a request without one is sent again, word for word. */
async function insist<T>(deed: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await deed()
    } catch (cause) {
      if (cause instanceof Refused && cause.status < 500) throw cause
      await new Promise((done) => setTimeout(done, 50))
    }
}

/** From the question to the mail and the picture, under ids that stay the same however often it is tried. */
async function story(gp: Person, specialist: Person, text: string) {
  const bytes = picture({ width: 64, height: 48, seed: text.length })
  const [image, submit, claim, decision, reply] = [fresh('img'), fresh('cmd'), fresh('cmd'), fresh('dec'), fresh('rep')]
  const draft = await insist(() => writesDraft(gp, { pack: 'dermatology' }))
  await insist(() => attaches(gp, draft.id, bytes, { id: image }))
  await insist(() => gp.post(`/api/referrals/${draft.id}/submission`, { revision: draft.revision }, submit))
  await insist(() => claims(specialist, draft.id, claim))
  await insist(() => decides(specialist, draft.id, undefined, decision))
  await insist(() => answers(specialist, draft.id, text, reply))
  return { id: draft.id, caseNumber: draft.caseNumber, image, reply, text, sha: digest(bytes) }
}

/** Between any two things that a deed does, the process dies; whoever starts it again finds all that was confirmed and the rest is made up for. */
export const promise: Promise_ = {
  number: 1,
  title: 'What we confirm, we keep: killed between any two steps, from the bytes to the mail',
  faults: ['F13'],
  async run({ quick, seed, log }) {
    const dataDir = await temporaryFolder()
    let house = await startAgain(dataDir, '0')
    const port = new URL(house.baseUrl).port
    let upSince = performance.now()
    /** Looks until it is found, or the house has been up for a minute without it. */
    const waits = async <T>(look: () => Promise<T | undefined>): Promise<T | undefined> => {
      for (const began = performance.now(); ; await new Promise((done) => setTimeout(done, 200))) {
        const found = await look()
        if (found !== undefined || performance.now() - Math.max(began, upSince) > 60_000) return found
      }
    }
    try {
      const gp = await new Person(house.baseUrl, 'gp-alta').signsIn()
      const specialist = await new Person(house.baseUrl, 'specialist-skin').signsIn()
      const deaths = new Map<string, number>()
      let [rounds, acknowledged, lost, duplicated] = [0, 0, 0, 0]
      let over = false
      const step = quick ? 11 : 1
      for (let nth = 1 + (seed % step); ; nth += step) {
        house.child.send(nth)
        await once(house.child, 'message')
        const keptUp = once(house.child, 'exit').then(async () => {
          if (over) return false
          upSince = Number.POSITIVE_INFINITY
          const died = house.said()
          deaths.set(died, (deaths.get(died) ?? 0) + 1)
          house = await startAgain(dataDir, port)
          upSince = performance.now()
          return true
        })
        const told = await story(gp, specialist, `Svar ${nth}`)
        const image = await waits(async () => {
          const found = await insist(() => gp.get(`/api/images/${told.image}`))
          return found.status === 'ready' ? found : undefined
        })
        const mails: Received[] =
          (await waits(async () => {
            const found = await new Outbox(house.mailboxUrl).about(told.caseNumber).catch(() => [])
            return found.length > 0 ? found : undefined
          })) ?? []
        const { items } = await insist(() => specialist.get(`/api/cases/${told.id}/replies`))
        if (!image || mails.length === 0) lost++
        if (!items.some((one: Json) => one.id === told.reply && one.textToGp === told.text)) lost++
        duplicated += items.length - 1
        must(
          new Set(mails.map(({ messageId }) => messageId)).size <= 1,
          'two mails that a receiver takes for different ones',
        )
        const { items: letters } = await insist(() => gp.get(`/api/offices/${gp.office.id}/letters?limit=100`))
        duplicated += letters.filter(({ referralId }: Json) => referralId === told.id).length - 1
        must(!image || digestOf(image.sha256) === told.sha, 'the photograph is another one')
        acknowledged += 7
        rounds++
        if (lost > 0) break
        // A story has only so many moments: once one of them all is survived, all were tried.
        if (!(await Promise.race([keptUp, new Promise((done) => setTimeout(done, 3_000))]))) break
      }
      must(deaths.size > 2, 'it died at hardly any moment')
      over = true
      house.child.kill('SIGTERM')
      await once(house.child, 'exit').catch(() => {})
      const orphans = await orphansIn(dataDir)
      for (const [name, times] of deaths) log(`${times} times ${name}`)
      const kinds = `${[...deaths.values()].reduce((all, n) => all + n, 0)} deaths at ${deaths.size} kinds of moments`
      return {
        rounds,
        acknowledged,
        lost,
        duplicated,
        note: `${kinds}; ${orphans} stored files without a row, for the sweep`,
      }
    } finally {
      house.child.kill('SIGKILL')
      await rm(dataDir, { recursive: true, force: true })
    }
  },
  mutation: {
    file: 'api/door.ts',
    find: '  await releaseClaims({ database })\n',
    replace: '',
    diesIn: 'this promise',
  },
}

const digestOf = (hex: string): string => `sha-256=:${Buffer.from(hex, 'hex').toString('base64')}:`

/** Files of originals that no row names: written before the row that never came. */
async function orphansIn(dataDir: string): Promise<number> {
  const client = createClient({ url: `file:${join(dataDir, 'lysbord.db')}`, concurrency: 1 })
  try {
    const { rows } = await client.execute('select original_key from images')
    const named = new Set(rows.map((row) => String(row.original_key)))
    const root = join(dataDir, 'blobs')
    const files = (await readdir(root, { recursive: true })).filter((name) => /(^|\/)\.?original-/.test(name))
    return files.filter((name) => !named.has(name)).length
  } finally {
    client.close()
  }
}
