import { html, nothing, type TemplateResult } from 'lit'
import type { Case, ClientProblem, Pack, Reply, Session } from '../client.ts'
import type { ReplyCorrectEvent } from '../sent-replies/sent-replies.events.ts'
import { certaintyWords } from '../shared/clinical-words.ts'
import { need } from '../shared/define.ts'
import { formatDay } from '../shared/format.ts'
import { language, msg, str } from '../shared/i18n.ts'
import { problemText } from '../shared/problems.ts'
import type { Missing } from './check-draft.ts'
import { refusalOf } from './refusal.ts'
import { type Barred, isUnsent, type Writing } from './writing.ts'

interface NoticeView {
  readonly barred: Barred
  readonly writing: Writing
  readonly mine: boolean
  readonly lookAgain: () => void
  readonly release: () => void
  readonly sendAgain: () => void
  readonly throwAway: () => void
}

/** What stands in the way, above the fields; or that the case is hers, with the way to put it back. */
export function noticeOf(view: NoticeView): TemplateResult | typeof nothing {
  const { barred, writing } = view
  if (barred) return bar(view, barred)
  if (writing.problem !== undefined) return trouble(view)
  if (writing.correcting)
    return html`<p class="notice">${msg('A correction goes out at once, as a new reply. The first one stays readable. The decision changes only where you change it.')}</p>`
  if (!view.mine) return nothing
  return html`<p class="held small">
    <span class="muted">${msg('You have taken this case.')}</span>
    <button class="link" type="button" @click=${view.release}>${msg('Put back')}</button>
  </p>`
}

/** Why nothing can be written. Text that did not leave in time stays to be read and copied until it is thrown away. */
function bar(view: NoticeView, barred: NonNullable<Barred>): TemplateResult | typeof nothing {
  const unsent = isUnsent(view.writing)
  if (barred.why === 'answered' && !unsent)
    return view.writing.problem === undefined
      ? nothing
      : html`<p class="notice danger" role="alert">${problemText(view.writing.problem)}</p>`
  return html`<div class="notice warning" role=${unsent ? 'alert' : 'status'}>
    <p>
      ${barWords(barred)}
      ${unsent ? msg('What you wrote is kept below; it was not sent.') : nothing}
      ${unsent && barred.why === 'answered' ? msg('If the reply above is yours, correct it: your text comes along.') : nothing}
    </p>
    <div class="row">
      ${
        barred.why === 'taken'
          ? html`<button class="link" type="button" @click=${view.lookAgain}>${msg('Look again')}</button>`
          : nothing
      }
      ${unsent ? html`<button class="link" type="button" @click=${view.throwAway}>${msg('Throw my text away')}</button>` : nothing}
    </div>
  </div>`
}

function barWords(barred: NonNullable<Barred>): string {
  if (barred.why === 'taken') return msg(str`Taken by ${barred.by}, ${formatDay(barred.at)}.`)
  if (barred.why === 'withdrawn') return msg('The office took the referral back. No reply is needed.')
  if (barred.why === 'glass') return msg('This case is at another unit. You can read it, and answer nothing.')
  return msg('This case has a reply already.')
}

function trouble({ writing, sendAgain }: NoticeView): TemplateResult {
  const { problem } = writing
  const refusal = refusalOf(problem)
  const code = refusal?.code
  if (code === 'offline' || code === 'service.unavailable')
    return html`<div class="notice danger" role="alert">
      <p>${msg('No answer came. What you wrote is kept. Send again when the line is back: nothing is sent twice.')}</p>
      <button id="send-again" type="button" aria-disabled=${String(writing.phase === 'sending')} @click=${sendAgain}>${msg('Send again')}</button>
    </div>`
  if (code === 'subject.moved-on')
    return html`<p class="notice warning" role="alert">
      ${msg('Something happened in this case while you wrote. It was read again: look, then send. What you wrote is kept.')}
    </p>`
  if (refusal?.code === 'case.taken')
    return html`<p class="notice warning" role="alert">${takenBy(refusal)} ${msg('What you wrote is kept.')}</p>`
  return html`<p class="notice danger" role="alert">${problemText(problem)} ${msg('What you wrote is kept.')}</p>`
}

function takenBy({ facts }: Pick<ClientProblem, 'facts'>): string {
  return typeof facts.by === 'string' && facts.by
    ? msg(str`${facts.by} has taken this case.`)
    : msg('A colleague has taken this case.')
}

interface FootView {
  readonly one: Case
  readonly writing: Writing
  readonly missing: readonly Missing[]
  /** Whom she reads after this one; empty where nobody waits, or where it is not known yet. */
  readonly next: string
  /** The unit the case goes on to, with the outcome that moves it. */
  readonly movesTo: string | null
  /** Texts from before the template that she has not said fit. */
  readonly mixed: TemplateResult | typeof nothing
  readonly preview: () => void
  readonly ask: () => void
  readonly send: () => void
  readonly notYet: () => void
  readonly leave: () => void
}

/** What is missing, and sending with its question. It stays in sight. */
export function footOf(view: FootView): TemplateResult {
  const { writing } = view
  return html`<footer part="foot">
    ${view.mixed}
    <p class="status small" role="status">${status(view)}</p>
    ${
      writing.phase === 'asking' && writing.askedBy === 'button'
        ? asking(view)
        : html`<div class="row acts">
          <button id="send" class="primary" type="button" aria-keyshortcuts="Control+Enter" aria-disabled=${String(writing.phase === 'sending')} @click=${view.ask}>
            <span>${sendWords(view)}</span>
          </button>
          ${
            view.movesTo === null
              ? html`<button id="preview" type="button" aria-disabled=${String(writing.phase === 'sending')} @click=${view.preview}>${msg('Preview')}</button>`
              : nothing
          }
          ${writing.correcting ? html`<button class="quiet" type="button" @click=${view.leave}>${msg('Leave the reply as it is')}</button>` : nothing}
        </div>`
    }
  </footer>`
}

function sendWords({ writing, movesTo, next }: FootView): string {
  if (writing.phase === 'sending') return msg('Sending…')
  if (writing.correcting) return msg('Send correction')
  if (movesTo !== null) return msg('Move the case')
  return next ? msg(str`Send and next: ${next}`) : msg('Send')
}

/** What is sent, in one line: whoever confirms reads it again, wherever the fields stand. */
function said({ writing: { draft }, movesTo }: FootView): string {
  if (movesTo !== null || !draft.certainty) return ''
  const named = [draft.diagnosis.trim(), draft.code.trim() && `(${draft.code.trim()})`].filter(Boolean).join(' ')
  return [named, certaintyWords[draft.certainty]()].filter(Boolean).join(' · ')
}

function status(view: FootView): unknown {
  const { one, writing, missing } = view
  if (writing.phase === 'asking' && writing.askedBy === 'key')
    return html`<strong>${msg(str`Press Ctrl+Enter again or hold it: send to ${one.referral.office.name} about ${one.referral.content.patient.name}.`)}</strong><br>${said(view)}`
  if (writing.phase === 'asking') return said(view)
  if (writing.phase !== 'writing') return nothing
  // The key sends nothing then.
  if (missing.length === 0 && view.mixed !== nothing) return nothing
  if (missing.length === 0)
    return html`<span class="muted"><kbd>Ctrl</kbd> <kbd>Enter</kbd> ${msg('twice, or held')}</span>`
  const words = new Intl.ListFormat(language(), { type: 'conjunction' }).format(missing.map((one) => one.words))
  return html`<span class="muted">${msg(str`Missing: ${words}.`)}</span>`
}

function asking({ one, movesTo, mixed, send, notYet }: FootView): TemplateResult {
  const { office, content } = one.referral
  const words =
    movesTo === null
      ? msg(str`Send to ${office.name} about ${content.patient.name}`)
      : msg(str`Move ${content.patient.name} to ${movesTo}`)
  return html`<div class="asking" role="group" aria-label=${msg('Send?')}>
    <button id="confirm" class="primary" type="button" aria-describedby=${mixed === nothing ? nothing : 'mixed'} @click=${send}>
      ${words}
    </button>
    <button class="quiet" type="button" @click=${notYet}>${msg('Not yet')}</button>
  </div>`
}

/** What was answered, and how to begin a correction. */
export const sentReplies = (
  about: { readonly case: Case | undefined; readonly pack: Pack | null; readonly session: Session | undefined },
  replies: readonly Reply[],
  correct: (reply: Reply) => void,
): TemplateResult => {
  need('lys-sent-replies')
  return html`<lys-sent-replies
  .replies=${replies}
  .decision=${about.case?.decisions.at(-1) ?? null}
  .pack=${about.pack}
  .personId=${about.session?.person.id ?? ''}
  .caseNumber=${about.case?.referral.caseNumber ?? ''}
  @lys-reply-correct=${(event: ReplyCorrectEvent) => correct(event.reply)}
></lys-sent-replies>`
}
