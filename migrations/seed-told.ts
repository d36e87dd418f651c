import { demoTenant } from '../api/demo/personas.ts'
import { regionOffices } from '../api/demo/region/offices.ts'
import { type ToldInterview, toldInterviews } from '../api/demo/region/told.ts'
import { plannedUse } from '../api/demo/region/use.ts'
import { standardCodes } from '../api/inquiry/coding-tree.ts'
import { plantCodes } from '../api/inquiry/define-code.ts'
import { codePoints } from '../api/inquiry/segments.ts'
import { codings, interviews, toldTies } from '../api/inquiry/table.ts'
import type { Statement } from '../api/kernel/database.ts'
import type { Deps } from '../api/kernel/deps.ts'
import { asSystem } from '../api/kernel/react.ts'
import type { Scope } from '../api/kernel/scope.ts'
import { osloDate } from '../api/kernel/working-days.ts'
import { demoId, regionSeed } from './seed.ts'

const dayMs = 86_400_000

/** Interviews with four offices, coded by two, and ties that they tell of. Once: what was withdrawn since stays gone. */
export async function seedTold(deps: Deps, seed = regionSeed): Promise<void> {
  const scope = asSystem(deps, demoId('ten', demoTenant.key), 'seed')
  if (await scope.first(interviews)) return
  const used = new Set(plannedUse(seed).map(({ key }) => key))
  const silent = regionOffices.filter(({ key }) => !used.has(key)).map(({ key }) => key)
  const madeAt = deps.clock.now()
  await scope.write(
    ...(await plantCodes(scope, madeAt)),
    ...toldInterviews.flatMap((told, n) =>
      rowsOf(scope, told, n, typeof told.office === 'string' ? told.office : silent[told.office]!),
    ),
  )
}

const codeAt = (path: string) => standardCodes.find((code) => code.path.join('/') === path)!.id

function rowsOf(scope: Scope, told: ToldInterview, n: number, office: string): Statement[] {
  const madeAt = scope.deps.clock.now()
  const heldOn = osloDate(new Date(madeAt.getTime() - (40 - 7 * n) * dayMs))
  const [first, second] = [demoId('per', 'coordinator'), demoId('per', 'researcher')]
  const [id, officeId] = [demoId('int', `told ${n}`), demoId('off', office)]
  const { title, speaker, mayQuote, mayShare, sentences } = told
  const text = sentences.map(({ says }) => says).join('\n')
  const consent = { givenBy: 'Den som ble intervjuet', givenOn: heldOn, mayQuote, mayShare }
  let begins = 0
  const marks = sentences.flatMap((sentence, i) => {
    const ends = begins + codePoints(sentence.says).length
    const mark = (coder: 'first' | 'second'): Statement[] => {
      const path = sentence[coder]
      if (!path) return []
      const codingId = demoId('cdg', `told ${n} ${i} ${coder}`)
      const madeBy = coder === 'first' ? first : second
      return [
        scope.insert(codings, { id: codingId, interviewId: id, codeId: codeAt(path), begins, ends, madeBy, madeAt }),
      ]
    }
    const rows = [...mark('first'), ...mark('second')]
    begins = ends + 1
    if (!sentence.tie) return rows
    const [[fromKind, fromName], [toKind, toName]] = sentence.tie
    const codingId = demoId('cdg', `told ${n} ${i} first`)
    const tie = { id: demoId('tie', `told ${n} ${i}`), fromKind, fromName, toKind, toName }
    return [...rows, scope.insert(toldTies, { ...tie, officeId, codingId, madeBy: first, madeAt })]
  })
  return [
    scope.insert(interviews, { id, officeId, title, text, role: speaker, heldOn, consent, madeBy: first, madeAt }),
    ...marks,
  ]
}
