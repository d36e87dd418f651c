import type { Image } from '../client.ts'
import { canBeSeen, inOrder, type Views } from '../shared/photographs.ts'

/** Whether a photograph shows where something is rather than what it is. */
export const isOverview = ({ view }: Pick<Image, 'view'>): boolean => view.startsWith('overview')

/**
 * Which photographs lie on the table, from left to right: the overview, then what is closer, in the order the pack asks for
 * them; each view once before any comes twice. Where there is room for one, the closest look wins.
 */
export function hang(images: readonly Image[], views: Views, room: number): readonly Image[] {
  const seen = inOrder(images, views).filter(({ status }) => status !== 'failed')
  const shown = seen.some(canBeSeen) ? seen.filter(canBeSeen) : seen
  const overview = shown.find(isOverview)
  const others = shown.filter((one) => one !== overview)
  const first = others.filter((one, index) => others.findIndex(({ view }) => view === one.view) === index)
  const closer = [...first.filter((one) => !isOverview(one)), ...others.filter((one) => !first.includes(one))]
  if (room < 2 || closer.length === 0) return [closer[0] ?? overview].filter((one) => one !== undefined)
  return [...(overview ? [overview] : []), ...closer].slice(0, room)
}
