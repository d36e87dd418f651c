import { resolve } from 'node:path'
import { bundle } from '../tools/bundle.ts'
import { announce } from './demo/announce.ts'
import { anyPorts, type BesideOptions, usualPorts } from './demo/beside.ts'
import { portsFrom } from './demo/free-port.ts'
import { bringFolder } from './demo/own-pack.ts'
import { type Demo, startDemo } from './demo/start.ts'
import { fencesOf, type Listener, listen, openDoor } from './door.ts'
import { leaveWhenTold, whenParentIsGone } from './leave.ts'
import { readSettings } from './settings.ts'

// Door 1. With LYSBORD_ISSUER it serves a hospital; without, it starts the demonstration on loopback.
const began = Date.now()
const { env } = process
const dataDir = resolve(env.LYSBORD_DATA ?? '.lysbord')
const seconds = () => ((Date.now() - began) / 1000).toFixed(1)
const leaving = leaveWhenTold(8_000)

async function startDemonstration(listener: Listener): Promise<void> {
  // A demonstration ends with its terminal; a hospital's server does not.
  whenParentIsGone(() => void leaving.leave(0))
  const onExit = (why: string) => {
    if (!leaving.begun) void leaving.fail(`A neighbour is gone (${why}); stopping.`)
  }
  // Tests, and whoever wants an empty house, ask for the offices alone.
  const alive = env.LYSBORD_REGION !== 'bare'
  const house = { dataDir, listener, onExit, alive, portal: true, hostname: 'localhost' }
  const start = (ports: BesideOptions['ports']) => startDemo({ ...house, ports })
  // Somebody may have taken a port since we looked: then any will do.
  const demo = env.PORT === '0' ? await start(anyPorts) : await start(await usualPorts()).catch(() => start(anyPorts))
  leaving.stops(demo.stop)
  await bringOwnPack(demo)
  await announce(demo, dataDir, `Lysbord, the demonstration, is ready after ${seconds()} s.`)
  console.log(await fencesOf(demo.door))
}

/** `--pack DIR`: the pack somebody is writing, with its cases, as it is now. */
async function bringOwnPack(demo: Demo): Promise<void> {
  const at = process.argv.indexOf('--pack')
  if (at < 0) return
  const folder = resolve(env.INIT_CWD ?? '.', process.argv[at + 1] ?? '.')
  const cases = await bringFolder(demo.door.deps, folder)
  leaving.stops(demo.liven(cases).stop)
  console.log(`The pack of ${folder} is here as it is now; start again to see what you change. Cases: ${cases.length}.`)
}

async function startHospital(listener: Listener): Promise<void> {
  const door = await openDoor(readSettings(env), dataDir, listener)
  leaving.stops(door.stop)
  console.log(`Lysbord is ready on port ${listener.port} after ${seconds()} s.`)
  console.log(await fencesOf(door))
}

try {
  const wanted = env.PORT ? [Number(env.PORT)] : portsFrom(8080)
  const listener = await listen(wanted, env.LYSBORD_ISSUER ? (env.LYSBORD_HOST ?? '127.0.0.1') : '127.0.0.1')
  await bundle()
  await (env.LYSBORD_ISSUER ? startHospital : startDemonstration)(listener)
} catch (cause) {
  await leaving.fail(cause)
}
