import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { PhotographFacts } from '../client.ts'
import { problemText } from '../shared/all-problems.ts'
import { language, msg } from '../shared/i18n.ts'
import { offered, partOf, partWord, unknownPart, type View, type Views } from '../shared/parts.ts'
import { scaleWord } from '../shared/photographs.ts'
import type { Option } from './options.ts'
import type { Photograph } from './uploads.ts'

interface Asking {
  readonly views: Views
  /** All of the referral: a part is offered once one shows the part before it. */
  readonly photographs: readonly Photograph[]
  /** What the photograph is called, to be read aloud. */
  readonly name: string
  /** Absent where nothing can be said any more: then it stands there in words. */
  readonly say?: ((facts: Partial<PhotographFacts>) => void) | undefined
}

/** What is said of a photograph, one tap each: which part, where there is more than one, and what tells its size, where the pack asks. */
export function photoFacts(
  item: Photograph,
  { views, photographs, name, say }: Asking,
): TemplateResult | typeof nothing {
  const view = views.find((one) => one.view === item.view)
  const scale = item.scale ?? item.foundScale ?? null
  if (!say) {
    const words = [partWord(item, views), scale && scaleWord(scale)].filter(Boolean)
    return words.length ? html`<p class="small">${words.join(' · ')}</p>` : nothing
  }
  const parts = view ? partsFor(item, view, views, photographs) : []
  return html`
    ${
      view?.parts && parts.length > 1
        ? chips({
            name: `part-${item.key}`,
            legend: view.parts.label[language()],
            of: name,
            options: [...parts, { code: unknownPart, label: msg('Unknown') }],
            chosen: partOf(item, views),
            onchoose: (belongsTo) => say({ belongsTo }),
          })
        : nothing
    }
    ${
      view?.scales
        ? chips({
            name: `scale-${item.key}`,
            legend: msg('To measure by'),
            of: name,
            options: scalesFor(view, scale).map((code) => ({ code, label: scaleWord(code) })),
            chosen: scale,
            onchoose: (code) => say({ scale: code as Scale }), // one of the options above
          })
        : nothing
    }
    ${item.notSaid ? html`<p class="error" role="alert">${problemText(item.notSaid)}</p>` : nothing}`
}
type Scale = NonNullable<PhotographFacts['scale']>

/** What was said before the answers changed stays in sight. */
function partsFor(item: Photograph, view: View, views: Views, photographs: readonly Photograph[]): readonly Option[] {
  const there = offered(view, photographs).map(({ code, label }) => ({ code, label: label[language()] }))
  const said = item.belongsTo
  if (!said || said === unknownPart || there.some(({ code }) => code === said)) return there
  return [...there, { code: said, label: partWord(item, views) }]
}

const scalesFor = ({ scales = [] }: View, scale: Scale | null): readonly Scale[] =>
  scale && !scales.includes(scale) ? [...scales, scale] : scales

interface Chips {
  readonly name: string
  readonly legend: string
  readonly of: string
  readonly options: readonly Option[]
  readonly chosen: string | null | undefined
  readonly onchoose: (code: string) => void
}

const chips = ({ name, legend, of, options, chosen, onchoose }: Chips): TemplateResult => html`
  <fieldset class="chips" role="radiogroup" aria-label="${legend}, ${of}">
    <legend class="small muted">${legend}</legend>
    <div class="segments">
      ${options.map(
        ({ code, label }) => html`
          <label class="segment"><input type="radio" name=${name} value=${code} .checked=${live(chosen === code)}
            @change=${() => onchoose(code)}>${label}</label>`,
      )}
    </div>
  </fieldset>`
