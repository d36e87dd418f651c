import type { Answer, Diagram } from '../client.ts'

export type Page = Diagram['pages'][number]
export type Region = Page['regions'][number]
export type Words = ReadonlyMap<string, string>

/** What a drawing shows: the codes that can be chosen with their words, the words of the answers given along, and what is answered. */
export interface Shown {
  readonly words: Words
  readonly alsoWords: Readonly<Record<string, Words>>
  readonly chosen: string | undefined
  readonly answers: Readonly<Record<string, Answer>>
}

/** A region in words, as in “Arm, left”. */
export function regionWords({ code, also = {} }: Region, { words, alsoWords }: Shown): string {
  const along = Object.entries(also).map(([ask, answer]) => alsoWords[ask]?.get(answer)?.toLocaleLowerCase())
  return [words.get(code) ?? code.replaceAll(/[_.-]/g, ' '), ...along].filter(Boolean).join(', ')
}

/**
 * Whether the answers mean this region. An answer given along that none of the regions of this code has, such as both
 * sides, leaves all of them.
 */
export function isChosen(region: Region, { pages }: Diagram, { chosen, answers }: Shown): boolean {
  if (region.code !== chosen) return false
  const alike = pages.flatMap(({ regions }) => regions).filter(({ code }) => code === chosen)
  return Object.entries(region.also ?? {}).every(
    ([ask, own]) => own === answers[ask] || !alike.some(({ also }) => also && also[ask] === answers[ask]),
  )
}

/** A point as it is stored: its page, and how far from the upper left corner of it, 0 to 1. Undefined for anything else. */
export function readPoint(stored: unknown): { page: string; x: number; y: number } | undefined {
  const [, page, x, y] = /^([\w-]+):(\d{1,4}),(\d{1,4})$/.exec(String(stored)) ?? []
  return page && x && y ? { page, x: Number(x) / 1000, y: Number(y) / 1000 } : undefined
}

/** What nobody is asked, such as the side, and the mark tells: in which of the regions of the chosen code it lies. */
export function toldByMark(
  { pages }: Diagram,
  { chosen, alsoWords, point }: Pick<Shown, 'chosen' | 'alsoWords'> & { point: unknown },
) {
  const at = readPoint(point)
  const page = pages.find(({ id }) => id === at?.page)
  if (!at || !page) return {}
  const draws = document.createElement('canvas').getContext('2d')
  if (!draws) return {}
  const [x, y] = [at.x * page.width, at.y * page.height]
  const hit = page.regions.find(({ code, path }) => code === chosen && draws.isPointInPath(new Path2D(path), x, y))
  return Object.fromEntries(Object.entries(hit?.also ?? {}).filter(([ask]) => !alsoWords[ask]))
}

export function writePoint({ id, width, height }: Page, { x, y }: { readonly x: number; readonly y: number }): string {
  const thousandths = (part: number) => Math.min(1000, Math.max(0, Math.round(part * 1000)))
  return `${id}:${thousandths(x / width)},${thousandths(y / height)}`
}

/** A place within a region: its middle where that lies inside, else the inner place nearest to it. */
export function insideOf(path: SVGGeometryElement): DOMPoint {
  const { x, y, width, height } = path.getBBox()
  const middle = new DOMPoint(x + width / 2, y + height / 2)
  if (path.isPointInFill(middle)) return middle
  const steps = Array.from({ length: 81 }, (_, n) => [((n % 9) + 1) / 10, (Math.floor(n / 9) + 1) / 10] as const)
  const inner = steps
    .map(([across, down]) => new DOMPoint(x + width * across, y + height * down))
    .filter((at) => path.isPointInFill(at))
  const far = (at: DOMPoint) => Math.hypot(at.x - middle.x, at.y - middle.y)
  return inner.sort((a, b) => far(a) - far(b))[0] ?? middle
}

/** The region nearest to a tap that missed, within this reach. */
export function nearest(
  root: DocumentOrShadowRoot,
  x: number,
  y: number,
  most: number,
): SVGGeometryElement | undefined {
  for (const reach of [6, 12, 18, 22].filter((one) => one <= most))
    for (let turn = 0; turn < 12; turn++) {
      const [dx, dy] = [reach * Math.cos((turn * Math.PI) / 6), reach * Math.sin((turn * Math.PI) / 6)]
      const found = root.elementFromPoint(x + dx, y + dy)
      if (found instanceof SVGGeometryElement && found.matches('[role=option]')) return found
    }
  return undefined
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The region an arrow key leads to, as it looks on the screen; the first or last for Home and End. */
export function regionFrom(from: Element, key: string, all: readonly Element[]): Element | undefined {
  if (key === 'Home') return all[0]
  if (key === 'End') return all.at(-1)
  const direction = directions[key]
  if (!direction) return undefined
  const centre = (of: Element) => {
    const { x, y, width, height } = of.getBoundingClientRect()
    return { x: x + width / 2, y: y + height / 2 }
  }
  const start = centre(from)
  const away = (of: Element): number => {
    const [dx, dy] = [centre(of).x - start.x, centre(of).y - start.y]
    const along = dx * direction[0] + dy * direction[1]
    return along < 1 ? Number.POSITIVE_INFINITY : along + 3 * Math.abs(dx * direction[1] + dy * direction[0])
  }
  const [best] = all.filter((one) => one !== from).sort((a, b) => away(a) - away(b))
  return best && Number.isFinite(away(best)) ? best : undefined
}
