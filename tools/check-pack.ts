import { resolve } from 'node:path'
import { readFolder } from '../api/demo/own-pack.ts'
import { dispositionCodes } from '../api/triage/rules.ts'

type Pack = Awaited<ReturnType<typeof readFolder>>['pack']
interface Undo {
  dispose(): void
}
/** What is asked of the reading screen. Its types need a browser's; its registries do not. */
interface Screen extends Undo {
  readonly registries: { readonly commands: { get(id: string): object | undefined } }
}
const ofBrowser = (path: string) => import(new URL(`../web-components/${path}`, import.meta.url).href)
const { describeReading }: { describeReading: () => Screen } = await ofBrowser('embed/host/described.ts')
const { contribute }: { contribute: (pack: Pack, registries: Screen['registries'], run: () => void) => Undo } =
  await ofBrowser('workbench/contribute.ts')

/** What cannot be seen from the shape alone: conditions, keys, and the names of commands and dispositions that must be there. */
function faultsOn(pack: Pack): readonly string[] {
  const { registries, dispose } = describeReading()
  try {
    const undo = contribute(pack, registries, () => undefined)
    const { commands = [], keybindings = [], menus = {}, replyTemplates, dispositions } = pack.contributes
    const named = [
      ...commands.flatMap(({ runs }) => runs ?? []),
      ...keybindings.map(({ command }) => command.replace(/^-/, '')),
      ...Object.values(menus).flatMap((items) => (items ?? []).map(({ command }) => command)),
    ]
    const unknown = named.filter((id) => !registries.commands.get(id)).map((id) => `There is no command ${id}.`)
    const codes = [...dispositions, ...replyTemplates.map(({ disposition }) => ({ code: disposition }))]
    const wrong = codes
      .filter(({ code }) => !(dispositionCodes as readonly string[]).includes(code))
      .map(({ code }) => `There is no disposition ${code}. There are: ${dispositionCodes.join(', ')}.`)
    undo.dispose()
    return [...new Set([...unknown, ...wrong])]
  } catch (cause) {
    const { path, message } = cause as Error & { readonly path: string }
    return [`extension.json ${path}: ${message}`]
  } finally {
    dispose()
  }
}

/** Reads a folder as the catalogue and the reading screen would. Gives what it brings, or what its author can mend. */
export async function checkPack(folder: string): Promise<{ readonly fits: boolean; readonly says: string }> {
  try {
    const { pack, cases } = await readFolder(folder)
    const faults = faultsOn(pack)
    if (faults.length > 0) return { fits: false, says: faults.join('\n') }
    const { contributes } = pack
    const brings = Object.entries(contributes).flatMap(([point, given]) => {
      const count = Array.isArray(given) ? given.length : Object.keys(given ?? {}).length
      return count > 0 ? [`${point} ${count}`] : []
    })
    return {
      fits: true,
      says: `${pack.id} ${pack.version} fits: ${brings.join(', ')}${pack.main ? ', code' : ''}. ${cases.length} cases, all as expected.`,
    }
  } catch (cause) {
    return { fits: false, says: (cause as Error).message }
  }
}

if (import.meta.main) {
  const [, , given] = process.argv
  const folder = resolve(process.env.INIT_CWD ?? '.', given ?? '.')
  const { fits, says } = await checkPack(folder)
  console[fits ? 'log' : 'error'](says)
  process.exitCode = fits ? 0 : 1
}
