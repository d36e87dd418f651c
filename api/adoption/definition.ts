import type { Bilingual } from '../kernel/shape.ts'

export const figureUnits = ['count', 'share', 'days', 'hours', 'minutes', 'rate', 'number'] as const
export type FigureUnit = (typeof figureUnits)[number]

/** What a figure is, in the words that the report, the screen and the page about the method all show. */
export interface Definition {
  readonly code: string
  readonly unit: FigureUnit
  /** The indicator of the hospital's own list that it is, W1 to W15. */
  readonly indicator: string | null
  readonly name: Bilingual
  /** Exactly what is counted, of what. */
  readonly definition: Bilingual
  /** What it tells somebody who has never heard of it, and what it does not. */
  readonly plain: Bilingual
  /** What it is counted of; null where it is a plain count. */
  readonly of: Bilingual | null
  /** How to count it again; `:from` and `:to` are the days of the window. */
  readonly query: string
}

/** An indicator that no event carries yet, and what would have to be there. */
export interface Missing {
  readonly indicator: string
  readonly name: Bilingual
  readonly needs: Bilingual
}

export const both = (en: string, nb: string): Bilingual => ({ en, nb })
