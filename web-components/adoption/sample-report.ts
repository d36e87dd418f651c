import { sampleCharts } from '../charts/sample-charts.ts'
import type { Report } from '../client.ts'

const both = (en: string, nb: string) => ({ en, nb })
const window = { from: '2025-12-01', to: '2026-11-30' }
const figure = (
  code: string,
  name: { en: string; nb: string },
  value: number | null,
  more: Partial<Report['figures'][number]> = {},
): Report['figures'][number] => ({
  code,
  name,
  indicator: null,
  unit: 'count',
  value,
  definition: name.en,
  window,
  denominator: null,
  query: 'select 1',
  remarks: [],
  ...more,
})

/** What a year looks like in the demos. */
export const sampleReport: Report = {
  window,
  madeAt: '2026-11-30T08:00:00.000Z',
  isCounting: false,
  figures: [
    figure('eligible', both('Offices that can use it', 'Kontorer som kan bruke det'), 94),
    figure('adopters', both('Offices that have used it', 'Kontorer som har brukt det'), 22, {
      denominator: { of: 'eligible offices', n: 94 },
    }),
    figure('top4', both('Share of the four busiest', 'Andel fra de fire som sender mest'), 0.8, {
      unit: 'share',
      indicator: 'W2',
      denominator: { of: 'cases', n: 205 },
    }),
    figure('first-use', both('Days until half had used it', 'Dager til halvparten hadde brukt det'), null, {
      unit: 'days',
      denominator: { of: 'eligible offices', n: 94 },
      remarks: [{ code: 'median-not-reached', sentence: 'Fewer than half have used it.' }],
    }),
    figure('draft-minutes', both('Minutes to write a case', 'Minutter på å skrive en sak'), 14.8, {
      unit: 'minutes',
      indicator: 'W9',
    }),
  ],
  offices: [],
  charts: [...sampleCharts],
  notYet: [
    {
      indicator: 'W13',
      name: both('Near misses and adverse events', 'Nestenuhell og uønskede hendelser'),
      needs: both('A way to report one from the case.', 'En måte å melde fra på i saken.'),
    },
  ],
}
