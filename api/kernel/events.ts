/**
 * Everything that happens, one plain sentence each. Facts are ids and codes, never free text, never a name:
 * what stands here outlives the patient record it was about.
 */
export const events = {
  'pack.published': 'A pack version became available; it never changes again.',
  'referral.started': 'An office began a draft.',
  'draft.saved': 'The draft was written down.',
  'referral.submitted': 'The office sent the referral to a unit.',
  'referral.withdrawn': 'The office took the referral back.',
  'image.attached': 'A photograph arrived whole.',
  'image.previewed': 'A small picture can be shown.',
  'image.built': 'The photograph can be zoomed.',
  'image.removed': 'The office took a photograph back; nobody sees it any more.',
  'image.failed': 'The photograph cannot be shown.',
  'case.claimed': 'A specialist took the case.',
  'case.released': 'The specialist put the case back.',
  'case.decided': 'The specialist decided what happens with the patient.',
  'reply.sent': 'The specialist answered.',
  'reply.corrected': 'The specialist corrected the answer.',
  'letter.posted': 'The office was told by e-mail that a reply waits.',
  'letter.opened': 'A clinician of the office opened the reply for the first time.',
  'letter.acknowledged': 'The office confirmed that the reply was read.',
} as const
export type EventName = keyof typeof events

/** The only facts an event may carry. */
export type Facts = Partial<{
  office: string
  unit: string
  referral: string
  image: string
  decision: string
  reply: string
  corrects: string
  letter: string
  person: string
  role: string
  pack: string
  version: string
  questionnaire: string
  disposition: string
  urgency: string
  view: string
  grade: string
  code: string
  kind: string
  wouldRefer: string
  helped: string
  learned: string
  minutes: number
  images: number
}>
