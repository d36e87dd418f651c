import { msg } from '../shared/i18n.ts'
import type { Palette } from './palette.ts'
import type { Registries } from './registries.ts'

interface Screen {
  readonly registries: Registries
  readonly palette: Palette
}

/**
 * The context menu of a photograph (`viewer/context`) or of a row of the list (`worklist/item`): what packs put there, asked
 * like everything else. Where nothing is, the browser's own comes. A row tells which case it is.
 */
export async function openContextMenu(screen: Screen, event: Event): Promise<void> {
  const way = event.composedPath().filter((one) => one instanceof HTMLElement)
  const row = way.find((one) => one.matches('button.case[data-id]'))
  const location = row ? 'worklist/item' : way.some((one) => one.matches('.pane')) ? 'viewer/context' : undefined
  const { commands, menus, keybindings } = screen.registries
  const items = location ? menus.of(location).flat() : []
  const there = items.filter(({ command }) => commands.isEnabled(command))
  if (there.length === 0) return
  event.preventDefault()
  const rows = there.map(({ command }) => {
    const key = keybindings.keyOf(command)
    return { id: command, label: commands.get(command)!.title(), ...(key && { key }) }
  })
  const chosen = await screen.palette.pick(rows, row ? msg('What with this case?') : msg('What with this photograph?'))
  const args = there.find(({ command }) => command === chosen)?.args ?? []
  if (chosen !== undefined) commands.run(chosen, ...(row ? [row.dataset.id] : []), ...args)
}
