import { countUse } from './adoption/count-use.ts'
import { postLetter } from './delivery/post-letter.ts'
import { buildPreview, buildPyramid } from './imaging/build-picture.ts'
import type { Follows } from './kernel/decide.ts'
import type { Reaction } from './kernel/react.ts'

/** What happens later, by name. */
export const reactions: Readonly<Record<string, Reaction>> = {
  'build-preview': buildPreview,
  'build-pyramid': buildPyramid,
  'post-letter': postLetter,
  'count-use': countUse,
}

/** Because of which event. A pyramid follows its preview, so that something can be seen early. */
export const follows: Follows = {
  'image.attached': ['build-preview'],
  'image.previewed': ['build-pyramid'],
  'reply.sent': ['post-letter', 'count-use'],
  'reply.corrected': ['post-letter'],
  'referral.submitted': ['count-use'],
  'referral.withdrawn': ['count-use'],
  'letter.acknowledged': ['count-use'],
}
