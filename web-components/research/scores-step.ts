import { html, nothing, type TemplateResult } from 'lit'
import { formatDate, formatDateTime } from '../shared/format.ts'
import { msg, str } from '../shared/i18n.ts'
import type { SampleScores, Score, ScoreToSave, UseConditionToDefine } from '../shared/research-types.ts'
import { conditionForm } from './condition-form.ts'
import { conditionWords, officeWords, sourceNames, sourceWords, valueWords } from './words.ts'

export interface ScoreActs {
  readonly score: (number: number, score: ScoreToSave, form: HTMLFormElement) => void
  /** Another condition is chosen: how it is scored changes with it. */
  readonly pick: (code: string) => void
  readonly define: (code: string, condition: UseConditionToDefine, form: HTMLFormElement) => void
}

export interface ScoresShown {
  readonly picked: string
  readonly fields: Readonly<Record<string, string>>
  readonly said: string
  /** She asked who uses it, and the server has not said yet whether she was told. */
  readonly isUnsure: boolean
}

/** Offices and what was found of them, without a word of who uses it. */
export const scoresStep = (
  scores: SampleScores,
  { picked, fields, said, isUnsure }: ScoresShown,
  acts: ScoreActs,
): TemplateResult => html`
  <p class="measure">${msg('Each office is judged by what an interview, a visit or a register says of it, and never by its use. Who uses it is not told here, and the order tells nothing.')}</p>
  ${blindness(scores.hasSeenUse, isUnsure)}
  ${scoreTable(scores)}
  ${scoreForm(scores, picked, fields, acts)}
  <p role="status" class=${said ? 'said' : 'visually-hidden'}>${said}</p>
  ${conditionForm(fields, acts.define)}
  ${history(scores)}`

function blindness(hasSeenUse: boolean, isUnsure: boolean): TemplateResult {
  if (hasSeenUse)
    return html`<p class="notice warning">${msg('You have looked at who uses it. What you score is kept as not blind, and counts only where that is asked for.')}</p>`
  if (isUnsure)
    return html`<p class="notice warning">${msg('You asked who uses it: what you score may be kept as not blind. Open this step once more to be sure.')}</p>`
  return html`<p class="notice ok">${msg('You have not looked at who uses it: what you score is blind.')}</p>`
}

const latestOf = (items: readonly Score[], number: number, code: string): Score | undefined =>
  items.find((one) => one.office === number && one.condition === code)

const scoreTable = ({ offices, conditions, items }: SampleScores): TemplateResult =>
  offices.length === 0
    ? html`<p class="muted">${msg('There are no offices to score.')}</p>`
    : html`<div class="scroll" tabindex="0" role="region" aria-label=${msg('The latest scores')}><table>
    <caption>${msg('The latest scores')}</caption>
    <thead><tr><th scope="col">${msg('Office')}</th>${conditions.map(({ code }) => html`<th scope="col">${conditionWords(code, conditions)}</th>`)}</tr></thead>
    <tbody>${offices.map(
      (office) =>
        html`<tr><th scope="row">${officeWords(office)}</th>${conditions.map(({ code }) => {
          const score = latestOf(items, office.number, code)
          return html`<td>${mark(score)} ${valueWords(score?.value)}${score && !score.isBlind ? html` <span class="muted">${msg('not blind')}</span>` : nothing}</td>`
        })}</tr>`,
    )}</tbody></table></div>`

/** A shape for the eye; the word beside it says the same. */
const mark = (score: Score | undefined): TemplateResult | typeof nothing =>
  score?.value === undefined || score.value === null
    ? nothing
    : html`<span class="mark" aria-hidden="true">${score.value > 0.5 ? '●' : '○'}</span>`

function scoreForm(
  { offices, conditions }: SampleScores,
  picked: string,
  fields: Readonly<Record<string, string>>,
  { score, pick }: ScoreActs,
): TemplateResult | typeof nothing {
  if (offices.length === 0) return nothing
  const anchors = conditions.find(({ code }) => code === picked)?.anchors
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const data = new FormData(form)
    score(Number(data.get('office')), readScore(data), form)
  }
  const error = (path: string) => (fields[path] ? html`<span class="error">${fields[path]}</span>` : nothing)
  return html`<form class="stack" aria-labelledby="score-title" @submit=${submit}>
    <h3 id="score-title">${msg('Score an office')}</h3>
    <div class="two">
      <label class="field">${msg('Office')}<select name="office">${offices.map((office) => html`<option value=${office.number}>${officeWords(office)}</option>`)}</select></label>
      <label class="field">${msg('Condition')}<select name="condition" @change=${(event: Event) => pick((event.target as HTMLSelectElement).value)}>${conditions.map(({ code }) => html`<option value=${code} ?selected=${code === picked}>${conditionWords(code, conditions)}</option>`)}</select></label>
    </div>
    ${
      anchors
        ? html`<div class="two"><label class="field">${msg(str`Measured (${anchors.out} is lacking, ${anchors.in} is there)`)}<input type="number" step="any" name="measured" required>${error('/measured')}</label></div>`
        : html`<fieldset><legend>${msg('The office has it')}</legend>
          <label><input type="radio" name="value" value="1" required>${msg('Yes, it is there')}</label>
          <label><input type="radio" name="value" value="0">${msg('No, it is lacking')}</label>
          <label><input type="radio" name="value" value="null">${msg('It was looked for and cannot be told')}</label>${error('/value')}
        </fieldset>`
    }
    <div class="two">
      <label class="field">${msg('It rests on')}<select name="source">${sourceNames.map((name) => html`<option value=${name}>${sourceWords(name)}</option>`)}</select>${error('/source')}</label>
      <label class="field">${msg('Of the day')}<input type="date" name="observedOn" required>${error('/observedOn')}</label>
    </div>
    <label class="field">${msg('In a sentence')}<textarea name="sentence" required maxlength="500" rows="2"></textarea>${error('/sentence')}</label>
    <p><button class="primary">${msg('Keep the score')}</button></p>
  </form>`
}

function readScore(data: FormData): ScoreToSave {
  const [value, measured] = [data.get('value'), data.get('measured')]
  return {
    condition: String(data.get('condition')),
    ...(measured !== null ? { measured: Number(measured) } : { value: value === 'null' ? null : Number(value) }),
    source: String(data.get('source')) as ScoreToSave['source'],
    observedOn: String(data.get('observedOn')),
    sentence: String(data.get('sentence')),
  }
}

const history = ({ items, offices, conditions }: SampleScores): TemplateResult => html`<details>
  <summary>${msg('Every score that was given, the latest first')}</summary>
  <div class="scroll" tabindex="0" role="region" aria-label=${msg('Every score')}><table>
    <thead><tr><th scope="col">${msg('Office')}</th><th scope="col">${msg('Condition')}</th><th scope="col">${msg('Score')}</th><th scope="col">${msg('It rests on')}</th><th scope="col">${msg('In a sentence')}</th><th scope="col">${msg('Given')}</th></tr></thead>
    <tbody>${items.map((one) => {
      const office = offices.find(({ number }) => number === one.office)
      return html`<tr><td>${office ? officeWords(office) : ''}</td><td>${conditionWords(one.condition, conditions)}</td><td>${valueWords(one.value)}</td>
        <td>${sourceWords(one.source)}, ${formatDate(one.observedOn)}</td><td>${one.sentence}</td>
        <td>${formatDateTime(one.at)}${one.by ? `, ${one.by}` : one.mine ? `, ${msg('by you')}` : ''}, ${one.isBlind ? msg('blind') : msg('not blind')}</td></tr>`
    })}</tbody></table></div></details>`
