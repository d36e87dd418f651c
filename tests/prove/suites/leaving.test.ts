import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { freePort } from '../../../api/demo/free-port.ts'
import { eventually } from '../../support/ward.ts'

const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

/** What `npm start` or `npm run start:worker` runs, as a group of its own, like a terminal's foreground job. */
async function start(script: string): Promise<ChildProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'lysbord-start-'))
  folders.push(folder)
  // The offices alone: what is asked here is who stays behind, and drawing pictures takes a processor.
  const env = { ...process.env, LYSBORD_DATA: folder, PORT: '0', LYSBORD_REGION: 'bare' }
  const child = spawn(process.execPath, ['tools/run.mjs', script], { env, detached: true, stdio: 'ignore' })
  await eventually(() => readFile(join(folder, 'addresses.json'), 'utf8').catch(() => undefined), 90_000)
  return child
}

/** State and parent of a process, from /proc; undefined when it is gone. */
async function look(pid: number): Promise<{ state: string; parent: number } | undefined> {
  const text: string = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const [state, parent] = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return text && state ? { state, parent: Number(parent) } : undefined
}

/** Everybody below a process, itself included. */
async function family(root: number): Promise<number[]> {
  const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const looks = await Promise.all(all.map(look))
  const found = [root]
  for (const pid of found) for (let i = 0; i < all.length; i++) if (looks[i]?.parent === pid) found.push(all[i]!)
  return found
}

async function alive(pids: readonly number[]): Promise<number[]> {
  const looks = await Promise.all(pids.map(look))
  // A zombie is gone; its parent has not looked yet.
  return pids.filter((_, i) => looks[i] && looks[i].state !== 'Z')
}

async function areGone(pids: readonly number[]): Promise<void> {
  await eventually(async () => ((await alive(pids)).length === 0 ? true : undefined), 12_000).catch(() => {})
  expect(await alive(pids)).toEqual([])
}

const [one, two] = ['api/node.ts', 'api/demo/start-worker.ts']
const interrupt = (pid: number) => process.kill(-pid, 'SIGINT')
const endings: readonly (readonly [string, string, (pid: number) => boolean])[] = [
  ['Ctrl+C', one, interrupt],
  ['the loss of its parent', one, (pid) => process.kill(pid, 'SIGKILL')],
  ['Ctrl+C on Workers', two, interrupt],
]

/** Starts it, ends it, and finds nobody. */
async function leavesNobody(script: string, end: (pid: number) => boolean): Promise<void> {
  const child = await start(script)
  const everybody = await family(child.pid!)
  expect(everybody.length).toBeGreaterThanOrEqual(6)
  end(child.pid!)
  await areGone(everybody)
}

// At the same time: a start waits more than it works.
describe.skipIf(process.platform !== 'linux').concurrent('starting and stopping', () => {
  test.for(endings)('%s leaves no process behind', { timeout: 120_000 }, ([, script, end]) => leavesNobody(script, end))

  // The others beside it end with their parent as those of door 1 do; workerd is a family of its own.
  test('workerd, too, goes when whoever started it is gone', { timeout: 60_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lysbord-start-'))
    folders.push(folder)
    const settings = {
      LYSBORD_WORKER_CONFIG: 'tests/support/mailer-worker.toml',
      LYSBORD_WORKER_DIR: folder,
      LYSBORD_WORKER_PORT: String(await freePort()),
      LYSBORD_SMTP_URL: 'smtp://127.0.0.1:1',
    }
    const [neighbour, workerd] = ['neighbour.ts', 'workerd.ts'].map((name) =>
      JSON.stringify(new URL(`../../../api/demo/${name}`, import.meta.url)),
    )
    const script = `import { startNeighbour } from ${neighbour}
      await startNeighbour(new URL(${workerd}), { env: ${JSON.stringify(settings)} })
      console.log('ready')`
    const parent = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(parent.stdout, 'data')
    const everybody = await family(parent.pid!)
    expect(everybody.length).toBeGreaterThanOrEqual(4)
    parent.kill('SIGKILL')
    await areGone(everybody)
  })
})
