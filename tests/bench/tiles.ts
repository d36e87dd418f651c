import type { ChildProcess } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { drawPicture } from '../../api/demo/pictures/draw.ts'
import { startInstance, temporaryFolder } from '../support/instance.ts'
import { attaches, submits, waitsForPicture } from '../support/ward.ts'
import { askAs } from './asking.ts'
import { installed, median, skipped } from './installed.ts'
import { type Line, ms, times } from './report.ts'
import { answers, hasIipsrv, layDown, startIipsrv, startNginx } from './tile-peers.ts'
import { asksAnyOf, type Rate, rateOf } from './wrk.ts'

const [rounds, seconds] = [5, 3]

/**
 * Tiles as shipped, whoever asks checked, at random over one pyramid, against the same bytes as static files and the same
 * photograph behind an image server. They take turns, and what is held to a limit is the middle one of the rounds' ratios:
 * who else works on the machine then weighs on both.
 */
export async function measureTiles(): Promise<Line[]> {
  if (!installed('wrk')) return [skipped('tiles a second')]
  const folder = await temporaryFolder()
  const instance = await startInstance(join(folder, 'data'))
  const peers: ChildProcess[] = []
  try {
    const { paths, tiles, cookie, photograph, top } = await aPyramid(instance.baseUrl)
    const sizes = [...tiles.values()].map(({ length }) => length)
    const mean = sizes.reduce((sum, one) => sum + one, 0) / sizes.length / 1_000
    const own = await asksAnyOf(join(folder, 'own.lua'), paths, cookie)
    const turns: Record<string, () => Promise<Rate>> = { own: () => rateOf(instance.baseUrl, own, seconds) }
    if (installed('nginx')) {
      const { base, iipPorts, child } = await startNginx(folder)
      peers.push(child)
      await layDown(folder, tiles)
      await answers(`${base}${paths[0]}`)
      const files = await asksAnyOf(join(folder, 'files.lua'), paths)
      turns.files = () => rateOf(base, files, seconds)
      if (hasIipsrv()) {
        peers.push(...(await startIipsrv(folder, photograph, iipPorts)))
        const iip = paths.map((path) => `/iip?DeepZoom=photograph.tif_files/${top}/${path.split('/').at(-1)}`)
        await answers(`${base}${iip[0]}`)
        const script = await asksAnyOf(join(folder, 'iip.lua'), iip)
        turns.iip = () => rateOf(base, script, seconds)
      }
    }
    return lines(await takeTurns(turns), mean)
  } finally {
    for (const peer of peers) peer.kill('SIGTERM')
    await instance.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** One photograph in the house: the addresses and bytes of its whole tiles at full resolution. */
async function aPyramid(baseUrl: string) {
  const [gp, specialist] = [await askAs(baseUrl, 'gp-alta'), await askAs(baseUrl, 'specialist-skin')]
  const referral = await submits(gp.person, { pack: 'dermatology' })
  const drawn = { view: 'close_up_scale', finding: 'naevus', place: 'back', mm: 6, size: 'large', seed: 1 } as const
  const photograph = drawPicture(drawn).jpeg
  const image = await attaches(gp.person, referral.id, photograph)
  await waitsForPicture(gp.person, image.id, 120_000)
  const { maxLevel: top, width, height, tileSize } = await specialist.person.get(`/api/images/${image.id}/info`)
  const tiles = new Map<string, Uint8Array>()
  for (let column = 0; column < Math.floor(width / tileSize); column++)
    for (let row = 0; row < Math.floor(height / tileSize); row++) {
      const path = `/api/images/${image.id}/tiles/${top}/${column}_${row}.jpg`
      tiles.set(path, new Uint8Array(await (await specialist.person.raw('GET', path)).arrayBuffer()))
    }
  return { paths: [...tiles.keys()], tiles, cookie: specialist.cookie, photograph, top }
}

/** Each warms up once; then round after round. */
async function takeTurns(turns: Readonly<Record<string, () => Promise<Rate>>>): Promise<Record<string, Rate[]>> {
  for (const turn of Object.values(turns)) await turn()
  const seen: Record<string, Rate[]> = Object.fromEntries(Object.keys(turns).map((name) => [name, []]))
  for (let round = 0; round < rounds; round++)
    for (const [name, turn] of Object.entries(turns)) seen[name]!.push(await turn())
  return seen
}

function lines({ own, files, iip }: Record<string, Rate[]>, kilobytes: number): Line[] {
  const rate = (all: Rate[] | undefined) => median((all ?? []).map((one) => one.rate))
  const ratio = (to: Rate[]) => median(own!.map((one, n) => one.rate / to[n]!.rate))
  const p99 = median(own!.map((one) => one.p99))
  const held = (what: string, to: Rate[], least: number): Line => ({
    what: `${what} (${rate(to).toFixed(0)}/s)`,
    measured: times(ratio(to)),
    limit: `≥ ${least} ×`,
    holds: ratio(to) >= least,
  })
  return [
    {
      what: `tiles a second at random, ${kilobytes.toFixed(0)} KB, access checked`,
      measured: rate(own).toFixed(0),
      limit: '',
    },
    {
      what: 'the slowest of a hundred tiles, sixteen at a time',
      measured: ms(p99),
      limit: '≤ 12 ms',
      holds: p99 <= 12,
    },
    iip
      ? held('ours to an image server, two processes of iipsrv', iip, 6)
      : skipped('ours to an image server (iipsrv)'),
    files
      ? held('ours to the same tiles as static files of nginx', files, 0.3)
      : skipped('ours to static files (nginx)'),
  ]
}
