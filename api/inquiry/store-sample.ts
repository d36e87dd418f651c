import { desc, eq } from 'drizzle-orm'
import { knowsNames } from '../adoption/pseudonyms.ts'
import { dayOf, endOf } from '../adoption/window.ts'
import { firstDay, quarterOf } from '../figures/cohorts.ts'
import { decide } from '../kernel/decide.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { needsRole, nothingHere, type Scope } from '../kernel/scope.ts'
import { osloDate } from '../kernel/working-days.ts'
import type { NewSampleRule } from './contract-sample.ts'
import { presentStored } from './present-sample.ts'
import { samples } from './table.ts'

/** Stores how offices are chosen, before a name is shown. Throws command.other-body for another rule under the id, request.invalid. */
export async function storeSample(scope: Scope, id: Id<'smp'>, rule: NewSampleRule) {
  needsRole(scope, 'coordinator', 'researcher')
  return decide(
    scope,
    { command: id, name: 'sample.stored', subject: id, body: rule },
    async (madeAt) => {
      checkWindow(rule, osloDate(madeAt))
      if (!knowsNames(scope)) checkLength(rule)
      const madeBy = scope.actor.personId
      return { facts: {}, rows: [scope.insert(samples, { id, rule, madeBy, madeAt })] }
    },
    async () => presentStored(await storedSample(scope, id), scope.actor.personId),
  )
}

function checkWindow({ window: { from, to } }: NewSampleRule, today: string): void {
  const message =
    from > to
      ? 'The window ends before it begins.'
      : to > today
        ? `The window ends after today, ${today}: of those days nothing is known yet.`
        : undefined
  if (message) throw new Problem('request.invalid', message, { fields: [{ path: '/window/to', message }] })
}

/** Who sent something within a few days would tell whoever counts such days what one of few cases sent, and when. */
function checkLength({ window }: NewSampleRule): void {
  const begun = quarterOf(window.from)
  const first = firstDay(begun) === window.from ? begun : begun + 1
  if (firstDay(first + 1) <= dayOf(endOf(window))) return
  const message =
    'The window holds no whole quarter of a year: in fewer days it could be told when a single case was sent.'
  throw new Problem('request.invalid', message, { fields: [{ path: '/window/from', message }] })
}

/** Throws not-found. */
export async function storedSample(scope: Scope, id: Id<'smp'>) {
  const row = await scope.first(samples, eq(samples.id, id))
  if (!row) throw nothingHere()
  return row
}

/** The rules alone. Throws access.denied. */
export async function listSamples(scope: Scope) {
  needsRole(scope, 'coordinator', 'researcher')
  await scope.looked('list-samples', scope.actor.tenantId)
  const rows = await scope.pick(samples, ['id', 'rule', 'madeBy', 'madeAt', 'shownAt'], undefined, {
    orderBy: desc(samples.madeAt),
    limit: 200,
  })
  return { items: rows.map((row) => presentStored(row, scope.actor.personId)) }
}
