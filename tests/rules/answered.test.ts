import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstStanding, type Given } from '../../api/reply/rules.ts'

const one = (id: string, asks: boolean, corrects: string | null = null): Given => ({ id, corrects, asks })
const standing = (...given: Given[]) => firstStanding(given)?.id

describe('a case is answered by the first answer that still stands', () => {
  test('which is none that asks, and none that was corrected into a question', () => {
    expect(standing()).toBeUndefined()
    expect(standing(one('a', true))).toBeUndefined()
    expect(standing(one('a', true), one('b', false))).toBe('b')
    expect(standing(one('a', true), one('b', false, 'a'))).toBe('b')
    expect(standing(one('a', false), one('b', true, 'a'))).toBeUndefined()
    expect(standing(one('a', false), one('b', true, 'a'), one('c', false, 'b'))).toBe('c')
    expect(standing(one('a', false), one('b', false), one('c', true, 'b'))).toBe('a')
  })

  test('and whatever is asked or answered anew, later ones change nothing of it', () => {
    const asking = fc.array(fc.boolean())
    fc.assert(
      fc.property(asking, (later) => {
        const given = [one('first', false), ...later.map((asks, n) => one(`later-${n}`, asks))]
        expect(firstStanding(given)?.id).toBe('first')
      }),
    )
  })
})
