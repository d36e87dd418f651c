import { decide } from '../kernel/decide.ts'
import { Problem } from '../kernel/problem.ts'
import { needsRole, nothingHere, type Scope } from '../kernel/scope.ts'
import type { NewCondition } from './contract-score.ts'
import { findConditions, isUsual, presentCondition } from './find-conditions.ts'
import { conditions } from './table.ts'

const researchers = ['coordinator', 'researcher'] as const

/** What may have to be there before an office uses it. Throws access.denied. */
export async function listConditions(scope: Scope) {
  needsRole(scope, ...researchers)
  return { items: (await findConditions(scope)).map(presentCondition) }
}

/** Defines a condition beside the usual three, or instead of them. Throws command.other-body, id.taken, access.denied. */
export async function defineCondition(scope: Scope, code: string, { name, anchors }: NewCondition) {
  needsRole(scope, ...researchers)
  if (isUsual(code))
    throw new Problem('id.taken', `${code} is one of the usual conditions and cannot change. Take another code.`)
  return decide(
    scope,
    { command: `condition/${code}`, name: 'condition.defined', subject: `condition/${code}`, body: { name, anchors } },
    async (madeAt) => ({
      facts: { code },
      rows: [scope.insert(conditions, { code, nameEn: name.en, nameNb: name.nb, anchors, madeAt })],
    }),
    async () => {
      const found = (await findConditions(scope)).find((one) => one.code === code)
      if (!found) throw nothingHere()
      return presentCondition(found)
    },
  )
}
