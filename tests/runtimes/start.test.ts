import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { eventually } from '../support/ward.ts'

const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

/** What `npm start` runs, as a group of its own, like a terminal's foreground job. */
async function start(): Promise<{ child: ChildProcess; folder: string; ready: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'lysbord-start-'))
  folders.push(folder)
  const began = performance.now()
  const env = { ...process.env, LYSBORD_DATA: folder, PORT: '0' }
  const child = spawn(process.execPath, ['tools/run.mjs', 'api/node.ts'], { env, detached: true, stdio: 'ignore' })
  await eventually(() => readFile(join(folder, 'addresses.json'), 'utf8').catch(() => undefined), 30_000)
  return { child, folder, ready: performance.now() - began }
}

/** Everybody below a process, itself included, from /proc. */
async function family(root: number): Promise<number[]> {
  const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const parents = await Promise.all(
    all.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
      return [pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])] as const
    }),
  )
  const found = [root]
  for (const pid of found) found.push(...parents.filter(([, parent]) => parent === pid).map(([child]) => child))
  return found
}

async function alive(pids: readonly number[]): Promise<number[]> {
  const states = await Promise.all(
    pids.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
      // A zombie is gone; its parent has not looked yet.
      return stat && !/\) Z /.test(stat) ? [pid] : []
    }),
  )
  return states.flat()
}

describe.skipIf(process.platform !== 'linux')('starting and stopping', () => {
  test.for([
    ['Ctrl+C', (pid: number) => process.kill(-pid, 'SIGINT')],
    ['kill', (pid: number) => process.kill(pid, 'SIGTERM')],
    ['the loss of its parent', (pid: number) => process.kill(pid, 'SIGKILL')],
  ] as const)('%s leaves no process behind', { timeout: 60_000 }, async ([, end]) => {
    const { child, ready } = await start()
    const everybody = await family(child.pid!)
    expect(everybody.length).toBeGreaterThanOrEqual(6)
    expect(ready).toBeLessThan(15_000)
    end(child.pid!)
    await eventually(async () => ((await alive(everybody)).length === 0 ? true : undefined), 12_000).catch(() => {})
    expect(await alive(everybody)).toEqual([])
  })
})
