import { and, eq, isNull } from 'drizzle-orm'
import { offices } from '../access/table.ts'
import { decide } from '../kernel/decide.ts'
import type { Deps } from '../kernel/deps.ts'
import { faultOf } from '../kernel/fault.ts'
import type { Id } from '../kernel/ids.ts'
import { regularly } from '../kernel/regularly.ts'
import type { Scope } from '../kernel/scope.ts'
import { eachTenant } from '../kernel/tenants.ts'
import { countMonth } from './count-month.ts'
import { hadSomething, type MonthFigures, monthBefore } from './rules.ts'
import { officeMonths } from './table.ts'

const hourMs = 3_600_000

/** Tells each office that had something what it did in the month that is over. Once: the telling is an event of its own. */
export async function tellMonths(deps: Deps, goes = () => true): Promise<void> {
  const month = monthBefore(deps.clock.now())
  for (const scope of await eachTenant(deps, `month-${month}`)) {
    const open = and(isNull(offices.closedAt), isNull(offices.mergedInto), eq(offices.monthLetterOff, false))
    const told = new Set((await scope.find(officeMonths, eq(officeMonths.month, month))).map((one) => one.officeId))
    for (const { id } of await scope.pick(offices, ['id'], open)) {
      if (!goes()) return
      if (!told.has(id)) await tellMonth(scope, id, month)
    }
  }
}

async function tellMonth(scope: Scope, officeId: Id<'off'>, month: string): Promise<void> {
  const figures = await countMonth(scope, officeId, month)
  if (hadSomething(figures)) await tell(scope, officeId, month, figures)
}

const tell = (scope: Scope, officeId: Id<'off'>, month: string, figures: MonthFigures) =>
  decide(
    scope,
    { command: `${officeId}/month/${month}`, name: 'month.told', subject: `${officeId}/${month}`, body: null },
    async (at) => ({
      facts: { office: officeId, code: month },
      rows: [scope.insertOnce(officeMonths, { officeId, month, figures, madeAt: at })],
    }),
    async () => undefined,
  )

/** Looks each hour: whoever was down on the first of a month tells on the second. */
export const tellMonthsRegularly = (deps: Deps, everyMs = hourMs): { stop(): Promise<void> } =>
  regularly(everyMs, (goes) => tellMonths(deps, goes).catch((cause) => console.error('months pause:', faultOf(cause))))
