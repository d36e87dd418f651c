import { desc, eq } from 'drizzle-orm'
import { offices } from '../access/table.ts'
import { noted } from '../kernel/audit.ts'
import type { Id } from '../kernel/ids.ts'
import { nothingHere, partiesAs, type Scope } from '../kernel/scope.ts'
import { presentMonth } from './present.ts'
import { officeMonths } from './table.ts'

const most = 24

async function officeOf(scope: Scope, officeId: Id<'off'>) {
  const isMine = partiesAs(scope, 'off', 'referrer', 'staff').includes(officeId)
  const office = isMine ? await scope.first(offices, eq(offices.id, officeId)) : undefined
  if (!office) throw nothingHere()
  return office
}

/** What the office was told of its months, the latest first. Recorded as a look. Throws not-found for a foreign office. */
export async function readMonths(scope: Scope, officeId: Id<'off'>) {
  const office = await officeOf(scope, officeId)
  await scope.looked('read-months', officeId)
  const rows = await scope.find(officeMonths, eq(officeMonths.officeId, officeId), {
    orderBy: desc(officeMonths.month),
    limit: most,
  })
  return { items: rows.map(presentMonth), mailOn: !office.monthLetterOff }
}

/** Turns the mail about a month on or off, noted with who did. Throws not-found for a foreign office. */
export async function turnMonthLetter(scope: Scope, officeId: Id<'off'>, { on }: { on: boolean }) {
  await officeOf(scope, officeId)
  await scope.write(
    scope.update(offices, { monthLetterOff: !on }, eq(offices.id, officeId)),
    await noted(scope, { action: on ? 'month-letter.on' : 'month-letter.off', object: officeId }),
  )
  return { on }
}
