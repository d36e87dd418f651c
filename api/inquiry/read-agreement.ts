import { isNull } from 'drizzle-orm'
import { agreementOf, kappa } from '../figures/kappa.ts'
import { needsRole, type Scope } from '../kernel/scope.ts'
import type { AgreementsOut } from './contract-interviews.ts'
import { allCodes, under } from './define-code.ts'
import { lettersOfCoders } from './list-quotes.ts'
import { overlap, type Stretch, segmentsOf } from './segments.ts'
import { codings, interviews } from './table.ts'

type Marked = Pick<typeof codings.$inferSelect, 'interviewId' | 'codeId' | 'begins' | 'ends'>
type Codes = Awaited<ReturnType<typeof allCodes>>

const definition =
  'Cohen’s kappa of a code: how far two coders agree beyond chance on whether a sentence is marked with it or with a code ' +
  'under it. Of the interviews that both have marked something in; a sentence counts as marked where a passage reaches into ' +
  'it. Undefined where both marked all sentences or none.'

/** How far each two coders agree, on the sentences of what both have coded. Throws access.denied. */
export async function readAgreement(scope: Scope): Promise<AgreementsOut> {
  needsRole(scope, 'coordinator', 'researcher')
  await scope.looked('read-agreement', scope.actor.tenantId)
  const marked = await scope.find(codings, isNull(codings.removedAt), { orderBy: [codings.madeAt, codings.id] })
  const texts = new Map<string, Stretch[]>(
    (await scope.pick(interviews, ['id', 'text'])).map(({ id, text }) => [id, segmentsOf(text)]),
  )
  const all = await allCodes(scope)
  const letters = await lettersOfCoders(scope)
  const byCoder = Map.groupBy(marked, ({ madeBy }) => letters.get(madeBy) ?? '')
  const coders = [...byCoder.keys()].sort()
  const pairs = coders.flatMap((a, i) =>
    coders.slice(i + 1).flatMap((b) => {
      const pair = ofPair(byCoder.get(a)!, byCoder.get(b)!, texts, all)
      return pair ? [{ coders: [a, b] as [string, string], ...pair }] : []
    }),
  )
  return { definition, query: 'GET /api/research/agreement', pairs }
}

/** Undefined where there is no interview that both have coded. */
function ofPair(a: readonly Marked[], b: readonly Marked[], texts: ReadonlyMap<string, Stretch[]>, all: Codes) {
  const ofB = new Set(b.map(({ interviewId }) => interviewId))
  const both = [...new Set(a.map(({ interviewId }) => interviewId))].filter((id) => ofB.has(id)).sort()
  if (both.length === 0) return undefined
  const segments = both.flatMap((id) => (texts.get(id) ?? []).map((segment) => ({ id, ...segment })))
  const given = (marks: readonly Marked[], codes: ReadonlySet<string>) => {
    const those = marks.filter(({ codeId }) => codes.has(codeId))
    return segments.map((at) => those.some((mark) => mark.interviewId === at.id && overlap(mark, at)))
  }
  const codes = all.flatMap(({ id }) => {
    const codesUnder = under(id, all)
    if (![...a, ...b].some(({ codeId }) => codesUnder.has(codeId))) return []
    const { remarks: _, n: __, ...figures } = kappa(agreementOf(given(a, codesUnder), given(b, codesUnder)))
    return [{ codeId: id, ...figures }]
  })
  return { interviews: both.length, segments: segments.length, codes }
}
