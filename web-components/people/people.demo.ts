import { html } from 'lit'
import { ClientProblem, type Office, type Person } from '../client.ts'
import { define } from '../shared/define.ts'
import { otherUnit } from '../shared/demo-clinic.ts'
import { LysPeople, type PeopleClient } from './people.ts'

define(LysPeople)

const offices: readonly Office[] = ['Fjord', 'Vidde', 'Skjær'].map((name, n) => ({
  id: `off_${n}`,
  name: `Legekontor ${name}`,
  closedAt: n === 2 ? '2026-11-20T09:00:00Z' : null,
}))
const people: readonly Person[] = Array.from({ length: 26 }, (_, n) => ({
  id: `per_${n}`,
  name: `Lege ${String.fromCharCode(65 + n)}${'abcdefgh'[n % 8]}`,
  hpr: n % 3 === 2 ? null : `90000${10 + n}`,
  disabledAt: n === 4 ? '2026-11-23T12:30:00Z' : null,
  memberships:
    n === 5
      ? [{ party: otherUnit.id, role: 'specialist' }]
      : [{ party: n === 6 ? 'ten_1' : `off_${n % 3}`, role: 'referrer' }],
}))

const personNow = (id: string, disabledAt: string | null): Person => ({
  ...people.find((one) => one.id === id)!,
  disabledAt,
})
const officeNow = (id: string, closedAt: string | null): Office => ({
  ...offices.find((one) => one.id === id)!,
  closedAt,
})
const now = '2026-11-24T09:00:00Z'

/** A hospital with twenty-six people and three offices. */
export const sampleHospital = (own: Partial<PeopleClient> = {}): PeopleClient => ({
  listPeople: async () => ({ items: [...people] }),
  listOffices: async () => ({ items: [...offices] }),
  listUnits: async () => ({ items: [otherUnit] }),
  disablePerson: async (id) => personNow(id, now),
  enablePerson: async (id) => personNow(id, null),
  closeOffice: async (id) => officeNow(id, now),
  openOffice: async (id) => officeNow(id, null),
  ...own,
})
const refusing = (code: ClientProblem['code']) => ({ listPeople: () => Promise.reject(new ClientProblem({ code })) })
const sought = (text: string) => {
  const element = Object.assign(document.createElement('lys-people'), { client: sampleHospital() })
  ;(element as unknown as { sought: string }).sought = text
  return html`${element}`
}

export const title = 'People and offices'
export const demos = {
  'Who is switched off': () => html`<lys-people .client=${sampleHospital()}></lys-people>`,
  'Many are called that': () => sought('lege'),
  'Nobody is called that': () => sought('ingen'),
  'Without a connection': () => html`<lys-people .client=${sampleHospital(refusing('offline'))}></lys-people>`,
}
