import type { JSONValue } from 'hono/utils/types'
import { iso } from '../kernel/shape.ts'
import type { auditLog } from '../kernel/table.ts'
import type { Access } from './contract.ts'

export type Row = typeof auditLog.$inferSelect
export interface Who {
  readonly name: string
  readonly hpr: string | null
}

interface AuditEvent {
  readonly resourceType: 'AuditEvent'
  readonly id: string
  readonly [field: string]: JSONValue
}

interface Payload {
  readonly reason?: string
  readonly practitioner?: Readonly<Record<string, string | readonly string[]>>
  readonly 'care-relation'?: Readonly<Record<string, string>>
}
const payloadOf = (row: Row): Payload => (row.payload ? (JSON.parse(row.payload) as Payload) : {})

/** Offices and units of whoever did it, as she belonged to them then. */
export const partiesOf = (row: Row): string[] => {
  const { practitioner = {} } = payloadOf(row)
  return [practitioner['point-of-care'] ?? [], practitioner.department ?? []].flat()
}

export const presentAccess = (
  row: Row,
  who: Who | undefined,
  places: readonly string[],
  caseNumber: string,
): Access => ({
  at: iso(row.at),
  person: who ? { name: who.name, hpr: who.hpr } : null,
  places: [...places],
  action: row.action,
  object: row.object,
  caseNumber,
  outcome: row.outcome,
  reason: payloadOf(row).reason ?? null,
  emergency: emergencyOf(payloadOf(row)) ?? null,
})

/** Which emergency let her in, where nothing else did. */
const emergencyOf = ({ 'care-relation': relation }: Payload): string | undefined =>
  relation?.['purpose-of-use'] === 'BTG' ? relation['purpose-of-use-details'] : undefined

const coded = (system: string, code: string, display: string) => ({ system, code, display })
const dicom = 'http://dicom.nema.org/resources/ontology/DCM'
const terminology = 'http://terminology.hl7.org/CodeSystem'

/** Coming and going, in DICOM's words. */
const comingAndGoing: Readonly<Record<string, readonly [code: string, display: string]>> = {
  'sign-in': ['110122', 'Login'],
  'sign-out': ['110123', 'Logout'],
}

/** `referral.sent` is a change, `list-cases` a search, `read-case` a reading. */
function kindOf(action: string) {
  if (action.includes('.')) return { action: 'U', code: 'update' } as const
  return /^(list|search|find)-/.test(action)
    ? ({ action: 'E', code: 'search' } as const)
    : ({ action: 'R', code: 'read' } as const)
}

/**
 * A row as R4 AuditEvent, with the fields and codes of IHE BALP. The profile itself is not claimed: it asks for the
 * address of the client, which the log does not hold. A patient is named by a mark, the same for the same patient, from
 * which nobody can tell whom: what is sent to other systems must not become a second register of birth numbers.
 */
export function presentAuditEvent(row: Row, patient: string | undefined): AuditEvent {
  const { action, code } = kindOf(row.action)
  const going = comingAndGoing[row.action]
  const { reason, ...attested } = payloadOf(row)
  const hpr = attested.practitioner?.['hpr-nr']
  const emergency = emergencyOf(attested)
  const purpose = emergency ? [{ coding: [coded(`${terminology}/v3-ActReason`, 'BTG', 'break the glass')] }] : []
  return {
    resourceType: 'AuditEvent' as const,
    id: `${row.tenantId.slice(4)}-${row.position}`,
    type: going
      ? coded(dicom, '110114', 'User Authentication')
      : coded(`${terminology}/audit-event-type`, 'rest', 'Restful Operation'),
    subtype: [
      going ? coded(dicom, ...going) : coded('http://hl7.org/fhir/restful-interaction', code, code),
      coded('urn:lysbord:action', row.action, row.action),
    ],
    action: going ? ('E' as const) : action,
    recorded: iso(row.at),
    outcome: row.outcome === 'done' ? '0' : '4',
    ...(reason && row.outcome === 'refused' ? { outcomeDesc: reason } : {}),
    ...(emergency && { purposeOfEvent: purpose }),
    agent: [
      {
        type: { coding: [coded(`${terminology}/v3-ParticipationType`, 'IRCP', 'information recipient')] },
        who: {
          identifier: hpr
            ? { system: 'urn:oid:2.16.578.1.12.4.1.4.4', value: String(hpr) }
            : { system: 'urn:lysbord:person', value: row.actor },
        },
        altId: row.actor,
        requestor: true,
        ...(emergency && { purposeOfUse: purpose }),
      },
      {
        type: { coding: [coded(dicom, '110152', 'Destination Role ID')] },
        who: { display: row.server },
        requestor: false,
      },
    ],
    source: { observer: { display: row.server }, site: row.tenantId },
    entity: [
      {
        what: { identifier: { system: 'urn:lysbord:id', value: row.object } },
        type: coded(`${terminology}/audit-entity-type`, '2', 'System Object'),
        role: coded(`${terminology}/object-role`, '4', 'Domain Resource'),
        ...(row.payload && {
          detail: [
            { type: 'tillitsrammeverk', valueString: JSON.stringify(attested) },
            ...reasonOf(row, emergency ?? reason),
          ],
        }),
      },
      {
        what: { identifier: { value: row.requestId } },
        type: coded('https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType', 'XrequestId', 'X-Request-Id'),
      },
      ...(patient
        ? [
            {
              what: { identifier: { system: 'urn:lysbord:patient', value: patient } },
              type: coded(`${terminology}/audit-entity-type`, '1', 'Person'),
              role: coded(`${terminology}/object-role`, '1', 'Patient'),
            },
          ]
        : []),
    ],
  }
}

/** In an emergency she wrote a sentence of her own, which may name the patient: its code goes out instead. */
const reasonOf = (row: Row, reason: string | undefined) =>
  reason && row.outcome === 'done' ? [{ type: 'reason', valueString: reason }] : []
