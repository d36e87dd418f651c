import { html, nothing, type TemplateResult } from 'lit'
import { ClientProblem, type Practice, type Referral } from '../client.ts'
import { fileProblemText } from '../shared/file-problems.ts'
import { language, msg, str } from '../shared/i18n.ts'
import { qualityAdvice } from './quality-advice.ts'
import type { Writing } from './sections.ts'

/** In the public series of numbers made for tests: it belongs to nobody. */
const invented = { nationalId: '01905810185', name: 'Prøve Øvesen', phone: '', address: 'Øvingsveien 1', nextOfKin: '' }

/** Says that it is practice, and offers a patient who does not exist. */
export function practiceMark({ set }: Pick<Writing, 'set'>): TemplateResult {
  const fill = () => set({ patient: { ...invented } }, '/patient/nationalId')
  return html`
    <div class="notice row" role="note" aria-label=${msg('Practice')}>
      <p><strong>${msg('Practice')}</strong> ${msg('No specialist sees this, and nobody counts it. Feedback comes by itself about a minute after sending. Use no real patient: nobody would answer.')}</p>
      <button type="button" @click=${fill}>${msg('Fill in an invented patient')}</button>
    </div>`
}

interface PracticeActs {
  readonly practise: () => void
  readonly next: () => void
  readonly deskHref: string
}

/** What came back to a practice case, or that it is on its way. */
export function practiceLetter(
  { caseNumber }: Referral,
  practice: Practice | undefined,
  { practise, next, deskHref }: PracticeActs,
): TemplateResult {
  const feedback = practice?.feedback
  return html`
    <section class="receipt" aria-labelledby="sent">
      <h1 id="sent" tabindex="-1">${msg('Sent for practice')}</h1>
      <p>${msg(str`Practice case ${caseNumber} reached no hospital.`)}</p>
      <div role="status" class="stack">${feedback ? feedbackPart(feedback) : html`<p>${msg('The feedback comes here by itself, about a minute after sending.')}</p>`}</div>
      <div class="row">
        <button type="button" @click=${practise}>${msg('Practise again')}</button>
        <button type="button" @click=${next}>${msg('New referral')}</button>
        <a href=${deskHref}>${msg('To the desk')}</a>
      </div>
    </section>`
}

type Feedback = NonNullable<Practice['feedback']>

function feedbackPart({ images, missingViews, unanswered, scale }: Feedback): TemplateResult {
  const words = (list: Feedback['unanswered']) => list.map((one) => html`<li>${one[language()]}</li>`)
  const isWhole = missingViews.length + unanswered.length === 0 && scale !== 'missing' && images.length > 0
  return html`
    <h2>${msg('Feedback')}</h2>
    <p class="small muted">${msg('Made by the program from what the unit asks for. Nobody has looked at the photographs, and nothing is said of what they show.')}</p>
    <h3>${msg('Your photographs')}</h3>
    ${images.length ? html`<ul>${images.map((one) => html`<li><strong>${one.view[language()]}</strong>: ${said(one)}</li>`)}</ul>` : html`<p>${msg('There was none. Without photographs a specialist can say little.')}</p>`}
    ${missingViews.length ? html`<h3>${msg('Views a specialist would miss')}</h3><ul>${words(missingViews)}</ul>` : nothing}
    ${scale === 'missing' ? html`<p>${msg('Nothing in the photographs tells size: lay a ruler or a sticker beside it.')}</p>` : nothing}
    ${unanswered.length ? html`<h3>${msg('Left open or answered “unknown”')}</h3><ul>${words(unanswered)}</ul>` : nothing}
    ${isWhole ? html`<p>${msg('Nothing is missing: a specialist could begin at once.')}</p>` : nothing}`
}

function said({ verdict, reasons }: Feedback['images'][number]): string {
  if (verdict === 'ok') return msg('Sharp, light and large enough')
  if (verdict === 'unjudged') return msg('Came too late to be judged')
  if (verdict === 'refused') return fileProblemText(new ClientProblem({ code: reasons[0] as ClientProblem['code'] }))
  return qualityAdvice({ verdict, reasons } as Parameters<typeof qualityAdvice>[0]) // the server’s own codes
}
