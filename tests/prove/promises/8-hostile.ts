import { existsSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { refusals } from '../../../api/ports/imaging.ts'
import { memoryOf } from '../../../api/pyramids/measure-child.ts'
import { expectedOutcomes, spoken } from '../../journey/expectations.ts'
import { type Instance, startInstance, temporaryFolder } from '../../support/instance.ts'
import { digest, fresh, type Json, Person } from '../../support/person.ts'
import { picture } from '../../support/picture.ts'
import { sample } from '../../support/samples.ts'
import { attaches, eventually, writesDraft } from '../../support/ward.ts'
import {
  type HostileFile,
  halves,
  hasZzuf,
  hostileFiles,
  memoryBomb,
  mutants,
  wholeFiles,
  zzufMutants,
} from '../hostile.ts'
import { chanceFrom, must, NotHere, type Promise_, type Trial } from '../promise.ts'

const batch = 20
/** Altered copies: at least so many in a hurry, otherwise these by zzuf and those in ways of our own. */
const altered = { quick: 60, zzuf: 500, own: 2_000 }
/** A decoder is measured twenty times a second: what it takes between two looks comes on top of its limit. */
const mostMemory = { server: 900e6, imaging: 400e6, decoder: 1.6e9 }

/** What each hostile file is told: a code that changes is a change to what GPs read. */
const known = expectedOutcomes()

/** The imaging process that one has started, or its decoders. */
const childrenOf = (pid: number): number[] =>
  readOrNothing(`/proc/${pid}/task/${pid}/children`)
    .split(' ')
    .flatMap((child) => (/pyramids/.test(readOrNothing(`/proc/${child}/cmdline`)) ? [Number(child)] : []))
const imagingOf = ({ child }: Instance): number | undefined => childrenOf(child.pid!)[0]

function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

interface House {
  readonly instance: Instance
  readonly gp: Person
  readonly imaging: number
  /** What was shown of a file the first time it came. */
  readonly seen: Map<string, string>
}

/** Uploads them all and waits until each is shown or refused. Gives each one's fate: `shown`, or the code. What is shown of a file is the same each time, byte for byte. */
async function shows({ gp, seen }: House, files: readonly HostileFile[]): Promise<Map<string, string>> {
  const fates = new Map<string, string>()
  const { id: referral } = await writesDraft(gp, { pack: 'dermatology' })
  const names = new Map<string, string>()
  const send = async ({ name, bytes }: HostileFile) => {
    const id = fresh('img')
    const path = `/api/referrals/${referral}/images/${id}?view=close_up`
    const headers = { 'content-type': 'application/octet-stream', 'content-digest': digest(bytes) }
    const answer = await gp.raw('PUT', path, { body: bytes, headers })
    const said = (await answer.json()) as Json
    if (answer.status === 201) return void names.set(id, name)
    must(answer.status < 500, `${name}: the server answered ${answer.status}`)
    must(refusals.includes(said.code), `${name}: refused as ${said.code}, which is no verdict on a picture`)
    fates.set(name, said.code)
  }
  await Promise.all(files.map(send))
  const done = await eventually(
    async () => {
      const { items } = await gp.get(`/api/referrals/${referral}/images`)
      return items.every(({ status }: Json) => status === 'ready' || status === 'failed')
        ? (items as Json[])
        : undefined
    },
    240_000,
    200,
  )
  must(done.length === names.size, `${names.size} were taken in, ${done.length} are there`)
  for (const { id, status, problem } of done) {
    const name = names.get(id)!
    if (status === 'failed') must(refusals.includes(problem.code), `${name}: failed as ${problem.code}`)
    fates.set(name, status === 'failed' ? problem.code : 'shown')
    const shown = await gp.raw('GET', `/api/images/${id}/preview`)
    const first = new Uint8Array(await shown.arrayBuffer())
    if (status === 'ready') {
      must(shown.status === 200 && first[0] === 0xff, `${name}: ready, and ${shown.status}`)
      const { maxLevel } = await gp.get(`/api/images/${id}/info`)
      const tile = await gp.raw('GET', `/api/images/${id}/tiles/${maxLevel}/0_0.jpg`)
      const print = digest(first) + digest(new Uint8Array(await tile.arrayBuffer()))
      must((seen.get(name) ?? print) === print, `${name}: something else is shown of it than before`)
      seen.set(name, print)
    } else must(shown.status >= 400 && shown.status < 500, `${name}: failed, and ${shown.status}`)
  }
  return fates
}

/** Looks four times a second how much memory is taken, and keeps the most. */
function weigh({ instance, imaging }: House) {
  const most = { server: 0, imaging: 0, decoder: 0 }
  const timer = setInterval(() => {
    most.server = Math.max(most.server, memoryOf(instance.child.pid))
    most.imaging = Math.max(most.imaging, memoryOf(imaging))
    for (const pid of childrenOf(imaging)) most.decoder = Math.max(most.decoder, memoryOf(pid))
  }, 250)
  return { most, stop: () => clearInterval(timer) }
}

/** A decoder that does not go on: its photograph is given up within the limit, and the others' are shown meanwhile. */
async function hangs(house: House, log: Trial['log']): Promise<void> {
  const { gp, imaging } = house
  const { id: referral } = await writesDraft(gp, { pack: 'dermatology' })
  const spares = await eventually(() => (childrenOf(imaging).length === 2 ? childrenOf(imaging) : undefined), 20_000)
  const stopped = Math.min(...spares)
  process.kill(stopped, 'SIGSTOP')
  const began = performance.now()
  const sent = await Promise.all([1, 2, 3].map((seed) => attaches(gp, referral, picture({ seed }))))
  let readyAfter = 0
  const done = await eventually(
    async () => {
      const { items } = await gp.get(`/api/referrals/${referral}/images`)
      const statuses = items.map(({ status }: Json) => status)
      if (!readyAfter && statuses.filter((one: string) => one === 'ready').length === 2)
        readyAfter = performance.now() - began
      return statuses.every((one: string) => one === 'ready' || one === 'failed') ? (items as Json[]) : undefined
    },
    60_000,
    200,
  )
  const failed = done.filter(({ status }) => status === 'failed')
  must(sent.length === 3 && failed.length === 1, `${failed.length} of three failed where one decoder was stopped`)
  must(failed[0].problem.code === 'image.too-slow', `the stopped one was told ${failed[0].problem.code}`)
  const seconds = (performance.now() - began) / 1_000
  must(seconds < 35, `the stopped one was given up only after ${seconds} s`)
  must(readyAfter > 0 && readyAfter < 20_000, 'the others waited for the one that was stopped')
  log(
    `a stopped decoder: given up after ${seconds.toFixed(1)} s, the others shown after ${(readyAfter / 1_000).toFixed(1)} s`,
  )
}

/** The kernel's own word that the time is up is a verdict on the file. */
async function spendsTooMuch({ gp, imaging }: House): Promise<void> {
  for (let tries = 0; tries < 10; tries++) {
    const { id: referral } = await writesDraft(gp, { pack: 'dermatology' })
    const { id } = await attaches(gp, referral, sample('02-large/exiv2-bug922a.jpg'))
    const end = await eventually(
      async () => {
        for (const pid of childrenOf(imaging)) process.kill(pid, 'SIGXCPU')
        const image = await gp.get(`/api/images/${id}`)
        return ['ready', 'failed'].includes(image.status) ? image : undefined
      },
      60_000,
      100,
    ).catch(() => undefined)
    if (end?.status === 'failed') return must(end.problem.code === 'image.too-slow', `told ${end.problem.code}`)
  }
  must(false, 'a decoder without processor time never ended its photograph')
}

async function run({ quick, seed, log }: Trial) {
  if (!existsSync(`/proc/self/task/${process.pid}/children`)) throw new NotHere('/proc')
  const chance = chanceFrom(seed)
  const hostile = hostileFiles()
    .map((file) => ({ file, at: chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ file }) => file)
  const dataDir = await temporaryFolder()
  const many = '100000000'
  const instance = await startInstance(dataDir, { LYSBORD_UPLOADS_PER_HOUR: many, LYSBORD_CHANGES_PER_HOUR: many })
  try {
    const gp = await new Person(instance.baseUrl, 'gp-alta').signsIn()
    const imaging = imagingOf(instance)
    must(imaging, 'no imaging process')
    const house: House = { instance, gp, imaging, seen: new Map() }
    const scale = weigh(house)
    const until = performance.now() + (quick ? 75_000 : Number.POSITIVE_INFINITY)
    const fates: string[] = []
    const showAll = async (files: readonly HostileFile[]) => {
      const shown = await shows(house, files)
      for (const [name, code] of shown) {
        const wanted = known.get(name)
        must(!wanted || (wanted.code ?? 'shown') === code, `${name} is told ${code}, not ${wanted && spoken(wanted)}`)
      }
      fates.push(...shown.values())
      return shown
    }
    for (let at = 0; at < hostile.length && performance.now() < until; at += batch)
      await showAll(hostile.slice(at, at + batch))
    const asTheyAre = fates.length
    await showAll(halves())
    must(
      fates.slice(asTheyAre).every((fate) => fate === 'image.damaged'),
      `half a photograph is told ${fates.slice(asTheyAre)}`,
    )
    await showAll(wholeFiles())
    must(
      fates.slice(-wholeFiles().length).every((fate) => fate === 'shown'),
      `good photographs are told ${fates.slice(-wholeFiles().length)}`,
    )
    log(`${asTheyAre} of ${hostile.length} hostile files as they are`)
    const open: HostileFile[] = []
    const alters = async (copies: Generator<HostileFile>, most: number) => {
      // A slow machine in a hurry sees a few batches of these all the same.
      const least = quick ? altered.quick : most
      for (let n = 0; n < least || (n < most && performance.now() < until); n += batch) {
        const some = Array.from({ length: batch }, () => copies.next().value as HostileFile)
        const shown = await showAll(some)
        open.push(...some.filter(({ name }) => shown.get(name) === 'shown'))
      }
    }
    const files = [...hostile, ...wholeFiles()]
    if (hasZzuf) await alters(zzufMutants(files, seed), altered.zzuf)
    else await alters(mutants(files, seed), altered.zzuf)
    if (!quick) await alters(mutants(files, seed + 1), altered.own)
    // Beside others than before: nothing of a neighbour, and nothing that lay in memory, is in what is shown.
    await showAll([...open.slice(0, batch - wholeFiles().length), ...wholeFiles()])
    log(`${fates.length} files in all`)
    await showAll([{ name: 'a bomb of memory', bytes: memoryBomb() }])
    const bombed = fates.at(-1)!
    // On a starved machine its time is up before its memory.
    must(['image.too-many-pixels', 'image.too-slow'].includes(bombed), `a bomb of memory is told ${bombed}`)
    log(`a bomb of memory: ${bombed}`)
    await hangs(house, log)
    if (!quick) await spendsTooMuch(house)
    scale.stop()
    must(instance.child.exitCode === null && instance.child.signalCode === null, 'the server ended')
    must(instance.child.pid === instance.pid, 'the server is another process than before')
    must(imagingOf(instance) === imaging, 'the imaging process was started again')
    const [good] = (await shows(house, [{ name: 'a photograph', bytes: picture() }])).values()
    must(good === 'shown', `after all this a photograph is told ${good}`)
    for (const [who, bytes] of Object.entries(scale.most))
      must(bytes < mostMemory[who as keyof typeof mostMemory], `${who}: ${Math.round(bytes / 1e6)} MB`)
    const megabytes = Object.entries(scale.most).map(([who, bytes]) => `${who} ${Math.round(bytes / 1e6)} MB`)
    const shown = fates.filter((fate) => fate === 'shown').length
    const note = `${asTheyAre} of ${hostile.length} hostile files and ${fates.length - asTheyAre} altered ones, ${shown} shown, the others refused with a reason; restarts 0; at most ${megabytes.join(', ')}`
    return { rounds: fates.length, note }
  } finally {
    await instance.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Files made to break decoders, and copies of them and of good photographs that chance has altered, one by one through the whole house. */
export const promise: Promise_ = {
  number: 8,
  title: 'Pictures harm nobody',
  faults: ['F15'],
  run,
  mutation: {
    file: 'api/pyramids/work-once.ts',
    find: 'setTimeout(() => end(overtime(child)), limits.jobMs)',
    replace: 'setTimeout(() => {}, limits.jobMs)',
    diesIn: 'this promise',
  },
}
