import { findReplyAsks } from '../catalogue/publish-pack.ts'
import { checkAnswers } from '../catalogue/rules.ts'
import { Problem } from '../kernel/problem.ts'
import type { Scope } from '../kernel/scope.ts'
import type { Referral } from '../referral/present.ts'
import type { Answer } from './rules.ts'

/** Holds answers against the pack version the referral was asked with. Throws request.invalid with every question that is unanswered or answered wrongly. */
export async function judgeSections(
  scope: Scope,
  { pack, packVersion: version, questionnaire: id }: Pick<Referral, 'pack' | 'packVersion' | 'questionnaire'>,
  answers: Answer['answers'],
): Promise<void> {
  const fields = checkAnswers(await findReplyAsks(scope, { pack, version, id }), answers, true)
  if (fields.length) throw new Problem('request.invalid', 'The reply does not answer what its pack asks.', { fields })
}
