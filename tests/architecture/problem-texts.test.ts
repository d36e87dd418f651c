import { describe, expect, test } from 'vitest'
import { problems } from '../../api/kernel/problem.ts'

// By address: the pages' own TypeScript settings, with a DOM, are not the tests'.
const load = (path: string) => import(new URL(`../../web-components/shared/${path}`, import.meta.url).href)
const { problemText } = (await load('all-problems.ts')) as { problemText(error: unknown): string }
const { fileProblemText } = (await load('file-problems.ts')) as { fileProblemText(error: unknown): string }
const { nb } = (await load('locales/nb.ts')) as { nb: Record<string, string> }

const refused = (code: string, facts: Record<string, unknown> = {}) => Object.assign(new Error(code), { code, facts })
const codes = [...Object.keys(problems), 'offline']

describe('every refusal is told in words', () => {
  test.each(codes)('%s has a sentence of its own, also in Norwegian', (code) => {
    const text = problemText(refused(code))
    expect(text).toMatch(/^[A-ZÆØÅ“].{15,}[.!]$/)
    expect(code === 'internal' || text !== problemText(refused('internal')), `${code} has no text in problems.ts`).toBe(
      true,
    )
    expect(nb[text], `“${text}” is missing in locales/nb.ts`).toBeTruthy()
  })

  test('no sentence lays the blame on the reader or leaves the reader there', () => {
    for (const code of codes)
      expect(problemText(refused(code))).not.toMatch(/\b(you failed|wrong input|illegal|invalid|error)\b/i)
  })

  test('a case that a colleague took names the colleague, and what cannot wait names the number', () => {
    expect(problemText(refused('case.taken', { by: 'Dr Example' }))).toContain('Dr Example')
    expect(problemText(refused('referral.emergency', { phone: '00 00 00 00' }))).toContain('00 00 00 00')
    expect(fileProblemText(refused('image.format-unsupported', { kind: 'pdf' }))).toContain('PDF')
    expect(fileProblemText(refused('image.format-unsupported', { kind: 'toString' }))).toContain('JPEG')
    expect(fileProblemText(undefined)).toBe(problemText(undefined))
  })

  test.each([undefined, null, 'text', new TypeError('x is undefined'), refused('no.such-code'), refused('toString')])(
    'whatever else is thrown (%s) reads as a fault of ours',
    (thrown) => expect(problemText(thrown)).toBe(problemText(refused('internal'))),
  )
})
