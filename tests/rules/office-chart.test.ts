import { describe, expect, test } from 'vitest'
import { officeChart } from '../../api/adoption/chart-office.ts'
import { addDays } from '../../api/office/rules.ts'

/** Cases of the days that lie so far after the first of January. */
const casesOn = (...days: number[]) => days.map((day) => addDays('2025-01-01', day))
const every = (days: number, from: number, n: number) => Array.from({ length: n }, (_, i) => from + i * days)
const year = { from: '2025-01-01', to: '2025-12-31' }

describe('whether anything changed at an office', () => {
  test('is told by its whole months where it sends a case a week or more', () => {
    const days = casesOn(...every(4, 0, 91), ...every(1, 365, 365))
    const chart = officeChart(days, { from: '2024-12-20', to: '2026-12-28' })
    expect(chart).toMatchObject({ name: 'office-months', kind: 'run', signals: [], remarks: [] })
    expect(chart.rows).toHaveLength(23)
    expect(chart.rows[0]).toEqual(['2025-01', 8])
    expect(chart.finding.en).toMatch(/^Median [\d.]+ a month\. Something changed that is more than chance\.$/)
  })

  test('is told by the days from case to case where it sends less, also when only the rhythm changed', () => {
    const steady = officeChart(casesOn(...every(20, 0, 18).map((day, i) => day + (i % 3))), year)
    expect(steady).toMatchObject({ name: 'office-gaps', kind: 'control', signals: [] })
    expect(steady.rows[0]!.slice(0, 3)).toEqual(['2025-01-01', '2025-01-22', 21])
    expect(steady.finding).toEqual({
      en: 'About 20 in the middle. No change beyond chance.',
      nb: 'Omtrent 20 på midten. Ingen endring ut over det tilfeldige.',
    })
    const quicker = officeChart(casesOn(...every(19, 0, 12), ...every(9, 220, 12)), year)
    expect(quicker.finding.en).toMatch(/Something changed that is more than chance\.$/)
    const paused = officeChart(casesOn(...every(10, 0, 12).map((day, i) => day + (i % 2)), 350), year)
    expect(paused.signals).toEqual([11])
    expect(paused.finding.en).toMatch(/Something changed that is more than chance\.$/)
  })

  test('is not told of too few points, and that is said', () => {
    const few = officeChart(casesOn(3, 60, 200), year)
    expect(few).toMatchObject({
      signals: null,
      remarks: expect.arrayContaining([{ code: 'too-few-points', sentence: expect.any(String) }]),
    })
    expect(few.finding.nb).toMatch(/For få saker til å kalle noe en endring\.$/)
    for (const days of [[], casesOn(9)])
      expect(officeChart(days, year)).toMatchObject({
        rows: [],
        signals: null,
        finding: { en: expect.stringMatching(/^There are no two cases/) },
      })
    const young = officeChart(casesOn(...every(2, 0, 40)), { from: '2025-01-01', to: '2025-03-20' })
    expect(young).toMatchObject({ name: 'office-months', signals: null })
    expect(young.finding.en).toMatch(/Too few months to call anything a change\.$/)
  })

  test('counts several cases of one day one by one', () => {
    expect(officeChart(casesOn(5, 5, 12), year).rows.map((row) => row[2])).toEqual([0, 7])
  })
})
