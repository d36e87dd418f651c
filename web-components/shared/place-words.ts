import { formatPercent } from './format.ts'
import { msg, str } from './i18n.ts'
import { midpoint, type Point } from './point.ts'
import type { Size } from './shapes.ts'

const across = () => [msg('left'), msg('middle'), msg('right')]
const down = () => [msg('upper'), msg('central'), msg('lower')]
const third = (share: number): number => Math.min(2, Math.max(0, Math.floor(share * 3)))

/** Where the middle of these points lies: which third of the picture, and how far from its left and upper edge. */
export function placeWords(points: readonly Point[], { width, height }: Size): string {
  const { x, y } = middleOf(points)
  const [right, lower] = [x / width, y / height]
  const [column, row] = [third(right), third(lower)]
  const part = column === 1 && row === 1 ? msg('in the middle') : `${down()[row]} ${across()[column]}`
  return msg(str`${part} (${formatPercent(right)} from the left, ${formatPercent(lower)} from the top)`)
}

function middleOf(points: readonly Point[]): Point {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  return midpoint({ x: Math.min(...xs), y: Math.min(...ys) }, { x: Math.max(...xs), y: Math.max(...ys) })
}
