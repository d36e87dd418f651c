import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAsked } from '../../api/iiif/read-asked.ts'
import { canonical } from '../../api/iiif/rules.ts'
import { anyService, askedFor, camera, outcome, stored } from '../support/image-services.ts'

describe('what cannot be done is refused with the status that the Image API has for it', () => {
  test.each([
    ['full,'],
    ['0,0,10'],
    ['0,0,0,10'],
    ['6000,0,10,10'],
    ['-1,0,10,10'],
    ['0,0,1.5,10'],
    ['pct:0,0,0,10'],
    ['pct:100,0,10,10'],
    ['pct:+1,0,10,10'],
    ['pct:0,0,1e1,10'],
    ['square '],
    ['99999999999999999999,0,1,1'],
  ])('region %s: 400', (region) => expect(outcome(camera, region)).toBe(400))

  test.each([
    ['full', 'full'],
    ['full', '0,'],
    ['full', ',0'],
    ['full', ','],
    ['full', '6001,'],
    ['full', ',4001'],
    ['full', 'pct:101'],
    ['full', 'pct:0'],
    ['full', '!0,10'],
    ['0,0,100,100', '101,50'],
    ['full', '4097,'],
    ['full', '^'],
    ['full', '^full'],
    ['full', '^^max'],
  ])('%s at size %s: 400', (region, size) => expect(outcome(camera, region, size)).toBe(400))

  test.each([['^max'], ['^7000,'], ['^,10'], ['^pct:120'], ['^7000,7000'], ['^!9000,9000']])('size %s: 501', (size) =>
    expect(outcome(camera, 'full', size)).toBe(501),
  )

  test.each([['45'], ['!0'], ['361'], ['-90'], ['abc'], [''], ['90.']])('rotation %s: 400', (rotation) =>
    expect(outcome(camera, 'full', 'max', rotation)).toBe(400),
  )
  test.each([
    ['bitonal.jpg'],
    ['default.tif'],
    ['default'],
    ['default.jpg.png'],
    ['.jpg'],
    ['Default.jpg'],
    ['grey.jpg'],
  ])('%s: 400', (file) => expect(outcome(camera, 'full', 'max', '0', file)).toBe(400))
  test('where only what is stored is given out, nothing is turned, grey or lossless: 400', () => {
    for (const words of [['90'], ['0', 'gray.jpg'], ['0', 'default.png']] as const)
      expect(outcome(stored, 'full', 'max', ...words)).toBe(400)
  })
})

describe('whichever way a picture is asked for, it has one address', () => {
  test.each([
    ['full/max/0/default.jpg', 'full/max/0/default.jpg'],
    ['0,0,6000,4000/4096,/0/color.jpg', 'full/max/0/default.jpg'],
    ['full/6000,/0/default.jpg', 400],
    ['full/pct:10/360/default.jpg', 'full/600,400/0/default.jpg'],
    ['pct:50,50,50,50/!300,300/90.0/gray.png', '3000,2000,3000,2000/300,200/90/gray.png'],
    ['square/,400/180/default.jpg', '1000,0,4000,4000/400,400/180/default.jpg'],
    ['5900,3900,500,500/max/0/default.jpg', '5900,3900,100,100/max/0/default.jpg'],
    ['0,0,512,512/512,512/0/default.jpg', '0,0,512,512/max/0/default.jpg'],
    ['0,0,100,100/!2000,3000/0/default.jpg', '0,0,100,100/max/0/default.jpg'],
    ['pct:.5,0.50,1,1/max/0/default.jpg', '30,20,60,40/max/0/default.jpg'],
  ])('%s is %s', (path, expected) => {
    const [region = '', ...more] = path.split('/')
    expect(outcome(camera, region, ...(more as [string, string, string]))).toBe(expected)
  })

  const number = fc.oneof(
    fc.integer({ min: 0, max: 21_000 }).map(String),
    fc.double({ min: 0, max: 101, noNaN: true }).map((value) => value.toFixed(3)),
  )
  const some = (...shapes: string[]) =>
    fc
      .tuple(fc.constantFrom(...shapes), fc.array(number, { minLength: 4, maxLength: 4 }))
      .map(([shape, numbers]) => numbers.reduce((word, value) => word.replace('n', value), shape))
  const words = fc.record({
    region: some('full', 'square', 'n,n,n,n', 'pct:n,n,n,n'),
    size: some('max', 'n,', ',n', 'n,n', '!n,n', 'pct:n', '^n,'),
    rotation: fc.oneof(fc.constantFrom('0', '90', '180.0', '270', '360'), number),
    file: fc.constantFrom('default.jpg', 'color.jpg', 'gray.png', 'bitonal.jpg'),
  })

  test('that address asks for the same picture, and for itself', () => {
    fc.assert(
      fc.property(anyService, words, (service, asking) => {
        const outcomeOf = (from: typeof asking) => outcome(service, from.region, from.size, from.rotation, from.file)
        const address = outcomeOf(asking)
        if (typeof address === 'number') {
          expect([400, 501]).toContain(address)
          return
        }
        const first = readAsked(asking, service)
        const again = askedFor(service, address)
        expect(again).toEqual(first)
        expect(canonical(again, service)).toBe(address)
      }),
      { numRuns: 500 },
    )
  })

  test('no words, however odd, get more than the region has and the limits allow, or anything else than a refusal', () => {
    const odd = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('full', 'max', '0', 'default.jpg', '^max'))
    fc.assert(
      fc.property(
        anyService,
        fc.oneof(words, fc.record({ region: odd, size: odd, rotation: odd, file: odd })),
        (service, asking) => {
          const address = outcome(service, asking.region, asking.size, asking.rotation, asking.file)
          if (typeof address === 'number') {
            expect([400, 501]).toContain(address)
            return
          }
          const { region, size } = readAsked(asking, service)
          expect(region.x >= 0 && region.x + region.width <= service.width).toBe(true)
          expect(region.y >= 0 && region.y + region.height <= service.height).toBe(true)
          for (const side of ['width', 'height'] as const) {
            expect(size[side]).toBeGreaterThanOrEqual(1)
            expect(size[side]).toBeLessThanOrEqual(Math.min(region[side], service.most))
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})
