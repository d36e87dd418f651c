import { createHash } from 'node:crypto'
import type { Id } from '../kernel/ids.ts'

/** The four sides from which a passage is marked, each a level of the tree. */
export const sides = {
  player: ['personal', 'professional', 'technological', 'regulatory'],
  component: ['gp', 'technology', 'need'],
  direction: ['enables', 'hinders'],
  level: ['micro', 'meso', 'macro'],
} as const
export type Side = keyof typeof sides

const names: Readonly<Record<string, string>> = {
  personal: 'Personal',
  professional: 'Professional',
  technological: 'Technological',
  regulatory: 'Regulatory',
  gp: 'Interested GP',
  technology: 'Technology',
  need: 'Need',
  enables: 'Enables',
  hinders: 'Hinders',
  micro: 'Micro: the person and the office',
  meso: 'Meso: between office and hospital',
  macro: 'Macro: region and country',
}

/** A code that every hospital has: the words of its place in the tree, outermost first. */
export interface StandardCode {
  readonly id: Id<'cod'>
  readonly parentId: Id<'cod'> | null
  readonly path: readonly string[]
  readonly name: string
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** The same id for the same place in every hospital: whoever plants the tree twice plants it once. */
function idOf(path: readonly string[]): Id<'cod'> {
  const hex = createHash('sha256')
    .update(`standard code ${path.join('/')}`)
    .digest('hex')
  const bytes = hex.match(/../g)!.slice(0, 26)
  return `cod_${bytes.map((byte) => alphabet[Number.parseInt(byte, 16) & 31]).join('')}`
}

function grow(parent: StandardCode | null, [side, ...inner]: readonly Side[]): StandardCode[] {
  if (!side) return []
  return sides[side].flatMap((word) => {
    const path = [...(parent?.path ?? []), word]
    const code = { id: idOf(path), parentId: parent?.id ?? null, path, name: names[word]! }
    return [code, ...grow(code, inner)]
  })
}

/** Players by component by direction by level: 4 + 12 + 24 + 72 codes, each before those under it. */
export const standardCodes: readonly StandardCode[] = grow(null, Object.keys(sides) as Side[])
