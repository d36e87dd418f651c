import { gt } from 'drizzle-orm'
import { cursor, readCursor } from '../kernel/keyset.ts'
import { needsRole, type Scope } from '../kernel/scope.ts'
import { mark } from '../kernel/seal.ts'
import { auditLog } from '../kernel/table.ts'
import { patientsOf } from './about-objects.ts'
import { presentAuditEvent } from './present.ts'

/** The log for another system's eyes (FHIR R4), oldest first; itself a look. Throws access.denied. */
export async function listAuditEvents(scope: Scope, { after, limit }: { after?: string | undefined; limit: number }) {
  needsRole(scope, 'coordinator', 'integrator')
  const { tenantId } = scope.actor
  const from = readCursor(after, 1)
  await scope.looked('list-audit-events', tenantId)
  const rows = await scope.find(auditLog, gt(auditLog.position, Number(from?.[0] ?? 0)), {
    orderBy: auditLog.position,
    limit,
  })
  const patients = await patientsOf(scope, [...new Set(rows.map(({ object }) => object))])
  const { secret, baseUrl } = scope.deps.settings
  const address = `${baseUrl}/api/audit-events`
  const entry = rows.map(async (row) => {
    const nationalId = patients.get(row.object)
    const patient = nationalId && (await mark([tenantId, nationalId], secret, 'audit-patient'))
    const resource = presentAuditEvent(row, patient)
    return { fullUrl: `${baseUrl}/fhir/AuditEvent/${resource.id}`, resource }
  })
  const last = rows.at(-1)
  const next =
    rows.length === limit && last
      ? [{ relation: 'next', url: `${address}?limit=${limit}&after=${cursor(last.position, 'audit')}` }]
      : []
  return { resourceType: 'Bundle' as const, type: 'searchset' as const, link: next, entry: await Promise.all(entry) }
}
