import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { cpus, release } from 'node:os'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bundle } from '../../tools/bundle.ts'
import type { Mutation } from './promise.ts'
import { type Line, told } from './tell.ts'
import type { Verdict } from './try-one.ts'

/*
 * `npm run prove`: tries the promises of the README, each under its faults, and prints what came of it.
 * `-- quick` takes at most ten minutes; `-- --only 1,2` tries those; `-- --mutants` takes out of each the control that
 * carries it, and then the promise has to break. The exit code is 0 when no promise was broken (or no mutant lived).
 */
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
    mutants: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
  },
})
const quick = options.quick || positionals.includes('quick') || options.mutants
const wanted = options.only?.split(',').map((word) => word.trim())
const mostMs = quick ? 900_000 : 7_200_000
const atOnce = Math.min(2, cpus().length)
/** What measures how long an answer takes has the machine to itself. */
const timed = /^(load|4-alike)\.ts$/

const place = new URL('promises/', import.meta.url)
const files = readdirSync(place)
  .filter((name) => name.endsWith('.ts'))
  .filter(
    (name) => !wanted || wanted.some((word) => name.startsWith(`${word}-`) || name === word || name === `${word}.ts`),
  )
  .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))

/** Tries one promise in a process of its own, so that one that hangs or dies takes nothing with it. */
async function tryOne(name: string, mutation?: Mutation): Promise<Verdict> {
  const args = [fileURLToPath(new URL(name, place)), quick ? 'quick' : 'full', options.seed]
  const hook = `--import ${new URL('mutate.ts', import.meta.url).href}`
  const env = mutation && { NODE_OPTIONS: hook, LYSBORD_MUTATION: JSON.stringify(mutation) }
  const child = fork(new URL('try-one.ts', import.meta.url), args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
  // Under faults a house complains, and should: that is read only where a promise was broken.
  const complaints: string[] = []
  createInterface(child.stderr!).on('line', (line) => {
    if (line.startsWith('> ')) console.error(`${name}: ${line.slice(2)}`)
    else complaints.push(line)
  })
  let verdict: Verdict = { result: 'broken', why: 'its process ended without a word' }
  child.on('message', (said) => (verdict = said as Verdict))
  const timer = setTimeout(() => {
    verdict = { result: 'broken', why: `no end within ${mostMs / 1000} s` }
    child.kill('SIGKILL')
  }, mostMs)
  await once(child, 'exit')
  clearTimeout(timer)
  if (verdict.result === 'broken' && !mutation) console.error([...complaints.slice(-30), verdict.why].join('\n'))
  return verdict
}

const standsOnce = ({ file, find }: Mutation): boolean =>
  readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8').split(find).length === 2

async function lineOf(name: string): Promise<Line> {
  const start = performance.now()
  let verdict = await tryOne(name)
  let mutant: Line['mutant']
  const { mutation } = verdict.promise ?? {}
  // Otherwise the proof without its control would break for another reason than that.
  if (mutation && !standsOnce(mutation))
    verdict = { ...verdict, result: 'broken', why: `“${mutation.find}” stands not exactly once in ${mutation.file}` }
  if (options.mutants && verdict.result === 'held' && mutation) {
    const without = await tryOne(name, mutation)
    mutant = without.result === 'broken' ? 'died' : 'lived'
    verdict = { ...verdict, ...(mutant === 'died' && { why: `without it: ${without.why?.split('\n')[0]}` }) }
  }
  const seconds = (performance.now() - start) / 1000
  const fate = `${verdict.result}${mutant ? `, and without its control it ${mutant}` : ''}`
  const spent =
    verdict.processorSeconds === undefined ? '' : ` (${verdict.processorSeconds.toFixed(0)} s of the processors)`
  console.error(`${name}: ${fate}, ${seconds.toFixed(0)} s${spent}`)
  return { name, verdict, mutant, seconds }
}

await bundle()
const began = performance.now()
const lines: Line[] = []
const waiting = files.filter((name) => !timed.test(name))
const tryMore = async () => {
  for (let name = waiting.shift(); name; name = waiting.shift()) lines.push(await lineOf(name))
}
await Promise.all(Array.from({ length: atOnce }, tryMore))
for (const name of files.filter((one) => timed.test(one))) lines.push(await lineOf(name))
lines.sort((a, b) => files.indexOf(a.name) - files.indexOf(b.name))

const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')).packages
const version = (name: string) => `${name} ${lock[`node_modules/${name}`]?.version ?? '?'}`
console.log(told(lines))
console.log(
  [
    `${new Date().toISOString()}, seed ${options.seed}, ${quick ? 'quick' : 'full'}, ${Math.round((performance.now() - began) / 1000)} s`,
    `Node ${process.version}, ${version('@libsql/client')}, ${version('libsql')}, ${version('sharp')}, ${version('hono')}`,
    `${process.platform} ${release()}, ${cpus().length} processors`,
  ].join('\n'),
)
const broken = lines.filter(({ verdict, mutant }) => verdict.result === 'broken' || mutant === 'lived')
const apart = lines.filter(({ verdict }) => verdict.result === 'not here')
console.log(
  `${lines.length - broken.length - apart.length} held, ${broken.length} broken, ${apart.length} not run here`,
)
process.exit(broken.length > 0 || lines.length === 0 ? 1 : 0)
