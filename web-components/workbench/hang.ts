import type { Image, Pack } from '../client.ts'
import { partOf } from '../shared/parts.ts'
import { canBeSeen, inOrder, isOverview, type Views } from '../shared/photographs.ts'

/** From left to right: which views a place is for, the best first, and how wide it is beside the others. */
export type Columns = NonNullable<Pack['contributes']['hangingProtocols']>[number]['columns']

/** How wide it hangs beside others: as the pack says; otherwise a closer look takes twice the room of an overview. */
export const widthOf = (image: Pick<Image, 'view'>, columns: Columns = []): number =>
  columns.find(({ views }) => views.includes(image.view))?.width ?? (isOverview(image) ? 1 : 2)

/**
 * Which photographs lie on the table, from left to right: as the pack hangs them; without a word of it the overview, then
 * what is closer, in the order the pack asks for them. Each view once before any comes twice. Where there is room for fewer,
 * the widest stay. Of several things the first hangs, and the next only where there is room: views of two are not taken for
 * views of one.
 */
export function hang(images: readonly Image[], views: Views, room: number, columns: Columns = []): readonly Image[] {
  const seen = inOrder(images, views).filter(({ status }) => status !== 'failed')
  const shown = seen.some(canBeSeen) ? seen.filter(canBeSeen) : seen
  const first = ofTheFirst(shown, views)
  if (columns.length > 0) return asThePackSays(shown, first, room, columns)
  const overview = shown.find(isOverview)
  const others = eachOnce(
    shown.filter((one) => one !== overview),
    first,
  )
  if (room < 2) return [others.find((one) => !isOverview(one)) ?? overview].filter((one) => one !== undefined)
  return [...(overview ? [overview] : []), ...others].slice(0, room)
}

/** What shows the first of several things, all of them, or what shows but one thing whoever asks. */
function ofTheFirst(shown: readonly Image[], views: Views): readonly Image[] {
  const isOneOfSeveral = ({ view }: Image) => (views.find((one) => one.view === view)?.parts?.possible.length ?? 0) > 1
  const first = shown.find((one) => !isOverview(one) && isOneOfSeveral(one))
  const part = first && partOf(first, views)
  return shown.filter((one) => isOverview(one) || !isOneOfSeveral(one) || partOf(one, views) === part)
}

function asThePackSays(
  shown: readonly Image[],
  first: readonly Image[],
  room: number,
  columns: Columns,
): readonly Image[] {
  const placed = new Set<Image>()
  for (const { views } of columns) {
    const found = views.map((view) => first.find((one) => one.view === view && !placed.has(one))).find(Boolean)
    if (found) placed.add(found)
  }
  // What the pack does not name comes only where there is room.
  if (placed.size < room)
    return [
      ...placed,
      ...eachOnce(
        shown.filter((one) => !placed.has(one)),
        first,
      ),
    ].slice(0, room)
  const widest = [...placed].sort((a, b) => widthOf(b, columns) - widthOf(a, columns)).slice(0, room)
  return [...placed].filter((one) => widest.includes(one))
}

/** What shows what it is, each view once; then all the others. Those of the first thing come before any of the next. */
function eachOnce(images: readonly Image[], first: readonly Image[]): readonly Image[] {
  const sorted = [...images.filter((one) => first.includes(one)), ...images.filter((one) => !first.includes(one))]
  const isFirst = (one: Image, index: number) => sorted.findIndex(({ view }) => view === one.view) === index
  const closer = sorted.filter((one, index) => !isOverview(one) && isFirst(one, index))
  return [...closer, ...sorted.filter((one) => !closer.includes(one))]
}
