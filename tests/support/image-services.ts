import fc from 'fast-check'
import { readAsked } from '../../api/iiif/read-asked.ts'
import { canonical, fitted, previewSide, type Service, type Size, serviceOf } from '../../api/iiif/rules.ts'
import { Problem } from '../../api/kernel/problem.ts'

const aSide = fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 1_100 }))
/** Decoders round one side of the small picture a little differently from paper. */
const previewOf = (picture: Size, rounding = 0): Size => {
  const { width, height } = fitted(picture, previewSide)
  const rounded = (side: number, most: number) => Math.min(most, Math.max(1, side + rounding))
  if (Math.max(picture.width, picture.height) <= previewSide || width === height) return { width, height }
  return width > height
    ? { width, height: rounded(height, picture.height) }
    : { width: rounded(width, picture.width), height }
}
export const aService = (level: 0 | 2) =>
  fc
    .tuple(fc.record({ width: aSide, height: aSide }), fc.constantFrom(-1, 0, 1))
    .map(([size, rounding]): Service => serviceOf(size, level, previewOf(size, rounding)))
const ofSize = (level: 0 | 2, width = 6000, height = 4000) =>
  serviceOf({ width, height }, level, previewOf({ width, height }))
export const anyService = fc.oneof(aService(0), aService(2))

const asked = (service: Service, region: string, size = 'max', rotation = '0', file = 'default.jpg') =>
  readAsked({ region, size, rotation, file }, service)
/** The status a request is answered with, or what it asks for in the one canonical way. */
export function outcome(service: Service, ...words: [region: string, size?: string, rotation?: string, file?: string]) {
  try {
    return canonical(asked(service, ...words), service)
  } catch (cause) {
    if (cause instanceof Problem) return cause.status
    throw cause
  }
}
export const askedFor = (service: Service, path: string) => {
  const [region = '', size, rotation, file] = path.split('/')
  return asked(service, region, size, rotation, file)
}

export const camera = ofSize(2)
export const stored = ofSize(0)
