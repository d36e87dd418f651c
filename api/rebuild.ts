import { readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { and, gt } from 'drizzle-orm'
import { diskBlobStore } from './adapters/blob-store.disk.ts'
import { systemClock } from './adapters/clock.system.ts'
import { openDatabaseFile } from './adapters/database.file.ts'
import { mendFetch } from './adapters/fetch.node.ts'
import { openIdIdentity } from './adapters/identity.openid.ts'
import { startImaging } from './adapters/imaging.child.ts'
import { httpImaging } from './adapters/imaging.http.ts'
import { memoryLimiter } from './adapters/limiter.memory.ts'
import { FolderHeld, holdFolder } from './adapters/lock.file.ts'
import { smtpMailer } from './adapters/mailer.smtp.ts'
import { diskSite } from './adapters/site.disk.ts'
import type { Image } from './imaging/present.ts'
import { allMade, olderThan, type Rebuilt, rebuildPicture } from './imaging/rebuild-picture.ts'
import { images } from './imaging/table.ts'
import { declareReactions } from './kernel/decide.ts'
import type { Deps } from './kernel/deps.ts'
import { eachTenant } from './kernel/tenants.ts'
import { needsGuards } from './kernel/verify-audit.ts'
import { whyOf } from './leave.ts'
import { recipe } from './ports/imaging.ts'
import { followsWith } from './reactions.ts'
import { readSettings, type Settings } from './settings.ts'

/*
 * Makes what is shown of photographs anew from their originals, on door 1, while its server is stopped: what an edition
 * of the recipe before this one made, or before `--older-than`, or `--all`. `--dry-run` makes and compares, and keeps
 * nothing. A line for each photograph that did not come out as it was, and a sum at the end.
 */
const usage = 'npm run rebuild -- [--all | --older-than RECIPE] [--dry-run] [--data DIR]'

export interface Wish {
  readonly all: boolean
  readonly olderThan: number
  readonly dry: boolean
}

/** What came of a rebuild: photographs, tiles, and how many of either differ, or were kept as they were. */
export interface Sum {
  photographs: number
  tiles: number
  differingTiles: number
  differingPreviews: number
  /** Made by the edition that made them before, and not alike: what must not be. */
  notReproduced: number
  kept: number
  /** Could not be shown before, for the same reason. */
  refusedAgain: number
}

/** Goes through all that are wished for, a few at a time and one after the other; `tell` hears of each that is not alike. */
export async function rebuild(deps: Deps, wish: Wish, tell: (line: string) => void): Promise<Sum> {
  const sum = {
    photographs: 0,
    tiles: 0,
    differingTiles: 0,
    differingPreviews: 0,
    notReproduced: 0,
    kept: 0,
    refusedAgain: 0,
  }
  for (const scope of await eachTenant(deps, 'rebuild')) {
    for (let after = ''; ; ) {
      const rest = and(gt(images.id, after as Image['id']), wish.all ? allMade : olderThan(wish.olderThan))
      const some = await scope.find(images, rest, { orderBy: images.id, limit: 50 })
      for (const image of some) {
        const rebuilt = await rebuildPicture(scope, image, { dry: wish.dry })
        const line = add(sum, image, rebuilt)
        if (line) tell(`${image.id}\t${line}`)
      }
      const last = some.at(-1)
      if (!last) break
      after = last.id
    }
  }
  return sum
}

/** Adds it up; gives a line for what did not come out as it was. */
function add(sum: Sum, image: Image, rebuilt: Rebuilt): string | undefined {
  sum.photographs++
  if (rebuilt.outcome === 'kept') {
    const isNews = rebuilt.why !== image.refusal
    sum[isNews ? 'kept' : 'refusedAgain']++
    return isNews ? `kept as it was: ${rebuilt.why}` : undefined
  }
  const { tiles, differing, preview } = rebuilt
  const isAlike = differing === 0 && preview === 'alike'
  sum.tiles += tiles
  sum.differingTiles += differing
  if (preview === 'differing') sum.differingPreviews++
  if (!isAlike && image.recipe === recipe) sum.notReproduced++
  return isAlike ? undefined : `${differing} of ${tiles} tiles differ, the preview is ${preview}`
}

/** A hospital's settings; or, where none are set, those of a demonstration, as far as they matter here. */
async function settingsOf(dataDir: string, env: NodeJS.ProcessEnv): Promise<Settings> {
  if (env.LYSBORD_ISSUER) return readSettings(env)
  const secret = (await readFile(join(dataDir, 'secret'), 'utf8')).trim()
  const nowhere = 'http://127.0.0.1:9'
  return readSettings({
    LYSBORD_SECRET: secret,
    ...env,
    LYSBORD_ISSUER: nowhere,
    LYSBORD_BASE_URL: nowhere,
    LYSBORD_CLIENT_SECRET: secret,
  })
}

/** The folder is held, so that no server reads what is half made; everything but pictures stays still. */
export async function withHouse<T>(dataDir: string, work: (deps: Deps) => Promise<T>): Promise<T> {
  await stat(join(dataDir, 'lysbord.db'))
  const settings = await settingsOf(dataDir, process.env)
  mendFetch()
  const folder = await holdFolder(join(dataDir, 'lock'))
  const database = await openDatabaseFile(
    join(dataDir, 'lysbord.db'),
    fileURLToPath(new URL('../migrations', import.meta.url)),
  )
  const { imagingUrl } = settings
  const imaging = imagingUrl
    ? { ...httpImaging({ base: () => imagingUrl }), close: async () => {} }
    : await startImaging()
  try {
    await needsGuards(database.read)
    declareReactions(followsWith(settings.clamd))
    return await work({
      settings,
      database,
      imaging,
      site: diskSite(),
      clock: systemClock,
      // What follows is done by the server, once it starts.
      queue: { hint: () => {} },
      blobs: diskBlobStore(join(dataDir, 'blobs')),
      mailer: smtpMailer({ url: settings.smtpUrl, from: settings.mailFrom }),
      limiter: memoryLimiter(),
      identity: openIdIdentity(settings),
    })
  } finally {
    await imaging.close()
    await database.close()
    await folder.release()
  }
}

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: {
      all: { type: 'boolean', default: false },
      'older-than': { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      data: { type: 'string' },
    },
  })
  const { all, 'older-than': older, 'dry-run': dry, data } = values
  const before = Number(older ?? recipe)
  if (!Number.isInteger(before) || (all && older !== undefined)) throw new Error(usage)
  const dataDir = resolve(data ?? process.env.LYSBORD_DATA ?? '.lysbord')
  const wish = { all, olderThan: before, dry }
  const sum = await withHouse(dataDir, (deps) => rebuild(deps, wish, console.log))
  console.log(
    `${sum.photographs} photographs, recipe ${recipe}${dry ? ', nothing kept' : ''}: ${sum.differingTiles} of ${sum.tiles} tiles and ${sum.differingPreviews} previews differ from before; ${sum.kept} photographs kept as they were, ${sum.refusedAgain} that could not be shown still cannot.`,
  )
  if (sum.notReproduced > 0)
    console.error(`${sum.notReproduced} photographs did not come out as the same recipe made them before.`)
  return sum.kept + sum.notReproduced > 0 ? 1 : 0
}

/** Why nothing was done. */
export function whyNot(cause: unknown): string {
  if (cause instanceof FolderHeld)
    return 'A server works in this folder, and would show what is half made. Stop it, then rebuild.'
  if ((cause as { code?: unknown } | undefined)?.code === 'ENOENT') return 'There is no Lysbord in this folder.'
  return whyOf(cause)
}

if (import.meta.main) {
  process.exitCode = await run().catch((cause) => {
    console.error(whyNot(cause))
    return 2
  })
}
