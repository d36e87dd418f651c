import { fork } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { processorTime } from '../prove/processor.ts'
import { partNames } from './parts.ts'
import { type Line, table, verdict } from './report.ts'

/*
 * `npm run bench`: what was measured beside what it is held to. Ratios are taken against a peer or a smaller self in the
 * same run, because machines differ; milliseconds are this machine's. Not part of `npm test`.
 */
const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    base: { type: 'string' },
    mailbox: { type: 'string' },
    few: { type: 'string', default: '10000' },
    many: { type: 'string', default: '1000000' },
    /** Where the large databases are kept between runs. */
    data: { type: 'string', default: join(tmpdir(), 'lysbord-bench') },
  },
})

const wanted = options.only?.split(',') ?? partNames
const unknown = wanted.filter((name) => !partNames.includes(name))
if (unknown.length > 0) {
  console.error(`Usage: npm run bench -- [--only ${partNames.join(',')}] [--few N --many N] [--data DIR] [--base URL]`)
  process.exit(2)
}

/** Each part in a process of its own: what another one had to load would weigh on what is timed here. */
async function measured(name: string): Promise<Line[]> {
  const child = fork(fileURLToPath(new URL('one-part.ts', import.meta.url)), [name, JSON.stringify(options)])
  let lines: Line[] = [{ what: name, measured: 'ended without a word', limit: '', holds: false }]
  child.on('message', (said) => (lines = said as Line[]))
  await once(child, 'exit')
  return lines
}

const lines: Line[] = []
const before = processorTime()
for (const name of wanted) {
  process.stderr.write(`${name} …\n`)
  lines.push(...(await measured(name)))
}
console.log(table(lines))
const after = processorTime()
if (before && after) {
  const share = (spent: number) => (100 * spent) / (after.all - before.all)
  const own = share(after.of(process.pid) - before.of(process.pid))
  const [others, stolen] = [share(after.busy - before.busy) - own, share(after.stolen - before.stolen)]
  console.log(
    `Of the processors this bench took ${own.toFixed(0)} %, others ${others.toFixed(0)} %, stolen ${stolen.toFixed(0)} %.`,
  )
}
const over = lines.filter((line) => verdict(line) === 'over').length
console.log(over === 0 ? 'Everything within its limit.' : `${over} over the limit.`)
process.exit(over === 0 ? 0 : 1)
