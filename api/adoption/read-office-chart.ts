import type { Id } from '../kernel/ids.ts'
import type { Scope } from '../kernel/scope.ts'
import { osloDate } from '../kernel/working-days.ts'
import { officeForCoordinator } from '../office/find-office.ts'
import { officeChart } from './chart-office.ts'
import type { Chart } from './contract-report.ts'
import { daysOf, eachDay } from './gather.ts'
import { presentChart } from './present-report.ts'
import { dayOf } from './window.ts'

/** How an office's use went from its connection to today, or to the day on which it was closed. Throws access.denied, not-found. */
export async function readOfficeChart(scope: Scope, officeId: Id<'off'>): Promise<Chart> {
  const { connectedAt, closedAt } = await officeForCoordinator(scope, officeId)
  await scope.looked('read-office-chart', officeId)
  const to = closedAt ? dayOf(closedAt.getTime()) : osloDate(scope.deps.clock.now())
  const from = connectedAt ? dayOf(connectedAt.getTime()) : to
  const days: string[] = []
  eachDay((await daysOf(scope, [officeId], to)).get(officeId), (day, count) => {
    if (day >= from && count > 0) days.push(...Array<string>(count).fill(day))
  })
  return presentChart(officeChart(days.sort(), { from, to }), { nameOf: (id) => id })
}
