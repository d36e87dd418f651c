import { expect, test } from 'vitest'
import { type Disposition, dispositions } from '../../api/triage/rules.ts'

// By address: the pages' own TypeScript settings, with a DOM, are not the tests'.
const file = new URL('../../web-components/shared/dispositions.ts', import.meta.url).href
const pages = (await import(file)) as {
  dispositionNeeds: Record<string, Record<string, true>>
  dispositionWord(code: Disposition): string
}

test('the form asks for the same things as the server, outcome by outcome', () => {
  expect(Object.keys(pages.dispositionNeeds)).toEqual(Object.keys(dispositions))
  for (const [code, needs] of Object.entries(dispositions))
    expect({ code, ...pages.dispositionNeeds[code] }).toEqual({
      code,
      ...(needs.needsDate && { date: true }),
      ...(needs.needsReason && { reason: true }),
      ...(needs.needsHandover && { handover: true }),
      ...(needs.needsWeeks && { weeks: true }),
      ...(needs.needsUnit && { unit: true }),
      ...(needs.lowersSuspicion && { lowersSuspicion: true }),
    })
})

test('every outcome has words of its own, for packs that have none', () => {
  const words = (Object.keys(dispositions) as Disposition[]).map((code) => pages.dispositionWord(code))
  expect(new Set(words).size).toBe(words.length)
})
