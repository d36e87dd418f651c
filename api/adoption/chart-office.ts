import { betweenChart, gapsOf } from '../figures/between.ts'
import { runRules } from '../figures/run-rules.ts'
import { type ChartData, casesColumn, column, limits } from './chart.ts'
import { noChange, run, somethingChanged } from './chart-months.ts'
import { both } from './definition.ts'
import { daysBetween } from './rules.ts'
import { monthsIn, type Window } from './window.ts'

/**
 * How an office's use went, so that a change can be told from chance: its whole months, or with less than a case a week the
 * days from case to case, since a week's count would be 0 or 1. `days` are those with cases, one for each case, ascending.
 */
export function officeChart(days: readonly string[], window: Window): ChartData {
  const weeks = (daysBetween(window.from, window.to) + 1) / 7
  return days.length < weeks ? gapsChart(days) : monthsChart(days, window)
}

function monthsChart(days: readonly string[], window: Window): ChartData {
  const months = monthsIn(window, true)
  const counts = months.map((month) => days.filter((day) => day.startsWith(month)).length)
  const title = both('Cases by month since it was connected', 'Saker per måned siden kontoret ble tilkoblet')
  return run('office-months', title, 'cases', casesColumn, months, counts)
}

const tooFewCases = both(' Too few cases to call anything a change.', ' For få saker til å kalle noe en endring.')

function gapsChart(days: readonly string[]): ChartData {
  const gaps = gapsOf(days)
  const { centre, lower, upper, signals, transformed } = betweenChart(gaps)
  const changed = signals !== null && (signals.length > 0 || runRules(gaps).signal === true)
  const beyond = signals === null ? tooFewCases : changed ? somethingChanged : noChange
  const middle = String(Math.round(centre ?? 0))
  return {
    name: 'office-gaps',
    kind: 'control',
    title: both('Days from one case to the next', 'Dager fra en sak til den neste'),
    finding:
      centre === null
        ? both(
            'There are no two cases to count the days between yet.',
            'Det er ikke to saker å telle dager mellom ennå.',
          )
        : both(`About ${middle} in the middle.${beyond.en}`, `Omtrent ${middle} på midten.${beyond.nb}`),
    columns: [
      column('since', 'Case on', 'Sak den', 'text'),
      column('day', 'Next case on', 'Neste sak den', 'text'),
      column('days', 'Days between', 'Dager mellom', 'days'),
      ...limits.map((one) => ({ ...one, unit: 'days' as const })),
    ],
    rows: gaps.map((gap, i) => [days[i]!, days[i + 1]!, gap, lower, upper]),
    x: 'day',
    y: 'days',
    centre,
    signals,
    remarks: transformed.remarks,
  }
}
