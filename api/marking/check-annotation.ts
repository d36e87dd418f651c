import type { FieldProblem } from '../kernel/problem.ts'
import type { NewAnnotation } from './contract.ts'
import { isInside, readSelector } from './read-selector.ts'
import { type AnnotationKind, type Measured, quantityOf, unitsOf } from './rules.ts'

const field = (path: string, message: string): FieldProblem => ({ path, message })

/** What does not fit of a mark over a picture of this size, as JSON Pointers and sentences; empty when it may be kept. */
export function checkAnnotation(
  { kind, selector, text, measured }: NewAnnotation,
  size: { readonly width: number; readonly height: number },
): FieldProblem[] {
  const shape = readSelector(kind, selector)
  return [
    !shape &&
      field('/selector', `This is not how ${kind} is written here: see Selector in the description of the API.`),
    shape !== undefined && !isInside(shape, size) && field('/selector', 'A part of it lies outside of the picture.'),
    kind === 'text' && !text.trim() && field('/text', 'Write something, or point without words.'),
    checkMeasured(kind, measured),
  ].filter((problem) => problem !== false)
}

function checkMeasured(kind: AnnotationKind, measured: Measured | null): FieldProblem | false {
  const quantity = quantityOf[kind]
  if (!quantity)
    return (
      measured !== null && field('/measured', 'It measures nothing. Draw a length, diameters, an area or an angle.')
    )
  if (!measured) return field('/measured', 'Say what was read off.')
  if (measured.quantity !== quantity) return field('/measured/quantity', `Of ${kind} that is ${quantity}.`)
  if (!unitsOf[quantity].includes(measured.unit))
    return field('/measured/unit', `One of ${unitsOf[quantity].join(', ')}.`)
  const hasAcross = measured.across !== undefined
  if (hasAcross !== (kind === 'diameters'))
    return field('/measured/across', hasAcross ? 'Only diameters are two.' : 'Say how long the second one is.')
  return false
}
