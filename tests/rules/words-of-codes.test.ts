import { expect, test } from 'vitest'
import { both } from '../../api/adoption/definition.ts'
import { drawChart } from '../../api/adoption/draw-chart.ts'
import { barIn, dispositionNames, remarkIn } from '../../api/adoption/words-of-codes.ts'
import { dispositionCodes } from '../../api/triage/rules.ts'
import { reading } from '../../web-components/shared/locales/nb.reading.ts'
import { use } from '../../web-components/shared/locales/nb.use.ts'

// The page's own, which the browser's types alone know.
const file = new URL('../../web-components/shared/dispositions.ts', import.meta.url).href
const { dispositionWord } = (await import(file)) as { dispositionWord: (code: string) => string }

test('a file calls what was decided by the words of the page, in both languages', () => {
  for (const code of dispositionCodes) {
    const en = dispositionWord(code)
    expect(dispositionNames[code]).toEqual({ en, nb: reading[en] })
  }
})

test('a drawing for print has words at its bars and in its sentence, and no code', () => {
  const [words, count] = [both('Decision', 'Beslutning'), both('Cases', 'Saker')]
  const drawn = drawChart(
    {
      ...{ name: 'dispositions', kind: 'bars', title: both('What was decided', 'Hva som ble bestemt') },
      finding: both('Most often: advice_gp_continues, 45% of 20.', 'Oftest: advice_gp_continues, 45 % av 20.'),
      columns: [
        { code: 'disposition', name: words, unit: 'text' },
        { code: 'cases', name: count, unit: 'count' },
      ],
      rows: [
        ['advice_gp_continues', 9],
        ['no_right', 2],
      ],
      ...{ x: 'disposition', y: 'cases', centre: null, signals: null, remarks: [] },
    },
    'nb',
  )
  expect(drawn).toContain('Oftest: Råd, fastlegen fortsetter, 45 % av 20.')
  expect(drawn).toContain('>Ikke rett til helsehjelp i spesialisthelsetjenesten<')
  expect(drawn).not.toMatch(/advice_|no_right/)
})

test('whether the office would have referred is told in words, before and after', () => {
  expect(barIn('intents', 'yes>no', 'nb')).toBe('Ja → Nei')
  expect(barIn('intents', 'unsure', 'en')).toBe('Unsure')
  expect(barIn('cases', '2026-03', 'nb')).toBe('2026-03')
})

test('a remark is told in a file by the words of the page', async () => {
  const words = new URL('../../web-components/shared/figure-words.ts', import.meta.url).href
  const { remarkWords } = (await import(words)) as { remarkWords: (code: string) => string | undefined }
  const codes = ['too-few-points', 'no-offices', 'no-cases', 'one-office', 'median-not-reached', 'no-size', 'no-limits']
  for (const code of [...codes, 'merged', 'too-few', 'tie', 'negative-exposure'])
    expect(remarkIn({ code, sentence: '' }, 'nb'), code).toBe(use[remarkWords(code)!])
})

test('a remark that nobody has put into Norwegian is told as it came', () => {
  expect(remarkIn({ code: 'new', sentence: 'As it came.' }, 'nb')).toBe('As it came.')
  expect(remarkIn({ code: 'tie', sentence: 'As it came.' }, 'en')).toBe('As it came.')
})
