/** What lets somebody of the office open a reply addressed to a colleague. */
export const openingReasons = ['deputy', 'absent_colleague', 'patient_here', 'other'] as const
export type OpeningReason = (typeof openingReasons)[number]

/** May this person open the reply: at once, with a reason, or not at all. */
export function mayOpen(person: { id: string; clinician: boolean }, addresseeId: string): 'yes' | 'reason' | 'no' {
  if (!person.clinician) return 'no'
  return person.id === addresseeId ? 'yes' : 'reason'
}

/** 43 characters of base64url: what a token from a mail looks like. */
export const tokenShape = /^[A-Za-z0-9_-]{43}$/
