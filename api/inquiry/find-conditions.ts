import type { Scope } from '../kernel/scope.ts'
import type { ConditionOut } from './contract-score.ts'
import { type Condition, usualConditions } from './rules-research.ts'
import { conditions } from './table.ts'

/** The usual three, then those of the hospital's own. */
export async function findConditions(scope: Scope): Promise<Condition[]> {
  const own = await scope.find(conditions, undefined, { orderBy: conditions.madeAt })
  return [
    ...usualConditions.map((one) => ({ ...one, anchors: null })),
    ...own.map(({ code, nameEn, nameNb, anchors }) => ({ code, nameEn, nameNb, anchors })),
  ]
}

export const isUsual = (code: string): boolean => usualConditions.some((one) => one.code === code)

export const presentCondition = ({ code, nameEn, nameNb, anchors }: Condition): ConditionOut => ({
  code,
  name: { en: nameEn, nb: nameNb },
  anchors,
  isUsual: isUsual(code),
})
