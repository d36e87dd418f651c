import { expect, test } from 'vitest'
import { describeWithSamples, samplesDir } from '../support/samples.ts'
import { halfOf, photographsIn } from './halves.ts'
import { type Measured, measure } from './measure.ts'
import { areaUnder, rowOf } from './roc.ts'
import { versions } from './versions.ts'

test('a photograph lies in one half, whatever folder it is in', () => {
  expect(halfOf('a/one.jpg')).toBe(halfOf('b/c/one.jpg'))
})

test('the area under the curve is 1 where all good ones lie above, 0.5 where nothing tells them apart', () => {
  expect(areaUnder([3, 4], [1, 2])).toBe(1)
  expect(areaUnder([1, 2], [1, 2])).toBe(0.5)
})

// The whole table: `npm run quality`.
describeWithSamples('photographs that no limit was chosen on', () => {
  test('are left in peace as they are, and called when they are blurred or in the dark', {
    timeout: 120_000,
  }, async () => {
    const named = ['blurred by 3 px', 'darker by 3 EV']
    const some = versions.filter(({ name }) => named.includes(name))
    const photographs = photographsIn(`${samplesDir}/01-clinical`, 'other').filter((_, n) => n % 3 === 0)
    const measured: Measured[] = []
    for (const photograph of photographs) measured.push(await measure(photograph, some))
    for (const row of some.map((version) => rowOf(version, measured)))
      expect(row).toMatchObject({ area: 1, sensitivity: 1, specificity: 1 })
  })
})
