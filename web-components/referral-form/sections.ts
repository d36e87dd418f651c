import { html, nothing, type TemplateResult } from 'lit'
import type { Draft, Unit } from '../client.ts'
import { sexWord, urgencyWords } from '../shared/clinical-words.ts'
import { formatAge, formatDate } from '../shared/format.ts'
import { language, msg, str } from '../shared/i18n.ts'
import { oneOf, textField } from './fields.ts'
import { bareDigits, readNationalId } from './national-id.ts'

/** What a part of the form shows and whom it tells. `set` names the paths that changed. */
export interface Writing {
  readonly content: Draft
  readonly problems: ReadonlyMap<string, string>
  readonly set: (change: Partial<Draft>, path: string) => void
}

export function patientPart({ content, problems, set }: Writing, left: boolean, leave: () => void): TemplateResult {
  const { patient } = content
  const write = (change: Partial<Draft['patient']>, path: string) => set({ patient: { ...patient, ...change } }, path)
  return html`
    <section aria-labelledby="patient">
      <h2 id="patient">${msg('Patient')}</h2>
      ${textField({
        path: '/patient/nationalId',
        label: msg('Birth number'),
        value: patient.nationalId,
        most: 20,
        kind: 'numeric',
        problem: nationalIdFault(patient.nationalId, left) ?? problems.get('/patient/nationalId'),
        beside: html`<p role="status">${toldBy(patient.nationalId)}</p>`,
        oninput: (nationalId) => write({ nationalId }, '/patient/nationalId'),
        onleave: leave,
      })}
      <div class="pair">
        ${textField({
          path: '/patient/name',
          label: msg('Name'),
          value: patient.name,
          most: 200,
          problem: problems.get('/patient/name'),
          oninput: (name) => write({ name }, '/patient/name'),
        })}
        ${textField({
          path: '/patient/phone',
          label: msg('Phone'),
          value: patient.phone,
          most: 30,
          kind: 'tel',
          optional: true,
          problem: problems.get('/patient/phone'),
          oninput: (phone) => write({ phone }, '/patient/phone'),
        })}
      </div>
    </section>`
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

export function questionPart({ content, problems, set }: Writing): TemplateResult {
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

export function urgencyPart({ content, problems, set }: Writing, unit: Pick<Unit, 'name' | 'phone'>): TemplateResult {
  return html`
    <section aria-labelledby="when">
      <h2 id="when">${msg('Urgency and consent')}</h2>
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
        path: '/consentCare',
        label: msg('The patient agrees that pictures and information go to the hospital'),
        options: [
          { code: 'verbal', label: msg('Yes, said so') },
          { code: 'written', label: msg('Yes, in writing') },
        ],
        chosen: content.consentCare,
        problem: problems.get('/consentCare'),
        onchoose: (code) => set({ consentCare: code as Draft['consentCare'] }, '/consentCare'), // one of the options above
      })}
    </section>`
}

/** What cannot wait is phoned. */
export const phoneNow = (unit: Pick<Unit, 'name' | 'phone'>): TemplateResult => html`
  <div class="notice danger" role="alert">
    ${phoneWords(unit)}
    <p>${msg('Nothing is sent from here in an emergency. The draft is kept.')}</p>
  </div>`

export const phoneWords = ({ name, phone }: Pick<Unit, 'name' | 'phone'>): TemplateResult => html`
  ${msg(str`Phone ${name[language()]} now:`)} <a class="phone" href="tel:${phone.replaceAll(' ', '')}">${phone}</a>`
