import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fisher, testHypothesis } from '../../api/figures/hypothesis.ts'
import { nca } from '../../api/figures/nca.ts'
import { fitOf } from '../../api/figures/qca.ts'
import type { QcaCase } from '../../api/figures/truth-table.ts'

const names = ['GP', 'TECH', 'NEED']
/** `1?10`: GP there, TECH unknown, NEED there, not used. */
const office = (all: string, i: number): QcaCase => {
  const read = [...all].map((one) => (one === '?' ? null : Number(one)))
  return { id: `office ${i + 1}`, conditions: read.slice(0, 3), outcome: read[3]! }
}
const eight = ['1111', '1111', '1111', '1111', '1100', '0100', '1010', '0110'].map(office)
const codes = (of: { remarks: readonly { code: string }[] }) => of.remarks.map(({ code }) => code)

describe('use arises where all three come together', () => {
  test('eight offices that part without exception: all is 1, and it is said that eight cannot show more', () => {
    const of = testHypothesis(names, eight)
    expect(of.necessity).toEqual({ inclN: 1, covN: 1, ron: 1, low: 1, high: 1, contradicting: [] })
    expect(of.sufficiency).toEqual({ inclS: 1, covS: 1, pri: 1, low: 1, high: 1, contradicting: [] })
    const each = of.conditions.map(({ inclN, ron, covN }) => [inclN, ron, Number(covN?.toFixed(3))])
    expect(each).toEqual([
      [1, 0.5, 0.667],
      [1, 0.25, 0.571],
      [1, 0.5, 0.667],
    ])
    expect(of.p).toBeCloseTo(0.0142857, 7)
    expect(codes(of)).toEqual(['perfect-split', 'small-n'])
    expect(of.remarks[1]?.sentence).toContain('p = 1/70 = 0.0143. So few cannot show more.')
  })

  test('offices that contradict either direction are named', () => {
    const of = testHypothesis(names, [...eight, office('1011', 8), office('1110', 9)])
    expect(of.necessity).toMatchObject({ inclN: 0.8, contradicting: ['office 9'] })
    expect(of.sufficiency).toMatchObject({ inclS: 0.8, contradicting: ['office 10'] })
    expect(of.split).toEqual({ usersWithAll: 4, usersLacking: 1, othersWithAll: 1, othersLacking: 4 })
  })

  test('unknown is not lacking: the office leaves the test, is counted, and makes the bounds', () => {
    const of = testHypothesis(names, [...eight, office('1?11', 8), office('11?0', 9)])
    expect(of).toMatchObject({ n: 8, unknown: ['office 9', 'office 10'], unknownButLacking: [] })
    expect(of.necessity).toMatchObject({ inclN: 1, low: 0.8, high: 1 })
    expect(of.sufficiency).toMatchObject({ inclS: 1, low: 0.8, high: 1 })
  })

  test('a user who lacks one for certain is named though another is unknown', () => {
    const of = testHypothesis(names, [...eight, office('0?11', 8)])
    expect(of.unknownButLacking).toEqual(['office 9'])
    expect(of.necessity).toMatchObject({ low: 0.8, high: 0.8 })
  })

  test('what everybody has is set aside; without users, or with users only, it cannot be tested, and that is said', () => {
    const constant = testHypothesis(
      ['A'],
      [
        { id: 'x', conditions: [1], outcome: 1 },
        { id: 'y', conditions: [1], outcome: 0 },
      ],
    )
    expect(constant.conditions[0]).toMatchObject({ isConstant: true, ron: 0 })
    expect(codes(constant)).toContain('constant')
    expect(testHypothesis(names, eight.slice(4))).toMatchObject({ p: null, necessity: { inclN: null } })
    expect(codes(testHypothesis(names, eight.slice(4)))).toEqual(expect.arrayContaining(['no-users', 'nobody-has-all']))
    expect(codes(testHypothesis(names, eight.slice(0, 4)))).toContain('no-non-users')
    expect(codes(testHypothesis(names, []))).toEqual(['no-cases'])
  })

  test('graded memberships have no table of four and no exact probability', () => {
    expect(testHypothesis(['A'], [{ id: 'x', conditions: [0.7], outcome: 1 }])).toMatchObject({ split: null, p: null })
  })

  test('all together are necessary exactly where each is', () => {
    const cases = fc.array(fc.array(fc.constantFrom(0, 1), { minLength: 4, maxLength: 4 }), {
      minLength: 1,
      maxLength: 20,
    })
    fc.assert(
      fc.property(cases, (all) => {
        const of = testHypothesis(
          names,
          all.map((bits, i) => office(bits.join(''), i)),
        )
        fc.pre(of.necessity.inclN !== null)
        expect(of.necessity.inclN === 1).toBe(of.conditions.every(({ inclN }) => inclN === 1))
        expect(of.necessity.contradicting.length === 0).toBe(of.necessity.inclN === 1)
      }),
    )
  })

  test('the bounds hold whatever the unknown are', () => {
    const literal = fc.constantFrom('0', '1', '?')
    const line = fc.tuple(literal, literal, literal, fc.constantFrom('0', '1')).map((all) => all.join(''))
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 10 }),
        fc.infiniteStream(fc.constantFrom(0, 1)),
        (lines, fill) => {
          const cases = lines.map(office)
          const of = testHypothesis(names, cases)
          const together = cases.map(({ conditions }) =>
            Math.min(...conditions.map((one) => one ?? fill.next().value!)),
          )
          const { inclN, inclS } = fitOf(
            together,
            cases.map(({ outcome }) => outcome),
          )
          if (inclN !== null) expect(inclN >= of.necessity.low! && inclN <= of.necessity.high!).toBe(true)
          if (inclS !== null && of.sufficiency.low !== null) expect(inclS).toBeGreaterThanOrEqual(of.sufficiency.low)
          if (inclS !== null && of.sufficiency.high !== null) expect(inclS).toBeLessThanOrEqual(of.sufficiency.high)
        },
      ),
    )
  })

  test('the exact probability of the lady who tasted tea', () => {
    const split = { usersWithAll: 3, usersLacking: 1, othersWithAll: 1, othersLacking: 3 }
    expect(fisher(split)).toBeCloseTo(17 / 70, 12)
    expect(fisher({ ...split, usersWithAll: 0, usersLacking: 0 })).toBeNull()
  })
})

describe('necessity of graded scores', () => {
  const individualism = [
    90, 55, 75, 80, 58, 74, 63, 71, 67, 35, 80, 70, 76, 46, 30, 80, 79, 69, 60, 27, 52, 18, 51, 71, 68, 37, 89, 91,
  ]
  const innovation = [
    50.9, 52.4, 75.1, 81.4, 14.5, 116.3, 173.1, 77.6, 109.5, 12, 5.4, 62.3, 19.7, 171.6, 1.2, 68.7, 14.9, 75.1, 3.5,
    11.1, 3.5, 42.3, 17.3, 184.9, 149.7, 1.4, 79.4, 214.4,
  ]

  test('twenty-eight countries come out to the printed digit: large, yet not significant', () => {
    const of = nca(individualism, innovation)
    if ('hidden' in of) throw new Error(of.hidden.sentence)
    expect(of.scope).toBeCloseTo(15563.6, 1)
    expect(of.ce.zone).toBeCloseTo(6466.8, 1)
    expect(of.ce.d).toBeCloseTo(0.415508, 6)
    expect(of.cr.zone).toBeCloseTo(4772.541, 3)
    expect(of.cr.d).toBeCloseTo(0.3066477, 7)
    expect(of.cr.line?.slope).toBeCloseTo(2.23023, 5)
    expect(of.cr.line?.intercept).toBeCloseTo(28.35271, 5)
    expect(of.cr.line?.above).toBe(2)
    expect(of.peers.map(({ x, y }) => [x, y])).toEqual([
      [18, 42.3],
      [46, 171.6],
      [63, 173.1],
      [71, 184.9],
      [91, 214.4],
    ])
    expect([50, 100, 150, 200].map(of.bottleneck)).toEqual([46, 46, 46, 91])
    expect(of.bottleneck(215)).toBeNull()
    expect(of.ce.p).toBeGreaterThan(0.07)
    expect(of.ce.p).toBeLessThan(0.1)
    expect(of.size).toBe('large')
  })

  test('the same seed gives the same p', () => {
    expect(JSON.stringify(nca(individualism, innovation))).toBe(JSON.stringify(nca(individualism, innovation)))
  })

  test('one peer alone, the best with the least, leaves no empty zone', () => {
    const x = Array.from({ length: 20 }, (_, i) => i)
    expect(nca(x, x.toReversed())).toMatchObject({
      ce: { zone: 0, d: 0, p: 1 },
      cr: { zone: 0, line: null },
      size: 'none',
    })
  })

  test('hidden with fewer than twenty offices and with scores of two levels, with the reason', () => {
    expect(nca(individualism.slice(0, 19), innovation.slice(0, 19))).toMatchObject({ hidden: { code: 'too-few' } })
    expect(
      nca(
        individualism.map((x) => Number(x > 60)),
        innovation,
      ),
    ).toMatchObject({ hidden: { code: 'not-graded' } })
    expect(() => nca([1], [])).toThrow('There are 1 of x and 0 of y')
  })
})
