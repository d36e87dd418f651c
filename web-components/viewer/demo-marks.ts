import type { Annotation, Kind, Scale } from '../shared/annotation.ts'
import { measure } from '../shared/measure.ts'
import { writeSelector } from '../shared/shapes.ts'

const drawn: readonly (readonly [Kind, string, ...number[]])[] = [
  ['diameters', '', 692, 606, 1068, 510, 845, 425, 917, 707],
  ['ellipse', 'Regression?', 930, 600, 1030, 570, 990, 622],
  ['arrow', 'Biopsy here', 640, 380, 806, 500],
  ['pointer', '', 1210, 300],
  ['text', 'Same patient, other leg', 1370, 760],
  ['length', '', 421, 1096, 821, 1096],
  ['angle', '', 300, 760, 420, 620, 560, 700],
  ['area', 'Erythema', 120, 160, 330, 110, 430, 250, 360, 400, 170, 390],
  ['freehand', '', 1320, 420, 1360, 400, 1420, 430, 1470, 410, 1540, 450, 1600, 440],
]

/** One mark of each kind, as a host would give them: each at its place on the drawn photograph. */
export const sampleMarks = (scale: Scale | null): readonly Annotation[] =>
  drawn.map(([kind, text, ...numbers], i) => {
    const points = numbers.flatMap((x, at) => (at % 2 ? [] : [{ x, y: numbers[at + 1]!, pixels: 1 }]))
    const selector = writeSelector({ kind, points })
    const said = { by: { name: 'Specialist One' }, at: '2026-11-24T09:05:00Z', mine: false }
    return { id: `ann_sample${i}`, version: 1, kind, selector, text, measured: measure(kind, points, scale), ...said }
  })
