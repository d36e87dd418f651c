import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether the command of libvips is installed (Debian: libvips-tools). */
export const hasVips = spawnSync('vips', ['--version'], { stdio: 'ignore' }).status === 0

const run = (...words: string[]): string =>
  execFileSync('vips', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
const header = (path: string, field: string): string | undefined => {
  const { status, stdout } = spawnSync('vipsheader', ['-f', field, path], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : undefined
}

/**
 * How libvips' own command shows a file: by its embedded profile into sRGB (perceptual) or else by libvips' own idea of
 * its colour space, upright, on white. Three bytes a pixel. Throws where it cannot open it.
 */
export function shownByVips(path: string): { width: number; height: number; rgb: Uint8Array } {
  const folder = mkdtempSync(join(tmpdir(), 'lysbord-vips-'))
  const step = (n: number) => join(folder, `${n}.v`)
  try {
    if (header(path, 'icc-profile-data'))
      run('icc_transform', path, step(1), 'srgb', '--embedded', '--intent', 'perceptual')
    else run('colourspace', path, step(1), 'srgb')
    // trap: libheif has turned a HEIC already, and this libvips would turn it once more.
    if (/\.hei[cf]$/i.test(path)) run('copy', step(1), step(2))
    else run('autorot', step(1), step(2))
    const alpha = Number(header(step(2), 'bands')) % 2 === 0
    run(...(alpha ? ['flatten', step(2), step(3), '--background', '255 255 255'] : ['copy', step(2), step(3)]))
    // Grey as three bands, which is what sRGB has.
    run('colourspace', step(3), step(4), 'srgb')
    run('rawsave', step(4), join(folder, 'raw'))
    const [width, height] = [Number(header(step(4), 'width')), Number(header(step(4), 'height'))]
    return { width, height, rgb: new Uint8Array(readFileSync(join(folder, 'raw'))) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
