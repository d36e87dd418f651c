import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Colour } from './picture.ts'

/** A file as the command of libvips shows it: its upright size, and the mean colours of eight by eight fields, row by row. */
export interface VipsColours {
  readonly width: number
  readonly height: number
  readonly colours: readonly Colour[]
}

const colourOf = (hex: string): Colour => [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as never

/** Some of the samples, by their path; looked at once and written down, so that no test needs that command. */
export function vipsColours(): Map<string, VipsColours> {
  const csv = readFileSync(fileURLToPath(new URL('vips-colours.csv', import.meta.url)), 'utf8')
  const rows = csv.split('\n').filter((line) => /^0\d-/.test(line))
  return new Map(
    rows.map((row) => {
      const [file = '', width, height, colours = ''] = row.split(',')
      return [file, { width: Number(width), height: Number(height), colours: colours.split(' ').map(colourOf) }]
    }),
  )
}
