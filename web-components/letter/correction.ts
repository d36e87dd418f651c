import { html, nothing, type TemplateResult } from 'lit'
import type { Letter, Pack, Reply } from '../client.ts'
import { formatDateTime } from '../shared/format.ts'
import { msg, str } from '../shared/i18n.ts'
import { readSections } from '../shared/reply-sections.ts'
import { compareTexts, type Stretch } from './changes.ts'
import { diagnosisWords } from './words.ts'

interface Part {
  readonly name: string
  readonly stretches: readonly Stretch[]
}

interface Compared {
  readonly name: () => string
  readonly text: (reply: Reply) => string
}
const parts: readonly Compared[] = [
  { name: () => msg('Diagnosis'), text: diagnosisWords },
  { name: () => msg('Text to the GP'), text: ({ textToGp }) => textToGp },
  { name: () => msg('Treatment'), text: ({ treatment }) => treatment },
  { name: () => msg('Description'), text: ({ description }) => description },
  { name: () => msg('Worth knowing'), text: ({ teachingPoint }) => teachingPoint },
  { name: () => msg('Text to the patient'), text: ({ textToPatient }) => textToPatient },
]

/** Each section that either of them answers, by its title. */
function sectionParts(former: Reply, present: Reply, pack: Pack | undefined): readonly Compared[] {
  const texts = ({ answers }: Reply) =>
    new Map(
      readSections(pack, answers).map(({ title, pairs }) => [
        title,
        pairs.map(({ label, value }) => `${label}: ${value}`).join('\n'),
      ]),
    )
  const [before, after] = [texts(former), texts(present)]
  return [...new Set([...before.keys(), ...after.keys()])].map((title) => ({
    name: () => title,
    text: (reply) => (reply === former ? before : after).get(title) ?? '',
  }))
}

const changed = (former: Reply, present: Reply, pack: Pack | undefined): readonly Part[] =>
  [...parts, ...sectionParts(former, present, pack)].flatMap(({ name, text }) =>
    text(former) === text(present) ? [] : [{ name: name(), stretches: compareTexts(text(former), text(present)) }],
  )

/** On top of a corrected reply: that it was corrected, in what, and the answer before with the changes marked. */
export function correction({ replies }: Letter, pack?: Pack): TemplateResult | typeof nothing {
  const [former, present] = [replies.at(-2), replies.at(-1)]
  if (!former || !present?.corrects) return nothing
  const now = changed(former, present, pack)
  const names = now.map(({ name }) => name[0]!.toLocaleLowerCase() + name.slice(1)).join(', ')
  return html`<section class="notice warning correction" aria-label=${msg('Corrected')}>
    <p><strong>${msg('Corrected')}</strong> ${formatDateTime(present.sentAt)}, ${present.sentBy.name}.
      ${names === '' ? msg('The words are the same as before.') : msg(str`Changed: ${names}.`)}</p>
    ${
      now.length === 0
        ? nothing
        : html`<details>
        <summary>${msg(str`The answer of ${formatDateTime(former.sentAt)}, with the changes marked`)}</summary>
        <dl>${now.map(({ name, stretches }) => html`<dt>${name}</dt><dd class="text">${stretches.map(marked)}</dd>`)}</dl>
      </details>`
    }
  </section>`
}

function marked({ kind, text }: Stretch): TemplateResult {
  if (kind === 'kept') return html`${text}`
  const aloud = html`<span class="visually-hidden">${kind === 'gone' ? msg('removed:') : msg('new:')} </span>`
  return kind === 'gone' ? html`<del>${aloud}${text}</del>` : html`<ins>${aloud}${text}</ins>`
}
