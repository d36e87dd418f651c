import { formatNumber } from '../shared/format.ts'

const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] as const

/** The longest round length that is at most this long on the screen, in millimetres and pixels of the screen. */
export function roundLength(
  pixelsPerMm: number,
  most: number,
): { readonly millimetres: number; readonly pixels: number } {
  const millimetres = steps.findLast((step) => step * pixelsPerMm <= most) ?? steps[0]
  return { millimetres, pixels: millimetres * pixelsPerMm }
}

export const lengthWords = (millimetres: number): string =>
  millimetres >= 10 ? `${formatNumber(millimetres / 10)} cm` : `${formatNumber(millimetres)} mm`
