import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startNeighbour } from '../../api/demo/neighbour.ts'

const mailbox = new URL('../../api/demo/mailbox.ts', import.meta.url)
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lysbord-neighbour-'))
})
afterAll(() => rm(folder, { recursive: true }))

const runs = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
/** Asks at its port: the number of an ended process may stay taken until somebody buries it. */
const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/messages`).then(
    () => true,
    () => false,
  )

test('a neighbour is stopped quietly, and its sudden end is told', async () => {
  const told: string[] = []
  const options = { env: { LYSBORD_MAILBOX_DIR: folder }, onExit: (why: string) => told.push(why) }
  const [stopped, killed] = await Promise.all([startNeighbour(mailbox, options), startNeighbour(mailbox, options)])
  await stopped.stop()
  expect([runs(stopped.pid), told]).toEqual([false, []])

  process.kill(killed.pid, 'SIGKILL')
  await expect.poll(() => told).toEqual(['mailbox.ts ended: SIGKILL'])
})

test('a neighbour does not outlive Lysbord, however Lysbord ends', async () => {
  const script = `import { startNeighbour } from ${JSON.stringify(new URL('../../api/demo/neighbour.ts', import.meta.url).href)}
    const { ready } = await startNeighbour(new URL(${JSON.stringify(mailbox.href)}), { env: { LYSBORD_MAILBOX_DIR: ${JSON.stringify(folder)} } })
    console.log(ready.httpPort)`
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(parent.stdout, 'data')
  const port = Number(line)
  expect(await answers(port)).toBe(true)

  parent.kill('SIGKILL')
  await expect.poll(() => answers(port), { timeout: 3_000 }).toBe(false)
})

test('a neighbour that never says it is ready is given up and leaves nothing running', async () => {
  const silent = join(folder, 'silent.ts')
  await writeFile(silent, `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)\n`)
  const began = performance.now()

  await expect(startNeighbour(pathToFileURL(silent), { readyWithinMs: 300 })).rejects.toThrow('silent.ts did not start')
  expect(performance.now() - began).toBeLessThan(4_000)
})
