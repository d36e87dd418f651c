import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '../../api/demo/free-port.ts'
import { eventually } from '../support/ward.ts'
import { installed } from './installed.ts'

const run = promisify(execFile)
const iipsrv = '/usr/lib/iipimage-server/iipsrv.fcgi'
const isThere = async (url: string): Promise<boolean> => (await fetch(url).catch(() => undefined))?.ok ?? false

/** Whether an image server can be compared with: it, and what writes its pyramids. */
export const hasIipsrv = (): boolean => existsSync(iipsrv) && installed('vips')

/** nginx with one worker on loopback: files below `site` as they are, and two processes of an image server behind `/iip`. */
export async function startNginx(folder: string): Promise<{ base: string; iipPorts: number[]; child: ChildProcess }> {
  const [port, ...iipPorts] = [await freePort(), await freePort(), await freePort()]
  const path = (name: string) => join(folder, name)
  const own = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${path(name)};`)
  await mkdir(path('site'), { recursive: true })
  await writeFile(
    path('nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root; ' : ''}daemon off; worker_processes 1; pid ${path('nginx.pid')}; error_log ${path('nginx.log')};
events { worker_connections 256; }
http {
  access_log off; sendfile on; keepalive_requests 10000000; ${own.join(' ')}
  types { image/jpeg jpg; }
  upstream iip { ${iipPorts.map((one) => `server 127.0.0.1:${one};`).join(' ')} }
  server {
    listen 127.0.0.1:${port};
    root ${path('site')};
    location /iip {
      fastcgi_param REQUEST_METHOD $request_method; fastcgi_param QUERY_STRING $query_string;
      fastcgi_pass iip;
    }
  }
}
`,
  )
  const child = spawn('nginx', ['-p', folder, '-c', path('nginx.conf')], { stdio: 'ignore' })
  return { base: `http://127.0.0.1:${port}`, iipPorts, child }
}

/** The same tiles as files. */
export async function layDown(folder: string, tiles: ReadonlyMap<string, Uint8Array>): Promise<void> {
  for (const [path, bytes] of tiles) {
    const file = join(folder, 'site', path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, bytes)
  }
}

/** The image server, a process a port, with a pyramid of the same photograph: tiles of 512 pixels at the same quality. */
export async function startIipsrv(folder: string, photograph: Uint8Array, ports: number[]): Promise<ChildProcess[]> {
  const [jpeg, tiff] = [join(folder, 'photograph.jpg'), join(folder, 'photograph.tif')]
  await writeFile(jpeg, photograph)
  const tiles = ['--tile', '--pyramid', '--tile-width', '512', '--tile-height', '512']
  await run('vips', ['tiffsave', jpeg, tiff, ...tiles, '--compression', 'jpeg', '--Q', '85'])
  const env = { ...process.env, FILESYSTEM_PREFIX: `${folder}/`, LOGFILE: join(folder, 'iipsrv.log'), VERBOSITY: '0' }
  return ports.map((port) => spawn(iipsrv, ['--bind', `127.0.0.1:${port}`], { env, stdio: 'ignore' }))
}

/** Waits until something good comes from there. */
export const answers = (url: string): Promise<unknown> =>
  eventually(async () => (await isThere(url)) || undefined, 60_000)
