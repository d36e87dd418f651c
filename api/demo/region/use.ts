import { chance } from './chance.ts'
import { regionOffices } from './offices.ts'

/** How many real cases an office sent. */
export interface OfficeUse {
  readonly key: string
  readonly cases: number
}

export const userCount = 22
/** The offices whose people can be met in the demonstration, and one more. */
export const busyOffices = ['alta', 'hammerfest', 'sortland', 'finnsnes'] as const
const busyParts = [0.36, 0.27, 0.21, 0.16]

/**
 * Who used it and how much: 22 of 94 offices, four of them for four fifths of all cases. The shape is that of North
 * Norway 2003–2004 (ehealthresearch.no, "Interaction as a condition for implementation and use of telemedicine");
 * its figures for single offices are not known, so these are invented. `scale` multiplies them.
 */
export function plannedUse(seed: number, scale = 1): readonly OfficeUse[] {
  const luck = chance(seed, 'use')
  const others = regionOffices
    .filter(({ key }) => !(busyOffices as readonly string[]).includes(key))
    .map(({ key }) => ({ key, lot: luck.next() }))
    .sort((a, b) => a.lot - b.lot)
    .slice(0, userCount - busyOffices.length)
  // Most tried it a few times; a handful came to use it now and then.
  const light = others.map(({ key }, i) => ({
    key,
    cases: Math.round(scale * (1 + luck.skewed(i * i * 0.045 + 0.35, 0.2))),
  }))
  const lightTotal = light.reduce((sum, { cases }) => sum + cases, 0)
  const busyTotal = 4 * lightTotal
  const busy = busyOffices.map((key, i) => ({ key, cases: Math.round(busyTotal * busyParts[i]!) }))
  // What rounding took or gave, so that the four make exactly four fifths.
  const rest = busyTotal - busy.reduce((sum, { cases }) => sum + cases, 0)
  return [{ key: busy[0]!.key, cases: busy[0]!.cases + rest }, ...busy.slice(1), ...light]
}
