import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { Draft, Referral, Session, Unit } from '../client.ts'
import { sexWord, urgencyWords } from '../shared/clinical-words.ts'
import { formatAge, formatDate } from '../shared/format.ts'
import { msg, plural, str } from '../shared/i18n.ts'
import { oneOf, textField } from './fields.ts'
import { bareDigits, readNationalId } from './national-id.ts'
import type { PatientSearch } from './patient-search.ts'
import { phoneNow } from './stops.ts'

/** What changes, or how to find that from what stands there by then. */
export type Change = Partial<Draft> | ((now: Draft) => Partial<Draft>)

/** What a part of the form shows and whom it tells. `set` names the paths that changed. */
export interface Writing {
  readonly content: Draft
  readonly problems: ReadonlyMap<string, string>
  readonly set: (change: Change, path: string) => void
}

interface PatientActs {
  readonly left: boolean
  readonly leave: () => void
  readonly search: PatientSearch
}

export function patientPart({ content, problems, set }: Writing, { left, leave, search }: PatientActs): TemplateResult {
  const { patient } = content
  const path = '/patient/nationalId'
  const write = (change: Partial<Draft['patient']>, changed: string) =>
    set({ patient: { ...patient, ...change } }, changed)
  const number = (nationalId: string) => {
    const next = search.typed({ ...patient, nationalId }, (fill) =>
      set((now) => ({ patient: fill(now.patient) }), '/patient/name'),
    )
    set({ patient: next }, path)
  }
  const line = (key: 'name' | 'phone' | 'address' | 'nextOfKin', label: string, most: number, optional = true) =>
    textField({
      path: `/patient/${key}`,
      label,
      value: patient[key],
      most,
      optional,
      ...(key === 'phone' && { kind: 'tel' }),
      problem: problems.get(`/patient/${key}`),
      oninput: (value) => write({ [key]: value }, `/patient/${key}`),
    })
  return html`
    <section aria-labelledby="patient">
      <h2 id="patient">${msg('Patient')}</h2>
      ${textField({
        path,
        label: msg('Birth number'),
        value: patient.nationalId,
        most: 20,
        kind: 'numeric',
        problem: nationalIdFault(patient.nationalId, left) ?? problems.get(path),
        beside: html`<p role="status">${toldBy(patient.nationalId)}</p>`,
        oninput: number,
        onleave: leave,
      })}
      ${earlierCases(search)}
      <div class="pair">${line('name', msg('Name'), 200, false)} ${line('phone', msg('Phone'), 30)}</div>
      <div class="pair">${line('address', msg('Address'), 300)} ${line('nextOfKin', msg('Next of kin'), 300)}</div>
    </section>`
}

/** What the office has asked about this patient before, and that some of the fields came from there. */
function earlierCases({ found, failed, hasFilled }: PatientSearch): TemplateResult {
  const earlier = found?.earlier ?? []
  const words = failed
    ? msg('Earlier cases could not be looked up. Please fill in by hand.')
    : hasFilled && earlier[0]
      ? msg(str`Filled in from your office’s case ${earlier[0].caseNumber}. Please check.`)
      : ''
  return html`
    <p class="small muted" role="status">${words}</p>
    ${
      earlier.length
        ? html`<details class="small"><summary>${plural(earlier.length, { one: msg('1 earlier case from your office'), other: msg(str`${earlier.length} earlier cases from your office`) })}</summary>
            <ul class="earlier">${earlier.map(
              ({ id, caseNumber, question, changedAt }) =>
                html`<li><a href="/refer#${id}" target="_blank" rel="noopener">${caseNumber}</a> ${formatDate(changedAt)} ${question}</li>`,
            )}</ul></details>`
        : nothing
    }`
}

/** Said when eleven digits stand there, or when the field was left with another number of them. */
function nationalIdFault(typed: string, left: boolean): string | undefined {
  const digits = bareDigits(typed)
  if (!digits || readNationalId(digits)) return undefined
  if (/\D/.test(digits)) return msg('A birth number has digits only')
  if (digits.length === 11) return msg('These digits do not fit together. Compare them with the card or the record.')
  return left || digits.length > 11 ? msg('A birth number has eleven digits') : undefined
}

function toldBy(typed: string): string {
  const known = readNationalId(typed)
  if (!known) return ''
  const who = msg(str`${formatAge(known.birthDate)}, ${sexWord(known.sex)}, born ${formatDate(known.birthDate)}`)
  return known.synthetic ? `${who}. ${msg('A number made for tests, nobody has it.')}` : who
}

export function questionPart(
  { content, problems, set }: Writing,
  paste: { readonly run: () => void; readonly refused: boolean },
): TemplateResult {
  return html`
    <section aria-labelledby="ask">
      <h2 id="ask">${msg('Your question')}</h2>
      ${textField({
        path: '/question',
        label: msg('Question'),
        hint: msg('One or two sentences, with what you have seen and tried.'),
        value: content.question,
        most: 2000,
        kind: 'lines',
        problem: problems.get('/question'),
        oninput: (question) => set({ question }, '/question'),
      })}
      <div class="row">
        <button type="button" @click=${paste.run}>${msg('Paste from record')}</button>
        <span class="small muted" role="status">${paste.refused ? msg('The browser did not allow it. Press Ctrl+V in the field.') : ''}</span>
      </div>
      ${oneOf({
        path: '/questionKind',
        label: msg('What you want to know'),
        options: [
          { code: 'diagnosis', label: msg('What it is') },
          { code: 'treatment', label: msg('How to treat it') },
          { code: 'both', label: msg('Both') },
          { code: 'refer_or_not', label: msg('Whether to refer') },
          { code: 'follow_up', label: msg('How to follow up') },
        ],
        chosen: content.questionKind,
        problem: problems.get('/questionKind'),
        onchoose: (code) => set({ questionKind: code as Draft['questionKind'] }, '/questionKind'), // one of the options above
      })}
    </section>`
}

export function urgencyPart({ content, problems, set }: Writing, unit: Pick<Unit, 'name' | 'phone'>): TemplateResult {
  return html`
    <section aria-labelledby="when">
      <h2 id="when">${msg('Urgency')}</h2>
      ${oneOf({
        path: '/urgency',
        label: msg('How urgent is it?'),
        options: Object.entries(urgencyWords).map(([code, word]) => ({ code, label: word() })),
        chosen: content.urgency,
        problem: problems.get('/urgency'),
        onchoose: (code) => set({ urgency: code as Draft['urgency'] }, '/urgency'), // one of the words above
      })}
      ${
        content.urgency === 'pakkeforlop'
          ? textField({
              path: '/suspicionReason',
              label: msg('What the suspicion rests on'),
              value: content.suspicionReason,
              most: 1000,
              kind: 'lines',
              problem: problems.get('/suspicionReason'),
              oninput: (suspicionReason) => set({ suspicionReason }, '/suspicionReason'),
            })
          : nothing
      }
      ${content.urgency === 'emergency' ? phoneNow(unit) : nothing}
      ${oneOf({
        path: '/wouldRefer',
        label: msg('Would you have referred the patient without this?'),
        options: [
          { code: 'yes', label: msg('Yes') },
          { code: 'no', label: msg('No') },
          { code: 'unsure', label: msg('Unsure') },
        ],
        chosen: content.wouldRefer,
        problem: problems.get('/wouldRefer'),
        onchoose: (code) => set({ wouldRefer: code as Draft['wouldRefer'] }, '/wouldRefer'), // one of the options above
      })}
    </section>`
}

/** What the patient has agreed to; nothing of it is ever filled in beforehand. */
export function consentPart({ content, problems, set }: Writing): TemplateResult {
  const today = new Date().toLocaleDateString('sv')
  const also = (key: 'consentTeachingOn' | 'consentResearchOn', label: string) => html`
    <label class="check"><input type="checkbox" .checked=${live(content[key] !== null)}
      @change=${(event: Event) => set({ [key]: (event.target as HTMLInputElement).checked ? today : null }, `/${key}`)}>
      <span>${label}${content[key] ? html` <span class="muted">${formatDate(content[key])}</span>` : nothing}</span></label>`
  return html`
    <section aria-labelledby="consent">
      <h2 id="consent">${msg('Consent')}</h2>
      ${oneOf({
        path: '/consentCare',
        label: msg('The patient agrees that pictures and information go to the hospital'),
        options: [
          { code: 'verbal', label: msg('Yes, verbally') },
          { code: 'written', label: msg('Yes, in writing') },
        ],
        chosen: content.consentCare,
        problem: problems.get('/consentCare'),
        onchoose: (code) => set({ consentCare: code as Draft['consentCare'] }, '/consentCare'), // one of the options above
      })}
      ${also('consentTeachingOn', msg('The pictures may also be used in teaching'))}
      ${also('consentResearchOn', msg('The pictures may also be used in research'))}
      <label class="check"><input type="checkbox" .checked=${live(content.copyToPatient)}
        @change=${(event: Event) => set({ copyToPatient: (event.target as HTMLInputElement).checked }, '/copyToPatient')}>
        <span>${msg('The patient gets a copy of the answer')}</span></label>
    </section>`
}

/** Who asks and where the answer goes: filled in by itself. */
export function senderPart(referral: Referral | undefined, session: Session | undefined): TemplateResult {
  const office = session?.offices.find(({ id }) => id === referral?.office.id) ?? session?.offices[0]
  const { person } = session ?? {}
  const parts = [
    person && `${person.name}${person.hpr ? `, HPR ${person.hpr}` : ''}`,
    office?.name,
    office?.phone,
    referral && msg(str`reply to ${referral.office.replyAddress}`),
  ].filter(Boolean)
  return html`<p class="small muted sender">${msg('From')} ${parts.join(' · ')}</p>`
}
