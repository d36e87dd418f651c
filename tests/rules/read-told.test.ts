import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTold } from '../../api/adapters/read-told.ts'
import { type Quality, qualityReasons, qualityScales, qualityVerdicts } from '../../api/ports/imaging.ts'

const silent = {
  takenAt: undefined,
  device: undefined,
  orientation: undefined,
  hasPosition: false,
  quality: undefined,
}
const share = fc.double({ min: 0, max: 1, noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0))
const quality: fc.Arbitrary<Quality> = fc.record({
  verdict: fc.constantFrom(...qualityVerdicts),
  reasons: fc.subarray([...qualityReasons]),
  focus: share,
  brightness: share,
  glare: share,
  scale: fc.constantFrom(...qualityScales),
})

test('how good a photograph is arrives as it was measured', () => {
  fc.assert(
    fc.property(quality, (measured) => {
      const headers = new Headers({ 'lysbord-quality': JSON.stringify(measured) })
      expect(readTold(headers).quality).toEqual(measured)
    }),
  )
})

test('a camera of any name arrives under it', () => {
  const headers = new Headers({ 'lysbord-device': encodeURIComponent('Kamera Ø 雪'), 'lysbord-position': 'yes' })
  expect(readTold(headers)).toEqual({ ...silent, device: 'Kamera Ø 雪', hasPosition: true })
})

test.each([
  ['quality', 'not JSON'],
  ['quality', '{"verdict":"splendid","reasons":[],"focus":1,"brightness":1,"glare":0,"scale":"none"}'],
  ['quality', '{"verdict":"ok","reasons":[],"focus":"1","brightness":1,"glare":0,"scale":"none"}'],
  ['quality', 'null'],
  ['device', '%E0%A4%A'],
  ['device', 'x'.repeat(81)],
  ['orientation', '9'],
  ['position', 'somewhere'],
  ['taken-at', 'yesterday'],
])('what the file made the process say in %s, %j, is left out', (name, said) => {
  expect(readTold(new Headers({ [`lysbord-${name}`]: said }))).toEqual(silent)
})
