import { html, nothing, type TemplateResult } from 'lit'
import type { ClientProblem, interviews } from '../client.ts'
import { problemText } from '../shared/all-problems.ts'
import { inDays } from '../shared/days.ts'
import { msg, str } from '../shared/i18n.ts'

export interface OfficeChoice {
  readonly id: string
  readonly name: string
}

/** What the form says. */
export function readForm(form: FormData): interviews.NewInterview {
  const word = (name: string) => String(form.get(name) ?? '').trim()
  return {
    office: word('office'),
    title: word('title'),
    speaker: word('speaker'),
    heldOn: word('heldOn'),
    text: String(form.get('text') ?? ''),
    consent: {
      givenBy: word('givenBy'),
      givenOn: word('givenOn'),
      mayQuote: form.has('mayQuote'),
      mayShare: form.has('mayShare'),
    },
  }
}

const fieldWords: Readonly<Record<string, () => string>> = {
  '/office': () => msg('Office'),
  '/title': () => msg('Title'),
  '/speaker': () => msg('Who spoke'),
  '/heldOn': () => msg('Held on'),
  '/text': () => msg('Text'),
  '/consent/givenBy': () => msg('Leave given by'),
  '/consent/givenOn': () => msg('Leave given on'),
}

/** What does not fit, a sentence each. */
export function faultsIn(problem: ClientProblem | undefined): readonly string[] {
  if (!problem) return []
  if (problem.fields.length === 0) return [problemText(problem)]
  return problem.fields.map(({ path, message }) => {
    const field = fieldWords[path]?.() ?? msg('The leave')
    const sign = /sign (\d+)/.exec(message)?.[1]
    return sign
      ? msg(
          str`${field}: from sign ${sign} on it tells who somebody is (a name, a birth number, a telephone number or a mail address). Write what they are instead, or take it out.`,
        )
      : msg(str`${field}: this does not fit, or its day has not come yet.`)
  })
}

/** To keep what somebody told; without leave there is no way to send it. */
export function interviewForm(
  offices: readonly OfficeChoice[] | undefined,
  faults: readonly string[],
  store: (event: SubmitEvent) => void,
): TemplateResult {
  const today = inDays(0)
  return html`<form @submit=${store}>
    ${faults.length > 0 ? html`<div class="notice warning" role="alert"><ul>${faults.map((one) => html`<li>${one}</li>`)}</ul></div>` : nothing}
    ${
      offices
        ? html`<label class="field">${msg('Office')}<select name="office" required>${offices.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}</select></label>`
        : html`<label class="field">${msg('Office, by its pseudonym')}<input name="office" required pattern="Office [0-9]{2,6}" placeholder="Office 07"></label>`
    }
    <label class="field">${msg('Title')}<input name="title" required maxlength="200"></label>
    <label class="field">${msg('Who spoke')}<input name="speaker" required maxlength="100" aria-describedby="speaker"></label>
    <p class="hint" id="speaker">${msg('What she is there, never her name: “nurse”, “doctor”.')}</p>
    <label class="field">${msg('Held on')}<input type="date" name="heldOn" required max=${today}></label>
    <label class="field">${msg('Text')}<textarea name="text" required rows="8" aria-describedby="text"></textarea></label>
    <p class="hint" id="text">${msg('Without names, numbers and anything of a patient. It is not changed afterwards, so that every quote stays in its place.')}</p>
    <fieldset><legend>${msg('Her leave to keep it')}</legend>
      <label class="field">${msg('Leave given by')}<input name="givenBy" required maxlength="200"></label>
      <label class="field">${msg('Leave given on')}<input type="date" name="givenOn" required max=${today}></label>
      <label><input type="checkbox" name="mayQuote"> ${msg('It may be quoted')}</label>
      <label><input type="checkbox" name="mayShare"> ${msg('It may be handed on to other researchers')}</label></fieldset>
    <p><button class="primary">${msg('Keep the interview')}</button></p></form>`
}
