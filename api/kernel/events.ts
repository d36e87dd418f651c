/**
 * Everything that happens, one plain sentence each. Facts are ids and codes, never free text, never a name:
 * what stands here outlives the patient record it was about.
 */
export const events = {
  'pack.published': 'A pack version became available; it never changes again.',
  'pack.code-stored': 'Code that packs name by its hash was stored.',
  'pack.enabled': 'A unit works with this version of a pack from now on.',
  'pack.disabled': 'A unit no longer works with a pack.',
  'portal.registered': 'A portal was registered, or its registration changed.',
  'portal.disabled': 'A portal was switched off.',
  'person.disabled': 'A person was switched off: she can do and see nothing any more.',
  'person.enabled': 'A person was switched on again.',
  'passkey.registered': 'A person registered a passkey: she can sign in with it instead of at the provider.',
  'passkey.removed': 'A person removed a passkey: it opens nothing any more.',
  'office.closed': 'An office was closed: nobody acts as its member any more.',
  'office.opened': 'A closed office was opened again.',
  'referral.started': 'An office began a draft.',
  'draft.saved': 'The draft was written down.',
  'draft.handed': 'Staff of the office left the draft to a doctor to finish.',
  'referral.submitted': 'The office sent the referral to a unit.',
  'referral.withdrawn': 'The office took the referral back.',
  'question.asked': 'The office asked again, or answered what the hospital asked for.',
  'image.attached': 'A photograph arrived whole.',
  'image.described':
    'The office said which part a photograph shows, what tells its size or whether somebody is recognisable.',
  'image.previewed': 'A small picture can be shown.',
  'image.built': 'The photograph can be zoomed.',
  'image.rebuilt': 'What is shown of the photograph was made anew from its original.',
  'image.retried': 'A coordinator had a photograph that could not be shown tried once more.',
  'image.removed': 'The office took a photograph back; nobody sees it any more.',
  'image.failed': 'The photograph cannot be shown.',
  'image.scanned': 'The virus scanner looked at the original.',
  'image.altered': 'Something stored of the photograph is missing or changed; nobody sees it.',
  'image.mended': 'What was missing or changed is as it was stored again.',
  'image.annotated': 'A specialist drew something over a photograph, or changed what was drawn.',
  'annotation.removed': 'A specialist took off what was drawn over a photograph.',
  'image.calibrated': 'A specialist said how large a pixel of the photograph is.',
  'image.graded': 'A specialist said how good the photograph is.',
  'sweep.held': 'So much that is stored belongs to no photograph that rows must be missing; nothing of it was moved.',
  'sweep.resumed': 'What is stored belongs to its photographs again; what belongs to none was moved.',
  'case.claimed': 'A specialist took the case.',
  'case.released': 'The specialist put the case back.',
  'case.decided': 'The specialist decided what happens with the patient.',
  'case.moved': 'The specialist passed the case on to another unit; its clock runs on.',
  'reply.held': 'The specialist answered; for some seconds the answer may still be taken back.',
  'reply.undone': 'The specialist took the answer back before it left.',
  'reply.sent': 'The specialist answered.',
  'reply.corrected': 'The specialist corrected the answer.',
  'letter.posted': 'The office was told by e-mail that a reply waits.',
  'letter.opened': 'A clinician of the office opened the reply for the first time.',
  'letter.acknowledged': 'The office confirmed that the reply was read.',
  'letter.reissued': 'Somebody of the office had the e-mail sent again; earlier links work no more.',
  'glass.broken': 'In an emergency a specialist opened a patient who is at none of her units, for an hour.',
  'glass.closed': 'She closed such a patient before the hour was over.',
  'glass.reviewed': 'A coordinator judged such an opening.',
  'letter.misdirected': 'Somebody who got the mail said that it was not for them; its link works no more.',
  'office.profiled': 'Somebody entered what an office is like.',
  'office.contacted': 'A coordinator noted a call, a visit or a training, or that a row of today can wait.',
  'office.scored': 'Somebody judged how far an office has a condition of use.',
  'sample.stored': 'How offices are chosen was stored, before a name was shown.',
  'sample.shown': 'The offices of a sample were shown.',
  'condition.defined': 'A condition of use was defined.',
  'interview.stored': 'What somebody of an office told was stored, with leave.',
  'interview.withdrawn': 'The leave was withdrawn: the words are gone.',
  'code.defined': 'A code for passages was defined.',
  'passage.coded': 'A passage was marked with a code.',
  'coding.removed': 'A mark on a passage was taken off.',
  'tie.told': 'A tie of a network of use was noted from an interview.',
  'tie.removed': 'Such a tie was taken off.',
  'practice.sent': 'An office sent a practice case; no specialist ever sees it.',
  'practice.answered': 'A practice case got its feedback.',
  'month.told': 'An office was told what it did in a month.',
} as const
export type EventName = keyof typeof events

/** The only facts an event may carry. */
export type Facts = Partial<{
  office: string
  unit: string
  portal: string
  toUnit: string
  referral: string
  image: string
  decision: string
  reply: string
  corrects: string
  letter: string
  person: string
  passkey: string
  role: string
  pack: string
  version: string
  questionnaire: string
  disposition: string
  urgency: string
  view: string
  part: string
  scale: string
  recognisable: string
  grade: string
  code: string
  kind: string
  wouldRefer: string
  helped: string
  learned: string
  minutes: number
  images: number
  strays: number
}>
