import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '../../api/demo/free-port.ts'
import { drawPicture } from '../../api/demo/pictures/draw.ts'
import { startInstance, temporaryFolder } from '../support/instance.ts'
import { attaches, eventually, submits, waitsForPicture } from '../support/ward.ts'
import { askAs } from './asking.ts'
import { type Line, times } from './report.ts'

const seconds = 4
const run = promisify(execFile)
const installed = (program: string): boolean => {
  try {
    execFileSync('which', [program], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
const iipsrv = '/usr/lib/iipimage-server/iipsrv.fcgi'
const skipped = (what: string): Line => ({ what, measured: 'peer not installed, skipped', limit: '' })

/** One tile over HTTP with a session, against the same bytes as a static file and the same picture behind an image server. */
export async function measureTiles(): Promise<Line[]> {
  if (!installed('wrk')) return [skipped('tiles a second')]
  const folder = await temporaryFolder()
  const instance = await startInstance(join(folder, 'data'))
  const peers: ChildProcess[] = []
  try {
    const [gp, specialist] = [
      await askAs(instance.baseUrl, 'gp-alta'),
      await askAs(instance.baseUrl, 'specialist-skin'),
    ]
    const referral = await submits(gp.person, { pack: 'dermatology' })
    const photograph = drawPicture({
      view: 'close_up_scale',
      finding: 'naevus',
      place: 'back',
      mm: 6,
      size: 'camera',
      seed: 1,
    })
    const image = await attaches(gp.person, referral.id, photograph.jpeg)
    await waitsForPicture(gp.person, image.id, 120_000)
    const { maxLevel } = await specialist.person.get(`/api/images/${image.id}/info`)
    const tile = `${maxLevel}/2_2.jpg`
    const url = `${instance.baseUrl}/api/images/${image.id}/tiles/${tile}`
    const bytes = new Uint8Array(
      await (await specialist.person.raw('GET', `/api/images/${image.id}/tiles/${tile}`)).arrayBuffer(),
    )

    const own = await rate(url, specialist.cookie)
    const lines: Line[] = [
      {
        what: `tiles a second, one of ${(bytes.length / 1024).toFixed(0)} KB, session checked`,
        measured: own.toFixed(0),
        limit: '',
      },
    ]
    if (!installed('nginx')) return [...lines, skipped('against a static file (nginx)')]
    const port = await freePort()
    const iipPort = await freePort()
    await mkdir(join(folder, 'site'))
    await writeFile(join(folder, 'site/tile.jpg'), bytes)
    peers.push(await configuredNginx(folder, port, iipPort))
    await eventually(async () => (await isThere(`http://127.0.0.1:${port}/tile.jpg`)) || undefined)
    const still = await rate(`http://127.0.0.1:${port}/tile.jpg`)
    lines.push({ what: 'a static file (nginx, one worker) to ours', measured: times(still / own), limit: '' })
    if (!existsSync(iipsrv) || !installed('convert')) return [...lines, skipped('against an image server (iipsrv)')]
    await writeFile(join(folder, 'photograph.jpg'), photograph.jpeg)
    const pyramid = ['-define', 'tiff:tile-geometry=512x512', '-compress', 'jpeg', '-quality', '85']
    await run('convert', [join(folder, 'photograph.jpg'), ...pyramid, `ptif:${join(folder, 'photograph.tif')}`])
    peers.push(startIipsrv(folder, iipPort))
    const iipTile = `http://127.0.0.1:${port}/iip?DeepZoom=photograph.tif_files/${tile}`
    await eventually(async () => (await isThere(iipTile)) || undefined)
    const served = await rate(iipTile)
    return [
      ...lines,
      {
        what: 'ours to an image server (iipsrv behind nginx)',
        measured: times(own / served),
        limit: '≥ 1 ×',
        holds: own >= served,
      },
    ]
  } finally {
    for (const peer of peers) peer.kill('SIGTERM')
    await instance.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Answers a second, sixteen at a time from one thread. Throws when any of them was no good answer. */
async function rate(url: string, cookie?: string): Promise<number> {
  const asked = ['-t1', '-c16', `-d${seconds}s`, ...(cookie ? ['-H', `Cookie: ${cookie}`] : []), url]
  await run('wrk', ['-t1', '-c4', '-d1s', ...asked.slice(3)])
  const { stdout } = await run('wrk', asked)
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`wrk met errors at ${url}`)
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1])
}

async function configuredNginx(folder: string, port: number, iipPort: number): Promise<ChildProcess> {
  const path = (name: string) => join(folder, name)
  const own = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${path(name)};`)
  await writeFile(
    path('nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root; ' : ''}daemon off; worker_processes 1; pid ${path('nginx.pid')}; error_log ${path('nginx.log')};
events { worker_connections 256; }
http {
  access_log off; sendfile on; keepalive_requests 10000000; ${own.join(' ')}
  types { image/jpeg jpg; }
  server {
    listen 127.0.0.1:${port};
    root ${path('site')};
    location /iip {
      fastcgi_param REQUEST_METHOD $request_method; fastcgi_param QUERY_STRING $query_string;
      fastcgi_pass 127.0.0.1:${iipPort};
    }
  }
}
`,
  )
  return spawn('nginx', ['-p', folder, '-c', path('nginx.conf')], { stdio: 'ignore' })
}

const isThere = async (url: string): Promise<boolean> => (await fetch(url).catch(() => undefined))?.ok ?? false

function startIipsrv(folder: string, port: number): ChildProcess {
  const env = { ...process.env, FILESYSTEM_PREFIX: `${folder}/`, LOGFILE: join(folder, 'iipsrv.log'), VERBOSITY: '0' }
  return spawn(iipsrv, ['--bind', `127.0.0.1:${port}`], { env, stdio: 'ignore' })
}
