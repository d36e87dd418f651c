import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { bundle } from '../tools/bundle.ts'
import { freePort } from './demo/free-port.ts'
import { startDemo } from './demo/start.ts'
import { type Listener, listen, openDoor } from './door.ts'
import { readSettings } from './settings.ts'

// Door 1. With LYSBORD_ISSUER it serves a hospital; without, it starts the demonstration on loopback.
const began = Date.now()
const { env } = process
const dataDir = resolve(env.LYSBORD_DATA ?? '.lysbord')
const from = (first: number): number[] => Array.from({ length: 20 }, (_, i) => first + i)
const free = (first: number): Promise<number> => freePort(from(first))

const stops: (() => Promise<void>)[] = []
let leaving = false
async function leave(code: number): Promise<void> {
  if (leaving) return
  leaving = true
  setTimeout(() => process.exit(code), 8_000).unref()
  for (const stop of stops.reverse()) await stop().catch((cause) => console.error(cause))
  process.exit(code)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void leave(0))
const parent = process.ppid

async function startDemonstration(listener: Listener): Promise<void> {
  // A demonstration ends with its terminal; a hospital's server does not.
  setInterval(() => process.ppid !== parent && void leave(0), 500).unref()
  const anyPorts = { provider: 0, mailbox: 0, smtp: 0, portal: 0 }
  const usual = {
    provider: await free(8081),
    mailbox: await free(8025),
    smtp: await free(2525),
    portal: await free(8090),
  }
  const onExit = (why: string) => {
    if (leaving) return
    console.error(`A neighbour is gone (${why}); stopping.`)
    void leave(1)
  }
  // Tests, and whoever wants an empty house, ask for the offices alone.
  const alive = env.LYSBORD_REGION !== 'bare'
  const start = (ports: typeof usual) => startDemo({ dataDir, listener, ports, onExit, alive, portal: true })
  // Somebody may have taken a port since we looked: then any will do.
  const demo = env.PORT === '0' ? await start(anyPorts) : await start(usual).catch(() => start(anyPorts))
  stops.push(demo.stop)
  const { baseUrl, issuer, mailboxUrl, portalUrl } = demo
  const addresses = { baseUrl, issuer, mailboxUrl, portalUrl, pid: process.pid }
  await writeFile(join(dataDir, 'addresses.json'), JSON.stringify(addresses))
  console.log(`
Lysbord, the demonstration, is ready after ${((Date.now() - began) / 1000).toFixed(1)} s. Synthetic people only.

  GP office     ${demo.baseUrl}/refer      send photographs and a question
  Office desk   ${demo.baseUrl}/desk       what waits, what was answered
  Specialist    ${demo.baseUrl}/read       read, decide, reply
  Adoption      ${demo.baseUrl}/adoption   who uses it, who does not
  Mailbox       ${demo.mailboxUrl}/            what was e-mailed
  In a portal   ${demo.baseUrl}/embed      as a hospital's own system has it; the portal: ${demo.portalUrl}/
  API           ${demo.baseUrl}/docs       OpenAPI: ${demo.baseUrl}/openapi.json

Sign in as anybody offered; sign out to change. Data: ${dataDir}. Stop with Ctrl+C.`)
}

async function startHospital(listener: Listener): Promise<void> {
  const door = await openDoor(readSettings(env), dataDir, listener)
  stops.push(door.stop)
  console.log(`Lysbord is ready on port ${listener.port} after ${((Date.now() - began) / 1000).toFixed(1)} s.`)
}

try {
  const wanted = env.PORT ? [Number(env.PORT)] : from(8080)
  const listener = await listen(wanted, env.LYSBORD_ISSUER ? (env.LYSBORD_HOST ?? '127.0.0.1') : '127.0.0.1')
  await bundle()
  await (env.LYSBORD_ISSUER ? startHospital : startDemonstration)(listener)
} catch (cause) {
  const under = cause instanceof Error && cause.cause instanceof Error ? ` (${cause.cause.message})` : ''
  console.error(cause instanceof Error ? `${cause.message}${under}` : cause)
  await leave(1)
}
