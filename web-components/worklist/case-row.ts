import { html, nothing, type TemplateResult } from 'lit'
import { classMap } from 'lit/directives/class-map.js'
import type { ListedCase } from '../client.ts'
import { ageAndSex, ageAndSexAloud, urgencyWords } from '../shared/clinical-words.ts'
import { formatWorkingDaysLeft } from '../shared/format.ts'
import { language, msg, plural, str } from '../shared/i18n.ts'
import { icons } from '../shared/icons.ts'

export interface RowState {
  readonly chosen: boolean
  readonly active: boolean
  readonly draft: boolean
  readonly folded: boolean
  /** An address, or what shows the picture where an address would not. */
  readonly preview: string | TemplateResult | null
  readonly mine: boolean
}

/** What is left of the time, short enough for the end of a row. */
function daysShort(days: number): string {
  if (days < 0) return plural(-days, { one: msg('1 day late'), other: msg(str`${-days} days late`) })
  return plural(days, { zero: msg('Today'), one: msg('1 day'), other: msg(str`${days} days`) })
}

/** The same where there is room for a number and hardly more. */
function daysShortest(days: number): string {
  if (days === 0) return msg('Today')
  return days < 0 ? msg(str`${-days} d late`) : msg(str`${days} d`)
}

/** A row has no room for a name. */
const initials = (name: string): string =>
  name
    .split(/[\s-]+/)
    .map((part) => part[0] ?? '')
    .join('')
    .toUpperCase()

const picture = (preview: RowState['preview']): TemplateResult =>
  preview === null || typeof preview !== 'string'
    ? (preview ?? html`<span class="thumbnail none">${icons.image}</span>`)
    : html`<span class="thumbnail"
        ><img src=${preview} alt="" width="44" height="44" loading="lazy" decoding="async" @error=${hide}></span>`

/** The grey ground stays where a picture does not come. */
const hide = (event: Event): void => (event.currentTarget as HTMLElement).remove()

/** The second line, whole, where it is cut short. */
const aboutWords = (one: ListedCase): string =>
  [one.patient && ageAndSex(one.patient), one.about[language()], one.office, countWords(one)].filter(Boolean).join(', ')

const countWords = ({ images, earlier }: ListedCase): string => {
  const pictures = plural(images, { zero: msg('no images'), one: msg('1 image'), other: msg(str`${images} images`) })
  if (earlier === 0) return pictures
  return `${pictures}, ${plural(earlier, { one: msg('1 earlier'), other: msg(str`${earlier} earlier`) })}`
}

/** One case as a button: what is asked, of whom, how long there is, and whether somebody is at it. */
export function caseRow(one: ListedCase, state: RowState): TemplateResult {
  const { workingDaysLeft: days } = one.clock
  const claimed = one.claim && (state.mine ? msg('yours') : msg(str`taken by ${initials(one.claim.by.name)}`))
  return html`
    <span part="row" class=${classMap({ row: true, soon: !one.answered && days <= 2, late: !one.answered && days < 0 })}>
      ${picture(state.preview)}
      <span class="question" title=${state.folded ? one.question : nothing}>${one.question}</span>
      <span class="days number">
        ${
          one.answered
            ? msg('asks back')
            : html`<span aria-hidden="true">${state.folded ? daysShortest(days) : daysShort(days)}</span>
              <span class="visually-hidden">${formatWorkingDaysLeft(days)}</span>`
        }
      </span>
      <span class="second"><span class="about" title=${aboutWords(one)}><span class="where">
        ${one.urgency === 'routine' ? nothing : html`<strong>${urgencyWords[one.urgency]()}</strong>, `}
        ${
          one.patient === null
            ? nothing
            : html`<span aria-hidden="true">${ageAndSex(one.patient)},</span><span class="visually-hidden">${ageAndSexAloud(one.patient)},</span>`
        }
        ${one.about[language()] ? `${one.about[language()]},` : nothing}</span><span class="office"> ${one.office},</span><span class="counts"> ${countWords(one)}</span>
      </span>
      <span class="state">
        ${
          state.draft
            ? msg('draft')
            : one.claim
              ? html`<span aria-hidden="true">${claimed}</span
                ><span class="visually-hidden">${state.mine ? msg('taken by you') : msg(str`taken by ${one.claim.by.name}`)}</span>`
              : one.weakImages > 0
                ? msg('weak image')
                : nothing
        }
      </span></span>
    </span>`
}
