import type { Case } from '../client.ts'
import type { PackCase } from './pack-api.ts'

/** The open case as packs may see it: coded answers, never free text, never who it is. */
export function packCaseOf(one: Case | undefined, coded: ReadonlySet<string>, images: number): PackCase | undefined {
  if (!one) return undefined
  const { questionnaire, content } = one.referral
  const { pack, version, id } = questionnaire
  const answers = Object.fromEntries(Object.entries(content.answers).filter(([ask]) => coded.has(ask)))
  return { pack, version, questionnaire: id, answers, images }
}
