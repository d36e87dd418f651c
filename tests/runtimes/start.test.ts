import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { eventually } from '../support/ward.ts'

const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

/** What `npm start` or `npm run start:worker` runs, as a group of its own, like a terminal's foreground job. */
async function start(script: string): Promise<{ child: ChildProcess; folder: string; ready: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'lysbord-start-'))
  folders.push(folder)
  const began = performance.now()
  // The offices alone: what is asked here is who stays behind, and drawing pictures takes a processor.
  const env = { ...process.env, LYSBORD_DATA: folder, PORT: '0', LYSBORD_REGION: 'bare' }
  const child = spawn(process.execPath, ['tools/run.mjs', script], { env, detached: true, stdio: 'ignore' })
  await eventually(() => readFile(join(folder, 'addresses.json'), 'utf8').catch(() => undefined), 60_000)
  return { child, folder, ready: performance.now() - began }
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

const [one, two] = ['api/node.ts', 'api/demo/start-worker.ts']
const endings: readonly (readonly [string, string, (pid: number) => boolean])[] = [
  ['Ctrl+C', one, (pid) => process.kill(-pid, 'SIGINT')],
  ['the loss of its parent', one, (pid) => process.kill(pid, 'SIGKILL')],
  ['the loss of its parent on Workers', two, (pid) => process.kill(pid, 'SIGKILL')],
]

describe.skipIf(process.platform !== 'linux')('starting and stopping', () => {
  test.for(endings)('%s leaves no process behind', { timeout: 90_000 }, async ([, script, end]) => {
    const { child, ready } = await start(script)
    const everybody = await family(child.pid!)
    expect(everybody.length).toBeGreaterThanOrEqual(6)
    expect(ready).toBeLessThan(60_000)
    end(child.pid!)
    await eventually(async () => ((await alive(everybody)).length === 0 ? true : undefined), 12_000).catch(() => {})
    expect(await alive(everybody)).toEqual([])
  })
})
