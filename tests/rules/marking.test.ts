import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isInside, readSelector, type Shape } from '../../api/marking/read-selector.ts'
import { type AnnotationKind, rulerUncertainty, type Selector, sayMeasured } from '../../api/marking/rules.ts'

/** Writes what `readSelector` reads: the grammar a second time, from the other side. */
function writeSelector(shape: Shape): Selector {
  if (shape.form === 'point') return { type: 'PointSelector', ...shape.at }
  return { type: 'SvgSelector', value: `<svg xmlns="http://www.w3.org/2000/svg">${inner(shape)}</svg>` }
}
type Drawn = Exclude<Shape, { form: 'point' }>
const lineText = ({ from, to }: { from: { x: number; y: number }; to: { x: number; y: number } }) =>
  `<line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}"/>`
function inner(shape: Drawn): string {
  if (shape.form === 'line') return lineText(shape.line)
  if (shape.form === 'lines') return lineText(shape.long) + lineText(shape.across)
  if (shape.form !== 'ellipse')
    return `<${shape.form} points="${shape.points.map(({ x, y }) => `${x},${y}`).join(' ')}"/>`
  const { centre, rx, ry, degrees } = shape
  const turned = degrees === 0 ? '' : ` transform="rotate(${degrees} ${centre.x} ${centre.y})"`
  return `<ellipse cx="${centre.x}" cy="${centre.y}" rx="${rx}" ry="${ry}"${turned}/>`
}

const hundredths = (min: number, max: number) =>
  fc.integer({ min: Math.round(min * 100), max: Math.round(max * 100) }).map((n) => n / 100)
const point = fc.record({ x: hundredths(0, 20_000), y: hundredths(0, 20_000) })
const line = fc.record({ from: point, to: point }).filter(({ from, to }) => from.x !== to.x || from.y !== to.y)
const points = (minLength: number, maxLength: number) => fc.array(point, { minLength, maxLength })
const drawn: Readonly<Record<AnnotationKind, fc.Arbitrary<Shape>>> = {
  pointer: point.map((at) => ({ form: 'point', at })),
  text: point.map((at) => ({ form: 'point', at })),
  ellipse: fc
    .record({ centre: point, rx: hundredths(0.01, 9_000), ry: hundredths(0.01, 9_000), degrees: hundredths(-360, 360) })
    .map((parts) => ({ form: 'ellipse', ...parts })),
  arrow: line.map((one) => ({ form: 'line', line: one })),
  length: line.map((one) => ({ form: 'line', line: one })),
  diameters: fc.record({ long: line, across: line }).map((parts) => ({ form: 'lines', ...parts })),
  freehand: points(2, 500).map((all) => ({ form: 'polyline', points: all })),
  angle: points(3, 3).map((all) => ({ form: 'polyline', points: all })),
  area: points(3, 500).map((all) => ({ form: 'polygon', points: all })),
}
const kinds = Object.keys(drawn) as AnnotationKind[]
const svg = (value: string): Selector => ({
  type: 'SvgSelector',
  value: `<svg xmlns="http://www.w3.org/2000/svg">${value}</svg>`,
})

describe('what a mark lies on', () => {
  test.each(kinds)('is read as it was written: %s', (kind) => {
    fc.assert(
      fc.property(drawn[kind], (shape) => {
        expect(readSelector(kind, writeSelector(shape))).toEqual(shape)
      }),
      { numRuns: 60 },
    )
  })

  test('is read from nothing that has a sign more, less or another one', () => {
    const one = fc.constantFrom(...kinds).chain((kind) => drawn[kind].map((shape) => ({ kind, shape })))
    const sign = fc.constantFrom(' ', '<', '>', '"', "'", '/', 'e', '-', '&', '\n', '\u0000', '(', ',', '=', 'A')
    fc.assert(
      fc.property(one, fc.nat(), sign, fc.boolean(), ({ kind, shape }, at, other, instead) => {
        const selector = writeSelector(shape)
        if (selector.type !== 'SvgSelector') return
        const place = at % selector.value.length
        const value = selector.value.slice(0, place) + other + selector.value.slice(place + Number(instead))
        fc.pre(value !== selector.value)
        const read = readSelector(kind, { type: 'SvgSelector', value })
        // A number may have become another number; nothing else is taken for what it is not.
        if (read) expect(value.replaceAll(/[\d., -]/g, '')).toBe(selector.value.replaceAll(/[\d., -]/g, ''))
      }),
      { numRuns: 400 },
    )
  })

  test.each<[string, AnnotationKind, Selector]>([
    ['a script', 'arrow', svg('<script>alert(1)</script>')],
    ['a handler', 'arrow', svg('<line x1="1" y1="1" x2="9" y2="9" onload="x"/>')],
    ['a file from elsewhere', 'arrow', svg('<image href="https://elsewhere.example"/>')],
    ['two lines for one', 'length', svg('<line x1="1" y1="1" x2="9" y2="9"/><line x1="1" y1="1" x2="9" y2="9"/>')],
    ['a line of no length', 'length', svg('<line x1="1" y1="1" x2="1" y2="1"/>')],
    ['a number to a thousandth', 'length', svg('<line x1="1.001" y1="1" x2="9" y2="9"/>')],
    ['a number with an exponent', 'length', svg('<line x1="1e3" y1="1" x2="9" y2="9"/>')],
    ['a negative place', 'length', svg('<line x1="-1" y1="1" x2="9" y2="9"/>')],
    [
      'an ellipse turned about another point',
      'ellipse',
      svg('<ellipse cx="5" cy="5" rx="2" ry="1" transform="rotate(9 5 6)"/>'),
    ],
    ['an ellipse without breadth', 'ellipse', svg('<ellipse cx="5" cy="5" rx="2" ry="0"/>')],
    ['an angle of four points', 'angle', svg('<polyline points="1,1 2,2 3,3 4,4"/>')],
    ['an area of two points', 'area', svg('<polygon points="1,1 2,2"/>')],
    ['501 points', 'freehand', svg(`<polyline points="${'1,1 '.repeat(500)}1,1"/>`)],
    ['a point for a shape', 'ellipse', { type: 'PointSelector', x: 1, y: 1 }],
    ['a shape for a point', 'pointer', svg('<line x1="1" y1="1" x2="9" y2="9"/>')],
    ['a point between the hundredths', 'pointer', { type: 'PointSelector', x: 0.001, y: 1 }],
    ['no number', 'pointer', { type: 'PointSelector', x: Number.NaN, y: 1 }],
    ['nothing', 'arrow', { type: 'SvgSelector', value: '' }],
  ])('is never %s', (_, kind, selector) => expect(readSelector(kind, selector)).toBeUndefined())

  test('a long and hostile text is refused', () => {
    const value = `<polyline points="${'1,1 '.repeat(100_000)}`
    expect(readSelector('freehand', svg(value))).toBeUndefined()
  })

  test('lies inside the picture with all of it, however it is turned', () => {
    const at = { form: 'ellipse', centre: { x: 50, y: 50 }, rx: 50, ry: 10 } as const
    const size = { width: 100, height: 100 }
    expect(isInside({ ...at, degrees: 0 }, size)).toBe(true)
    expect(isInside({ ...at, degrees: 90 }, size)).toBe(true)
    expect(isInside({ ...at, degrees: 90 }, { width: 100, height: 99 })).toBe(false)
    expect(isInside({ ...at, rx: 60, degrees: 45 }, size)).toBe(true)
    expect(isInside({ form: 'point', at: { x: 100, y: 100 } }, size)).toBe(true)
    expect(isInside({ form: 'point', at: { x: 100.01, y: 100 } }, size)).toBe(false)
  })
})

describe('how sure a measure is', () => {
  test('is as for points that are placed to a pixel and a ruler that is read to half a millimetre', () => {
    // 300 pixels and 30 mm, worked out by hand: √((√2 / 300)² + (0.1443 / 30)²).
    expect(rulerUncertainty(300, 30, 1)).toBeCloseTo(0.006738, 5)
  })

  test('is the surer the longer the ruler, the larger it is in the picture, and the better one points', () => {
    const positive = fc.double({ min: 1, max: 2_000, noNaN: true })
    fc.assert(
      fc.property(positive, positive, positive, (pixels, mm, point) => {
        const sure = rulerUncertainty(pixels, mm, point)
        expect(rulerUncertainty(pixels * 2, mm, point)).toBeLessThan(sure)
        expect(rulerUncertainty(pixels, mm * 2, point)).toBeLessThan(sure)
        expect(rulerUncertainty(pixels, mm, point * 2)).toBeGreaterThan(sure)
      }),
    )
  })

  test.each([
    [{ quantity: 'length', value: 12.4, unit: 'mm', uncertainty: 0.3 }, '12.4 mm (± 0.6 mm, 95 %)'],
    [
      { quantity: 'length', value: 12.44, across: 8.06, unit: 'mm', uncertainty: 0.06 },
      '12.44 × 8.06 mm (± 0.12 mm, 95 %)',
    ],
    [{ quantity: 'area', value: 1234.5, unit: 'mm2', uncertainty: 20 }, '1235 mm² (± 40 mm², 95 %)'],
    [{ quantity: 'angle', value: 41.26, unit: 'deg', uncertainty: 0.7 }, '41.3° (± 1.4°, 95 %)'],
    [{ quantity: 'length', value: 7, unit: '{pixels}', uncertainty: 0 }, '7.0 px (± 0.0 px, 95 %)'],
  ] as const)('is said beside the figure, to the place that it has', (measured, words) =>
    expect(sayMeasured(measured)).toBe(words),
  )
})
