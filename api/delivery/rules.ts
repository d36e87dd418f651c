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

/** How long a press on a link's button lasts: enough to sign in. */
export const ticketMinutes = 5

/** Per hour for one link; per day for the mails somebody has sent again to one office. */
export const rates = { pressesOfLink: 10, mailsOfAddress: 5 } as const

/** Whether somebody typed this case number, however she wrote it. */
export const isSameCase = (typed: string, caseNumber: string): boolean => bare(typed) === bare(caseNumber)
const bare = (text: string): string => text.toUpperCase().replace(/[^0-9A-Z]/g, '')
