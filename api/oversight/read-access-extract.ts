import { and, desc, eq, lt, or, sql } from 'drizzle-orm'
import { offices, people, units } from '../access/table.ts'
import { markSought, searchOutside } from '../glass/mark-sought.ts'
import { cursor, readCursor } from '../kernel/keyset.ts'
import { needsRole, oneOf, type Scope } from '../kernel/scope.ts'
import { auditLog } from '../kernel/table.ts'
import { referrals } from '../referral/table.ts'
import { objectsOf } from './about-objects.ts'
import { partiesOf, presentAccess } from './present.ts'

const mostReferrals = 500
const atOnce = 500

/**
 * Who has looked at a patient's referrals or for the patient in an emergency, or changed them, for the hospital that answers for them to give to the patient
 * (pasientjournalloven § 18). The number stands in the body, never in an address. Itself a look. Throws access.denied.
 */
export async function readAccessExtract(
  scope: Scope,
  { nationalId, after }: { nationalId: string; after?: string | undefined },
) {
  needsRole(scope, 'coordinator')
  const digits = nationalId.replaceAll(/\s/g, '')
  const from = readCursor(after, 1)
  const cases = digits
    ? await scope.pick(referrals, ['id', 'caseNumber'], eq(referrals.nationalId, digits), { limit: mostReferrals })
    : []
  await scope.looked('read-access-extract', [scope.actor.tenantId, ...cases.map(({ id }) => id)])
  const objects = await objectsOf(
    scope,
    cases.map(({ id }) => id),
  )
  const older = from && lt(auditLog.position, Number(from[0]))
  // Who looked for the patient in an emergency, also when nothing was opened, noted only whom she sought.
  const words = [...(digits ? [digits] : []), ...cases.map(({ caseNumber }) => caseNumber)]
  const marks = await Promise.all(words.map((word) => markSought(scope, word)))
  const sought = and(
    eq(auditLog.object, scope.actor.tenantId),
    eq(auditLog.action, searchOutside),
    oneOf(sql`json_extract(${auditLog.payload}, '$.sought')`, marks),
  )
  const rows = await scope.find(auditLog, and(or(oneOf(auditLog.object, [...objects.keys()]), sought), older), {
    orderBy: desc(auditLog.position),
    limit: atOnce + 1,
  })
  const shown = rows.slice(0, atOnce)
  const who = await scope.pick(
    people,
    ['id', 'name', 'hpr'],
    oneOf(people.id, [...new Set(shown.map(({ actor }) => actor))]),
  )
  const parties = [...new Set(shown.flatMap(partiesOf))]
  const places = new Map<string, string>()
  for (const { id, name } of await scope.pick(offices, ['id', 'name'], oneOf(offices.id, parties))) places.set(id, name)
  for (const { id, nameNb } of await scope.pick(units, ['id', 'nameNb'], oneOf(units.id, parties)))
    places.set(id, nameNb)
  const last = shown.at(-1)
  return {
    items: shown.map((row) =>
      presentAccess(
        row,
        who.find(({ id }) => id === row.actor),
        partiesOf(row).flatMap((party) => places.get(party) ?? []),
        cases.find(({ id }) => id === objects.get(row.object))?.caseNumber ?? '',
      ),
    ),
    next: rows.length > atOnce && last ? cursor(last.position, last.object) : null,
  }
}
