import { and, isNull } from 'drizzle-orm'
import type { Id } from '../kernel/ids.ts'
import { needsRole, nothingHere, oneOf, type Scope } from '../kernel/scope.ts'
import type { QuoteOut } from './contract-interviews.ts'
import { allCodes, under } from './define-code.ts'
import { presentOffice } from './present-interviews.ts'
import { namingFor } from './read-interviews.ts'
import { codePoints, cut } from './segments.ts'
import { codings, interviews } from './table.ts'

/** A letter for each coder, by who marked something first: coders are colleagues, and no answer needs their names. */
export async function lettersOfCoders(scope: Scope): Promise<ReadonlyMap<string, string>> {
  const rows = await scope.pick(codings, ['madeBy'], undefined, { orderBy: [codings.madeAt, codings.id] })
  const coders = [...new Set<string>(rows.map(({ madeBy }) => madeBy))]
  const letter = (n: number): string =>
    (n < 26 ? '' : letter(Math.floor(n / 26) - 1)) + String.fromCharCode(65 + (n % 26))
  return new Map(coders.map((coder, n) => [coder, letter(n)]))
}

/**
 * Every passage marked with a code or one under it, recorded as a look. What may not be quoted is counted and its place
 * given, without its words. Throws not-found, access.denied.
 */
export async function listQuotes(
  scope: Scope,
  codeId: Id<'cod'>,
): Promise<{ items: QuoteOut[]; notToBeQuoted: number }> {
  needsRole(scope, 'coordinator', 'researcher')
  const all = await allCodes(scope)
  if (!all.some(({ id }) => id === codeId)) throw nothingHere()
  await scope.looked('list-quotes', codeId)
  const marked = await scope.find(
    codings,
    and(oneOf(codings.codeId, [...under(codeId, all)]), isNull(codings.removedAt)),
    {
      orderBy: [codings.interviewId, codings.begins, codings.id],
    },
  )
  const told = await scope.find(interviews, oneOf(interviews.id, [...new Set(marked.map((one) => one.interviewId))]))
  const texts = new Map(told.map((row) => [row.id, { row, points: codePoints(row.text) }]))
  const [naming, letters] = [await namingFor(scope), await lettersOfCoders(scope)]
  const items = marked.flatMap((mark): QuoteOut[] => {
    const of = texts.get(mark.interviewId)
    if (!of) return []
    const { id: codingId, interviewId, codeId: markedWith, begins, ends } = mark
    return [
      {
        codingId,
        interviewId,
        codeId: markedWith,
        office: presentOffice(of.row.officeId, naming),
        speaker: of.row.role,
        coder: letters.get(mark.madeBy) ?? '',
        begins,
        ends,
        text: of.row.consent.mayQuote ? cut(of.points, mark) : null,
      },
    ]
  })
  return { items, notToBeQuoted: items.filter(({ text }) => text === null).length }
}
