import { keep, kept } from '../shared/kept.ts'
import type { Layout } from './layout.ts'

/** What can be made wider or narrower beside the photographs: the list, and the facts with the reply. Sizes are CSS pixels of width. */
export type Pane = 'list' | 'side'
export const paneNames: readonly Pane[] = ['list', 'side']

/** What she chose on this machine; without it each pane has its usual size. */
export interface Wanted {
  readonly list?: number
  readonly side?: number
  /** The one she moved last keeps its size longest where there is not room for both. */
  readonly last?: Pane
  readonly sideFolded?: boolean
}

/** Where the panes stand. */
export interface Room {
  readonly width: number
  readonly layout: Layout
  /** The list shows thumbnails alone. */
  readonly listFolded: boolean
}

export const bounds = { list: { least: 240, most: 640 }, side: { least: 340, most: 1200 } } as const
/** From this width on, question and reply stand beside each other. */
export const besideFrom = 760
export const foldedList = 72
const rail = 40
/** A photograph narrower than this is none to judge by. */
const leastTable = { wide: 400, tabs: 320, page: 0 } as const

/** What a pane takes where nobody chose: a screen for reading X-rays has room for question and reply beside each other. */
export const usual = (pane: Pane, width: number): number =>
  pane === 'list' ? (width >= 2600 ? 420 : 340) : width >= 2600 ? 840 : 400

/** What is left for both panes. */
const roomOf = ({ width, layout }: Room): number => width - (layout === 'wide' ? rail : 0) - leastTable[layout]

/** How wide each pane is now; 0 where it is not beside the photographs. Never wider than there is room, never below its least. */
export function fitted(wanted: Wanted, room: Room): Readonly<Record<Pane, number>> {
  const ofOwn = (pane: Pane) => {
    const { least, most } = bounds[pane]
    return Math.round(Math.min(most, Math.max(least, wanted[pane] ?? usual(pane, room.width))))
  }
  const sizes = { list: room.listFolded ? foldedList : ofOwn('list'), side: hasSide(wanted, room) ? ofOwn('side') : 0 }
  for (const pane of wanted.last === 'list' ? (['side', 'list'] as const) : paneNames) {
    const over = sizes.list + sizes.side - roomOf(room)
    if (over > 0) sizes[pane] = Math.max(Math.min(sizes[pane], bounds[pane].least), sizes[pane] - Math.ceil(over))
  }
  return sizes
}

const hasSide = ({ sideFolded }: Wanted, { layout }: Room): boolean => layout === 'wide' && !sideFolded

/** The most a pane can be made now: the other one gives way down to its least. */
export function mostOf(pane: Pane, wanted: Wanted, room: Room): number {
  const other =
    pane === 'side' ? (room.listFolded ? foldedList : bounds.list.least) : hasSide(wanted, room) ? bounds.side.least : 0
  return Math.max(bounds[pane].least, Math.min(bounds[pane].most, Math.floor(roomOf(room) - other)))
}

/** How much is left for the photographs. */
export function tableOf(wanted: Wanted, room: Room): number {
  const { list, side } = fitted(wanted, room)
  return room.layout === 'page' ? room.width : room.width - list - side - (room.layout === 'wide' ? rail : 0)
}

const place = 'lysbord.panes'

export const keepWanted = (wanted: Wanted): void => keep(place, wanted)

export function keptWanted(): Wanted {
  const found = kept(place)
  if (typeof found !== 'object' || found === null) return {}
  const { list, side, last, sideFolded } = found as Record<string, unknown>
  return {
    ...(isSize(list) && { list }),
    ...(isSize(side) && { side }),
    ...((last === 'list' || last === 'side') && { last }),
    ...(sideFolded === true && { sideFolded }),
  }
}
const isSize = (size: unknown): size is number => typeof size === 'number' && Number.isFinite(size)
