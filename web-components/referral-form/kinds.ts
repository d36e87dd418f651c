import { html, nothing, type TemplateResult } from 'lit'
import type { Bilingual, Client, Diagram, Questionnaire, Referral, Session, Unit } from '../client.ts'
import { language, msg } from '../shared/i18n.ts'

/** One thing a GP can ask about: a questionnaire of a pack, and the unit that reads it. */
export interface Kind {
  readonly unit: Unit
  readonly pack: string
  readonly version: string
  readonly id: string
  readonly title: Bilingual
}

/** The kind that was chosen, with its questions. */
export interface Chosen {
  readonly unit: Pick<Unit, 'id' | 'name' | 'phone'>
  readonly name: Referral['questionnaire']
  readonly questionnaire: Questionnaire
  /** The drawings of its pack. */
  readonly diagrams: readonly Diagram[]
}
type Catalogue = Pick<Client, 'listUnitPacks' | 'listUnits' | 'readPack'>

/** What each unit takes now: the questionnaires for its service, of the packs it works with. */
export async function listKinds(client: Catalogue): Promise<Kind[]> {
  const [units, packs] = await Promise.all([client.listUnits(), client.listUnitPacks()])
  return units.items.flatMap((unit) =>
    packs.items
      .filter(({ unitId, enabled, pack }) => unitId === unit.id && enabled && pack.fits)
      .flatMap(({ pack: { id: pack, version, questionnaires } }) =>
        questionnaires
          .filter(({ service }) => service === unit.service)
          .map(({ id, title }) => ({ unit, pack, version, id, title })),
      ),
  )
}

/** The questionnaire as it was published, and the drawings of its pack. Rejects with a Problem, or with an Error when the pack has lost it. */
export async function readQuestionnaire(
  client: Catalogue,
  { pack, version, id }: Referral['questionnaire'],
): Promise<Pick<Chosen, 'questionnaire' | 'diagrams'>> {
  const { contributes } = await client.readPack(pack, version)
  const found = contributes.questionnaires.find((one) => one.id === id)
  if (!found) throw new Error(`${pack} ${version} has no questionnaire ${id}`)
  return { questionnaire: found, diagrams: contributes.diagrams ?? [] }
}

/** Tiles, under the unit that reads them. */
export function kindTiles(kinds: readonly Kind[], choose: (kind: Kind) => void): TemplateResult {
  const units = [...new Map(kinds.map(({ unit }) => [unit.id, unit])).values()]
  return html`
    <section aria-labelledby="what">
      <h2 id="what" tabindex="-1">${msg('What is it about?')}</h2>
      <div class="units">
        ${units.map(
          (unit) => html`
            <div class="unit">
              <h3 class="muted">${unit.name[language()]}</h3>
              <div class="tiles">
                ${kinds
                  .filter((kind) => kind.unit === unit)
                  .map(
                    (kind) =>
                      html`<button type="button" class="tile" @click=${() => choose(kind)}>${kind.title[language()]}</button>`,
                  )}
              </div>
            </div>`,
        )}
      </div>
      ${kinds.length === 0 ? html`<p class="notice">${msg('No unit takes questions yet.')}</p>` : ''}
    </section>`
}

/** What was chosen, in one line. */
export const chosenKind = ({ unit, questionnaire }: Chosen, again: (() => void) | undefined): TemplateResult => html`
  <div class="row chosen">
    <p><strong>${questionnaire.title[language()]}</strong> <span class="muted">→ ${unit.name[language()]}</span></p>
    ${again ? html`<button type="button" class="link" @click=${again}>${msg('Choose something else')}</button>` : ''}
  </div>`

/** For which of her offices she asks, where she has several. */
export function officeChoice(
  offices: Session['offices'],
  choose: (officeId: string) => void,
): TemplateResult | typeof nothing {
  if (offices.length < 2) return nothing
  const change = (event: Event) => choose((event.target as HTMLSelectElement).value)
  return html`<div class="field office"><label for="office">${msg('Office')}</label>
    <select id="office" @change=${change}>${offices.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}</select></div>`
}
