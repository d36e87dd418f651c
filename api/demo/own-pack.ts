import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { demoId } from '../../migrations/seed.ts'
import { enablePack } from '../catalogue/enable-pack.ts'
import type { Pack } from '../catalogue/manifest.ts'
import { type FolderFault, type PackCase, readPackFolder } from '../catalogue/pack-folder.ts'
import { publishPack } from '../catalogue/publish-pack.ts'
import { hashOf, storePackCode } from '../catalogue/store-pack-code.ts'
import type { Deps } from '../kernel/deps.ts'
import { sha256 } from '../kernel/ids.ts'
import { asSystem } from '../kernel/react.ts'
import type { DemoCase } from './cases/demo-case.ts'
import { patients } from './cases/patients.ts'
import { demoTenant, demoUnits } from './personas.ts'

const largest = 1_000_000

/** The texts of a folder, by their place in it. Throws for a folder that is not there, or one too large to be a pack. */
async function textsOf(folder: string): Promise<Record<string, string>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = found.filter(
    (one) => one.isFile() && /\.(json|js)$/.test(one.name) && !one.parentPath.includes('node_modules'),
  )
  const texts: Record<string, string> = {}
  for (const { parentPath, name } of files.slice(0, 100)) {
    const path = join(parentPath, name)
    if ((await stat(path)).size <= largest)
      texts[relative(folder, path).replaceAll('\\', '/')] = await readFile(path, 'utf8')
  }
  return texts
}

const sayFault = ({ file, path, message }: FolderFault): string => `${file}${path && ` ${path}`}: ${message}`

interface OwnPack {
  readonly pack: Pack
  readonly code: string | undefined
  readonly cases: readonly PackCase[]
}

/** A folder as far as it can be read, where its code lies in it, and all that is wrong, in sentences. */
export async function readWhole(folder: string): Promise<{
  readonly read: OwnPack | undefined
  readonly main: string | undefined
  readonly faults: readonly string[]
}> {
  const texts = await textsOf(folder)
  const { read, faults } = readPackFolder(texts)
  const said = faults.map(sayFault)
  if (!read) return { read: undefined, main: undefined, faults: said }
  const { pack, cases } = read
  const main = pack.main?.startsWith('./') ? pack.main.slice(2) : undefined
  const code = main === undefined ? undefined : texts[main]
  const named = code === undefined ? pack : { ...pack, main: await hashOf(code) }
  return { read: { pack: named, code, cases }, main, faults: said }
}

/** What the catalogue is given for a folder. `main` names the code by its hash. Throws with every fault of extension.json. */
export async function readFolder(folder: string): Promise<OwnPack> {
  const { read, faults } = await readWhole(folder)
  if (!read) throw new Error(faults.join('\n'))
  for (const fault of faults) console.warn(`This case is not shown. ${fault}`)
  return read
}

/**
 * Publishes the pack of a folder into the demonstration, enables it where its questions are read, and gives its cases. As it
 * is being written, each state of it is a version of its own: `1.0.0-dev.` and a few digits of its hash.
 */
export async function bringFolder(deps: Deps, folder: string): Promise<readonly DemoCase[]> {
  const { pack, code, cases } = await readFolder(folder)
  const scope = asSystem(deps, demoId('ten', demoTenant.key), 'own-pack')
  if (code !== undefined) await storePackCode(scope, pack.main!, code)
  const state = await sha256(JSON.stringify(pack))
  const version = `${pack.version.split('-')[0]}-dev.${state.slice(0, 8)}`
  await publishPack(scope, pack.id, version, { ...pack, version })
  const services = new Set(pack.contributes.questionnaires.map(({ service }) => service))
  const units = demoUnits.filter(({ service }) => services.size === 0 || services.has(service))
  if (units.length === 0)
    throw new Error(
      `Nobody here reads ${[...services].join(', ')}: the units read ${demoUnits.map(({ service }) => service).join(', ')}.`,
    )
  for (const { key } of units)
    await enablePack(scope, demoId('uni', key), pack.id, version, `own/${key}/${pack.id}/${version}`)
  const shown = cases.filter(({ expect }) => expect.missing.length === 0 && expect.stops.length === 0)
  return shown.map((one, index) => demoCaseOf(pack, one, `${pack.id}-${index}-${state.slice(index, index + 8)}`))
}

/** A case of the folder as one of the demonstration: sent this morning by the GP in Alta, without photographs. */
function demoCaseOf(pack: Pack, { questionnaire, question, answers }: PackCase, key: string): DemoCase {
  const { service } = pack.contributes.questionnaires.find(({ id }) => id === questionnaire)!
  const everybody = Object.values(patients)
  return {
    key,
    by: 'gp-alta',
    pack: pack.id,
    questionnaire,
    unit: demoUnits.find((one) => one.service === service)?.key ?? demoUnits[0]!.key,
    patient: everybody[Number.parseInt(key.slice(-8), 16) % everybody.length]!,
    daysAgo: 0.2,
    content: { question, questionKind: 'both', wouldRefer: 'unsure' },
    answers,
    pictures: [],
  }
}
