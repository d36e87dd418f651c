import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What Chromium is started with: no profile, no network of its own, software drawing. */
export const chromiumArgs: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  // Screenshots and widths then do not depend on the machine's idea of font hinting.
  '--font-render-hinting=none',
]

/**
 * The Chromium that tests and screenshots use: CHROMIUM_PATH, else the one @sparticuz/chromium brings along (Linux x64),
 * else Debian's. Undefined means that an installed Chrome should be tried.
 */
export async function chromiumPath(): Promise<string | undefined> {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  if (process.platform === 'linux' && process.arch === 'x64') return unpacked()
  return existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined
}

/** Options for Playwright's `chromium.launch` and for its Vitest provider. */
export async function launchOptions(): Promise<{ args: string[]; executablePath?: string; channel?: string }> {
  const executablePath = await chromiumPath()
  return { args: [...chromiumArgs], ...(executablePath ? { executablePath } : { channel: 'chrome' }) }
}

/** Unpacks once, in a folder that is moved into place when it is whole: a killed or parallel run leaves no half. */
async function unpacked(): Promise<string> {
  const bundled = join(root, 'node_modules/@sparticuz/chromium')
  const { version } = JSON.parse(readFileSync(join(bundled, 'package.json'), 'utf8')) as { version: string }
  const cache = join(root, 'node_modules/.cache')
  const home = join(cache, `chromium-${version}`)
  if (!existsSync(home)) {
    mkdirSync(cache, { recursive: true })
    const fresh = mkdtempSync(join(cache, 'unpacking-'))
    await inflateInto(fresh, bundled)
    try {
      renameSync(fresh, home)
    } catch (cause) {
      rmSync(fresh, { recursive: true, force: true })
      if (!existsSync(home)) throw cause
    }
  }
  return runnable(home)
}

/** trap: inflate() writes into the temporary folder of the moment it is called, and offers no other way. */
async function inflateInto(folder: string, bundled: string): Promise<void> {
  const { inflate } = (await import('@sparticuz/chromium')) as { inflate(file: string): Promise<string> }
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  const parts = ['chromium.br', 'swiftshader.tar.br', 'fonts.tar.br', 'al2023.tar.br']
  const all = Promise.all(parts.map((part) => inflate(join(bundled, 'bin', part))))
  if (before === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = before
  await all
}

/**
 * The machine's own libraries and fonts are used where it has them. On a bare one a small script in front of the browser
 * names the copies that came along (libnss3, libnspr4, libexpat for glibc 2.34 and later; one font).
 */
function runnable(home: string): string {
  const binary = join(home, 'chromium')
  const settings = [
    starts(binary) ? '' : `LD_LIBRARY_PATH='${join(home, 'al2023/lib')}'`,
    existsSync('/etc/fonts/fonts.conf') ? '' : `FONTCONFIG_FILE='${fontSettings(home)}'`,
  ].filter(Boolean)
  if (settings.length === 0) return binary
  const script = join(home, 'chromium.sh')
  writeFileSync(script, `#!/bin/sh\nexec env ${settings.join(' ')} '${binary}' "$@"\n`, { mode: 0o755 })
  return script
}

function starts(binary: string): boolean {
  try {
    execFileSync(binary, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function fontSettings(home: string): string {
  const file = join(home, 'fonts.conf')
  const folders = [join(home, 'fonts'), '/usr/share/fonts'].map((folder) => `<dir>${folder}</dir>`).join('')
  writeFileSync(
    file,
    `<?xml version="1.0"?><fontconfig>${folders}<cachedir>${join(home, 'font-cache')}</cachedir></fontconfig>\n`,
  )
  return file
}
