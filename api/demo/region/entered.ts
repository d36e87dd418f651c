import type { Id } from '../../kernel/ids.ts'
import {
  type ContactKind,
  type ContactReason,
  type Equipment,
  emptyProfile,
  type OfficePerson,
  type Profile,
} from '../../office/rules.ts'
import { demoPersonas } from '../personas.ts'
import { chance } from './chance.ts'
import type { OfficeProfile } from './profile.ts'
import { plannedUse } from './use.ts'

const dayMs = 86_400_000
const dayAgo = (today: Date, days: number) => new Date(today.getTime() - days * dayMs).toISOString().slice(0, 10)
const kindOf: Readonly<Record<OfficeProfile['equipment'][number], Pick<Equipment, 'kind' | 'what'>>> = {
  camera: { kind: 'camera', what: 'Digitalkamera' },
  dermatoscope: { kind: 'attachment', what: 'Dermatoskop' },
  otoscope: { kind: 'attachment', what: 'Otoskop med kamera' },
}
const rooms = ['Skiftestua', 'Laboratoriet', 'Undersøkelsesrom 2', 'Legens kontor', 'Lageret'] as const

interface Names {
  person(key: string): Id<'per'>
}

/** What a coordinator would have entered of an office: invented, the same for the same seed. Who uses it has an owner. */
export function enteredProfile(one: OfficeProfile, seed: number, today: Date, names: Names): Profile {
  const { office } = one
  const luck = chance(seed, `entered ${office.key}`)
  const cases = plannedUse(seed).find(({ key }) => key === office.key)?.cases ?? 0
  const people = peopleOf(one, names)
  const bought = { deliveredOn: dayAgo(today, one.deliveredDaysAgo), connectedOn: dayAgo(today, one.connectedDaysAgo) }
  const things: Equipment[] = one.equipment.map((thing) => ({
    ...kindOf[thing],
    ...bought,
    isWorking: cases > 0 || luck.next() < 0.8 ? true : null,
    place: cases > 12 ? rooms[0] : luck.pick(rooms),
  }))
  const named = (role: OfficePerson['role']) => people.find((person) => person.role === role)?.name ?? null
  const owned = cases > 0 || luck.next() < 0.25
  return {
    listSize: one.listSize,
    ages: one.ages,
    gps: one.gps,
    staff: one.staff,
    setting: office.residents > 9_000 ? 'city' : office.residents > 4_000 ? 'town' : 'rural',
    travelMinutes: one.travelMinutes,
    travelKilometres: Math.round(one.travelMinutes * 1.05),
    equipment: things,
    people,
    payment: null,
    owner: owned ? named('gp') : null,
    photographer: cases > 3 ? (named('nurse') ?? named('secretary')) : null,
    onboarding: { ...emptyProfile.onboarding, ...(owned && asked(one.travelMinutes)) },
  }
}

const asked = (minutes: number) => ({
  localProblem: `Pasienter reiser ${minutes} minutter hver vei til hudlege.`,
  benefit: 'Legen får svar innen en uke og lærer av det.',
})

/** A doctor, a nurse and a secretary each; where somebody can be met in the demonstration it is she. */
function peopleOf({ office }: OfficeProfile, names: Names): OfficePerson[] {
  const place = office.name.replace(' legekontor', '')
  const met = demoPersonas
    .filter((persona) => persona.office === office.key)
    .map(({ login, name, role }) => ({
      name,
      role: role === 'staff' ? ('secretary' as const) : ('gp' as const),
      personId: names.person(login),
    }))
  const others = [
    { name: `Demo Lege ${place}`, role: 'gp' as const, personId: null },
    // One of them works there no more: somebody else must take the photographs.
    {
      name: `Demo Sykepleier ${place}`,
      role: 'nurse' as const,
      personId: office.key === 'finnsnes' ? names.person('nurse-finnsnes') : null,
    },
    { name: `Demo Sekretær ${place}`, role: 'secretary' as const, personId: null },
  ]
  return [...met, ...others.filter(({ name }) => !met.some((one) => one.name === name))]
}

/** What a coordinator did for an office, and what it said. */
export interface PastContact {
  readonly office: string
  readonly kind: ContactKind
  readonly about: string | null
  readonly reason: ContactReason | null
  readonly sentence: string
  readonly nextOn: string | null
  readonly at: Date
}

const said: readonly (readonly [ContactKind, ContactReason | null, string])[] = [
  ['call', 'no_time', 'Rekker det ikke mellom pasientene; vil prøve når vikaren er på plass.'],
  ['call', 'equipment', 'Kameraet lader ikke. Nytt batteri er sendt.'],
  ['call', 'skill', 'Usikker på hvordan bildene skal tas. Vil gjerne ha et kurs.'],
  ['call', 'no_need', 'Har avtale med hudlege som kommer hver måned.'],
  ['call', 'learned', 'Kjenner nå igjen det meste selv og sender bare det som er uvanlig.'],
  ['visit', null, 'Gikk gjennom bildetaking med sykepleieren; kameraet ble flyttet til skiftestua.'],
  ['training', 'skill', 'Kurs over nett for to leger og en sekretær.'],
  ['mail', 'pay', 'Spurte om takst; sendte svar fra fagavdelingen.'],
]

/** Calls and visits of the past year, to offices that use it and to some that do not: the same for the same seed and day. */
export function pastContacts(seed: number, today: Date, keys: readonly string[]): PastContact[] {
  const luck = chance(seed, 'contacts')
  const users = plannedUse(seed).map(({ key }) => key)
  const silent = keys.filter((key) => !users.includes(key))
  return [...users.slice(0, 12), ...silent.slice(0, 10)].flatMap((office) =>
    Array.from({ length: luck.whole(1, 2) }, (): PastContact => {
      const [kind, reason, sentence] = luck.pick(said)
      const at = new Date(today.getTime() - luck.whole(40, 330) * dayMs)
      return { office, kind, about: null, reason, sentence, nextOn: null, at }
    }),
  )
}
