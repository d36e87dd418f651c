import { rm } from 'node:fs/promises'
import { startInstance, temporaryFolder } from '../support/instance.ts'
import { Outbox } from '../support/outbox.ts'
import { digest, fresh, Person, Refused } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import { anAnswer, eventually, syntheticNationalId, writesDraft } from '../support/ward.ts'

/*
 * Kills the server at random moments, twenty times unless told otherwise, while people work. Afterwards every id that
 * was acknowledged is read back, every reply was mailed at least once, and nothing is recorded twice.
 * `node tools/run.mjs tests/journey/kill.ts [kills] [seed]`
 */
const kills = Number(process.argv[2] ?? 20)
const seed = Number(process.argv[3] ?? 1)
let state = seed
const chance = (): number => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
  return state / 2_147_483_648
}

const folder = await temporaryFolder()
const first = await startInstance(folder)
const ports = { PORT: new URL(first.baseUrl).port }
let instance = first
let outbox = new Outbox(instance.mailboxUrl)
const acknowledged: { kind: string; path: string; login: string; check?: (found: unknown) => boolean }[] = []
const replied: { caseNumber: string; referral: string; reply: string; text: string }[] = []
let asked = 0
let repeated = 0
let over = false

/** Asks until there is an answer: a request without one is sent again, word for word. */
async function insist<T>(deed: () => Promise<T>): Promise<T> {
  for (;;) {
    asked++
    try {
      return await deed()
    } catch (cause) {
      if (cause instanceof Refused && cause.status < 500) throw cause
      repeated++
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

async function work(gp: Person, specialist: Person, n: number): Promise<void> {
  for (let i = 0; !over; i++) {
    const draft = await insist(() =>
      writesDraft(gp, {
        pack: 'dermatology',
        content: {
          question: `Runde ${n}.${i}`,
          patient: { nationalId: syntheticNationalId(i), name: 'Test', phone: '' },
        },
      }),
    )
    acknowledged.push({ kind: 'draft', path: `/api/referrals/${draft.id}`, login: gp.login })
    const bytes = picture({ width: 400, height: 300, seed: i })
    const [image, submit, claim, decision, reply] = [
      fresh('img'),
      fresh('cmd'),
      fresh('cmd'),
      fresh('dec'),
      fresh('rep'),
    ]
    const stored = await insist(() =>
      gp.ask('PUT', `/api/referrals/${draft.id}/images/${image}?view=close_up`, {
        body: bytes,
        headers: { 'content-digest': digest(bytes), 'content-type': 'application/octet-stream' },
      }),
    )
    acknowledged.push({
      kind: 'image',
      path: `/api/images/${image}`,
      login: gp.login,
      check: (found) => (found as { sha256: string }).sha256 === stored.sha256,
    })
    await insist(() => gp.post(`/api/referrals/${draft.id}/submission`, { revision: draft.revision }, submit))
    await insist(() => specialist.post(`/api/cases/${draft.id}/claim`, {}, claim))
    await insist(() =>
      specialist.put(`/api/cases/${draft.id}/decisions/${decision}`, { disposition: 'advice_gp_continues' }),
    )
    const text = `Svar ${n}.${i}`
    await insist(() => specialist.put(`/api/cases/${draft.id}/replies/${reply}`, anAnswer(text)))
    replied.push({ caseNumber: draft.caseNumber, referral: draft.id, reply, text })
  }
}

// A sign-in goes through the provider as well, which dies with the house and forgets where it was: they are there before.
const signedIn = (login: string) => new Person(first.baseUrl, login).signsIn()
const specialists = await Promise.all([signedIn('specialist-skin'), signedIn('specialist-skin')])
const gps = await Promise.all([signedIn('gp-alta'), signedIn('gp-hammerfest')])
const workers = gps.map((gp, n) => work(gp, specialists[n]!, n))
const failed = Promise.all(workers)
failed.catch(() => {})
for (let n = 0; n < kills; n++) {
  await Promise.race([new Promise((resolve) => setTimeout(resolve, 150 + chance() * 1_500)), failed])
  await instance.kill()
  instance = await startInstance(folder, ports)
  outbox = new Outbox(instance.mailboxUrl)
  process.stdout.write('.')
}
over = true
await failed
process.stdout.write('\n')

const people = new Map<string, Person>()
const as = async (login: string) => {
  const known = people.get(login) ?? (await new Person(first.baseUrl, login).signsIn())
  people.set(login, known)
  return known
}
let lost = 0
for (const { path, login, check } of acknowledged) {
  const found = await (await as(login)).get(path).catch(() => undefined)
  if (!found || (check && !check(found))) lost++
}
const specialist = await as('specialist-skin')
let twice = 0
for (const { referral, reply, text } of replied) {
  const { items } = await specialist.get(`/api/cases/${referral}/replies`)
  if (items.length > 1) twice++
  if (!items.some((one: { id: string; textToGp: string }) => one.id === reply && one.textToGp === text)) lost++
}
const unmailed = await eventually(async () => {
  const all = (await outbox.all()).map((mail) => mail.text)
  const missing = replied.filter(({ caseNumber }) => !all.some((text) => text.includes(caseNumber)))
  return missing.length === 0 ? 0 : undefined
}, 60_000).catch(() => -1)
const pictures = acknowledged.filter(({ kind }) => kind === 'image')
const unready = await eventually(
  async () => {
    const states = await Promise.all(
      pictures.map(async ({ path, login }) => (await (await as(login)).get(path)).status),
    )
    return states.every((status) => status === 'ready') ? 0 : undefined
  },
  60_000,
  500,
).catch(() => -1)
await instance.stop()
await rm(folder, { recursive: true, force: true })
console.log(
  JSON.stringify({
    kills,
    seed,
    asked,
    repeated,
    drafts: acknowledged.length - pictures.length,
    images: pictures.length,
    replies: replied.length,
    lost,
    twice,
    unmailed,
    unready,
  }),
)
process.exit(lost || twice || unmailed || unready ? 1 : 0)
