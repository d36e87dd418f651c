import { html, type TemplateResult } from 'lit'
import type { Profile } from '../client.ts'
import { formatNumber } from '../shared/format.ts'
import { msg, str } from '../shared/i18n.ts'
import { equipmentWords } from '../shared/office-words.ts'
import type { Member } from './profile-form.ts'

/** What is missing, and the part of the profile where it is filled in. */
export interface Lack {
  readonly part: 'facts' | 'equipment' | 'answering' | 'onboarding'
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
  const lack = (words: string): Lack => ({ part: 'equipment', words })
  if (equipment.length === 0) return [lack(msg('No equipment is entered'))]
  return equipment.flatMap(({ kind, what, deliveredOn, connectedOn, isWorking }) => {
    const name = what || equipmentWords[kind]()
    if (isWorking === false) return [lack(msg(str`${name}: does not work`))]
    if (deliveredOn === null) return [lack(msg(str`${name}: not delivered`))]
    if (connectedOn === null) return [lack(msg(str`${name}: not connected`))]
    return isWorking === null ? [lack(msg(str`${name}: not known whether it works`))] : []
  })
}

function inPeople({ owner, photographer, payment, people }: Profile, members: readonly Member[]): Lack[] {
  const hasLeft = (name: string) =>
    people.some((one) => one.name === name && one.personId && !members.some(({ id }) => id === one.personId))
  const words = [
    owner === null && msg('Nobody answers for it'),
    photographer === null && msg('Nobody takes the photographs'),
    owner !== null && hasLeft(owner) && msg('Whoever answers for it works there no more'),
    photographer !== null && hasLeft(photographer) && msg('Whoever takes the photographs works there no more'),
    payment === null && msg('Pay is not agreed'),
  ]
  return words.flatMap((one) => (one ? [{ part: 'answering', words: one }] : []))
}

function inOnboarding({ onboarding }: Profile): Lack[] {
  const answers = Object.values(onboarding)
  const open = answers.filter((one) => one === null).length
  const [left, all] = [formatNumber(open), formatNumber(answers.length)]
  return open === 0
    ? []
    : [{ part: 'onboarding', words: msg(str`${left} of ${all} questions about what makes it last have no answer`) }]
}

function inFacts({ listSize, gps, staff, setting, travelMinutes, ages }: Profile): Lack[] {
  const open = [listSize, gps, staff, setting, travelMinutes, ages].filter((one) => one === null).length
  return open === 0
    ? []
    : [{ part: 'facts', words: msg(str`Figures of the office that are not known: ${formatNumber(open)}`) }]
}

/** What is missing, each a way to where it is filled in. */
export function lackList(
  profile: Profile,
  members: readonly Member[],
  goTo: (part: Lack['part']) => void,
): TemplateResult {
  const lacks = lacksOf(profile, members)
  if (lacks.length === 0) return html`<p>${msg('Everything is entered, and its equipment works.')}</p>`
  return html`<ul class="lacks">${lacks.map(
    ({ part, words }) => html`<li><button type="button" class="link" @click=${() => goTo(part)}>${words}</button></li>`,
  )}</ul>`
}
