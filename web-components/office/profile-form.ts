import { html, nothing, type TemplateResult } from 'lit'
import type { Profile } from '../client.ts'
import { formatDate } from '../shared/format.ts'
import { msg, str } from '../shared/i18n.ts'
import { codesOf, equipmentWords, roleWords, settingWords } from '../shared/office-words.ts'
import { ageFields, ageProblem, ageSentence, type TypedAges } from './ages.ts'
import { type Onboarding, onboardingWords } from './profile-words.ts'

type Thing = Profile['equipment'][number]
type Somebody = Profile['people'][number]

/** Somebody who signs in for the office. */
export interface Member {
  readonly id: string
  readonly name: string
}

export interface Form {
  readonly profile: Profile
  /** Since when the office is counted. */
  readonly connectedAt: string | null
  readonly members: readonly Member[]
  readonly ages: {
    readonly typed: TypedAges
    /** As they were saved last. */
    readonly known: Profile['ages']
    write(typed: TypedAges): void
  }
  set(change: Partial<Profile>): void
}

const typedIn = (event: Event): string => (event.target as HTMLInputElement).value
const textOf = (event: Event): string | null => typedIn(event) || null
const numberOf = (event: Event): number | null => {
  const { value, valueAsNumber } = event.target as HTMLInputElement
  return value === '' || Number.isNaN(valueAsNumber) ? null : valueAsNumber
}

/** All fields of a profile; what nobody knows stays empty. */
export const profileForm = (form: Form): TemplateResult => html`
  ${facts(form)} ${equipment(form)} ${people(form)} ${answering(form)} ${onboarding(form)}`

function figure(name: string, value: number | null, set: (value: number | null) => void, most: number) {
  return html`<label class="field">${name}
    <input type="number" inputmode="numeric" min="0" max=${most} step="1" .value=${value === null ? '' : String(value)}
      @input=${(event: Event) => set(numberOf(event))}></label>`
}

function facts({ profile, ages, set }: Form): TemplateResult {
  return html`<fieldset data-part="facts"><legend>${msg('The office')}</legend><div class="beside">
    ${figure(msg('Patients on its lists'), profile.listSize, (listSize) => set({ listSize }), 200_000)}
    ${ageFields(ages.typed, ages.known, ages.write)}
    ${figure(msg('Doctors'), profile.gps, (gps) => set({ gps }), 200)}
    ${figure(msg('Other staff'), profile.staff, (staff) => set({ staff }), 500)}
    ${choice(msg('Where it lies'), profile.setting, settingWords, (setting) => set({ setting }))}
    ${figure(msg('Minutes to the hospital'), profile.travelMinutes, (travelMinutes) => set({ travelMinutes }), 2_880)}
    ${figure(msg('Kilometres to the hospital'), profile.travelKilometres, (travelKilometres) => set({ travelKilometres }), 3_000)}
  </div>${ageSentence(ageProblem(ages.typed, ages.known))}</fieldset>`
}

function choice<K extends string>(
  name: string,
  value: K | null,
  words: Readonly<Record<K, () => string>>,
  set: (value: K | null) => void,
): TemplateResult {
  return html`<label class="field">${name}
    <select @change=${(event: Event) => set(textOf(event) as K | null)}>
      <option value="" ?selected=${value === null}>${msg('Not known')}</option>
      ${codesOf(words).map((one) => html`<option value=${one} ?selected=${one === value}>${words[one]()}</option>`)}
    </select></label>`
}

const replaced = <T>(items: readonly T[], at: number, change: Partial<T>): T[] =>
  items.map((one, n) => (n === at ? { ...one, ...change } : one))

/** What the days do on which things were connected. */
const aboutConnection = (connectedAt: string | null): string =>
  connectedAt === null
    ? msg(
        'Once saved, the first day on which a thing was connected is the day from which the office is counted. It does not move afterwards.',
      )
    : msg(str`The office is counted from ${formatDate(connectedAt)} on; other days here do not move that.`)

function equipment({ profile, connectedAt, set }: Form): TemplateResult {
  const all = profile.equipment
  const change = (at: number, change: Partial<Thing>) => set({ equipment: replaced(all, at, change) })
  const day = (name: string, at: number, field: 'deliveredOn' | 'connectedOn') =>
    html`<label class="field">${name}<input type="date" data-field="equipment/${at}/${field}" .value=${all[at]![field] ?? ''}
      @input=${(event: Event) => change(at, { [field]: textOf(event) })}></label>`
  const fresh: Thing = { kind: 'camera', what: '', deliveredOn: null, connectedOn: null, isWorking: null, place: '' }
  return html`<fieldset data-part="equipment"><legend>${msg('Equipment')}</legend>
    <p class="hint">${aboutConnection(connectedAt)}</p>
    ${all.map(
      (one, at) => html`<div class="beside item" role="group" aria-label=${msg(str`Thing ${at + 1}`)}>
        <label class="field">${msg('What it is')}<select @change=${(event: Event) => change(at, { kind: typedIn(event) as Thing['kind'] })}>
          ${codesOf(equipmentWords).map((kind) => html`<option value=${kind} ?selected=${kind === one.kind}>${equipmentWords[kind]()}</option>`)}
        </select></label>
        <label class="field">${msg('Make or name')}<input maxlength="120" .value=${one.what} @input=${(event: Event) => change(at, { what: typedIn(event) })}></label>
        ${day(msg('Delivered'), at, 'deliveredOn')}
        ${day(msg('Connected'), at, 'connectedOn')}
        <label class="field">${msg('Does it work?')}<select data-field="equipment/${at}/isWorking" @change=${(event: Event) => change(at, { isWorking: { yes: true, no: false }[typedIn(event)] ?? null })}>
          <option value="" ?selected=${one.isWorking === null}>${msg('Not known')}</option>
          <option value="yes" ?selected=${one.isWorking === true}>${msg('Yes')}</option>
          <option value="no" ?selected=${one.isWorking === false}>${msg('No')}</option>
        </select></label>
        <label class="field">${msg('Where it stands')}<input maxlength="200" .value=${one.place} @input=${(event: Event) => change(at, { place: typedIn(event) })}></label>
        <button type="button" aria-label=${msg(str`Remove thing ${at + 1}`)}
          @click=${() => set({ equipment: all.filter((_, n) => n !== at) })}>${msg('Remove')}</button>
      </div>`,
    )}
    <button type="button" @click=${() => set({ equipment: [...all, fresh] })}>${msg('Add a thing')}</button></fieldset>`
}

function people({ profile, members, set }: Form): TemplateResult {
  const all = profile.people
  const change = (at: number, change: Partial<Somebody>) => {
    const before = all[at]!.name
    const { owner, photographer } = profile
    const now = change.name ?? before
    // Whoever answers for it still does under a name that was put right.
    set({
      people: replaced(all, at, change),
      owner: owner === before ? now : owner,
      photographer: photographer === before ? now : photographer,
    })
  }
  const out = (at: number) => {
    const gone = all[at]!.name
    set({
      people: all.filter((_, n) => n !== at),
      owner: profile.owner === gone ? null : profile.owner,
      photographer: profile.photographer === gone ? null : profile.photographer,
    })
  }
  const fresh: Somebody = { name: '', role: 'gp', personId: null }
  return html`<fieldset><legend>${msg('People')}</legend>
    ${all.map(
      (one, at) => html`<div class="beside item" role="group" aria-label=${msg(str`Person ${at + 1}`)}>
        <label class="field">${msg('Name')}<input maxlength="120" autocomplete="off" .value=${one.name} @input=${(event: Event) => change(at, { name: typedIn(event) })}></label>
        <label class="field">${msg('Role')}<select @change=${(event: Event) => change(at, { role: typedIn(event) as Somebody['role'] })}>
          ${codesOf(roleWords).map((role) => html`<option value=${role} ?selected=${role === one.role}>${roleWords[role]()}</option>`)}
        </select></label>
        <label class="field">${msg('Signs in as')}<select @change=${(event: Event) => change(at, { personId: textOf(event) as Somebody['personId'] })}>
          <option value="" ?selected=${one.personId === null}>${msg('Nobody, or not known')}</option>
          ${signIns(one, members).map(({ id, name }) => html`<option value=${id} ?selected=${id === one.personId}>${name}</option>`)}
        </select></label>
        <button type="button" aria-label=${msg(str`Remove person ${at + 1}`)} @click=${() => out(at)}>${msg('Remove')}</button>
      </div>`,
    )}
    <button type="button" @click=${() => set({ people: [...all, fresh] })}>${msg('Add a person')}</button></fieldset>`
}

/** Whoever signs in for the office, and who did when she was entered. */
const signIns = ({ personId }: Somebody, members: readonly Member[]): readonly Member[] =>
  personId === null || members.some(({ id }) => id === personId)
    ? members
    : [...members, { id: personId, name: msg('Somebody who works there no more') }]

function answering({ profile, set }: Form): TemplateResult {
  const names = profile.people.map(({ name }) => name).filter((name) => name !== '')
  const who = (label: string, field: 'owner' | 'photographer') =>
    html`<label class="field">${label}<select data-field=${field} @change=${(event: Event) => set({ [field]: textOf(event) })}>
      <option value="" ?selected=${profile[field] === null}>${msg('Nobody yet')}</option>
      ${names.map((name) => html`<option value=${name} ?selected=${name === profile[field]}>${name}</option>`)}
    </select></label>`
  return html`<fieldset data-part="answering"><legend>${msg('Who answers for it, and pay')}</legend><div class="beside">
    ${who(msg('Who answers for it'), 'owner')}
    ${who(msg('Who takes the photographs'), 'photographer')}
    <label class="field wide">${msg('Agreed pay')}<textarea data-field="payment" rows="2" maxlength="1000" .value=${profile.payment ?? ''}
      @input=${(event: Event) => set({ payment: textOf(event) })}></textarea></label></div></fieldset>`
}

function onboarding({ profile, set }: Form): TemplateResult {
  const write = (field: Onboarding) => (event: Event) =>
    set({ onboarding: { ...profile.onboarding, [field]: textOf(event) } })
  const missing = profile.onboarding.localProblem === null
  return html`<fieldset data-part="onboarding"><legend>${msg('Before it can last')}</legend>
    ${missing ? html`<p class="hint">${msg('Write first which problem it solves here: a service that answers none does not last.')}</p>` : nothing}
    <div class="beside two">${codesOf(onboardingWords).map((field) => {
      const { name, asks } = onboardingWords[field]
      return html`<label class="field">${name()}<span class="hint">${asks()}</span>
        <textarea rows="2" maxlength="1000" .value=${profile.onboarding[field] ?? ''} @input=${write(field)}></textarea></label>`
    })}</div></fieldset>`
}
