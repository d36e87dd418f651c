import { html, nothing, type TemplateResult } from 'lit'
import { ifDefined } from 'lit/directives/if-defined.js'
import type { Session, ShownCases, WaitingCounts } from '../client.ts'
import { msg } from '../shared/i18n.ts'
import type { CaseSearch } from './case-search.ts'
import type { LastSent } from './last-sent.ts'
import type { Layout } from './layout.ts'
import type { Panes } from './panes.ts'
import type { Switch } from './reading-settings.ts'
import type { Registries } from './registries.ts'
import { topStrip } from './top-strip.ts'

interface Screen {
  readonly registries: Registries
  readonly session: Session | undefined
  readonly unitId: string
  readonly layout: Layout
  readonly waiting: { readonly counts: WaitingCounts } | null
  readonly hasCase: boolean
  readonly sideShown: boolean
  readonly panes: Panes
  readonly mayBreakGlass: boolean
  shows: ShownCases
  chooseUnit(unitId: string): void
  is(setting: Switch): boolean
  bar(location: string): unknown
}

/** The strip over the reading screen, with the buttons that have a meaning now. */
export class ScreenStrip {
  readonly #screen: Screen
  readonly #search: CaseSearch
  readonly #sent: LastSent

  constructor(screen: Screen, search: CaseSearch, sent: LastSent) {
    this.#screen = screen
    this.#search = search
    this.#sent = sent
  }

  shown(): TemplateResult {
    const { session, unitId, waiting, shows, registries } = this.#screen
    const run = (command: string, ...args: readonly unknown[]) => void registries.commands.run(command, ...args)
    return topStrip({
      units: session!.units,
      unitId,
      chooseUnit: (chosen) => this.#screen.chooseUnit(chosen),
      counts: waiting?.counts ?? null,
      shows,
      show: (which) => {
        this.#screen.shows = which
        this.#search.seek('')
      },
      search: this.#search.typed,
      seek: (text) => this.#search.seek(text),
      leaveSearch: () => run('worklist.focus'),
      sent: this.#sent.sent,
      run,
      buttons: this.#buttons(),
    })
  }

  #buttons(): TemplateResult {
    const { layout, hasCase, sideShown, panes, mayBreakGlass } = this.#screen
    const [folds, dense] = [this.#screen.is('worklist.folds'), this.#screen.is('worklist.dense')]
    const isPage = layout === 'page'
    const button = (command: string, label: string) => commandButton(this.#screen, command, label)
    return html`
      ${isPage ? nothing : this.#screen.bar('worklist/title')}
      ${(hasCase && folds) || isPage ? nothing : button('worklist.toggleDensity', dense ? msg('High rows') : msg('Low rows'))}
      ${hasCase || !mayBreakGlass ? nothing : button('case.breakGlass', msg('Emergency…'))}
      ${hasCase && !isPage ? button('worklist.toggle', folds ? msg('Wide list') : msg('Narrow list')) : nothing}
      ${sideShown && panes.sideFolded ? button('side.toggle', msg('Question and reply')) : nothing}
      ${isPage ? nothing : button('help.showKeys', msg('Keys'))}`
  }
}

/** A quiet button that runs a command, its key beside it where there is room. */
export function commandButton(
  { registries, layout }: Pick<Screen, 'registries' | 'layout'>,
  command: string,
  label: string,
): TemplateResult {
  const { commands, keybindings } = registries
  const key = keybindings.keyOf(command)
  return html`<button class="quiet" type="button" aria-keyshortcuts=${ifDefined(key)} @click=${() => commands.run(command)}>
    ${label}${key && layout !== 'page' ? html`<kbd aria-hidden="true">${key}</kbd>` : nothing}
  </button>`
}
