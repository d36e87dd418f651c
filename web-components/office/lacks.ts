import { html, type TemplateResult } from 'lit'
import type { Profile } from '../client.ts'
import { formatNumber } from '../shared/format.ts'
import { msg, str } from '../shared/i18n.ts'
import { equipmentWords } from '../shared/office-words.ts'
import type { Member } from './profile-form.ts'

type Thing = Profile['equipment'][number]

/** What is missing, and where in the profile it is filled in. */
export interface Lack {
  readonly part: 'facts' | 'equipment' | 'answering' | 'onboarding'
  /** The `data-field` of the very field; without one it is the first of the part that has nothing in it. */
  readonly field?: string
  readonly words: string
}

/**
 * What an office lacks for use to arise and to last, in the order in which a coordinator would see to it. `members` are those
 * who can sign in for it.
 */
export const lacksOf = (profile: Profile, members: readonly Member[]): readonly Lack[] => [
  ...inEquipment(profile),
  ...inPeople(profile, members),
  ...inOnboarding(profile),
  ...inFacts(profile),
]

function inEquipment({ equipment }: Profile): Lack[] {
  if (equipment.length === 0) return [{ part: 'equipment', words: msg('No equipment is entered') }]
  return equipment.flatMap(({ kind, what, deliveredOn, connectedOn, isWorking }, at) => {
    const name = what || equipmentWords[kind]()
    const lack = (field: keyof Thing, words: string): Lack[] => [
      { part: 'equipment', field: `equipment/${at}/${field}`, words },
    ]
    // What works is there, also where nobody knows since when.
    if (isWorking === true) return []
    if (isWorking === false) return lack('isWorking', msg(str`${name}: does not work`))
    if (deliveredOn === null) return lack('deliveredOn', msg(str`${name}: not delivered`))
    if (connectedOn === null) return lack('connectedOn', msg(str`${name}: not connected`))
    return lack('isWorking', msg(str`${name}: not known whether it works`))
  })
}

function inPeople({ owner, photographer, payment, people }: Profile, members: readonly Member[]): Lack[] {
  const hasLeft = (name: string) =>
    people.some((one) => one.name === name && one.personId && !members.some(({ id }) => id === one.personId))
  const found = [
    ['owner', owner === null && msg('Nobody answers for it')],
    ['photographer', photographer === null && msg('Nobody takes the photographs')],
    ['owner', owner !== null && hasLeft(owner) && msg('Whoever answers for it works there no more')],
    [
      'photographer',
      photographer !== null && hasLeft(photographer) && msg('Whoever takes the photographs works there no more'),
    ],
    ['payment', payment === null && msg('Pay is not agreed')],
  ] as const
  return found.flatMap(([field, words]) => (words ? [{ part: 'answering', field, words }] : []))
}

function inOnboarding({ onboarding }: Profile): Lack[] {
  const answers = Object.values(onboarding)
  const open = answers.filter((one) => one === null).length
  const [left, all] = [formatNumber(open), formatNumber(answers.length)]
  return open === 0
    ? []
    : [{ part: 'onboarding', words: msg(str`${left} of ${all} questions about what makes it last have no answer`) }]
}

function inFacts({ listSize, gps, staff, setting, travelMinutes, travelKilometres, ages }: Profile): Lack[] {
  const facts = [listSize, gps, staff, setting, travelMinutes, travelKilometres, ages]
  const open = facts.filter((one) => one === null).length
  return open === 0
    ? []
    : [{ part: 'facts', words: msg(str`Figures of the office that are not known: ${formatNumber(open)}`) }]
}

/** What is missing, each a way to where it is filled in. */
export function lackList(profile: Profile, members: readonly Member[], goTo: (lack: Lack) => void): TemplateResult {
  const lacks = lacksOf(profile, members)
  if (lacks.length === 0) return html`<p>${msg('Everything is entered, and its equipment works.')}</p>`
  return html`<ul class="lacks">${lacks.map(
    (lack) => html`<li><button type="button" class="link" @click=${() => goTo(lack)}>${lack.words}</button></li>`,
  )}</ul>`
}
