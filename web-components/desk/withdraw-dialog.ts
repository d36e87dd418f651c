import { html, nothing, type TemplateResult } from 'lit'
import type { ListedReferral } from '../client.ts'
import { problemText } from '../shared/all-problems.ts'
import { msg, str } from '../shared/i18n.ts'

export type Reason = 'mistake' | 'duplicate' | 'solved' | 'other_way'

const reasons: Readonly<Record<Reason, () => string>> = {
  mistake: () => msg('It was a mistake'),
  duplicate: () => msg('It was sent twice'),
  solved: () => msg('It has solved itself'),
  other_way: () => msg('The patient is helped another way'),
}

/** What is to be withdrawn, and how far that has come. */
export interface Withdrawing {
  readonly referral: ListedReferral
  readonly reason: Reason | undefined
  readonly busy: boolean
  readonly problem: unknown
}

interface Acts {
  readonly choose: (reason: Reason) => void
  readonly withdraw: () => void
  readonly keep: () => void
}

/** The question before something is withdrawn. Nothing happens before a reason is chosen. */
export const withdrawDialog = (
  asked: Withdrawing | undefined,
  { choose, withdraw, keep }: Acts,
): TemplateResult => html`
  <dialog aria-labelledby="withdraw-title" @close=${keep}>
    ${
      asked
        ? html`
          <div class="stack">
            <h2 id="withdraw-title">${asked.referral.status === 'draft' ? msg('Withdraw this draft?') : msg('Withdraw this referral?')}</h2>
            <p><strong>${asked.referral.patientName || msg('No name yet')}</strong><br>${msg(str`Case ${asked.referral.caseNumber}`)}</p>
            ${asked.referral.status === 'draft' ? nothing : html`<p>${msg('The hospital then gives no answer. Nothing is deleted.')}</p>`}
            <fieldset>
              <legend>${msg('Why?')}</legend>
              ${Object.entries(reasons).map(
                ([code, words]) => html`
                  <label><input type="radio" name="reason" value=${code} .checked=${asked.reason === code} @change=${() => choose(code as Reason)}>${words()}</label>`, // a key of the table above
              )}
            </fieldset>
            ${asked.problem ? html`<p class="error" role="alert">${problemText(asked.problem)}</p>` : nothing}
            <div class="row">
              <button type="button" @click=${keep}>${msg('Keep it')}</button>
              <button type="button" class="danger" ?disabled=${!asked.reason} aria-disabled=${asked.busy ? 'true' : nothing} @click=${withdraw}>${msg('Withdraw')}</button>
            </div>
          </div>`
        : nothing
    }
  </dialog>`
