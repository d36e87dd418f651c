import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { startInstance } from '../support/instance.ts'
import { officeCount, spanDays } from './adoption-data.ts'
import { askAs } from './asking.ts'
import { type Line, ms, quantile, times } from './report.ts'

/**
 * Figures of use over HTTP: the first ask after a start, further asks while nothing changes, and how long others wait
 * meanwhile, told by a health check every few milliseconds. Beside them, as the peer that any machine has, how long it takes
 * to fetch the same rows and do nothing with them.
 */
export async function measureAdoption(dataDir: string, cases: number): Promise<Line[]> {
  const dayBefore = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
  const [yearAgo, from] = [dayBefore(364), dayBefore(spanDays)]
  const [yearOfRows, allRows] = [yearAgo, from].map((first) => fetching(join(dataDir, 'lysbord.db'), first)) as [
    number,
    number,
  ]
  const instance = await startInstance(dataDir)
  const asking = await askAs(instance.baseUrl, 'coordinator')
  const beside = await askAs(instance.baseUrl, 'coordinator')
  try {
    await asking.time('/api/adoption/method')
    const year = await watched(beside, () => asking.time('/api/adoption/report'))
    const again: number[] = []
    for (let n = 0; n < 40; n++) again.push(await asking.time('/api/adoption/report'))
    const monday = await watched(beside, () => asking.time('/api/adoption/use'))
    const use: number[] = []
    for (let n = 0; n < 20; n++) use.push(await asking.time('/api/adoption/use'))
    const whole = await watched(beside, () => asking.time(`/api/adoption/report?from=${from}`))
    const today = await watched(beside, () => asking.time('/api/adoption/today'))
    const networks = await watched(beside, () => asking.time('/api/research/networks'))
    const [warm, screen] = [quantile(again, 0.95), quantile(use, 0.95)]
    const worst = Math.max(...year.health, ...[monday, whole, today, networks].flatMap(({ health }) => health))
    const first = year.took + monday.took
    return [
      { what: 'offices and cases', measured: `${officeCount} and ${cases}, over five years`, limit: '' },
      {
        what: 'report of a year, first ask after a start',
        measured: ms(year.took),
        limit: '≤ 2000 ms',
        holds: year.took <= 2_000,
      },
      { what: 'the same again, p95', measured: ms(warm), limit: '≤ 100 ms', holds: warm <= 100 },
      {
        what: 'that and the offices for the Monday screen, first ask',
        measured: ms(first),
        limit: '≤ 2000 ms',
        holds: first <= 2_000,
      },
      { what: 'those offices again, p95', measured: ms(screen), limit: '≤ 100 ms', holds: screen <= 100 },
      {
        what: 'report of all five years, first ask',
        measured: ms(whole.took),
        limit: '≤ 2000 ms',
        holds: whole.took <= 2_000,
      },
      {
        what: 'today’s list',
        measured: ms(today.took),
        limit: '≤ 2000 ms',
        holds: today.took <= 2_000,
      },
      {
        what: 'networks of the first twenty offices',
        measured: ms(networks.took),
        limit: '≤ 2000 ms',
        holds: networks.took <= 2_000,
      },
      { what: 'a year beside fetching its rows', measured: times(year.took / yearOfRows), limit: '' },
      { what: 'five years beside fetching their rows', measured: times(whole.took / allRows), limit: '' },
      { what: '/health meanwhile, slowest', measured: ms(worst), limit: '< 100 ms', holds: worst < 100 },
    ]
  } finally {
    asking.close()
    beside.close()
    await instance.stop()
  }
}

/** Milliseconds until all days of offices, and all cases sent since that day, were there as plain rows. */
function fetching(file: string, from: string): number {
  const database = new DatabaseSync(file, { readOnly: true })
  const began = performance.now()
  let rows = 0
  for (const _ of database.prepare('select office_id, day, cases, replies, acknowledged from office_days').iterate())
    rows++
  const cases = database.prepare(
    `select office_id, sent_at, draft_seconds, claimed_at, answered_at, opened_at, acknowledged_at, asked_more, questions,
       images, inadequate, disposition, would_refer, helped, learned from case_uses where sent_at >= ? and is_withdrawn = 0`,
  )
  for (const _ of cases.iterate(Date.parse(from))) rows++
  database.close()
  if (rows === 0) throw new Error('There is nothing to report')
  return performance.now() - began
}

/** How long the deed took, and how long a health check took again and again beside it. */
async function watched(beside: { time(path: string): Promise<number> }, deed: () => Promise<number>) {
  let goes = true
  const health: number[] = []
  const watch = (async () => {
    while (goes) {
      health.push(await beside.time('/health'))
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  })()
  const took = await deed()
  goes = false
  await watch
  return { took, health }
}
