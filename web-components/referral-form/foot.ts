import { html, nothing, type TemplateResult } from 'lit'
import { ClientProblem } from '../client.ts'
import { problemText } from '../shared/all-problems.ts'
import { fileProblemText } from '../shared/file-problems.ts'
import { formatDateTime, formatTime } from '../shared/format.ts'
import { language, msg, plural, str } from '../shared/i18n.ts'
import { lacking, partOf, partWord, placeWord } from '../shared/parts.ts'
import type { DraftKeeper } from './draft-keeper.ts'
import type { OneReferral } from './one-referral.ts'
import { phoneWords } from './stops.ts'
import { faultsOf } from './summary.ts'

/** Whether what was typed is safe, in one calm line. Only trouble is read aloud. */
function saveLine({ state, savedAt }: DraftKeeper): TemplateResult {
  const trouble = state === 'retrying' || state === 'refused' || state === 'moved-on' || state === 'stopped'
  return html`
    <p class="muted save-line">${trouble ? nothing : state === 'saved' && savedAt ? saved(savedAt) : state === 'untouched' ? nothing : msg('Saving…')}</p>
    <p role="status" class="save-line">${state === 'retrying' ? msg('Not saved, trying again') : state === 'refused' ? msg('Not saved yet: correct what is marked') : trouble ? msg('Not saved') : nothing}</p>`
}

const saved = (at: Date) => html`${msg('Saved')} ${formatTime(at)}`

interface OtherVersion {
  readonly load: () => void
  readonly keep: () => void
}

/** What to do when saving stopped for a reason that waiting does not cure. */
function saveTrouble({ state, problem }: DraftKeeper, { load, keep }: OtherVersion): TemplateResult | typeof nothing {
  if (state === 'moved-on')
    return html`
      <div class="notice warning stack" role="alert">
        <p>${msg('This draft was changed in another window or by a colleague. Your text stays here, but it is not saved.')}</p>
        <div class="row">
          <button type="button" @click=${load}>${msg('Load the other version')}</button>
          <button type="button" @click=${keep}>${msg('Keep mine instead')}</button>
        </div>
      </div>`
  if (state === 'stopped') return html`<p class="notice danger" role="alert">${problemText(problem)}</p>`
  if (state === 'retrying' && problem instanceof ClientProblem && problem.code === 'session.missing')
    return html`
      <p class="notice warning" role="alert">
        ${msg('You are signed out. Your text stays here and is saved as soon as you are signed in again.')}
        <a href="/sign-in?return=/desk" target="_blank" rel="noopener">${msg('Sign in in a new window')}</a>
      </p>`
  return nothing
}

interface FootView {
  readonly one: OneReferral
  /** Doctors send; staff leave it to a doctor. */
  readonly doctor: boolean
  readonly go: (path: string) => void
  readonly send: () => void
  readonly hand: () => void
}

/** Always in sight: whether it is kept, what is left to fill in, whom to phone, and the one act. */
export function foot({ one, doctor, go, send, hand }: FootView): TemplateResult {
  const { isEmergency } = one
  return html`
    <footer part="foot">
      ${saveTrouble(one.keeper, { load: one.loadOther, keep: one.keepMine })}
      ${isEmergency ? stopped(one) : nothing}
      <div class="said">
        ${saveLine(one.keeper)} ${doctor && isEmergency ? nothing : leftToFill(one, doctor, go)}
        ${one.trouble ? html`<p class="error" role="alert">${fileProblemText(one.trouble)}</p>` : nothing}
      </div>
      ${
        doctor
          ? html`<button type="button" class="primary" aria-disabled=${one.sending || isEmergency} aria-describedby=${isEmergency ? 'stopped' : nothing} @click=${send}>
              ${one.sending ? msg('Sending…') : sendWords(one)}</button>`
          : html`<button type="button" class="primary" aria-disabled=${one.sending} @click=${hand}>${msg('To doctor')}</button>`
      }
    </footer>`
}

/** Why nothing is sent. The alert stands at the question; here it is in sight wherever she is. */
const stopped = ({ stops, chosen }: OneReferral): TemplateResult => html`
  <div class="notice danger" id="stopped" tabindex="-1">
    ${stops.map(({ label }) => html`<p><strong>${label[language()]}</strong></p>`)}
    <p class="in-line">${phoneWords(chosen.unit)}</p>
    ${stops.map(({ advice }) => (advice ? html`<p class="small">${advice[language()]}</p>` : nothing))}
  </div>`

/** How much is left and the first of it, leading there; and the views nobody has photographed, which hold up nothing. */
function leftToFill(one: OneReferral, doctor: boolean, go: (path: string) => void): TemplateResult {
  const left = faultsOf(one.left(!doctor), one.chosen.questionnaire)
  const [first] = left
  const [views, parts] = [missingViews(one), unplaced(one)]
  const show = (path: string) => {
    one.markLeft(!doctor)
    go(path)
  }
  return html`
    ${first ? html`<button type="button" class="link left small" @click=${() => show(first.path)}>${plural(left.length, { one: msg(str`Left to fill in: ${first.label}`), other: msg(str`${left.length} left to fill in, first: ${first.label}`) })}</button>` : nothing}
    ${views ? html`<p class="muted small missing">${msg(str`Pictures still missing: ${views}`)}</p>` : nothing}
    ${parts ? html`<p class="muted small missing">${parts}</p>` : nothing}`
}

/** The views the pack wants and nobody has photographed, in words. */
export const missingViews = ({ views, uploads }: OneReferral): string =>
  lacking(views, counted(uploads)).map(placeWord).join('; ')

/** Of how many photographs nobody said which part they show, and may yet; in words. */
function unplaced({ views, uploads }: OneReferral): string {
  const open = counted(uploads).filter((one) => partOf(one, views) === undefined && partWord(one, views))
  const label = views.find(({ parts }) => parts)?.parts?.label[language()] ?? ''
  return open.length === 0
    ? ''
    : plural(open.length, {
        one: msg(str`${label}: not said of 1 photograph`),
        other: msg(str`${label}: not said of ${open.length} photographs`),
      })
}

/** One that failed shows nothing. */
const counted = ({ items }: OneReferral['uploads']) => items.filter(({ state }) => state !== 'failed')

const sendWords = ({ practice, chosen }: OneReferral): string =>
  practice ? msg('Send for practice') : msg(str`Send to ${chosen.unit.name[language()]}`)

/** Who has prepared it, or that it was left to a doctor from here. */
export function handedPart(one: OneReferral, deskHref: string, next: () => void): TemplateResult | typeof nothing {
  const { handed } = one.referral ?? {}
  if (!handed) return nothing
  return html`<p class="notice" id="handed" tabindex="-1">${
    one.handedOver
      ? html`${msg('Left to a doctor: it stands on the desk under “To finish”.')} <a href=${deskHref}>${msg('To the desk')}</a>
          <button type="button" class="link" @click=${next}>${msg('New referral')}</button>`
      : msg(str`Prepared by ${handed.by}, ${formatDateTime(handed.at)}.`)
  }</p>`
}
