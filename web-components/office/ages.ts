import { html, type TemplateResult } from 'lit'
import type { Profile } from '../client.ts'
import { formatNumber } from '../shared/format.ts'
import { msg } from '../shared/i18n.ts'

type Ages = Profile['ages']
export type AgeGroup = keyof NonNullable<Ages>

/** The age groups that somebody wrote in, as it stands in their fields. */
export type TypedAges = Partial<Readonly<Record<AgeGroup, string>>>

const groups: readonly AgeGroup[] = ['under18', 'over66']

/**
 * A part of a hundred as a share, 0 to 1; null where nothing is written, undefined where it is no part of a hundred. A field
 * for numbers would take a comma or a point as the browser's own language has it, and drop the other; here both are read.
 */
function shareOf(text: string): number | null | undefined {
  const written = text.trim()
  if (written === '') return null
  const [, number] = /^(\d+(?:[.,]\d*)?)\s*%?$/.exec(written) ?? []
  const value = Number(number?.replace(',', '.'))
  return value <= 100 ? value / 100 : undefined
}

const readOf = (typed: TypedAges, known: Ages, group: AgeGroup): number | null | undefined =>
  typed[group] === undefined ? (known?.[group] ?? null) : shareOf(typed[group])

/** What keeps the ages from being saved: in which field, and why. `known` is what was saved before. */
export interface AgeProblem {
  readonly group: AgeGroup
  readonly isWrong: boolean
  readonly words: string
}
export function ageProblem(typed: TypedAges, known: Ages): AgeProblem | undefined {
  const wrong = groups.find((group) => readOf(typed, known, group) === undefined)
  if (wrong)
    return {
      group: wrong,
      isWrong: true,
      words: msg('A part of a hundred is a number from 0 to 100, like 21 or 17.7.'),
    }
  const open = groups.filter((group) => readOf(typed, known, group) === null)
  return open.length === 1
    ? {
        group: open[0]!,
        isWrong: false,
        words: msg('The other age group is missing: one alone is not saved. Write both, or none.'),
      }
    : undefined
}

/** Both, or null where neither is known; what was saved before for as long as they cannot be saved. */
export function agesOf(typed: TypedAges, known: Ages): Ages {
  const [under18, over66] = groups.map((group) => readOf(typed, known, group))
  if (typeof under18 === 'number' && typeof over66 === 'number') return { under18, over66 }
  return under18 === null && over66 === null ? null : known
}

/** Two fields for parts of a hundred, to a tenth. What stands in them stays as it was written. */
export function ageFields(typed: TypedAges, known: Ages, write: (typed: TypedAges) => void): TemplateResult[] {
  const names = { under18: msg('Under 18, of a hundred'), over66: msg('Over 66, of a hundred') }
  const before = (group: AgeGroup) => (known ? formatNumber(known[group] * 100, { maximumFractionDigits: 1 }) : '')
  return groups.map(
    (group) => html`<label class="field">${names[group]}
      <input inputmode="decimal" autocomplete="off" data-field="ages/${group}" .value=${typed[group] ?? before(group)}
        aria-invalid=${readOf(typed, known, group) === undefined} aria-describedby="age-problem"
        @input=${({ target }: Event) => write({ ...typed, [group]: (target as HTMLInputElement).value })}></label>`,
  )
}

/** There from the start, so that a screen reader hears when something comes to stand in it. */
export const ageSentence = (problem: AgeProblem | undefined): TemplateResult =>
  html`<p class=${problem?.isWrong ? 'error' : 'hint'} id="age-problem" role="status">${problem?.words}</p>`
