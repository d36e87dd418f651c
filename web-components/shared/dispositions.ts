import type { Bilingual, DecisionToMake, Pack, Referral } from '../client.ts'
import { language, msg } from './i18n.ts'

export type Disposition = DecisionToMake['disposition']
type Need = 'date' | 'reason' | 'handover' | 'weeks' | 'unit'
export interface DispositionNeeds extends Readonly<Partial<Record<Need, true>>> {
  /** Under a suspicion of cancer it takes a talk with the referrer. */
  readonly lowersSuspicion?: true
}

/** What each outcome asks for, as the server checks it (api/triage/rules.ts; a test compares the two). In the order they are offered. */
export const dispositionNeeds: Readonly<Record<Disposition, DispositionNeeds>> = {
  advice_gp_continues: { lowersSuspicion: true },
  advice_photo_review: { weeks: true, lowersSuspicion: true },
  interim_treatment_appointment: { lowersSuspicion: true },
  more_info: { reason: true },
  routine_appointment: { date: true, lowersSuspicion: true },
  direct_to_procedure: {},
  haster: { date: true, handover: true },
  pakkeforlop: { handover: true },
  emergency_phoned: { handover: true },
  moved_unit: { unit: true },
  no_right: { reason: true, lowersSuspicion: true },
  in_person: {},
  withdrawn_duplicate: {},
}

export const dispositions = Object.keys(dispositionNeeds) as readonly Disposition[] // keys of the literal above

/** Whether somebody must have been spoken to before this outcome may be chosen for a referral of this urgency. */
export function needsHandover(disposition: Disposition, urgency: Referral['content']['urgency']): boolean {
  const needs = dispositionNeeds[disposition]
  return needs.handover === true || lowersSuspicion(disposition, urgency)
}

export const lowersSuspicion = (disposition: Disposition, urgency: Referral['content']['urgency']): boolean =>
  urgency === 'pakkeforlop' && dispositionNeeds[disposition].lowersSuspicion === true

const words: Readonly<Record<Disposition, () => string>> = {
  advice_gp_continues: () => msg('Advice, GP continues'),
  advice_photo_review: () => msg('Advice, new photographs later'),
  interim_treatment_appointment: () => msg('Treatment now, appointment later'),
  more_info: () => msg('More information needed'),
  routine_appointment: () => msg('Ordinary appointment'),
  direct_to_procedure: () => msg('Straight to procedure'),
  haster: () => msg('Urgent appointment'),
  pakkeforlop: () => msg('Cancer pathway'),
  emergency_phoned: () => msg('Emergency, phoned'),
  moved_unit: () => msg('Moved to another unit'),
  no_right: () => msg('No right to specialist care'),
  in_person: () => msg('Must be seen in person'),
  withdrawn_duplicate: () => msg('Withdrawn or sent twice'),
}

const inOurLanguage = (text: Bilingual): string => text[language()]

/** In the words of the pack; ours where it has none. */
export function dispositionWord(code: Disposition, pack?: Pack | null): string {
  const own = pack?.contributes.dispositions.find((one) => one.code === code)
  return own ? inOurLanguage(own.label) : words[code]()
}

export const isDisposition = (code: string): code is Disposition => Object.hasOwn(dispositionNeeds, code)

/** The usual ones of a specialty with their keys. A pack that names none gets the first five. */
export function usualDispositions(pack?: Pack | null): readonly { code: Disposition; key: string }[] {
  const own = (pack?.contributes.dispositions ?? []).flatMap(({ code, key }) =>
    key && isDisposition(code) ? [{ code, key }] : [],
  )
  if (own.length > 0) return own.toSorted((a, b) => a.key.localeCompare(b.key))
  return dispositions.slice(0, 5).map((code, index) => ({ code, key: String(index + 1) }))
}
