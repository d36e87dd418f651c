import type { Remark } from '../figures/figure.ts'
import type { Bilingual } from '../kernel/shape.ts'
import { both, type FigureUnit } from './definition.ts'

export const chartNames = [
  'curve',
  'lorenz',
  'first-use',
  'cohorts',
  'cases',
  'rate',
  'wait',
  'late',
  'more-info',
  'inadequate',
  'dispositions',
  'intents',
] as const
/** Of one office alone: they stand in no report. */
export const officeChartNames = ['office-months', 'office-gaps'] as const
export type ChartName = (typeof chartNames | typeof officeChartNames)[number]
export const chartKinds = ['line', 'steps', 'run', 'control', 'bars', 'grid'] as const

export interface ChartColumn {
  readonly code: string
  readonly name: Bilingual
  readonly unit: FigureUnit | 'text' | 'office'
}

/** A chart as its numbers: what is drawn, its table twin and its file are all made of these rows. */
export interface ChartData {
  readonly name: ChartName
  readonly kind: (typeof chartKinds)[number]
  readonly title: Bilingual
  /** What it says, in one sentence. */
  readonly finding: Bilingual
  readonly columns: readonly ChartColumn[]
  readonly rows: readonly (readonly (string | number | null)[])[]
  /** Which columns are drawn along and up; limits stand in `lower` and `upper`. */
  readonly x: string
  readonly y: string
  readonly centre: number | null
  /** Places of rows that are more than chance; null with too few points to call anything so. */
  readonly signals: readonly number[] | null
  readonly remarks: readonly Remark[]
}

export const column = (code: string, en: string, nb: string, unit: ChartColumn['unit']): ChartColumn => ({
  code,
  name: both(en, nb),
  unit,
})
export const percent = (share: number): Bilingual => both(`${Math.round(share * 100)}%`, `${Math.round(share * 100)} %`)
export const decimal = (value: number): Bilingual => both(value.toFixed(2), value.toFixed(2).replace('.', ','))
export const plain = { centre: null, signals: null, remarks: [] } as const
export const month = column('month', 'Month', 'Måned', 'text')
export const casesColumn = column('cases', 'Cases', 'Saker', 'count')
export const share = column('share', 'Share', 'Andel', 'share')
export const limits = [
  column('lower', 'Lower limit', 'Nedre grense', 'share'),
  column('upper', 'Upper limit', 'Øvre grense', 'share'),
]
