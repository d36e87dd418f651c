import { and, eq } from 'drizzle-orm'
import type { Pack } from '../catalogue/manifest.ts'
import type { Answers, Ask } from '../catalogue/rules.ts'
import { packs } from '../catalogue/table.ts'
import type { Scope } from '../kernel/scope.ts'
import type { Bilingual } from '../kernel/shape.ts'
import type { Listed } from './present.ts'

/** Published versions never change. Bounded; losing an entry costs one read. */
const known = new Map<string, Pack>()
const mostKnown = 200

async function packOf(scope: Scope, { pack, packVersion }: Listed): Promise<Pack | undefined> {
  const key = [scope.actor.tenantId, pack, packVersion].join(' ')
  const found = known.get(key)
  if (found) return found
  const row = await scope.first(packs, and(eq(packs.id, pack), eq(packs.version, packVersion)))
  if (known.size >= mostKnown) known.clear()
  if (row) known.set(key, row.content)
  return row?.content
}

const atMost = 2

/** Where it is, in words; where a pack names no place, its first choices. */
function wordsOf(asks: readonly Ask[], answers: Answers, language: keyof Bilingual): string {
  const places = asks.filter(({ part }) => part === 'where')
  const words = (places.length > 0 ? places : asks).flatMap((ask) => {
    if (ask.type !== 'choice' || !Object.hasOwn(answers, ask.id)) return []
    const choice = ask.choices.find(({ code }) => code === answers[ask.id] && code !== 'unknown')
    return choice ? [choice.label[language].toLocaleLowerCase(language)] : []
  })
  return words.slice(0, atMost).join(', ')
}

/** What these cases are about, in a few words of their packs. */
export async function aboutCases(scope: Scope, rows: readonly Listed[]): Promise<(row: Listed) => Bilingual> {
  const about = new Map<string, Bilingual>()
  for (const row of rows) {
    const pack = await packOf(scope, row)
    const asks = pack?.contributes.questionnaires.find(({ id }) => id === row.questionnaire)?.asks ?? []
    const { answers } = row.content
    about.set(row.id, { en: wordsOf(asks, answers, 'en'), nb: wordsOf(asks, answers, 'nb') })
  }
  return (row) => about.get(row.id) ?? { en: '', nb: '' }
}
