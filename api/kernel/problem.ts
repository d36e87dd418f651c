import type { ContentfulStatusCode } from 'hono/utils/http-status'

/**
 * Everything that can go wrong, once: code → status and title. RFC 9457 answers carry the code in `type`
 * (`/problems/<code>`) and `code`. Codes are stable: portals and packs switch on them.
 */
export const problems = {
  'request.malformed': [400, 'The request could not be read'],
  'request.invalid': [422, 'Some fields do not fit'],
  'request.cross-site': [403, 'The request came from another site'],
  'request.command-missing': [400, 'An Idempotency-Key is needed'],
  'request.digest-missing': [400, 'A SHA-256 of the bytes is needed'],
  'request.precondition-missing': [428, 'Say which version you changed'],
  'request.not-implemented': [501, 'This is not done here'],
  'request.too-large': [413, 'The request is too large'],
  'request.too-many': [429, 'Too many attempts, wait a little'],
  'session.missing': [401, 'Please sign in'],
  'session.unknown-person': [403, 'You are signed in, but Lysbord does not know you yet'],
  'session.too-weak': [403, 'This way of signing in is not strong enough here'],
  'session.stale': [403, 'Sign in again for this'],
  'session.sign-in-failed': [400, 'The sign-in did not complete, please try again'],
  'passkey.not-valid': [401, 'This passkey does not let you in'],
  'passkey.not-registered': [422, 'The passkey was not registered'],
  'portal.unknown': [401, 'This portal is not registered here, or it was switched off'],
  'token.request-invalid': [400, 'The token request does not fit'],
  'token.invalid': [401, 'What the portal was given has ended'],
  'assertion.invalid': [400, 'What the portal says about who asks does not hold'],
  'assertion.person-unknown': [400, 'The portal named somebody who is not known here'],
  'proof.invalid': [401, 'The call was not signed as it must be'],
  'ticket.invalid': [401, 'The ticket for this photograph does not hold (any more)'],
  'grant.invalid': [401, 'This address of the photograph does not hold (any more)'],
  'access.denied': [403, 'This is not open to your role'],
  'not-found': [404, 'There is nothing here for you'],
  'method-not-allowed': [405, 'This cannot be done here'],
  'id.taken': [409, 'This id is in use'],
  'command.other-body': [409, 'This command was already given with other content'],
  'subject.moved-on': [409, 'Somebody else was first'],
  'pack.invalid': [422, 'The pack does not fit the schema'],
  'pack.wrong-engine': [409, 'The pack was written for another Lysbord'],
  'pack.dependency-missing': [409, 'The pack needs another one first'],
  'pack.not-enabled': [409, 'The unit does not work with this pack'],
  'pack.version-exists': [409, 'This version is published already and cannot change'],
  'questionnaire.unknown': [422, 'This questionnaire version is not known'],
  'answers.invalid': [422, 'Some answers do not fit the questions'],
  'draft.moved-on': [412, 'The draft was changed elsewhere'],
  'profile.moved-on': [412, 'The profile was changed elsewhere'],
  'referral.incomplete': [422, 'Something is missing before this can be sent'],
  'referral.closed': [409, 'This referral takes no more changes'],
  'referral.clinicians-only': [403, 'Only a doctor of the office can send this'],
  'referral.unanswered': [409, 'There is no answer yet to ask about'],
  'referral.emergency': [422, 'Please phone: this cannot wait for a reply here'],
  'image.format-unsupported': [415, 'This kind of file cannot be shown'],
  'image.damaged': [422, 'The picture is damaged'],
  'image.too-large': [413, 'The file is too large'],
  'image.too-many-pixels': [422, 'The picture has too many pixels'],
  'image.too-slow': [422, 'The picture takes too long to open'],
  'image.digest-mismatch': [422, 'The file changed on its way'],
  'image.too-much': [422, 'The pictures of this referral are too large together'],
  'image.in-use': [409, 'A reply was based on this picture'],
  'image.too-many': [422, 'There are too many pictures in this referral'],
  'image.not-ready': [409, 'The picture is being prepared'],
  'image.altered': [409, 'The stored photograph is not what was sent'],
  'image.infected': [422, 'The virus scanner found something in the file'],
  'image.unscanned': [409, 'The virus scanner has not looked at the file yet'],
  'mark.too-many': [422, 'There are too many marks on this picture'],
  'case.taken': [409, 'A colleague has taken this case'],
  'case.not-taken': [409, 'Take the case first'],
  'case.undecided': [409, 'Decide first what happens with the patient'],
  'reply.exists': [409, 'This case has a reply already'],
  'reply.held': [409, 'This reply has not left yet'],
  'reply.left': [409, 'This reply has left already'],
  'reply.undone': [409, 'This reply was taken back'],
  'reply.not-yours': [403, 'Only the sender may correct a reply'],
  'glass.another-open': [409, 'You have a patient open already'],
  'glass.needless': [409, 'This case is open to you already'],
  'glass.own': [403, 'Somebody else must review this'],
  'glass.reviewed': [409, 'This was reviewed already'],
  'letter.clinicians-only': [403, 'Only a clinician of the office may open the reply'],
  'letter.reason-missing': [422, 'Say why you open a reply addressed to a colleague'],
  'letter.not-opened': [409, 'Open the reply before you acknowledge it'],
  'letter.read': [409, 'This reply was read and confirmed already'],
  'consent.missing': [409, 'Nobody gave leave for this'],
  'consent.withdrawn': [409, 'The leave for this was withdrawn'],
  'link.number-differs': [422, 'This is not the case number in the e-mail'],
  'link.not-valid': [404, 'This link does not work (any more)'],
  'service.unavailable': [503, 'A part of Lysbord does not answer, nothing was lost'],
  internal: [500, 'Something went wrong here, nothing was changed'],
} as const satisfies Record<string, readonly [ContentfulStatusCode, string]>

export type ProblemCode = keyof typeof problems

/** One field that does not fit. `path` is a JSON Pointer into the body, `#query/…` or `#header/…` elsewhere. */
export interface FieldProblem {
  readonly path: string
  readonly message: string
}

/** Thrown by rules and use-cases; `detail` is a sentence a person can act on and holds no patient data. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly fields: readonly FieldProblem[]
  readonly facts: Readonly<Record<string, unknown>>
  constructor(
    code: ProblemCode,
    detail: string,
    more: { fields?: readonly FieldProblem[]; facts?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(detail, { cause: more.cause })
    this.name = 'Problem'
    this.code = code
    this.fields = more.fields ?? []
    this.facts = more.facts ?? {}
  }
  get status(): ContentfulStatusCode {
    return problems[this.code][0]
  }
  get title(): string {
    return problems[this.code][1]
  }
}

/** The answer of RFC 9457, `application/problem+json`. */
export interface ProblemDocument {
  readonly type: string
  readonly code: ProblemCode
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly fields?: readonly FieldProblem[]
  readonly [fact: string]: unknown
}

export function problemDocument(problem: Problem): ProblemDocument {
  return {
    ...problem.facts,
    type: `/problems/${problem.code}`,
    code: problem.code,
    title: problem.title,
    status: problem.status,
    detail: problem.message,
    ...(problem.fields.length > 0 && { fields: problem.fields }),
  }
}
