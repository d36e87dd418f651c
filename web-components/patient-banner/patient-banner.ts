import { html, nothing, type TemplateResult } from 'lit'
import { classMap } from 'lit/directives/class-map.js'
import type { Case, EarlierCase } from '../client.ts'
import { ageAndSex, sexWord } from '../shared/clinical-words.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { formatAge, formatDate, formatWorkingDaysLeft } from '../shared/format.ts'
import { msg, plural, str } from '../shared/i18n.ts'
import { CaseOpenEvent } from '../worklist/worklist.events.ts'
import { styles } from './patient-banner.styles.ts'

/** From this many working days on the deadline is said, not only the day. */
const soonDays = 2

/** Whose case this is, who asks, how much time there is, and what was asked about the same patient before. It never scrolls away. @fires lys-case-open @csspart patient name, birth number and age @csspart clock the day of the deadline */
export class LysPatientBanner extends LysElement {
  static readonly tag = 'lys-patient-banner'
  static override styles = [base, controls, styles]
  static override properties = { case: { attribute: false } }
  /** The case as the server tells it. */
  declare case: Case | undefined

  protected override render(): TemplateResult | typeof nothing {
    if (!this.case) return nothing
    const { referral } = this.case
    const { name, nationalId } = referral.content.patient
    return html`
      <h2 part="patient" class="patient">
        <span class="name">${name}</span>
        <span class="number">${spaced(nationalId)}</span>
        ${referral.patient ? this.#age(referral.patient) : nothing}
      </h2>
      <p class="from">
        ${referral.referrer.name}, ${referral.office.name},
        <a href=${`tel:${referral.office.phone.replaceAll(' ', '')}`}>${referral.office.phone}</a>
      </p>
      ${this.case.earlier.length > 0 ? this.#earlier(this.case.earlier) : nothing} ${this.#clock(this.case)}`
  }

  #earlier(earlier: readonly EarlierCase[]): TemplateResult {
    const words = plural(earlier.length, {
      one: msg('1 earlier case'),
      other: msg(str`${earlier.length} earlier cases`),
    })
    const close = ({ currentTarget }: Event) =>
      (currentTarget as HTMLElement).closest('details')?.removeAttribute('open')
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      close(event)
      ;(event.currentTarget as HTMLElement).querySelector('summary')?.focus()
    }
    return html`<details class="earlier" @keydown=${key}>
      <summary>${words}</summary>
      <ul role="list">
        ${earlier.map(
          (one) => html`<li><button
            type="button"
            @click=${(event: Event) => {
              close(event)
              this.dispatchEvent(new CaseOpenEvent(one.id))
            }}
          ><span>${formatDate(one.receivedAt)}</span> <span>${one.caseNumber}</span> <span>${one.question}</span></button></li>`,
        )}
      </ul>
    </details>`
  }

  #age(patient: NonNullable<Case['referral']['patient']>): TemplateResult {
    // Under two years the months count; then the letter of the sex follows as a word.
    const words = patient.age >= 2 ? ageAndSex(patient) : `${formatAge(patient.birthDate)}, ${sexWord(patient.sex)}`
    return html`<span class="age">${words}</span>`
  }

  #clock({ clock, referral }: Case): TemplateResult {
    const { day, workingDaysLeft: left } = clock
    const closed = referral.status !== 'waiting' && referral.status !== 'decided'
    const soon = !closed && left <= soonDays
    return html`<p part="clock" class=${classMap({ clock: true, soon, late: soon && left < 0 })}>
      <span>${referral.caseNumber}</span>
      ${closed ? nothing : html`<span>${day === 0 ? msg('Received today') : msg(str`Day ${day} of ${day + left}`)}</span>`}
      ${soon ? html`<strong>${formatWorkingDaysLeft(left)}</strong>` : nothing}
    </p>`
  }
}

/** Birth date and number apart, as everybody reads it aloud. */
const spaced = (nationalId: string): string => nationalId.replace(/^(\d{6})(\d{5})$/, '$1 $2')

declare global {
  interface HTMLElementTagNameMap {
    'lys-patient-banner': LysPatientBanner
  }
}
