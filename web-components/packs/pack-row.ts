import { html, nothing, type TemplateResult } from 'lit'
import { problemText } from '../shared/all-problems.ts'
import { language, msg, plural, str } from '../shared/i18n.ts'
import { codeLine } from './code-line.ts'
import { type AtUnit, offered, type Standing } from './standing.ts'
import { whatItBrings } from './what-it-brings.ts'

export interface Acts {
  /** On, off or over to the newest version. */
  readonly enable: (of: Standing, units: readonly AtUnit[]) => void
  readonly ask: (of: Standing, at: AtUnit) => void
  readonly copy: (hash: string) => void
}
export interface Showing {
  readonly copied: string
  /** What went wrong, by pack and unit. */
  readonly problems: ReadonlyMap<string, unknown>
}

/** What the switch of a pack at a unit is called, on the page and in what is remembered of it. */
export const keyOf = ({ newest }: Standing, { unit }: AtUnit): string => `${newest.id}-${unit.id}`

/** One pack: what it is and brings, and a switch for each unit. */
export function packRow(one: Standing, showing: Showing, acts: Acts): TemplateResult {
  const { newest, versions, whole, units } = one
  const { id, version } = newest
  const title = newest.title[language()]
  const older = units.filter((at) => offered(one, at) === 'newer')
  return html`<article aria-labelledby=${`pack-${id}`}>
    <div class="about">
      <h2 id=${`pack-${id}`} tabindex="-1">${title}</h2>
      <p class="muted small"><code>${id}</code> ${versionWords(versions)}</p>
      <p>${whole ? whatItBrings(whole) : html`<span aria-busy="true">…</span>`}</p>
      ${codeLine(newest, showing.copied, acts.copy)}
      ${newest.fits ? nothing : html`<p class="notice warning">${misfit(version, whole?.engines.lysbord)}</p>`}
    </div>
    <div class="at">
      <h3>${msg('Units')}</h3>
      ${unitLists(one, showing, acts)}
      ${
        older.length > 1
          ? html`<p><button type="button" @click=${() => acts.enable(one, older)}>${msg(str`Go over to ${version} at all ${older.length} units`)}</button></p>`
          : nothing
      }
    </div>
  </article>`
}

/** Units that read its questions, and folded away those of other services: a hospital may have many. */
function unitLists(one: Standing, showing: Showing, acts: Acts): TemplateResult {
  const isFirst = ({ isAsked }: AtUnit) => isAsked || one.newest.questionnaires.length === 0
  const list = (units: readonly AtUnit[]) =>
    html`<ul role="list">${units.map((at) => unitRow(one, at, showing, acts))}</ul>`
  const others = one.units.filter((at) => !isFirst(at))
  return html`${list(one.units.filter(isFirst))}
    ${
      others.length === 0
        ? nothing
        : html`<details ?open=${others.some(({ isOn }) => isOn)}>
            <summary class="muted small">${plural(others.length, { one: msg('1 unit of another service'), other: msg(str`${others.length} units of other services`) })}</summary>
            ${list(others)}
          </details>`
    }`
}

function unitRow(one: Standing, at: AtUnit, { problems }: Showing, acts: Acts): TemplateResult {
  const { newest } = one
  const [unit, title, key] = [at.unit.name[language()], newest.title[language()], keyOf(one, at)]
  const turn = (event: Event) => {
    // It shows what the server says, not what was pressed.
    event.preventDefault()
    if (at.isOn) acts.ask(one, at)
    else acts.enable(one, [at])
  }
  const way = offered(one, at)
  const cannot = !at.isOn && (!newest.fits || at.missing.length > 0)
  return html`<li>
    <label><input type="checkbox" role="switch" id=${key} .checked=${at.isOn} ?disabled=${cannot}
      aria-label=${msg(str`${title}: ${unit}`)} aria-describedby=${`${key}-state`} @click=${turn}><span>${unit}</span></label>
    <p class="state small" id=${`${key}-state`}>${at.isOn ? html`<strong>${msg(str`on, ${at.version ?? ''}`)}</strong>` : html`<span class="muted">${msg('off')}</span>`}${at.missing.length > 0 && (!at.isOn || at.version === newest.version) ? html` · ${needs(at)}` : nothing}</p>
    ${way ? over(one, at, way, acts) : nothing}
    ${problems.has(key) ? html`<p class="error" role="alert">${problemText(problems.get(key))}</p>` : nothing}
  </li>`
}

function over(one: Standing, at: AtUnit, way: 'newer' | 'older', acts: Acts): TemplateResult {
  const { version } = one.newest
  const unit = at.unit.name[language()]
  const [words, label] =
    way === 'newer'
      ? [msg(str`Go over to ${version}`), msg(str`Go over to ${version}: ${unit}`)]
      : [msg(str`Go back to ${version}`), msg(str`Go back to ${version}: ${unit}`)]
  return html`<p class="over"><button type="button" aria-label=${label} @click=${() => acts.enable(one, [at])}>${words}</button></p>`
}

const versionWords = (versions: readonly string[]): string =>
  plural(versions.length, {
    one: msg(str`version ${versions[0]!}`),
    other: msg(str`versions ${new Intl.ListFormat(language()).format(versions)}`),
  })

const needs = ({ missing }: AtUnit): string => {
  const names = new Intl.ListFormat(language()).format(missing)
  return msg(str`Needs ${names} at this unit first.`)
}
const misfit = (version: string, range = ''): string =>
  msg(
    str`Version ${version} was written for another Lysbord (${range}). No unit can begin with it; ask its author for one that fits.`,
  )
