import { spawnSync } from 'node:child_process'
import type { Isolation } from '../ports/imaging.ts'
import { limits } from './limits.ts'
import { memoryOf } from './measure-child.ts'

const works = (command: readonly string[]): boolean =>
  spawnSync(command[0]!, [...command.slice(1), 'true'], { stdio: 'ignore' }).status === 0

// A decoder that was taken over should find no network, and no time for anything but one picture; and what it leaves
// when it crashes would be a patient's picture. Where the kernel grants this without privileges, we take it.
const withoutNetwork = ['unshare', '--map-root-user', '--net', '--']
const seconds = limits.processorSeconds
// Told at the first limit, so that its death can be told from anybody's kill; ended at the second.
const withoutTime = ['prlimit', `--cpu=${seconds}:${seconds + 2}`, '--core=0', '--']
const [leavesNetwork, losesTime] = [works(withoutNetwork), works(withoutTime)]

/** What stands around a child on this machine: the words its command begins with, and what they hold. */
export const fences: { readonly command: readonly string[]; readonly isolation: Isolation } = {
  command: [...(leavesNetwork ? withoutNetwork : []), ...(losesTime ? withoutTime : [])],
  isolation: {
    network: leavesNetwork ? 'none' : 'shared',
    processorSeconds: losesTime ? seconds : null,
    memory: memoryOf(process.pid) > 0 ? 'watched' : 'unwatched',
  },
}
