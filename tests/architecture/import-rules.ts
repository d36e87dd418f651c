import type { Rule } from './rule.ts'
import { wrongImports } from './rule.ts'
import { type Source, stripOf } from './source.ts'

const notSteps = new Set(['kernel', 'ports', 'figures', 'adapters', 'demo', 'pyramids', 'keep'])
const isDoor = (path: string) =>
  /^api\/(node|worker|pyramids|door|audit|keep|rebuild|recount)\.ts$|^api\/(pyramids|keep)\//.test(path)

/** `kernel` of `api/kernel/ids.ts`; undefined for files beside the folders and for everything outside api. */
const partOf = (path: string) => /^api\/([^/]+)\//.exec(path)?.[1]
function stepOf(path: string): string | undefined {
  const part = partOf(path)
  return part && !notSteps.has(part) ? part : undefined
}

/** The steps in the order in which `api/app.ts` mounts them. */
export function mountedSteps(sources: readonly Source[]): string[] {
  const app = sources.find(({ path }) => path === 'api/app.ts')
  if (!app) return []
  const stepOfName = new Map<string, string>()
  for (const [, names, step] of stripOf(app).spoken.matchAll(/import\s*{([^}]*)}\s*from\s*'\.\/([\w-]+)\/routes\.ts'/g))
    for (const name of names!.split(',')) stepOfName.set(name.trim().split(' as ').at(-1)!, step!)
  const mounts = [...stripOf(app).code.matchAll(/\.route\(\s*'\s*',\s*(\w+)/g)].map(([, name]) => stepOfName.get(name!))
  return [...new Set(mounts.filter((step) => step !== undefined))]
}

const app = `import { firstRoutes } from './first/routes.ts'
import { secondRoutes, guard } from './second/routes.ts'
export const app = hono.route('/', firstRoutes(deps)).route('/', secondRoutes())`
const alphabetical = `import { firstRoutes } from './first/routes.ts'
import { secondRoutes } from './second/routes.ts'
export const app = hono
  .route('/', secondRoutes(deps))
  .route('/', firstRoutes(deps))`

const journeyOrder: Rule = {
  says: 'A step imports the kernel, the ports, the figures, itself, or a step mounted before it in api/app.ts, and nothing else of ours.',
  decision: '0001',
  find: (sources) => {
    const order = mountedSteps(sources)
    const mayUse = (step: string, to: string) => {
      const other = stepOf(to)
      if (!other) return ['kernel', 'ports', 'figures'].includes(partOf(to) ?? '')
      return other === step || (order.includes(other) && order.indexOf(other) < order.indexOf(step))
    }
    return wrongImports(sources, (from, to) => {
      const step = stepOf(from)
      return !!step && to.includes('/') && to.startsWith('api/') && !mayUse(step, to)
    })
  },
  broken: [
    { 'api/first/rules.ts': `import { b } from '../second/rules.ts'`, 'api/app.ts': app },
    { 'api/first/do-it.ts': `import type { B } from '../second/rules.ts'`, 'api/app.ts': app },
    { 'api/second/rules.ts': `import { a } from '../first/rules.ts'`, 'api/app.ts': alphabetical },
    { 'api/second/do-it.ts': `import { c } from '../third/rules.ts'`, 'api/app.ts': app },
    { 'api/second/do-it.ts': `import { disk } from '../adapters/blob-store.disk.ts'`, 'api/app.ts': app },
    { 'api/second/do-it.ts': `const { seed } = await import('../demo/seed.ts')`, 'api/app.ts': app },
    { 'api/second/do-it.ts': `import { settings } from '../settings.ts'`, 'api/app.ts': app },
    { 'api/second/do-it.ts': `export { limits } from '../pyramids/limits.ts'`, 'api/app.ts': app },
  ],
  kept: [
    { 'api/second/rules.ts': `import { a } from '../first/rules.ts'`, 'api/app.ts': app },
    { 'api/first/rules.ts': `import { b } from '../second/rules.ts'`, 'api/app.ts': alphabetical },
    { 'api/first/do-it.ts': `import { id } from '../kernel/ids.ts'\nimport type { Clock } from '../ports/clock.ts'` },
    { 'api/first/do-it.ts': `import { rule } from './rules.ts'\nimport { z } from 'zod'`, 'api/app.ts': app },
    { 'api/first/present.ts': `import { xmr } from '../figures/charts.ts'`, 'api/app.ts': app },
  ],
}

const everyStepMounted: Rule = {
  says: 'Every step is mounted in api/app.ts: a folder beside the journey has no place in the order.',
  decision: '0001',
  find: (sources) => {
    const order = mountedSteps(sources)
    const steps = new Set(sources.flatMap(({ path }) => stepOf(path) ?? []))
    return [...steps]
      .filter((step) => !order.includes(step))
      .map((step) => ({ at: `api/${step}/routes.ts`, what: 'is not mounted in api/app.ts' }))
  },
  broken: [{ 'api/third/routes.ts': '', 'api/app.ts': app }, { 'api/first/routes.ts': '' }],
  kept: [{ 'api/first/routes.ts': '', 'api/kernel/ids.ts': '', 'api/app.ts': app }],
}

const columns = ['rules', 'manifest', 'table', 'contract', 'present', '', 'routes']
/** Where a file stands in its row; everything that is no column is a verb. */
function columnOf(path: string): number {
  const index = columns.indexOf(path.split('/').at(-1)!.replace(/\.ts$/, ''))
  return index === -1 ? columns.indexOf('') : index
}

const columnOrder: Rule = {
  says: 'Inside a step: rules < manifest < table < contract < present < verb-noun < routes; a file imports only columns to its left.',
  decision: '0001',
  find: (sources) =>
    wrongImports(sources, (from, to) => {
      const step = stepOf(from)
      if (!step || stepOf(to) !== step) return false
      const [own, other] = [columnOf(from), columnOf(to)]
      return other > own || (other === own && own !== columns.indexOf(''))
    }),
  broken: [
    { 'api/first/rules.ts': `import { rows } from './table.ts'` },
    { 'api/first/table.ts': `import type { Body } from './contract.ts'` },
    { 'api/first/contract.ts': `import { present } from './present.ts'` },
    { 'api/first/present.ts': `import { doIt } from './do-it.ts'` },
    { 'api/first/contract.ts': `import { sniff } from './sniff-format.ts'` },
    { 'api/first/do-it.ts': `import { routes } from './routes.ts'` },
  ],
  kept: [
    { 'api/first/do-it.ts': `import { sniff } from './sniff-format.ts'\nimport { present } from './present.ts'` },
    { 'api/first/routes.ts': `import { doIt } from './do-it.ts'\nimport * as contract from './contract.ts'` },
    { 'api/first/present.ts': `import type { A } from './contract.ts'\nimport { rows } from './table.ts'` },
    { 'api/kernel/table.ts': `import { scope } from './scope.ts'` },
    { 'api/second/rules.ts': `import { a } from '../first/table.ts'` },
  ],
}

const kernelKnowsNothing: Rule = {
  says: 'The kernel imports no step, no adapter and no door; ports import nothing of ours.',
  decision: '0001',
  find: (sources) =>
    wrongImports(sources, (from, to) => {
      if (partOf(from) === 'ports') return /^(api|web-components|migrations|tests|tools)\//.test(to)
      if (partOf(from) !== 'kernel') return false
      return !!stepOf(to) || /^api\/(adapters|demo|pyramids)\/|^api\/(app|reactions)\.ts$/.test(to) || isDoor(to)
    }),
  broken: [
    { 'api/kernel/decide.ts': `import { send } from '../reply/send-reply.ts'` },
    { 'api/kernel/deps.ts': `import { disk } from '../adapters/blob-store.disk.ts'` },
    { 'api/kernel/react.ts': `import { reactions } from '../reactions.ts'` },
    { 'api/kernel/react.ts': `import { openDoor } from '../door.ts'` },
    { 'api/kernel/ids.ts': `import { personas } from '../demo/personas.ts'` },
    { 'api/ports/mailer.ts': `import type { Problem } from '../kernel/problem.ts'` },
    { 'api/ports/mailer.ts': `import type { Clock } from './clock.ts'` },
  ],
  kept: [
    { 'api/kernel/deps.ts': `import type { Mailer } from '../ports/mailer.ts'\nimport { id } from './ids.ts'` },
    { 'api/kernel/deps.ts': `import type { Settings } from '../settings.ts'` },
    { 'api/ports/mailer.ts': `import type { Readable } from 'node:stream'` },
  ],
}

const figuresArePure: Rule = {
  says: 'The arithmetic imports nothing of ours but itself, and nothing of Node: plain values in, plain values out.',
  decision: '0045',
  find: (sources) =>
    wrongImports(
      sources,
      (from, to) =>
        partOf(from) === 'figures' &&
        (/^node:/.test(to) || (/^(api|web-components|migrations|tests|tools)\//.test(to) && partOf(to) !== 'figures')),
    ),
  broken: [
    { 'api/figures/gower.ts': `import { Problem } from '../kernel/problem.ts'` },
    { 'api/figures/requests.ts': `import type { Use } from '../adoption/contract.ts'` },
    { 'api/figures/requests.ts': `import { readFile } from 'node:fs/promises'` },
  ],
  kept: [{ 'api/figures/requests.ts': `import { z } from 'zod'\nimport { gower } from './gower.ts'` }],
}

const doorsChoose: Rule = {
  says: 'Only the doors, the demo and tests choose adapters; everybody else is handed a port.',
  decision: '0004',
  find: (sources) =>
    wrongImports(
      sources,
      (from, to) =>
        partOf(to) === 'adapters' && partOf(from) !== 'adapters' && !isDoor(from) && !/^(api\/demo|tests)\//.test(from),
    ),
  broken: [
    { 'api/app.ts': `import { smtp } from './adapters/mailer.smtp.ts'` },
    { 'api/settings.ts': `import type { Smtp } from './adapters/mailer.smtp.ts'` },
    { 'tools/bundle.ts': `import { disk } from '../api/adapters/blob-store.disk.ts'` },
    { 'migrations/seed.ts': `import { open } from '../api/adapters/database.file.ts'` },
  ],
  kept: [
    { 'api/door.ts': `import { smtp } from './adapters/mailer.smtp.ts'` },
    { 'api/worker.ts': `import { r2 } from './adapters/blob-store.r2.ts'` },
    { 'tests/ports/mailer.smtp.test.ts': `import { smtp } from '../../api/adapters/mailer.smtp.ts'` },
    { 'api/adapters/imaging.child.ts': `import { http } from './imaging.http.ts'` },
  ],
}

const tableOfContents: Rule = {
  says: 'Only api/app.ts, api/reactions.ts, the doors, the demo, migrations and tests know the steps.',
  decision: '0004',
  find: (sources) =>
    wrongImports(sources, (from, to) => {
      if (!stepOf(to) || stepOf(from) || !from.startsWith('api/') || partOf(from) === 'kernel') return false
      return !/^api\/(app|reactions)\.ts$/.test(from) && !isDoor(from) && partOf(from) !== 'demo'
    }),
  broken: [
    { 'api/adapters/mailer.smtp.ts': `import { letters } from '../delivery/table.ts'` },
    { 'api/settings.ts': `import { limit } from './imaging/rules.ts'` },
  ],
  kept: [
    { 'api/app.ts': app, 'api/reactions.ts': `import { postLetter } from './delivery/post-letter.ts'` },
    { 'api/pyramids/open-original.ts': `import { sniff } from '../imaging/sniff-format.ts'` },
    { 'api/demo/start.ts': `import { offices } from '../access/table.ts'` },
  ],
}

const apiWithoutPages: Rule = {
  says: 'The api imports nothing from web-components.',
  decision: '0012',
  find: (sources) => wrongImports(sources, (from, to) => from.startsWith('api/') && to.startsWith('web-components/')),
  broken: [
    { 'api/pages.ts': `import { tokens } from '../web-components/tokens.ts'` },
    { 'api/reply/rules.ts': `import type { Draft } from '../../web-components/reply-form/reply-form.ts'` },
  ],
  kept: [{ 'tests/journey/x.test.ts': `import { client } from '../../web-components/client.ts'` }],
}

const typesCross: Rule = {
  says: 'web-components takes from the api only `import type`, and only in client.ts and workbench/manifest.ts.',
  decision: '0012',
  find: (sources) =>
    wrongImports(
      sources,
      (from, to, typeOnly) =>
        from.startsWith('web-components/') &&
        to.startsWith('api/') &&
        !(typeOnly && /^web-components\/(client|workbench\/manifest)\.ts$/.test(from)),
    ),
  broken: [
    { 'web-components/client.ts': `import { problems } from '../api/kernel/problem.ts'` },
    { 'web-components/client.ts': `import { type Api } from '../api/app.ts'` },
    { 'web-components/worklist/worklist.ts': `import type { Case } from '../../api/triage/contract.ts'` },
    { 'web-components/workbench/manifest.ts': `export * from '../../api/catalogue/rules.ts'` },
  ],
  kept: [
    { 'web-components/client.ts': `import type { Api } from '../api/app.ts'` },
    { 'web-components/workbench/manifest.ts': `export type { Pack } from '../../api/catalogue/rules.ts'` },
  ],
}

const browserOnly: Rule = {
  says: 'web-components imports nothing of Node.',
  decision: '0012',
  find: (sources) => wrongImports(sources, (from, to) => from.startsWith('web-components/') && to.startsWith('node:')),
  broken: [{ 'web-components/shared/format.ts': `import { readFileSync } from 'node:fs'` }],
  kept: [{ 'api/pages.ts': `import { readFile } from 'node:fs/promises'` }],
}

const oneViewer: Rule = {
  says: 'Only web-components/viewer imports openseadragon.',
  decision: '0012',
  find: (sources) =>
    wrongImports(sources, (from, to) => to === 'openseadragon' && !from.startsWith('web-components/viewer/')),
  broken: [
    { 'web-components/letter/letter.ts': `import OpenSeadragon from 'openseadragon'` },
    { 'web-components/image-strip/image-strip.ts': `import type { Viewer } from 'openseadragon'` },
  ],
  kept: [{ 'web-components/viewer/light-table.ts': `import OpenSeadragon from 'openseadragon'` }],
}

const oneImagingProcess: Rule = {
  says: 'Only the imaging process (api/pyramids.ts, api/pyramids/) imports sharp and libheif-js.',
  decision: '0005',
  find: (sources) =>
    wrongImports(
      sources,
      (from, to) => ['sharp', 'libheif-js', 'heic-decode'].includes(to) && !/^api\/pyramids(\/|\.ts$)/.test(from),
    ),
  broken: [
    { 'api/imaging/build-picture.ts': `import sharp from 'sharp'` },
    { 'api/demo/seed.ts': `const { default: heif } = await import('libheif-js/wasm-bundle')` },
    { 'tests/journey/picture.ts': `import sharp from 'sharp'` },
    { 'api/pyramids-cache.ts': `import sharp from 'sharp'` },
  ],
  kept: [
    { 'api/pyramids/sharp.ts': `import sharp from 'sharp'`, 'api/pyramids.ts': `import libheif from 'libheif-js'` },
  ],
}

/** The folder of a component: `worklist`, or `extensions/dermatology` for a pack. */
const componentOf = (path: string) => /^web-components\/(extensions\/[^/]+|[^/]+)\//.exec(path)?.[1]
const isForAll = (folder: string) => folder === 'shared' || folder === 'workbench'
/** Data made up to show something: files named `sample-….ts` or `demo-….ts`. */
export const isDemoData = (path: string) => /^web-components\/.*\/(demo|sample)-[\w-]+\.ts$/.test(path)
const shows = (path: string) => /\.(demo|test)\.ts$|^web-components\/gallery\//.test(path) || isDemoData(path)
/** These put components together, so they know them. */
const composes = (path: string) => path.startsWith('web-components/pages/') || shows(path)

const eventsOnly: Rule = {
  says: 'A component imports another component’s *.events.ts at most; pages, demos and tests put them together.',
  decision: '0012',
  find: (sources) =>
    wrongImports(sources, (from, to) => {
      const [own, other] = [componentOf(from), componentOf(to)]
      if (!own || !other || own === other || composes(from)) return false
      return !isForAll(other) && !to.endsWith('.events.ts')
    }),
  broken: [
    { 'web-components/worklist/worklist.ts': `import { LysViewer } from '../viewer/viewer.ts'` },
    { 'web-components/worklist/worklist.ts': `import type { LysViewer } from '../viewer/viewer.ts'` },
    { 'web-components/shared/element.ts': `import { LysViewer } from '../viewer/viewer.ts'` },
    { 'web-components/workbench/host.ts': `import { pack } from '../extensions/dermatology/index.ts'` },
    { 'web-components/extensions/dermatology/index.ts': `import { ear } from '../ear-nose-throat/index.ts'` },
    { 'web-components/viewer/viewer.ts': `import { demos } from '../gallery/demos.ts'` },
    { 'web-components/viewer/viewer.ts': `import { page } from '../pages/read.ts'` },
  ],
  kept: [
    { 'web-components/worklist/worklist.ts': `import { CaseOpenEvent } from '../viewer/viewer.events.ts'` },
    { 'web-components/worklist/worklist.ts': `import { msg } from '../shared/i18n.ts'\nimport '../client.ts'` },
    { 'web-components/viewer/viewer.contribution.ts': `import { commands } from '../workbench/commands.ts'` },
    { 'web-components/pages/read.ts': `import { LysViewer } from '../viewer/viewer.ts'` },
    { 'web-components/worklist/worklist.demo.ts': `import { LysViewer } from '../viewer/viewer.ts'` },
    { 'web-components/shared/demo-clinic.ts': `import pack from '../extensions/dermatology/extension.json'` },
    { 'web-components/index.ts': `export { LysViewer } from './viewer/viewer.ts'` },
  ],
}

const shownOnly: Rule = {
  says: 'Data made up for showing (sample-….ts, demo-….ts) is imported by demos, tests and the gallery only.',
  decision: '0013',
  find: (sources) => wrongImports(sources, (from, to) => isDemoData(to) && !shows(from) && !from.startsWith('tests/')),
  broken: [
    { 'web-components/letter/letter.ts': `import { letter } from './sample-letter.ts'` },
    { 'web-components/pages/read.ts': `import { clinic } from '../shared/demo-clinic.ts'` },
  ],
  kept: [
    { 'web-components/letter/letter.demo.ts': `import { letter } from './sample-letter.ts'` },
    { 'web-components/gallery/demos.ts': `import { clinic } from '../shared/demo-clinic.ts'` },
    { 'web-components/letter/sample-letter.ts': `import { clinic } from '../shared/demo-clinic.ts'` },
    { 'tests/components/letter.test.ts': `import { clinic } from '../../web-components/shared/demo-clinic.ts'` },
  ],
}

/** Who may know whom. */
export const importRules: readonly Rule[] = [
  journeyOrder,
  everyStepMounted,
  columnOrder,
  kernelKnowsNothing,
  figuresArePure,
  doorsChoose,
  tableOfContents,
  apiWithoutPages,
  typesCross,
  browserOnly,
  oneViewer,
  oneImagingProcess,
  eventsOnly,
  shownOnly,
]
