import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, open, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { filesIn } from '../../../api/keep/copy-house.ts'
import { startInstance } from '../../support/instance.ts'
import { linkIn, Outbox } from '../../support/outbox.ts'
import { Person, type Refused } from '../../support/person.ts'
import { picture } from '../../support/picture.ts'
import { attaches, opens, replies, submits, waitsForPicture, writesDraft } from '../../support/ward.ts'
import { must, type Promise_ } from '../promise.ts'

const key = 'only-for-this-proof-0123456789-abcdefghij'

/** As a person types it: `npm run backup -- …`. */
const keep = (verb: string, args: readonly string[], environment: Record<string, string> = {}) =>
  says(['api/keep.ts', verb, ...args], { LYSBORD_BACKUP_KEY: key, ...environment })

async function says(command: readonly string[], environment: Record<string, string>) {
  const env = { ...process.env, ...environment }
  const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (text) => (said += text))
  child.stderr.on('data', (text) => (said += text))
  const code = await new Promise<number | null>((done) => child.on('close', done))
  return { code, said }
}

/** A backup of a house at work is a house: restored it holds what was acknowledged before, lets nobody in, and works. */
export const promise: Promise_ = {
  number: 10,
  title: 'We restore, and prove it: a backup under load, a drill, three cases through the restored house',
  faults: ['F18', 'F19'],
  async run({ quick, log }) {
    const folder = await mkdtemp(join(tmpdir(), 'lysbord-keep-'))
    const [data, to, second] = [join(folder, 'data'), join(folder, 'to'), join(folder, 'second')]
    await mkdir(data)
    let instance = await startInstance(data)
    try {
      const gp = await new Person(instance.baseUrl, 'gp-alta').signsIn()
      const specialist = await new Person(instance.baseUrl, 'specialist-skin').signsIn()
      const before: string[] = []
      let over = false
      const letter = await submits(gp)
      await replies(specialist, letter.id, 'Før kopien')
      const link = linkIn(await new Outbox(instance.mailboxUrl).arrives(letter.caseNumber))
      const draft = await writesDraft(gp)
      const bytes = picture({ width: 600, height: 400, seed: 1 })
      const { id: imageId } = await attaches(gp, draft.id, bytes)
      await waitsForPicture(gp, imageId)

      const working = (async () => {
        while (!over) before.push((await writesDraft(gp)).id)
      })()
      // Asked all the while: how long did anybody wait for an answer that needs no write?
      let longest = 0
      const asking = (async () => {
        while (!over) {
          const began = performance.now()
          await (await fetch(`${instance.baseUrl}/version`)).text()
          longest = Math.max(longest, performance.now() - began)
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
      })()
      // As long as without a backup, on a machine that may have other things to do.
      await new Promise((resolve) => setTimeout(resolve, 2_000))
      const usual = longest
      longest = 0
      const rounds = quick ? 2 : 10
      let acknowledged: string[] = []
      for (let n = 0; n < rounds; n++) {
        await new Promise((resolve) => setTimeout(resolve, 500))
        acknowledged = [...before]
        const { code, said } = await keep('backup', ['--data', data, '--to', to])
        must(code === 0, `no backup: ${said}`)
        log(said.trim().split('\n').at(-1)!)
      }
      over = true
      await Promise.all([working, asking])
      const verified = await says(['api/audit.ts', 'verify', data], {})
      log(verified.said.trim())
      must(verified.code === 2 && /npm run backup/.test(verified.said), `of a house at work: ${verified.said}`)
      must(!/^\s+at /m.test(verified.said), 'a trace of calls instead of a sentence')
      const most = Math.max(1_000, 4 * usual)
      must(longest < most, `somebody waited ${Math.round(longest)} ms, without a backup ${Math.round(usual)} ms`)
      await instance.stop()

      const latest = join(to, (await readdir(to)).sort().at(-1)!)
      const settings = { LYSBORD_AUDIT_SECRET: await readFile(join(data, 'secret'), 'utf8') }
      const looked = await keep('drill', ['--from', latest], settings)
      log(looked.said.trim().replaceAll('\n', '; '))
      const isWhole = ['ok\tcases', 'ok\taudit'].every((check) => looked.said.includes(check))
      must(looked.code === 0 && isWhole, `the drill failed: ${looked.said}`)
      await nothingReadable(latest)
      await brokenOnesFail(latest, folder, log)

      const refused = await keep('restore', ['--from', latest, '--data', data])
      must(refused.code === 1 && refused.said.includes('is not empty'), `a house was overwritten: ${refused.said}`)
      const restored = await keep('restore', ['--from', latest, '--data', second])
      must(restored.code === 0, `no restore: ${restored.said}`)
      instance = await startInstance(second, { PORT: new URL(instance.baseUrl).port })
      const stale = await gp.get('/api/session').catch((cause: Refused) => cause.status)
      must(stale === 401, `a session of before the restore still lives: ${JSON.stringify(stale)}`)
      const again = await new Person(instance.baseUrl, 'gp-alta').signsIn()
      await opens(again, link).then(
        () => must(false, 'a link of before the restore still opens'),
        () => undefined,
      )
      let lost = 0
      for (const id of acknowledged) await again.get(`/api/referrals/${id}`).catch(() => lost++)
      const image = await again.get(`/api/images/${imageId}`)
      must(image.status === 'ready', `the photograph is ${image.status}`)
      for (let n = 0; n < 3; n++) {
        const one = await submits(again)
        await replies(await new Person(instance.baseUrl, 'specialist-skin').signsIn(), one.id, `Etter kopien ${n}`)
        const mail = await new Outbox(instance.mailboxUrl).arrives(one.caseNumber)
        await opens(again, linkIn(mail))
      }
      const note = `longest wait ${Math.round(longest)} ms; sealed; drill whole; three cases through`
      return { rounds, acknowledged: acknowledged.length, lost, duplicated: 0, note }
    } finally {
      await instance.stop()
      await rm(folder, { recursive: true, force: true })
    }
  },
  mutation: {
    file: 'api/keep/restore-house.ts',
    find: "{ sql: 'update sessions set ended_at = ? where ended_at is null', args: [now] }",
    replace: "{ sql: 'update sessions set ended_at = ? where 0', args: [now] }",
    diesIn: 'this promise',
  },
}

/** Without the key nobody reads a name in it. */
async function nothingReadable(backup: string): Promise<void> {
  for (const name of (await filesIn(backup)).filter((one) => one !== 'manifest.json')) {
    const text = (await readFile(join(backup, name))).toString('latin1')
    must(!/Testesen|SQLite format|JFIF/.test(text), `${name} can be read without the key`)
  }
  const { code } = await keep('drill', ['--from', backup], { LYSBORD_BACKUP_KEY: 'x'.repeat(40) })
  must(code === 1, 'another key opened it')
}

/** A byte turned, a file cut short, a file gone: each drill must fail. */
async function brokenOnesFail(backup: string, folder: string, log: (line: string) => void): Promise<void> {
  const blobs = (await filesIn(join(backup, 'blobs'))).map((name) => join(backup, 'blobs', name))
  const victims = [join(backup, 'lysbord.db'), blobs[0]!]
  let noticed = 0
  for (const victim of victims) {
    const whole = await readFile(victim)
    const turned = Buffer.from(whole)
    turned[whole.length >> 1]! ^= 1
    const damages = [() => writeFile(victim, turned), () => truncate(victim, whole.length - 20), () => rm(victim)]
    for (const damage of damages) {
      await damage()
      const { code, said } = await keep('drill', ['--from', backup])
      must(code === 1 && said.includes('NOT OK'), `a damaged ${victim.slice(folder.length)} passed: ${said}`)
      noticed++
      await rm(victim, { force: true })
      const file = await open(victim, 'w', 0o600)
      await file.writeFile(whole)
      await file.close()
    }
  }
  log(`${noticed} damaged backups, ${noticed} noticed`)
}
