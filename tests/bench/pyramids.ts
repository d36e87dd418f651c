import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startInstance, temporaryFolder } from '../support/instance.ts'
import { sample } from '../support/samples.ts'
import { submits } from '../support/ward.ts'
import { type Arrival, arrives } from './arrivals.ts'
import { askAs } from './asking.ts'
import { decodes } from './decoder.ts'
import { installed, median, skipped } from './installed.ts'
import { others, sample24, upright } from './pyramid-inputs.ts'
import { type Line, ms, times } from './report.ts'

const run = promisify(execFile)
const rounds = 5
const sizes = [1, 3, 6, 12, 24, 48, 96]

/** From a file to what can be looked at, against the command of libvips making the same pyramid; and what it costs. */
export async function measurePyramids(data: string): Promise<Line[]> {
  if (!installed('vips')) return [skipped('pyramids against vips dzsave')]
  if (!existsSync(sample24)) return [{ ...skipped('pyramids'), measured: `no sample at ${sample24}, skipped` }]
  const inputs = join(data, 'photographs')
  return [...(await againstVips()), ...(await memory(inputs)), await growth(inputs), ...(await previews(inputs))]
}

/** The same tiles at the same quality. */
async function dzsave(original: string): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'lysbord-bench-'))
  const tiles = ['--tile-size', '512', '--overlap', '0', '--container', 'zip']
  try {
    const began = performance.now()
    await run('vips', [
      'dzsave',
      original,
      join(folder, 'p'),
      ...tiles,
      '--suffix',
      '.jpg[Q=85,subsample-mode=off,strip]',
    ])
    return performance.now() - began
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** They take turns, and the middle ratio counts: who else works on the machine then weighs on both. */
async function againstVips(): Promise<Line[]> {
  const photograph = new Uint8Array(await readFile(sample24))
  const seen: { vips: number; own: number; whole: Arrival }[] = []
  await inHouse(async (send) => {
    await send(photograph)
    for (let round = 0; round < rounds; round++)
      seen.push({
        vips: await dzsave(sample24),
        own: (await decodes(sample24)).ms,
        whole: await send(photograph),
      })
  })
  const ratio = (of: (one: (typeof seen)[number]) => number) => median(seen.map((one) => of(one) / one.vips))
  const held = (what: string, value: number, most: number): Line => ({
    what: `24 MP: ${what} to vips dzsave (${ms(median(seen.map(({ vips }) => vips)))})`,
    measured: times(value),
    limit: `≤ ${most} ×`,
    holds: value <= most,
  })
  return [
    held(
      'building the pyramid',
      ratio(({ own }) => own),
      1.15,
    ),
    held(
      'from the last byte to ready',
      ratio(({ whole }) => whole.ready),
      1.8,
    ),
  ]
}

async function memory(inputs: string): Promise<Line[]> {
  const most = async (paths: Readonly<Record<string, string>>, limit: number, what: string): Promise<Line> => {
    const each: { name: string; megabytes: number }[] = []
    for (const [name, path] of Object.entries(paths)) {
      // How far two threads run ahead of the writer depends on who else wants the processors: the middle of three counts.
      const worked = [await decodes(path), await decodes(path), await decodes(path)]
      each.push({ name, megabytes: median(worked.map((one) => one.megabytes)) })
    }
    const worst = Math.max(...each.map(({ megabytes }) => megabytes))
    return {
      what: `96 MP: memory of the decoder, ${what}`,
      measured: each.map(({ name, megabytes }) => `${name} ${megabytes.toFixed(0)}`).join(', '),
      limit: `≤ ${limit} MB`,
      holds: worst <= limit,
    }
  }
  return [
    await most({ 'baseline JPEG': await upright(inputs, 96) }, 200, 'upright'),
    await most(await others(inputs), 700, 'any other'),
  ]
}

/** How well a straight line over the pixels tells the time (R²). Each size three times, of which the fastest counts. */
async function growth(inputs: string): Promise<Line> {
  const took = new Map<number, number>()
  for (let round = 0; round < 3; round++)
    for (const size of sizes) {
      const { ms } = await decodes(await upright(inputs, size))
      took.set(size, Math.min(ms, took.get(size) ?? Number.POSITIVE_INFINITY))
    }
  const [mx, my] = [mean([...took.keys()]), mean([...took.values()])]
  const sum = (of: (x: number, y: number) => number) => [...took].reduce((all, [x, y]) => all + of(x - mx, y - my), 0)
  const fit = sum((x, y) => x * y) ** 2 / (sum((x) => x * x) * sum((_, y) => y * y))
  const each = [...took].map(([size, time]) => `${size} MP ${time.toFixed(0)}`).join(', ')
  return {
    what: `time grows as the pixels do (${each} ms)`,
    measured: `R² ${fit.toFixed(3)}`,
    limit: '≥ 0.98',
    holds: fit >= 0.98,
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length

async function previews(inputs: string): Promise<Line[]> {
  const twelve = new Uint8Array(await readFile(await upright(inputs, 12)))
  const rest: Record<string, Uint8Array> = {
    'HEIC of 12 MP': sample('03-formats/heic/iphone_13_pro_max.HEIC'),
    'CMYK JPEG': sample('03-formats/icc/Channel_digital_image_CMYK_color.jpg'),
    'JPEG of 24 MP': sample('02-large/exiv2-bug922a.jpg'),
  }
  for (const [name, path] of Object.entries(await others(inputs)))
    rest[`${name} of 96 MP`] = new Uint8Array(await readFile(path))
  const line = (what: string, took: number, most: number): Line => ({
    what: `preview after the last byte, ${what}`,
    measured: ms(took),
    limit: `≤ ${most} ms`,
    holds: took <= most,
  })
  const lines: Line[] = []
  await inHouse(async (send) => {
    const taken = async (bytes: Uint8Array, often: number) => {
      const all: number[] = []
      for (let n = 0; n < often; n++) all.push((await send(bytes)).previewed)
      return median(all)
    }
    await send(twelve)
    lines.push(line('upright baseline JPEG of 12 MP', await taken(twelve, rounds), 300))
    for (const [name, bytes] of Object.entries(rest)) lines.push(line(name, await taken(bytes, 3), 2_000))
  })
  return lines
}

/** A house of its own; each photograph goes to a referral that has room for it. */
async function inHouse(work: (send: (bytes: Uint8Array) => Promise<Arrival>) => Promise<void>): Promise<void> {
  const folder = await temporaryFolder()
  const instance = await startInstance(folder, {
    LYSBORD_UPLOADS_PER_HOUR: '100000',
    LYSBORD_CHANGES_PER_HOUR: '100000',
  })
  try {
    const gp = await askAs(instance.baseUrl, 'gp-alta')
    await work(async (bytes) => arrives(gp, (await submits(gp.person, { pack: 'dermatology' })).id, bytes))
  } finally {
    await instance.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
