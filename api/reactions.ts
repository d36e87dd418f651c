import { countUse } from './adoption/count-use.ts'
import { postLetter } from './delivery/post-letter.ts'
import { buildPreview, buildPyramid } from './imaging/build-picture.ts'
import type { Follows } from './kernel/decide.ts'
import type { Reaction } from './kernel/react.ts'
import { releaseReply } from './reply/release-reply.ts'
import { dropClaim } from './triage/drop-claim.ts'

/** What happens later, by name. */
export const reactions: Readonly<Record<string, Reaction>> = {
  'build-preview': buildPreview,
  'build-pyramid': buildPyramid,
  'drop-claim': dropClaim,
  'release-reply': releaseReply,
  'post-letter': postLetter,
  'count-use': countUse,
}

/** Because of which event. A pyramid follows its preview, so that something can be seen early. */
export const follows: Follows = {
  'image.attached': ['build-preview'],
  'image.previewed': ['build-pyramid'],
  'reply.held': ['release-reply'],
  'reply.sent': ['post-letter', 'count-use'],
  'reply.corrected': ['post-letter', 'count-use'],
  'referral.submitted': ['count-use'],
  'referral.withdrawn': ['drop-claim', 'count-use'],
  'letter.posted': ['count-use'],
  'letter.opened': ['count-use'],
  'letter.acknowledged': ['count-use'],
  'letter.misdirected': ['count-use'],
  'question.asked': ['count-use'],
  'image.failed': ['count-use'],
}
