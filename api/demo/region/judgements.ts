import { chance } from './chance.ts'
import { regionOffices } from './offices.ts'
import { busyOffices, plannedUse } from './use.ts'

/** How far somebody judged an office to have a condition: there, or lacking. Invented, like all of the region. */
export interface Judgement {
  readonly key: string
  readonly condition: 'GP' | 'TECH' | 'NEED'
  readonly value: 0 | 1
  readonly source: 'interview' | 'visit' | 'register'
  readonly sentence: string
}

const words = {
  GP: {
    source: 'interview',
    there: 'Legen sa i intervjuet at hun hadde satt av tid og meldt seg på opplæring.',
    lacking: 'Legen sa i intervjuet at dette var noe andre på kontoret måtte ta seg av.',
  },
  TECH: {
    source: 'visit',
    there: 'Utstyret sto i bruk og ble vist frem under besøket.',
    lacking: 'Utstyret lå i esken, og nettet var for tregt da det ble prøvd.',
  },
  NEED: {
    source: 'register',
    there: 'Mange henvises til hud og øre-nese-hals, og reisen er lang.',
    lacking: 'Få henvises til hud og øre-nese-hals, og spesialisten er nær.',
  },
} as const
const codes = ['GP', 'TECH', 'NEED'] as const

/** Of the busiest offices, which have everything, and of those that never used it, each of which lacks something. */
export function judgements(seed: number): readonly Judgement[] {
  const users = new Set(plannedUse(seed).map(({ key }) => key))
  const busy: readonly string[] = busyOffices
  return regionOffices
    .filter(({ key }) => busy.includes(key) || !users.has(key))
    .flatMap(({ key }) => {
      const luck = chance(seed, `lacks ${key}`)
      const lacks = busy.includes(key) ? [] : lackingOf(luck.next(), luck.next())
      return codes.map((condition) => {
        const { source, there, lacking } = words[condition]
        const value = lacks.includes(condition) ? 0 : 1
        return { key, condition, value, source, sentence: value ? there : lacking } as const
      })
    })
}

/** Interest is lacking most often, technology least: everybody got the same. */
function lackingOf(first: number, second: number): readonly (typeof codes)[number][] {
  const main = first < 0.5 ? 'GP' : first < 0.85 ? 'NEED' : 'TECH'
  return second < 0.3 && main !== 'NEED' ? [main, 'NEED'] : [main]
}
