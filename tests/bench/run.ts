import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measureBundles } from './bundles.ts'
import { databaseOf } from './databases.ts'
import { measureFirstImage } from './first-image.ts'
import { measureJourneys } from './journeys.ts'
import { type Line, table, verdict } from './report.ts'
import { measureStatements } from './statements.ts'
import { measureTiles } from './tiles.ts'
import { measureWorklist } from './worklist.ts'

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

async function schema(): Promise<string> {
  const folder = new URL('../../migrations/', import.meta.url)
  const hash = createHash('sha256')
  for (const name of (await readdir(folder)).filter((one) => one.endsWith('.sql')).sort())
    hash.update(await readFile(new URL(name, folder)))
  return hash.digest('hex').slice(0, 8)
}

const filled = async (count: string) => {
  await mkdir(options.data, { recursive: true })
  return databaseOf(options.data, Number(count), await schema())
}

const parts: Readonly<Record<string, () => Promise<Line[]>>> = {
  bundles: measureBundles,
  tiles: measureTiles,
  journeys: () => measureJourneys(options.base),
  image: measureFirstImage,
  worklist: async () => measureWorklist(await filled(options.few), await filled(options.many)),
  statements: async () => measureStatements(await filled(options.many)),
}
const wanted = options.only?.split(',') ?? Object.keys(parts)
const unknown = wanted.filter((name) => !parts[name])
if (unknown.length > 0) {
  console.error(
    `Usage: npm run bench -- [--only ${Object.keys(parts).join(',')}] [--few N --many N] [--data DIR] [--base URL]`,
  )
  process.exit(2)
}

const lines: Line[] = []
for (const name of wanted) {
  process.stderr.write(`${name} …\n`)
  lines.push(
    ...(await parts[name]!().catch((cause): Line[] => [
      { what: name, measured: cause instanceof Error ? cause.message : String(cause), limit: '', holds: false },
    ])),
  )
}
console.log(table(lines))
const over = lines.filter((line) => verdict(line) === 'over').length
console.log(over === 0 ? 'Everything within its limit.' : `${over} over the limit.`)
process.exit(over === 0 ? 0 : 1)
