import fc from 'fast-check'
import { expect, test } from 'vitest'
import { idPattern, newCaseNumber, newId, newToken } from '../../api/kernel/ids.ts'
import { ageAt, readNationalId } from '../../api/referral/rules.ts'

test('ids made later sort later, and every id fits its pattern', () => {
  const moments = fc.integer({ min: 0, max: 4_102_444_800_000 })
  fc.assert(
    fc.property(moments, moments, (a, b) => {
      const [first, second] = [newId('ref', new Date(a)), newId('ref', new Date(b))]
      expect(first).toMatch(idPattern('ref'))
      if (a !== b) expect(first < second).toBe(a < b)
    }),
  )
})

test('a case number can be read out on the telephone', () => {
  for (let i = 0; i < 200; i++) expect(newCaseNumber()).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$/)
})

test('a token from a mail has 256 random bits in 43 letters', () => {
  const tokens = Array.from({ length: 500 }, newToken)
  expect(new Set(tokens).size).toBe(500)
  for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
})

/** Makes both check digits; undefined for the few numbers that have none. */
function withChecks(nine: string): string | undefined {
  const digit = (digits: string, weights: number[]): number =>
    (11 - (weights.reduce((sum, w, i) => sum + w * Number(digits[i]), 0) % 11)) % 11
  const k1 = digit(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2])
  if (k1 === 10) return undefined
  const k2 = digit(nine + k1, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2])
  return k2 === 10 ? undefined : `${nine}${k1}${k2}`
}

test('a birth number tells birth date, sex and whether it is made for tests', () => {
  const made = withChecks('010190100') ?? withChecks('010190102')!
  expect(readNationalId(made)).toMatchObject({ birthDate: '1990-01-01', synthetic: false })
  const synthetic = withChecks('019090101') ?? withChecks('019090103')!
  expect(readNationalId(synthetic)).toMatchObject({ birthDate: '1990-10-01', synthetic: true })
})

test('one wrong digit in a birth number is always noticed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 499 }),
      fc.integer({ min: 0, max: 10 }),
      fc.integer({ min: 1, max: 9 }),
      (n, at, change) => {
        const good = withChecks(`150685${String(n).padStart(3, '0')}`)
        if (!good || !readNationalId(good)) return
        const bad = good.slice(0, at) + ((Number(good[at]) + change) % 10) + good.slice(at + 1)
        expect(readNationalId(bad)).toBeUndefined()
      },
    ),
  )
})

test('age grows on the birthday, not before', () => {
  expect(ageAt('1958-11-25', new Date('2026-11-24T12:00:00Z'))).toBe(67)
  expect(ageAt('1958-11-24', new Date('2026-11-24T12:00:00Z'))).toBe(68)
})
