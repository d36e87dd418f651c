import { startInstance } from '../support/instance.ts'
import { officeCount, spanDays } from './adoption-data.ts'
import { askAs } from './asking.ts'
import { type Line, ms, quantile } from './report.ts'

/**
 * Figures of use over HTTP: the first ask after a start, further asks while nothing changes, and how long others wait
 * meanwhile, told by a health check every few milliseconds.
 */
export async function measureAdoption(dataDir: string, cases: number): Promise<Line[]> {
  const instance = await startInstance(dataDir)
  const asking = await askAs(instance.baseUrl, 'coordinator')
  const beside = await askAs(instance.baseUrl, 'coordinator')
  try {
    await asking.time('/api/adoption/method')
    const year = await watched(beside, () => asking.time('/api/adoption/report'))
    const again: number[] = []
    for (let n = 0; n < 40; n++) again.push(await asking.time('/api/adoption/report'))
    const use: number[] = []
    for (let n = 0; n < 20; n++) use.push(await asking.time('/api/adoption/use'))
    const from = new Date(Date.now() - spanDays * 86_400_000).toISOString().slice(0, 10)
    const whole = await watched(beside, () => asking.time(`/api/adoption/report?from=${from}`))
    const [warm, screen] = [quantile(again, 0.95), quantile(use, 0.95)]
    const worst = Math.max(...year.health, ...whole.health)
    return [
      { what: 'offices and cases', measured: `${officeCount} and ${cases}, over five years`, limit: '' },
      {
        what: 'report of a year, first ask after a start',
        measured: ms(year.took),
        limit: '≤ 2000 ms',
        holds: year.took <= 2_000,
      },
      { what: 'the same again, p95', measured: ms(warm), limit: '≤ 100 ms', holds: warm <= 100 },
      { what: 'offices for the Monday screen, p95', measured: ms(screen), limit: '≤ 100 ms', holds: screen <= 100 },
      { what: 'report of all five years, first ask', measured: ms(whole.took), limit: '' },
      { what: '/health meanwhile, slowest', measured: ms(worst), limit: '< 100 ms', holds: worst < 100 },
    ]
  } finally {
    asking.close()
    beside.close()
    await instance.stop()
  }
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
