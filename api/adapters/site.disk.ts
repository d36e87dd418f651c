import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { Manifest, Site } from '../ports/site.ts'

const mediaTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.map': 'application/json',
  '.json': 'application/json',
  // Served are declarations only.
  '.ts': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** The bundle as it lies in a folder, ending with a slash. */
export function diskSite(folder = fileURLToPath(new URL('../../dist/', import.meta.url))): Site {
  let read: { readonly at: number; readonly manifest: Manifest } | undefined
  return {
    async manifest() {
      const path = join(folder, 'manifest.json')
      const { mtimeMs } = await stat(path)
      if (read?.at !== mtimeMs) read = { at: mtimeMs, manifest: JSON.parse(await readFile(path, 'utf8')) }
      return read.manifest
    },
    async file(name) {
      const path = join(folder, name)
      const known = path.startsWith(join(folder, sep)) ? await stat(path).catch(() => undefined) : undefined
      if (!known?.isFile()) return undefined
      const body = Readable.toWeb(createReadStream(path)) as ReadableStream
      const type = mediaTypes[extname(path)] ?? 'application/octet-stream'
      return new Response(body, { headers: { 'content-type': type, 'content-length': String(known.size) } })
    },
  }
}
