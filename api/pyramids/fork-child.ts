import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const file = fileURLToPath(new URL('./child.ts', import.meta.url))
const kept = ['PATH', 'TMPDIR', 'TEMP', 'SystemRoot']
const keptEnvironment = Object.fromEntries(
  kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
)

// A decoder that was taken over should find no network. Where the kernel lets us take it away without privileges, we do.
const withoutNetwork = ['--map-root-user', '--net', '--']
const canLeaveNetwork = spawnSync('unshare', [...withoutNetwork, 'true'], { stdio: 'ignore' }).status === 0

/**
 * A process that handles one picture. It knows nothing of our environment and prints nowhere. `codeFolder` keeps our
 * compiled sources from one child to the next, which nearly halves the price of a fork.
 */
export function forkChild(codeFolder: string): ChildProcess {
  const env = { ...keptEnvironment, NODE_COMPILE_CACHE: codeFolder }
  const stdio = ['ignore', 'ignore', 'ignore', 'ipc'] as const
  return canLeaveNetwork
    ? fork(file, { execPath: 'unshare', execArgv: [...withoutNetwork, process.execPath], stdio: [...stdio], env })
    : fork(file, { execArgv: [], stdio: [...stdio], env })
}
