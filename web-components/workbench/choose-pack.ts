import { language, msg, str } from '../shared/i18n.ts'
import type { ExtensionHost, PackState } from './extension-host.ts'
import type { Palette } from './palette.ts'
import type { Registries } from './registries.ts'

interface Screen {
  readonly registries: Registries
  readonly palette: Palette
}

/** Every pack of the unit and how it stands; the one that is chosen is switched off or on again, on this machine. */
export async function choosePack(host: ExtensionHost, { registries, palette }: Screen): Promise<void> {
  const rivals = rivalsOf(registries)
  const items = host.all().map((one) => ({
    id: one.id,
    label: one.title[language()],
    description: [
      one.version,
      stateOf(one),
      ...rivals.filter(({ packs }) => packs.includes(one.id)).map(({ words }) => words),
    ].join(' · '),
  }))
  const id = await palette.pick(items, msg('Packs of this unit: choose one to switch it off or on, on this machine'))
  if (id !== undefined) await host.toggle(id)
}

function stateOf({ isOff, fault, runs }: PackState): string {
  if (isOff) return msg('switched off here')
  if (fault) return fault.message
  if (runs === 'in the page') return msg('runs in this page: the deployer vouches for it')
  return runs === 'in a frame' ? msg('runs in a frame of its own') : msg('data alone')
}

/** Keys that several packs want: the later has it, and both should know. */
function rivalsOf({
  keybindings,
}: Registries): readonly { readonly packs: readonly string[]; readonly words: string }[] {
  const byKey = Map.groupBy(
    keybindings.all().filter(({ level }) => level === 'pack'),
    ({ key }) => key,
  )
  return [...byKey].flatMap(([key, [has, ...others]]) => {
    const other = others.find(({ command }) => packOf(command) !== packOf(has!.command))
    if (!other) return []
    const words = msg(str`${key} is also wanted: ${has!.command} has it before ${other.command}`)
    return [{ packs: [packOf(has!.command), packOf(other.command)], words }]
  })
}
const packOf = (command: string): string => command.split('.')[0]!
