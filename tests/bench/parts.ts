import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { databaseOf } from './databases.ts'
import type { Line } from './report.ts'

export interface Options {
  readonly base?: string
  readonly few: string
  readonly many: string
  readonly data: string
}

async function schema(): Promise<string> {
  const folder = new URL('../../migrations/', import.meta.url)
  const hash = createHash('sha256')
  for (const name of (await readdir(folder)).filter((one) => one.endsWith('.sql')).sort())
    hash.update(await readFile(new URL(name, folder)))
  return hash.digest('hex').slice(0, 8)
}

async function filled(count: string, { data }: Options): Promise<string> {
  await mkdir(data, { recursive: true })
  return databaseOf(data, Number(count), await schema())
}

/** What can be measured; each is loaded when its turn comes. */
export const parts: Readonly<Record<string, (options: Options) => Promise<Line[]>>> = {
  bundles: async () => (await import('./bundles.ts')).measureBundles(),
  forms: async () => (await import('./forms.ts')).measureForms(),
  keyboard: async () => (await import('./keyboard.ts')).measureKeyboard(),
  pyramids: async ({ data }) => (await import('./pyramids.ts')).measurePyramids(data),
  panning: async () => (await import('./panning.ts')).measurePanning(),
  tiles: async () => (await import('./tiles.ts')).measureTiles(),
  journeys: async ({ base }) => (await import('./journeys.ts')).measureJourneys(base),
  image: async ({ data }) => (await import('./first-image.ts')).measureFirstImage(data),
  adoption: async ({ many, data }) => {
    await mkdir(data, { recursive: true })
    const folder = await (await import('./adoption-data.ts')).useOf(data, Number(many), await schema())
    return (await import('./adoption.ts')).measureAdoption(folder, Number(many))
  },
  worklist: async (options) => {
    const folders = [await filled(options.few, options), await filled(options.many, options)] as const
    return (await import('./worklist.ts')).measureWorklist(...folders)
  },
  statements: async (options) =>
    (await import('./statements.ts')).measureStatements(await filled(options.many, options)),
}
export const partNames = Object.keys(parts)
