import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const file = fileURLToPath(new URL('./child.ts', import.meta.url))
const kept = ['PATH', 'TMPDIR', 'TEMP', 'SystemRoot']
const env = Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))

// A decoder that was taken over should find no network. Where the kernel lets us take it away without privileges, we do.
const withoutNetwork = ['--map-root-user', '--net', '--']
const canLeaveNetwork = spawnSync('unshare', [...withoutNetwork, 'true'], { stdio: 'ignore' }).status === 0

/** A process that handles one picture. It knows nothing of our environment and prints nowhere. */
export function forkChild(): ChildProcess {
  const stdio = ['ignore', 'ignore', 'ignore', 'ipc'] as const
  return canLeaveNetwork
    ? fork(file, { execPath: 'unshare', execArgv: [...withoutNetwork, process.execPath], stdio: [...stdio], env })
    : fork(file, { execArgv: [], stdio: [...stdio], env })
}
