import { eq } from 'drizzle-orm'
import { shownOf } from '../imaging/find-image.ts'
import { images } from '../imaging/table.ts'
import { decide } from '../kernel/decide.ts'
import type { Id } from '../kernel/ids.ts'
import type { Happened } from '../kernel/react.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { after } from '../referral/rules.ts'
import { questionnaireOf } from '../referral/save-draft.ts'
import { referrals } from '../referral/table.ts'
import { feedbackOn } from './rules.ts'
import { practiceAnswers } from './table.ts'

/** Answers a practice case by itself, once. Nobody at a hospital is told, and no mail leaves. */
export async function answerPractice(scope: Scope, event: Happened): Promise<void> {
  const referralId = event.subject as Id<'ref'>
  await decide(
    scope,
    { command: `${referralId}/practice.answered`, name: 'practice.answered', subject: referralId, body: null },
    async (at) => {
      const row = await scope.first(referrals, eq(referrals.id, referralId))
      const status = row?.isPractice ? after(row.status, 'practice.answered') : undefined
      if (!row || !status) throw nothingHere()
      const seen = await scope.find(images, shownOf(eq(images.referralId, referralId)), { orderBy: images.attachedAt })
      const feedback = feedbackOn(await questionnaireOf(scope, row), row.content.answers, seen)
      return {
        facts: { office: row.officeId, unit: row.unitId, images: seen.length },
        rows: [
          scope.insert(practiceAnswers, { referralId, feedback, madeAt: at }),
          scope.update(referrals, { status, changedAt: at }, eq(referrals.id, referralId)),
        ],
      }
    },
    async () => undefined,
  )
}
