import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { startInstance, temporaryFolder } from '../support/instance.ts'
import { type Expected, readExpectations } from './expectations.ts'
import { type Journey, JourneyClient } from './journey-client.ts'
import { eyeOf, judge, lookAt } from './referee.ts'
import { summary, table } from './report.ts'

const usage = 'npm run journey -- --images DIR [--base URL --issuer URL --mailbox URL] [--json FILE] [--expect CSV]'
const { values: options } = parseArgs({
  options: {
    images: { type: 'string' },
    base: { type: 'string' },
    issuer: { type: 'string' },
    mailbox: { type: 'string' },
    json: { type: 'string' },
    expect: { type: 'string' },
    gp: { type: 'string', default: 'gp-alta' },
    specialist: { type: 'string', default: 'specialist-skin' },
    parallel: { type: 'string', default: '2' },
  },
})
if (!options.images || (options.base && !options.mailbox)) {
  console.error(`Usage: ${usage}`)
  process.exit(2)
}

/** Without --base, an instance of our own that leaves nothing behind. */
async function places() {
  if (options.base) return { base: options.base.replace(/\/$/, ''), mailbox: options.mailbox!, leave: async () => {} }
  const folder = await temporaryFolder()
  const instance = await startInstance(folder)
  const leave = async () => {
    await instance.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { base: instance.baseUrl, mailbox: instance.mailboxUrl, leave }
}

const found = await readdir(options.images, { recursive: true, withFileTypes: true })
const files = found
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .sort()
const expected: Map<string, Expected> = options.expect
  ? readExpectations(await readFile(options.expect, 'utf8'))
  : new Map()
const { base, mailbox, leave } = await places()
const client = new JourneyClient({
  base,
  mailbox,
  issuer: options.issuer,
  gp: options.gp,
  specialist: options.specialist,
})
const journeys: (Journey & { file: string; bytes: number })[] = []
const began = performance.now()

async function worker(): Promise<void> {
  for (let path = files.shift(); path; path = files.shift()) {
    const file = relative(options.images!, path).replaceAll('\\', '/')
    const bytes = new Uint8Array(await readFile(path))
    const verdict = lookAt(bytes)
    const journey = await client.travel(bytes, eyeOf(verdict))
    const wrong = await judge(journey, verdict, expected.get(file) ?? expected.get(file.split('/').at(-1)!))
    if (wrong) Object.assign(journey, { outcome: 'failed', why: journey.why ?? wrong })
    journeys.push({ file, bytes: bytes.length, ...journey })
    process.stderr.write(journey.outcome === 'through' ? '.' : journey.outcome === 'refused' ? 'r' : 'F')
  }
}
try {
  await Promise.all(Array.from({ length: Number(options.parallel) }, worker))
} finally {
  await leave()
}
process.stderr.write('\n')
journeys.sort((a, b) => (a.file < b.file ? -1 : 1))
console.log(table(journeys))
console.log(summary(journeys, performance.now() - began))
if (options.json) await writeFile(options.json, JSON.stringify(journeys, null, 2))
const unseen = [...expected.keys()].filter(
  (name) => !journeys.some(({ file }) => file === name || file.endsWith(`/${name}`)),
)
if (unseen.length) console.log(`Expected but not there: ${unseen.join(', ')}`)
process.exit(
  journeys.length > 0 && journeys.every(({ outcome }) => outcome !== 'failed') && unseen.length === 0 ? 0 : 1,
)
