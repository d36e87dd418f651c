import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { regionSeed, seedDemo, seedHistory, shippedPacks } from '../../../migrations/seed.ts'
import { systemClock } from '../../adapters/clock.system.ts'
import { openDatabaseFile } from '../../adapters/database.file.ts'
import { holdFolder } from '../../adapters/lock.file.ts'
import type { Deps } from '../../kernel/deps.ts'
import { readSettings } from '../../settings.ts'
import { ownSecret } from '../own-secret.ts'
import { fillWorklist } from './fill.ts'

// `npm run region`: a large database to measure with. `npm start` on the same folder serves it.
const { values: options } = parseArgs({
  options: {
    into: { type: 'string' },
    scale: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(regionSeed) },
    referrals: { type: 'string', default: '0' },
  },
})
const [scale, seed, referrals] = [options.scale, options.seed, options.referrals].map(Number) as [
  number,
  number,
  number,
]
if (!options.into || [scale, seed, referrals].some((number) => !Number.isSafeInteger(number) || number < 0)) {
  console.error('Usage: npm run region -- --into DIR [--scale N] [--seed N] [--referrals N]')
  console.error('  --scale      past use of the region, as events, N times as much as in the demonstration')
  console.error('  --referrals  cases that wait in the worklists, as rows')
  process.exit(2)
}

const began = performance.now()
await mkdir(options.into, { recursive: true })
const folder = await holdFolder(join(options.into, 'lock'))
const file = join(options.into, 'lysbord.db')
const database = await openDatabaseFile(file, fileURLToPath(new URL('../../../migrations', import.meta.url)))
// Seeding asks for nothing else: no mail, no pictures, and the issuer is put right by the server that opens it.
const deps = {
  database,
  clock: systemClock,
  settings: readSettings({
    LYSBORD_BASE_URL: 'http://127.0.0.1',
    LYSBORD_ISSUER: 'http://127.0.0.1',
    LYSBORD_SECRET: await ownSecret(options.into),
    LYSBORD_CLIENT_SECRET: 'asks nobody',
  }),
  queue: { hint: () => {} },
} as unknown as Deps
await seedDemo(deps)
if (scale > 0) await seedHistory(deps, seed, scale)
await database.close()
const versions = Object.fromEntries((await shippedPacks()).map(({ id, version }) => [id, version]))
if (referrals > 0) fillWorklist({ file, seed, referrals, now: systemClock.now(), versions })
await folder.release()
console.log(
  `${file}: ${referrals} waiting cases, ${scale} times the past, after ${((performance.now() - began) / 1000).toFixed(1)} s`,
)
