import { countUse } from './adoption/count-use.ts'
import { postLetter } from './delivery/post-letter.ts'
import { ringAgain } from './delivery/reissue-letter.ts'
import { buildPictures } from './imaging/build-picture.ts'
import { scanOriginal } from './imaging/scan-original.ts'
import type { Follows } from './kernel/decide.ts'
import type { Reaction } from './kernel/react.ts'
import { answerPractice } from './practice/answer-practice.ts'
import { postMonth } from './practice/post-month.ts'
import { releaseReply } from './reply/release-reply.ts'
import { dropClaim } from './triage/drop-claim.ts'

/** What happens later, by name. */
export const reactions: Readonly<Record<string, Reaction>> = {
  'build-pictures': buildPictures,
  // What an edition before this one left to be done has two names.
  'build-preview': buildPictures,
  'build-pyramid': buildPictures,
  'scan-original': scanOriginal,
  'drop-claim': dropClaim,
  'release-reply': releaseReply,
  'post-letter': postLetter,
  'ring-again': ringAgain,
  'count-use': countUse,
  'answer-practice': answerPractice,
  'post-month': postMonth,
}

/** Because of which event. */
export const follows: Follows = {
  'image.attached': ['build-pictures'],
  'reply.held': ['release-reply'],
  'reply.sent': ['post-letter', 'count-use'],
  'reply.corrected': ['post-letter', 'count-use'],
  'referral.submitted': ['count-use'],
  'referral.withdrawn': ['drop-claim', 'count-use'],
  'letter.posted': ['count-use'],
  'letter.reissued': ['ring-again'],
  'letter.opened': ['count-use'],
  'letter.acknowledged': ['count-use'],
  'letter.misdirected': ['count-use'],
  'question.asked': ['count-use'],
  'image.failed': ['count-use'],
  'image.altered': ['count-use'],
  'image.mended': ['count-use'],
  'image.rebuilt': ['count-use'],
  'image.retried': ['build-pictures', 'count-use'],
  'image.scanned': ['count-use'],
  'sweep.held': ['count-use'],
  'sweep.resumed': ['count-use'],
  'practice.sent': ['answer-practice'],
  'month.told': ['post-month'],
}

/** Where a virus scanner is configured, it looks at every original. */
export const followsWith = (scanner: unknown): Follows =>
  scanner ? { ...follows, 'image.attached': [...follows['image.attached']!, 'scan-original'] } : follows
