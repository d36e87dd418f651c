import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const version = '4.0.0'

/** The script of Mirador, a viewer of IIIF pictures, as npm has it; kept between runs. Undefined where it cannot be had. */
export function miradorScript(data: string): Uint8Array | undefined {
  const archive = join(data, `mirador-${version}.tgz`)
  try {
    mkdirSync(data, { recursive: true })
    if (!existsSync(archive))
      execFileSync('npm', ['pack', `mirador@${version}`, '--silent'], { cwd: data, stdio: 'ignore' })
    execFileSync('tar', ['-xzf', archive, '-C', data, 'package/dist/mirador.min.js'])
    return readFileSync(join(data, 'package/dist/mirador.min.js'))
  } catch {
    return undefined
  }
}
