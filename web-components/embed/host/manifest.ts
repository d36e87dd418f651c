import type { Translations } from '../../shared/locales/translations.ts'
import type { Condition } from '../../workbench/context-keys.ts'
import type { Registries } from '../../workbench/registries.ts'
import { menuLocations, ours, settingsOf, viewId, viewName } from './contribution.ts'
import { describeReading } from './described.ts'

type Text = { readonly en: string; readonly nb: string }
/** What a portal's server loads, and the hash that its page asks for. */
export interface Main {
  readonly href: string
  readonly integrity: string
}

/**
 * Everything that Lysbord contributes to a portal, in the words of VS Code's package.json, in both languages. Written from
 * the registrations themselves. Throws for a condition that is no text: nobody could write it down.
 */
export function manifestOf(nb: Translations, version: string, main: Main) {
  const described = describeReading()
  try {
    return { ...about(version, main), contributes: contributes(described.registries, bothFrom(nb)) }
  } finally {
    described.dispose()
  }
}

const about = (version: string, main: Main) => ({
  id: 'lysbord',
  version,
  displayName: 'Lysbord',
  main: main.href,
  integrity: main.integrity,
  activationEvents: [`onView:${viewId}`],
})

function contributes(registries: Registries, both: (english: string) => Text) {
  const { commands, keybindings, menus } = registries
  const all = commands.all()
  return {
    viewsContainers: { activitybar: [{ id: 'lysbord', title: both('Lysbord') }] },
    views: { lysbord: [{ id: viewId, name: both(viewName()) }] },
    commands: all.map(({ id, title, category, synonyms, enabled }) => ({
      command: ours + id,
      title: both(title()),
      category: category?.() ?? 'Lysbord',
      ...(synonyms && { synonyms }),
      ...written('enablement', enabled, id),
    })),
    keybindings: keybindings
      .all()
      .filter(({ level }) => level === 'core')
      .toReversed()
      .map(({ key, mac, win, linux, command, args, when }) => ({
        command: ours + command,
        key,
        ...(mac && { mac }),
        ...(win && { win }),
        ...(linux && { linux }),
        ...(args && { args }),
        ...written('when', heardWithin(when, command), command),
      })),
    menus: {
      commandPalette: all
        .filter(({ id }) => menus.isHidden(id))
        .map(({ id }) => ({ command: ours + id, when: 'false' })),
      ...Object.fromEntries(
        menuLocations.map((location) => [
          location,
          menus
            .of(location)
            .flat()
            .map(({ command, group }) => ({ command: ours + command, when: `view == ${viewId}`, group })),
        ]),
      ),
    },
    configuration: settingsOf(registries, (words) => (typeof words === 'function' ? both(words()) : words)),
  }
}

/** Our keys are heard where our view has the focus, and nowhere else in the portal. */
function heardWithin(when: Condition | undefined, command: string): string {
  const here = `focusedView == ${viewId}`
  if (when === undefined) return here
  const { when: own } = written('when', when, command)
  return `${here} && ${own?.includes('||') ? `(${own})` : own}`
}

function written<Name extends string>(name: Name, condition: Condition | undefined, of: string) {
  if (typeof condition === 'function')
    throw new Error(
      `${of}: the condition of what is contributed to a portal must be a text, as in enabled: 'caseOpen'.`,
    )
  return (condition === undefined ? {} : { [name]: condition }) as { [name in Name]?: string }
}

/** A text and its translation. Throws where there is none. */
const bothFrom =
  (nb: Translations) =>
  (en: string): Text => {
    const other = en === 'Lysbord' ? en : nb[en]
    if (!other) throw new Error(`“${en}” is not in shared/locales/nb.ts.`)
    return { en, nb: other }
  }
