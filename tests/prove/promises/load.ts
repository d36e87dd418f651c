import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startInstance, temporaryFolder } from '../../support/instance.ts'
import { fresh, type Json, Person } from '../../support/person.ts'
import { picture } from '../../support/picture.ts'
import { anAnswer, attaches, plainAnswers, submits, syntheticNationalId, waitsForPicture } from '../../support/ward.ts'
import { unlimited } from '../house.ts'
import type { Pauses } from '../note-pauses.ts'
import { processorTime } from '../processor.ts'
import { must, NotHere, type Promise_ } from '../promise.ts'

/**
 * Ten times what Norway would ask for in its busiest hour, a second; of lists three times that, because one of a hundred
 * waits is to be judged by more than the very slowest. `bare` are put to a server that does nothing.
 */
const offered = { changes: 27, tiles: 380, lists: 15, bare: 50, kept: 10 }
/**
 * Milliseconds. Where even the bare server lets one of a hundred wait so long, it is the machine that is slow; where it lets
 * one wait so long until a few bytes lie on the disk, the disk.
 */
const most = { list: 300, tile: 150, bare: 50, kept: 150 }

/** How long each answer took from when it was due, in milliseconds: waiting behind others counts. */
class Waits {
  readonly times: number[] = []
  failed = 0
  at(part: number): number {
    const sorted = this.times.toSorted((a, b) => a - b)
    return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN)
  }
}

/** A client with connections that stay open, which asks when it is due, whatever has come back yet. */
class Client {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 })
  readonly #baseUrl: string
  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl
  }
  ask(
    method: string,
    path: string,
    cookie: string,
    due: number,
    waits: Waits,
    json?: unknown,
    deed?: string,
  ): Promise<Json> {
    const body = json === undefined ? undefined : JSON.stringify(json)
    return new Promise((resolve, reject) => {
      const asked = request(`${this.#baseUrl}${path}`, {
        method,
        agent: this.#agent,
        headers: {
          cookie,
          ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
          ...(deed && { 'idempotency-key': deed }),
        },
      })
      asked.on('response', (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk) => chunks.push(chunk))
        answer.on('end', () => {
          waits.times.push(performance.now() - due)
          const all = Buffer.concat(chunks)
          if ((answer.statusCode ?? 500) < 300)
            return resolve(method === 'GET' ? undefined : JSON.parse(all.toString()))
          waits.failed++
          reject(new Error(`${method} ${path}: ${answer.statusCode} ${all.toString().slice(0, 200)}`))
        })
      })
      asked.on('error', reject)
      asked.end(body)
    })
  }
  close(): void {
    this.#agent.destroy()
  }
}

/** Calls at an even pace until it is over; gives when every call has ended. What fell due while we were held up is made up for, within reason. */
async function evenly(
  perSecond: number,
  seconds: number,
  call: (due: number, n: number) => Promise<unknown>,
): Promise<void> {
  const [began, calls] = [performance.now(), [] as Promise<unknown>[]]
  const end = began + seconds * 2_000
  for (let n = 0; n < perSecond * seconds && performance.now() < end; ) {
    const due = began + (n * 1_000) / perSecond
    if (due <= performance.now()) calls.push(call(due, n++))
    else await new Promise((done) => setTimeout(done, Math.max(1, due - performance.now())))
  }
  await Promise.all(calls)
}

/** A server beside ours that answers out of memory, or when a few bytes are on the disk, and how to reach it. */
async function startBare(file: string): Promise<{ client: Client; process: ChildProcess }> {
  const child = fork(fileURLToPath(new URL('../bare-server.ts', import.meta.url)), [file])
  const [port] = await once(child, 'message')
  return { client: new Client(`http://127.0.0.1:${port}`), process: child }
}

const cookieOf = ({ walker, baseUrl }: Person): string => `lys_session=${walker.cookie(baseUrl, 'lys_session')}`

/** Not one of the ten, but what they are to hold under: people write, look and browse at ten times the pace of a country. */
export const promise: Promise_ = {
  title: `Under load: ${offered.changes} changes and ${offered.tiles} tiles a second on one machine`,
  faults: [],
  async run({ quick, log }) {
    const dataDir = await temporaryFolder()
    const pauses = join(dataDir, 'pauses')
    const hook = `--import ${new URL('../note-pauses.ts', import.meta.url).href}`
    const instance = await startInstance(dataDir, { ...unlimited, NODE_OPTIONS: hook, LYSBORD_PAUSES: pauses })
    const client = new Client(instance.baseUrl)
    const bare = await startBare(join(dataDir, 'beside'))
    try {
      const gp = await new Person(instance.baseUrl, 'gp-alta').signsIn()
      const specialist = await new Person(instance.baseUrl, 'specialist-skin').signsIn()
      const tiles: string[] = []
      const waiting = quick ? 30 : 200
      for (let n = 0; n < waiting; n++) {
        const { id } = await submits(gp, { pack: 'dermatology' })
        if (n >= 4) continue
        const image = await attaches(gp, id, picture({ width: 1_600, height: 1_200, seed: n }))
        await waitsForPicture(gp, image.id, 60_000)
        const { maxLevel } = await specialist.get(`/api/images/${image.id}/info`)
        for (let column = 0; column < 4; column++)
          for (let row = 0; row < 3; row++) tiles.push(`/api/images/${image.id}/tiles/${maxLevel}/${column}_${row}.jpg`)
      }
      const pack = (await gp.get('/api/packs')).items.find(({ id }: Json) => id === 'dermatology')
      const form = pack.questionnaires[0]
      const whole = await gp.get(`/api/packs/${pack.id}/versions/${pack.version}`)
      const { asks } = whole.contributes.questionnaires.find(({ id }: Json) => id === form.id)
      const unit = specialist.unit.id
      const [gps, specialists] = [cookieOf(gp), cookieOf(specialist)]
      const content = {
        patient: { nationalId: syntheticNationalId(), name: 'Test Testesen', phone: '' },
        question: 'Er dette noe å være redd for?',
        questionKind: 'diagnosis',
        urgency: 'routine',
        wouldRefer: 'unsure',
        answers: plainAnswers(asks),
        consentCare: 'verbal',
      }
      const [changes, lists, looks] = [new Waits(), new Waits(), new Waits()]
      const [bares, keeps] = [new Waits(), new Waits()]
      const answered: { referral: string; reply: string }[] = []
      /** Six changes, one after the other: a case from the first word to its answer. */
      const aCase = async (due: number) => {
        const [referral, reply] = [fresh('ref'), fresh('rep')]
        const next = async (n: number, method: string, path: string, json: unknown, deed?: string) => {
          const own = due + (n * 1_000) / offered.changes
          const wait = own - performance.now()
          if (wait > 0) await new Promise((done) => setTimeout(done, wait))
          return client.ask(method, path, n < 3 ? gps : specialists, own, changes, json, deed)
        }
        const questionnaire = { pack: pack.id, version: pack.version, id: form.id }
        const begun = await next(0, 'PUT', `/api/referrals/${referral}`, {
          officeId: gp.office.id,
          unitId: unit,
          questionnaire,
        })
        const saved = await next(
          1,
          'PUT',
          `/api/referrals/${referral}/draft`,
          { revision: begun.revision, content },
          fresh('cmd'),
        )
        await next(2, 'POST', `/api/referrals/${referral}/submission`, { revision: saved.revision }, fresh('cmd'))
        await next(3, 'POST', `/api/cases/${referral}/claim`, {}, fresh('cmd'))
        await next(4, 'PUT', `/api/cases/${referral}/decisions/${fresh('dec')}`, { disposition: 'advice_gp_continues' })
        await next(5, 'PUT', `/api/cases/${referral}/replies/${reply}`, anAnswer('Ser godartet ut.'))
        answered.push({ referral, reply })
      }
      const seconds = quick ? 20 : 120
      process.kill(instance.pid, 'SIGUSR2')
      const [before, began] = [processorTime(), performance.now()]
      await Promise.all([
        evenly(offered.changes / 6, seconds, (due) => aCase(due)),
        evenly(offered.lists, seconds, (due) => client.ask('GET', `/api/units/${unit}/cases`, specialists, due, lists)),
        evenly(offered.bare, seconds, (due) => bare.client.ask('GET', '/', '', due, bares)),
        evenly(offered.kept, seconds, (due) => bare.client.ask('GET', '/kept', '', due, keeps)),
        evenly(offered.tiles, seconds, (due, n) =>
          client.ask('GET', tiles[n % tiles.length]!, specialists, due, looks),
        ),
      ])
      const [after, took] = [processorTime(), (performance.now() - began) / 1_000]
      let lost = 0
      for (const { referral, reply } of answered) {
        const { items } = await specialist.get(`/api/cases/${referral}/replies`)
        if (!items.some(({ id }: Json) => id === reply)) lost++
      }
      await instance.stop()
      const { garbage, loop, loop99 } = JSON.parse(await readFile(`${pauses}.${instance.pid}`, 'utf8')) as Pauses
      const rate = ({ times }: Waits) => (times.length / took).toFixed(1)
      const share = (part: (time: NonNullable<typeof before>) => number): number =>
        before && after ? (100 * (part(after) - part(before))) / (after.all - before.all) : Number.NaN
      const [server, own] = [share(({ of }) => of(instance.pid)), share(({ of }) => of(process.pid) - of(instance.pid))]
      const others = share(({ busy }) => busy) - server - own
      const stolen = share((time) => time.stolen)
      const said = [
        `changes ${offered.changes}/s offered, ${rate(changes)} reached, p99 ${changes.at(0.99)} ms`,
        `tiles ${offered.tiles}/s offered, ${rate(looks)} reached, p50 ${looks.at(0.5)} ms, p99 ${looks.at(0.99)} ms`,
        `list ${offered.lists}/s, p50 ${lists.at(0.5)} ms, p99 ${lists.at(0.99)} ms`,
        `a bare server ${offered.bare}/s, p99 ${bares.at(0.99)} ms, with 4 KB on the disk ${offered.kept}/s, p99 ${keeps.at(0.99)} ms`,
        `Lysbord stood still for ${loop.toFixed(0)} ms at the most, one of a hundred times for ${loop99.toFixed(0)} ms, for garbage ${garbage.toFixed(0)} ms`,
        `of ${cpus().length} processors Lysbord ${server.toFixed(0)} %, this client ${own.toFixed(0)} %, others ${others.toFixed(0)} %, stolen ${stolen.toFixed(0)} %`,
      ].join('; ')
      log(said)
      must(changes.failed + lists.failed + looks.failed === 0, `some were refused: ${said}`)
      must(lost === 0, `${lost} confirmed replies are not there`)
      const misses = lists.at(0.99) >= most.list || looks.at(0.99) >= most.tile || took > seconds * 1.05
      // Unless we ourselves left nothing over for a server that does nothing.
      const slowMachine = others > 15 || keeps.at(0.99) >= most.kept || (bares.at(0.99) >= most.bare && server < 60)
      if (misses && slowMachine) throw new NotHere(`a machine with nothing else to do: ${said}`)
      must(!misses, `too slow: list p99 < ${most.list} ms and tile p99 < ${most.tile} ms are wanted; ${said}`)
      return { rounds: seconds, acknowledged: changes.times.length, lost, duplicated: 0, note: said }
    } finally {
      client.close()
      bare.client.close()
      bare.process.kill('SIGTERM')
      await instance.stop()
      await rm(dataDir, { recursive: true, force: true })
    }
  },
}
