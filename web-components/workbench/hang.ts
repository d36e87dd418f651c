import type { Image, Pack } from '../client.ts'
import { canBeSeen, inOrder, isOverview, type Views } from '../shared/photographs.ts'

/** From left to right: which views a place is for, the best first, and how wide it is beside the others. */
export type Columns = NonNullable<Pack['contributes']['hangingProtocols']>[number]['columns']

/** How wide it hangs beside others: as the pack says; otherwise a closer look takes twice the room of an overview. */
export const widthOf = (image: Pick<Image, 'view'>, columns: Columns = []): number =>
  columns.find(({ views }) => views.includes(image.view))?.width ?? (isOverview(image) ? 1 : 2)

/**
 * Which photographs lie on the table, from left to right: as the pack hangs them; without a word of it the overview, then
 * what is closer, in the order the pack asks for them. Each view once before any comes twice. Where there is room for fewer,
 * the widest stay.
 */
export function hang(images: readonly Image[], views: Views, room: number, columns: Columns = []): readonly Image[] {
  const seen = inOrder(images, views).filter(({ status }) => status !== 'failed')
  const shown = seen.some(canBeSeen) ? seen.filter(canBeSeen) : seen
  if (columns.length > 0) return asThePackSays(shown, room, columns)
  const overview = shown.find(isOverview)
  const others = eachOnce(shown.filter((one) => one !== overview))
  if (room < 2) return [others.find((one) => !isOverview(one)) ?? overview].filter((one) => one !== undefined)
  return [...(overview ? [overview] : []), ...others].slice(0, room)
}

function asThePackSays(shown: readonly Image[], room: number, columns: Columns): readonly Image[] {
  const placed = new Set<Image>()
  for (const { views } of columns) {
    const found = views.map((view) => shown.find((one) => one.view === view && !placed.has(one))).find(Boolean)
    if (found) placed.add(found)
  }
  // What the pack does not name comes only where there is room.
  if (placed.size < room) return [...placed, ...eachOnce(shown.filter((one) => !placed.has(one)))].slice(0, room)
  const widest = [...placed].sort((a, b) => widthOf(b, columns) - widthOf(a, columns)).slice(0, room)
  return [...placed].filter((one) => widest.includes(one))
}

/** What shows what it is, each view once; then all the others. */
function eachOnce(images: readonly Image[]): readonly Image[] {
  const isFirst = (one: Image, index: number) => images.findIndex(({ view }) => view === one.view) === index
  const closer = images.filter((one, index) => !isOverview(one) && isFirst(one, index))
  return [...closer, ...images.filter((one) => !closer.includes(one))]
}
