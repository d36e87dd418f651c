import { answerDefinitions, missingIndicators } from './define-answers.ts'
import { officeDefinitions } from './define-offices.ts'
import { spreadDefinitions } from './define-spread.ts'
import type { Definition } from './definition.ts'

/** Every figure of a report, in the order in which it is told. */
export const definitions: readonly Definition[] = [...officeDefinitions, ...spreadDefinitions, ...answerDefinitions]
export const missing = missingIndicators

const byCode = new Map(definitions.map((one) => [one.code, one]))
export function definitionOf(code: string): Definition {
  const found = byCode.get(code)
  if (!found) throw new Error(`No figure is called ${code}`)
  return found
}
