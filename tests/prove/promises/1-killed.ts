import { spawn } from 'node:child_process'
import { must, type Promise_ } from '../promise.ts'

/** The whole house, killed at random moments while people work (tests/journey/kill.ts). */
export const promise: Promise_ = {
  number: 1,
  title: 'What we confirm, we keep: killed at any moment, while people work',
  faults: ['F1'],
  async run({ quick, seed, log }) {
    const kills = quick ? 5 : 30
    const child = spawn(process.execPath, ['tests/journey/kill.ts', `${kills}`, `${seed}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (text) => (said += text))
    const code = await new Promise((done) => child.on('close', done))
    const last = said.trim().split('\n').at(-1) ?? ''
    must(last.startsWith('{'), `it ended with ${code}: ${said}`)
    const { drafts, images, replies, repeated, lost, twice, unmailed, unready } = JSON.parse(last)
    log(last)
    must(unmailed === 0, `${unmailed} replies were never mailed`)
    must(unready === 0, `${unready} photographs never became ready`)
    const note = `${repeated} requests without an answer were repeated; every reply mailed, every photograph ready`
    return { rounds: kills, acknowledged: drafts + images + replies, lost, duplicated: twice, note }
  },
  mutation: {
    file: 'api/door.ts',
    find: '  await releaseClaims({ database })\n',
    replace: '',
    diesIn: 'this promise',
  },
}
