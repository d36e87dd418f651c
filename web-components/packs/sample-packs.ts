import { type Bilingual, ClientProblem, type Pack, type PackSummary, type Unit, type UnitPack } from '../client.ts'
import { demoPack, demoSession, otherUnit } from '../shared/demo-clinic.ts'
import { type Folder, folderOf } from './folder.ts'
import type { PacksClient } from './packs.ts'

const both = (words: string): Bilingual => ({ en: words, nb: words })
/** Code nobody vouches for, and some that the deployer does. */
const [framed, trusted] = ['3f', 'a9'].map((byte) => `sha256-${byte.repeat(32)}`) as [string, string]

const small = (id: string, title: Bilingual, more: Partial<Pack> = {}): Pack => ({
  id,
  version: '1.0.0',
  engines: { lysbord: '>=0.1.0' },
  title,
  ...more,
  contributes: { questionnaires: [], dispositions: [], replyTemplates: [], ...more.contributes },
})
const command = (id: string) => ({ command: id, title: both(id) })
const packs: readonly Pack[] = [
  { ...demoPack, contributes: { ...demoPack.contributes, questionnaires: serving(demoSession.units[0]!.service) } },
  small('letterhead', { en: 'Letterhead', nb: 'Brevhode' }, {
    version: '2.1.0',
    main: framed,
    contributes: {
      commands: [command('letterhead.insert')],
      keybindings: [{ command: 'letterhead.insert', key: 'Alt+L' }],
    },
  } as unknown as Pack),
  small('measures', { en: 'Measures beside the photograph', nb: 'Mål ved siden av bildet' }, {
    main: trusted,
    extensionDependencies: ['letterhead'],
    contributes: { views: { side: [{ id: 'measures.view', name: both('Measures'), element: 'measures-view' }] } },
  } as unknown as Pack),
  small('tomorrow', { en: 'For a later Lysbord', nb: 'For et senere Lysbord' }, { engines: { lysbord: '^2.0.0' } }),
]

function serving(service: string) {
  return demoPack.contributes.questionnaires.map((one) => ({ ...one, service }))
}

const runs = (main: string | undefined): PackSummary['runs'] =>
  main === undefined ? 'nothing' : main === trusted ? 'in the page' : 'in a frame'
const summary = ({ id, version, title, contributes, main, engines }: Pack): PackSummary => ({
  id,
  version,
  title,
  questionnaires: contributes.questionnaires.map((one) => ({ id: one.id, title: one.title, service: one.service })),
  code: main ?? null,
  runs: runs(main),
  fits: engines.lysbord !== '^2.0.0',
})
const units: readonly Unit[] = [...demoSession.units, otherUnit]

const unitIdOf = (id: string): UnitPack['unitId'] => units.find((one) => one.id === id)!.id

/** A hospital of two units and four packs, in memory. */
export function sampleShelf(own: Partial<PacksClient> = {}): PacksClient {
  let published = packs
  const find = (id: string) => published.find((one) => one.id === id)!
  const at = (unitId: UnitPack['unitId'], id: string, enabled: boolean, version = find(id).version): UnitPack => ({
    unitId,
    enabled,
    pack: { ...summary(find(id)), version },
  })
  let rows = [
    at(units[0]!.id, demoPack.id, true, '1.0.0'),
    at(units[0]!.id, 'letterhead', true),
    at(units[1]!.id, 'letterhead', true, '2.0.0'),
    at(units[0]!.id, 'measures', true),
  ]
  const put = (row: UnitPack): UnitPack => {
    rows = [...rows.filter((one) => one.unitId !== row.unitId || one.pack.id !== row.pack.id), row]
    return row
  }
  return {
    listPacks: async () => ({ items: published.map(summary) }),
    listUnitPacks: async () => ({ items: rows }),
    listUnits: async () => ({ items: [...units] }),
    readPack: async (id) => find(id),
    enablePack: async (unitId, id, version) => put(at(unitIdOf(unitId), id, true, version)),
    disablePack: async (unitId, id) => put(at(unitIdOf(unitId), id, false)),
    checkPack: async (pack) => ({ published: 'not yet', pack: summary(pack) }),
    storePackCode: async (hash) => ({ main: hash }),
    publishPack: async (pack) => {
      published = [...published.filter(({ id }) => id !== pack.id), pack]
      return summary(pack)
    },
    ...own,
  }
}

/** The folder of a pack, as if it had been chosen: its files by their paths. */
export function sampleFolder(files: Readonly<Record<string, string>>, name = 'my-pack'): Folder {
  const chosen = Object.entries(files).map(([path, text]) => {
    const file = new File([text], path)
    Object.defineProperty(file, 'webkitRelativePath', { value: `${name}/${path}` })
    return file
  })
  return folderOf(chosen)!
}
/** A pack of data as its author has it in a file. */
export const samplePack = (more: Partial<Pack> = {}): string =>
  JSON.stringify(
    { ...small('my-pack', { en: 'My pack', nb: 'Min pakke' }), contributes: demoPack.contributes, ...more },
    null,
    2,
  ).replaceAll(`"${demoPack.id}.`, '"my-pack.')

export const refused =
  (code: ClientProblem['code'], fields: ClientProblem['fields'] = []) =>
  () =>
    Promise.reject(new ClientProblem({ code, fields }))
