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
  const [hitA, hitB] = [a, b].map((marks) =>
    hits(
      marks,
      Map.groupBy(segments, ({ id }) => id),
    ),
  )
  const codes = all.flatMap(({ id }) => {
    const [inA, inB] = [hitA!, hitB!].map(
      (hit) => new Set([...under(id, all)].flatMap((code) => [...(hit.get(code) ?? [])])),
    )
    if (inA!.size + inB!.size === 0) return []
    const given = (of: ReadonlySet<Stretch>) => segments.map((segment) => of.has(segment))
    const { remarks: _, n: __, ...figures } = kappa(agreementOf(given(inA!), given(inB!)))
    return [{ codeId: id, ...figures }]
  })
  return { interviews: both.length, segments: segments.length, codes }
}

/** The sentences that each code reaches into. */
function hits(marks: readonly Marked[], segments: ReadonlyMap<string, readonly Stretch[]>): Map<string, Set<Stretch>> {
  const found = new Map<string, Set<Stretch>>()
  for (const mark of marks)
    for (const segment of (segments.get(mark.interviewId) ?? []).filter((one) => overlap(mark, one)))
      found.set(mark.codeId, (found.get(mark.codeId) ?? new Set()).add(segment))
  return found
}
