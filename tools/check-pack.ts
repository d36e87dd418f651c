import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type readFolder, readWhole } from '../api/demo/own-pack.ts'
import { dispositionCodes } from '../api/triage/rules.ts'
import { meant } from './nearest.ts'
import { faultsOfCode } from './pack-code.ts'

type Pack = Awaited<ReturnType<typeof readFolder>>['pack']
interface Undo {
  dispose(): void
}
/** What is asked of the reading screen. Its types need a browser's; its registries do not. */
interface Screen extends Undo {
  readonly registries: {
    readonly commands: { get(id: string): object | undefined; all(): readonly { readonly id: string }[] }
    readonly context: { all(): readonly (readonly [key: string, value: unknown])[] }
    readonly keybindings: { all(): readonly { key: string; command: string; level: string }[] }
  }
}
const ofBrowser = (path: string) => import(new URL(`../web-components/${path}`, import.meta.url).href)
const { describeReading }: { describeReading: () => Screen } = await ofBrowser('embed/host/described.ts')
const { contribute }: { contribute: (pack: Pack, registries: Screen['registries'], run: () => void) => Undo } =
  await ofBrowser('workbench/contribute.ts')
const { parseWhen }: { parseWhen: (text: string) => { readonly keys: ReadonlySet<string> } } =
  await ofBrowser('workbench/when.ts')

/** What cannot be seen from the shape alone: conditions, keys, and the names that something else must have. */
function faultsOn(pack: Pack): { readonly faults: readonly string[]; readonly remarks: readonly string[] } {
  const { registries, dispose } = describeReading()
  const core = registries.keybindings.all()
  try {
    const undo = contribute(pack, registries, () => undefined)
    const faults = [
      ...commandsOf(pack, registries),
      ...dispositionsOf(pack),
      ...templatesOf(pack),
      ...keysAskedOf(pack, registries),
    ]
    const remarks = (pack.contributes.keybindings ?? []).flatMap(({ key, command }, index, all) => {
      const ours = core.find((one) => one.key === key)
      const twice = all.findIndex((one) => one.key === key) < index
      return [
        ...(ours
          ? [`${key} runs ${ours.command} today; where your key's condition holds it runs ${command} instead.`]
          : []),
        ...(twice ? [`${key} stands twice: the later one, ${command}, comes first where both conditions hold.`] : []),
      ]
    })
    undo.dispose()
    return { faults: [...new Set(faults)], remarks }
  } catch (cause) {
    const { path, message } = cause as Error & { readonly path: string }
    return { faults: [`extension.json ${path}: ${message}`], remarks: [] }
  } finally {
    dispose()
  }
}

function commandsOf({ contributes }: Pack, { commands }: Screen['registries']): readonly string[] {
  const named = [
    ...(contributes.commands ?? []).flatMap(({ runs }) => runs ?? []),
    ...(contributes.statusItems ?? []).flatMap(({ command }) => command ?? []),
    ...(contributes.walkthroughs ?? []).flatMap(({ steps }) => steps.flatMap(({ command }) => command ?? [])),
    ...(contributes.viewsWelcome ?? []).flatMap(({ contents }) =>
      [...contents.en.matchAll(/\]\(command:([\w.-]+)\)/g)].map(([, id]) => id!),
    ),
    ...(contributes.keybindings ?? []).map(({ command }) => command.replace(/^-/, '')),
    ...Object.values(contributes.menus ?? {}).flatMap((items) => (items ?? []).map(({ command }) => command)),
  ]
  const all = commands.all().map(({ id }) => id)
  return named.filter((id) => !all.includes(id)).map((id) => `There is no command ${id}.${meant(id, all)}`)
}

function dispositionsOf({ contributes: { dispositions, replyTemplates } }: Pack): readonly string[] {
  const codes = [...dispositions.map(({ code }) => code), ...replyTemplates.map(({ disposition }) => disposition)]
  return codes
    .filter((code) => !(dispositionCodes as readonly string[]).includes(code))
    .map((code) => `There is no disposition ${code}. There are: ${dispositionCodes.join(', ')}.`)
}

function templatesOf({ contributes: { commands = [], replyTemplates } }: Pack): readonly string[] {
  const ids = replyTemplates.map(({ id }) => id)
  return commands
    .filter(({ runs, args = [] }) => runs === 'reply.useTemplate' && !ids.includes(String(args[0])))
    .map(
      ({ command, args = [] }) =>
        `${command} uses a template ${args[0]}, and there is none.${meant(String(args[0]), ids)}`,
    )
}

/** A key nobody sets makes a condition that never holds. Keys of packs it depends on are theirs to know. */
function keysAskedOf(pack: Pack, { context }: Screen['registries']): readonly string[] {
  const known = context.all().map(([key]) => key)
  const isKnown = (key: string) =>
    known.includes(key) || [pack.id, ...(pack.extensionDependencies ?? [])].some((id) => key.startsWith(`${id}.`))
  const conditions = whensIn(pack.contributes)
  const unknown = conditions.flatMap((text) =>
    [...parseWhen(text).keys]
      .filter((key) => !isKnown(key))
      .map((key) => `“${text}” asks about ${key}, which nobody sets.${meant(key, known)}`),
  )
  const others = conditions.flatMap((text) => {
    const [, id] = /casePack\s*==\s*'?([\w-]+)'?/.exec(text) ?? []
    const isMine = id === undefined || id === pack.id || pack.extensionDependencies?.includes(id)
    return isMine ? [] : [`“${text}” waits for cases of ${id}, and this pack is ${pack.id}.`]
  })
  return [...unknown, ...others]
}

/** Every condition in the words of a when-clause, wherever it stands. Those of questions are objects. */
function whensIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    (key === 'when' || key === 'enablement') && typeof inner === 'string' ? [inner] : whensIn(inner),
  )
}

/** A red flag that no case shows may be silent for ever. */
const unseenStops = ({ pack, cases }: Awaited<ReturnType<typeof readFolder>>): readonly string[] =>
  pack.contributes.questionnaires.flatMap(({ id, stops = [] }) =>
    stops
      .filter(
        (one) => !cases.some(({ questionnaire, expect }) => questionnaire === id && expect.stops.includes(one.id)),
      )
      .map((one) => `No case of cases.json expects the red flag ${one.id}: add one, so that it is seen to hold.`),
  )

/** Reads a folder as the catalogue and the reading screen would. Gives what it brings, or what its author can mend. */
export async function checkPack(folder: string): Promise<{ readonly fits: boolean; readonly says: string }> {
  const isFolder = await stat(folder).then(
    (one) => one.isDirectory(),
    () => false,
  )
  if (!isFolder) return { fits: false, says: `There is no folder ${folder}. Say: npm run pack -- FOLDER` }
  const { read, main, faults } = await readWhole(folder)
  if (!read) return { fits: false, says: faults.join('\n') }
  const { pack, cases } = read
  const screen = faultsOn(pack)
  const all = [
    ...faults,
    ...screen.faults,
    ...unseenStops(read),
    ...(main ? await faultsOfCode(pack, join(folder, main)) : []),
  ]
  if (all.length > 0) return { fits: false, says: all.join('\n') }
  const brings = Object.entries(pack.contributes).flatMap(([point, given]) => {
    const count = Array.isArray(given)
      ? given.length
      : point === 'configuration'
        ? settingsIn(given)
        : Object.keys(given ?? {}).length
    return count > 0 ? [`${point} ${count}`] : []
  })
  const remarks = screen.remarks.map((one) => `\nRemark: ${one}`).join('')
  return {
    fits: true,
    says: `${pack.id} ${pack.version} fits: ${brings.join(', ')}${pack.main ? ', code' : ''}. ${cases.length} cases, all as expected.${remarks}`,
  }
}
const settingsIn = (given: unknown): number => Object.keys((given as { properties?: object })?.properties ?? {}).length

if (import.meta.main) {
  const [, , given] = process.argv
  const { fits, says } = given
    ? await checkPack(resolve(process.env.INIT_CWD ?? '.', given))
    : { fits: false, says: 'Say: npm run pack -- FOLDER' }
  console[fits ? 'log' : 'error'](says)
  process.exitCode = fits ? 0 : 1
}
