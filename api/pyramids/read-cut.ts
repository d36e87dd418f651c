import { Problem } from '../kernel/problem.ts'
import type { Cut } from '../ports/imaging.ts'
import { limits } from './limits.ts'

const isWhole = (value: unknown, least: number, most: number): boolean =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most

/** What is to be cut, out of a header in JSON. Throws request.malformed for anything else, and for more than the limits. */
export function readCut(header: unknown): Cut {
  const cut = parsed(header)
  const { across, left, top, width, height, toWidth, toHeight } = cut
  const fits =
    isWhole(across, 1, limits.side) &&
    [left, top].every((value) => isWhole(value, 0, limits.side)) &&
    [width, height].every((value) => isWhole(value, 1, limits.side)) &&
    [toWidth, toHeight].every((value) => isWhole(value, 1, limits.regionSide)) &&
    [0, 90, 180, 270].includes(cut.turn as number) &&
    ['all', 'grey'].includes(cut.colours as string) &&
    ['jpg', 'png'].includes(cut.format as string)
  if (!fits) throw new Problem('request.malformed', 'This is no region that can be cut')
  return cut as unknown as Cut
}

function parsed(header: unknown): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(String(header)))
  } catch {
    return {}
  }
}
