import { msg } from '../../shared/i18n.ts'
import type { Setting, Words } from '../../shared/setting.ts'
import type { Registries } from '../../workbench/registries.ts'
import type { CommandAbout, HostKey, HostMenuItem, HostSettings, HostView } from './portal-host.ts'

/** Every name of ours in a portal begins with this: the portal and its other extensions have names of their own. */
export const ours = 'lysbord.'
export const viewId = `${ours}reading`

/** The places of a portal that something of ours stands in. */
export const menuLocations = ['view/title'] as const

export const viewName = (): string => msg('Waiting cases')
export const viewOf = (): HostView => ({
  id: viewId,
  name: viewName(),
  container: { id: 'lysbord', title: 'Lysbord' },
  retainContextWhenHidden: true,
})

/** Every command, by its name in the portal. While nobody is let in, none can be done. */
export function commandsOf({ commands, menus }: Registries, isClosed = false): ReadonlyMap<string, CommandAbout> {
  return new Map(
    commands.all().map(({ id, title, category, synonyms = [] }) => [
      ours + id,
      {
        title: title(),
        category: category?.() ?? 'Lysbord',
        synonyms,
        enabled: !isClosed && commands.isEnabled(id),
        inPalette: !menus.isHidden(id),
      },
    ]),
  )
}

/** Every key that counts, the user's own included. */
export function keysOf({ commands, keybindings }: Registries): ReadonlyMap<string, HostKey> {
  const there = keybindings.counting().filter(({ command }) => commands.get(command) !== undefined)
  return new Map(
    there.map(({ key, command }) => [
      `${key} ${ours}${command}`,
      { key: shown(key), command: ours + command, view: viewId },
    ]),
  )
}
const shown = (key: string): string => (key.length === 1 ? key.toUpperCase() : key)

export function menuOf({ menus }: Registries, location: string): ReadonlyMap<string, HostMenuItem> {
  const items = menus.of(location).flat()
  return new Map(
    items.map(({ command, group = '' }) => [
      `${location} ${ours}${command}`,
      { command: ours + command, group, view: viewId },
    ]),
  )
}

export function settingsOf<Text>(
  { configuration }: Registries,
  words: (words: Words) => Text,
): readonly HostSettings<Text>[] {
  return configuration.all().map(({ title, settings }) => ({
    title: words(title),
    properties: Object.fromEntries(settings.map(([key, setting]) => [ours + key, settingOf(setting, words)])),
  }))
}
function settingOf<Text>(setting: Setting, words: (words: Words) => Text): Setting<Text> {
  const { description, enumDescriptions, deprecationMessage, ...schema } = setting
  return {
    ...schema,
    description: words(description),
    ...(enumDescriptions && { enumDescriptions: enumDescriptions.map(words) }),
    ...(deprecationMessage && { deprecationMessage: words(deprecationMessage) }),
  }
}
