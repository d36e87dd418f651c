import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'

export interface Photograph {
  readonly path: string
  /** The folder it lies in, as its specialty. */
  readonly folder: string
}

/** The half that thresholds were chosen on, or the other one. By the hash of the name, so that a new file moves no old one. */
export type Half = 'chosen-on' | 'other'

export const halfOf = (path: string): Half =>
  createHash('sha256').update(basename(path)).digest()[0]! % 2 === 0 ? 'chosen-on' : 'other'

/** The photographs of one half below this folder, by name. */
export const photographsIn = (folder: string, half: Half): Photograph[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(jpe?g|png|webp)$/i.test(name) && halfOf(name) === half)
    .sort()
    .map((name) => join(folder, name))
    .map((path) => ({ path, folder: relative(folder, dirname(path)) || basename(folder) }))
