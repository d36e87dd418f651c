import { html } from 'lit'
import type { ListedLetter, ListedPractice, ListedReferral, Session } from '../client.ts'
import { define } from '../shared/define.ts'
import { LysDesk } from './desk.ts'
import type { DeskClient } from './shelves.ts'

define(LysDesk)

const unit = { en: 'Skin unit', nb: 'Hudavdelingen' }
const office = { id: 'off_1' as const, name: 'Fjordvik legekontor', phone: '+47 00 00 01 01' }

export const session: Session = {
  person: { id: 'per_1', name: 'Demo Lege', clinician: true, hpr: '0000101', language: 'nb' },
  hospital: { name: { en: 'Demo hospital', nb: 'Demosykehuset' }, phone: '+47 00 00 00 00' },
  roles: ['referrer'],
  offices: [office],
  units: [],
}

export const aReferral = (own: Partial<ListedReferral> = {}): ListedReferral => ({
  id: 'ref_1',
  caseNumber: '7K3M-2Q',
  status: 'draft',
  practice: false,
  patientName: 'Test Testesen',
  question: 'Har vokst på tre måneder. Kan den fjernes her, eller skal den henvises?',
  unit,
  changedAt: '2026-10-05T08:00:00.000Z',
  receivedAt: null,
  answerExpectedBy: own.receivedAt ? '2026-10-15' : null,
  answersLately: own.receivedAt ? { workingDays: 3, cases: 50, answered: 49 } : null,
  handed: null,
  ...own,
})

export const aLetter = (own: Partial<ListedLetter> = {}): ListedLetter => ({
  id: 'let_1',
  referralId: 'ref_4',
  caseNumber: '4P9X-7T',
  unit,
  addressee: { id: 'per_1', name: 'Demo Lege' },
  arrivedAt: '2026-10-06T11:20:00.000Z',
  openedAt: null,
  acknowledgedAt: null,
  mayOpen: 'yes',
  patientName: 'Test Testesen',
  question: 'Har vokst på tre måneder. Kan den fjernes her, eller skal den henvises?',
  ...own,
})

/** A desk's lists from here: nothing is asked of a server. */
export function aDesk(
  referrals: readonly ListedReferral[],
  letters: readonly ListedLetter[],
  practice: readonly ListedPractice[] = [],
): DeskClient {
  const page = <T>(items: readonly T[]) => ({ items: [...items], next: null, total: items.length })
  const isRead = ({ acknowledgedAt }: ListedLetter) => acknowledgedAt !== null
  return {
    listReferrals: async (_office, status) => page(referrals.filter((one) => one.status === status)),
    listLetters: async (_office, show) => ({
      ...page(letters.filter((one) => show === 'all' || isRead(one) === (show === 'read'))),
      unread: letters.filter((one) => !isRead(one)).length,
    }),
    listPractice: async () => ({ items: [...practice] }),
    withdrawReferral: () => new Promise(() => {}),
    reissueLetter: () => new Promise(() => {}),
  }
}

const sent = '2026-10-01T09:00:00.000Z'
const referrals = [
  aReferral({ id: 'ref_1', patientName: '', question: '' }),
  aReferral({
    id: 'ref_2',
    caseNumber: '2M8C-1H',
    handed: { by: 'Demo Sykepleier', at: '2026-10-05T08:10:00.000Z' },
  }),
  aReferral({ id: 'ref_9', caseNumber: '8H4K-2B', status: 'your_turn', receivedAt: sent, patientName: 'Demo Pasient' }),
  aReferral({ id: 'ref_3', caseNumber: '9R5D-6K', status: 'waiting', receivedAt: sent, patientName: 'Prøve Prøvesen' }),
  aReferral({
    id: 'ref_5',
    caseNumber: '1B3N-8V',
    status: 'decided',
    receivedAt: sent,
    patientName: 'Eksempel Eksempelsen',
  }),
  aReferral({ id: 'ref_4', caseNumber: '4P9X-7T', status: 'replied', receivedAt: sent }),
  aReferral({ id: 'ref_6', caseNumber: '5W2Z-3J', status: 'withdrawn' }),
]
const colleague = { id: 'per_2' as const, name: 'Demo Vikarlege' }
const letters = [
  aLetter({ id: 'let_3', referralId: 'ref_7', caseNumber: '6T1Q-4F', openedAt: sent, acknowledgedAt: sent }),
  aLetter({ id: 'let_2', referralId: 'ref_8', caseNumber: '3S7G-9L', addressee: colleague, mayOpen: 'reason' }),
  aLetter(),
]
const staff: Session = { ...session, person: { ...session.person, clinician: false, hpr: null }, roles: ['staff'] }

const tried: ListedPractice = {
  id: 'ref_10',
  caseNumber: '1P2R-3S',
  question: 'Øver på skjemaet.',
  changedAt: sent,
  answered: true,
}

export const title = 'Desk'

export const demos = {
  'A working day': () => html`<lys-desk .client=${aDesk(referrals, letters, [tried])} .session=${session}></lys-desk>`,
  'For staff': () =>
    html`<lys-desk .client=${aDesk(
      referrals,
      letters.map((one) => ({ ...one, mayOpen: 'no' as const })),
    )} .session=${staff}></lys-desk>`,
  'Nothing yet': () => html`<lys-desk .client=${aDesk([], [])} .session=${session}></lys-desk>`,
}
