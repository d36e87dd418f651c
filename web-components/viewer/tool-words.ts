import type { Tool } from '../shared/annotation.ts'
import { msg, str } from '../shared/i18n.ts'

/** The points of each tool in turn; the last goes on for what has no end. */
const steps: Readonly<Record<Tool, readonly (() => string)[]>> = {
  pointer: [() => msg('The place to point at')],
  text: [() => msg('The place of the text')],
  ellipse: [
    () => msg('One end of its length, or drag from corner to corner'),
    () => msg('The other end'),
    () => msg('Its width'),
  ],
  arrow: [() => msg('Where the arrow begins'), () => msg('Where it points')],
  freehand: [
    () => msg('Draw with the pointer held down, or point by point'),
    () => msg('The next point; the same place twice ends the line'),
  ],
  length: [() => msg('The first end'), () => msg('The other end')],
  diameters: [
    () => msg('One end of the longest diameter'),
    () => msg('Its other end'),
    () => msg('One side, across it'),
    () => msg('The other side'),
  ],
  area: [
    () => msg('Draw the outline with the pointer held down, or corner by corner'),
    () => msg('The next corner; the same place twice closes the outline'),
  ],
  angle: [() => msg('A point on the first arm'), () => msg('The corner'), () => msg('A point on the second arm')],
  calibrate: [
    () => msg('One end of a known length, as far away as what is measured'),
    () => msg('Its other end: the longer the stretch, the more exact'),
  ],
}

/** What to do for each point in turn: how it is done is said with the first. */
export const instructions = (tool: Tool): readonly string[] =>
  steps[tool].map((step, i) =>
    i === 0 ? msg(str`${step()}: click, or move the cross with the arrows and press Enter.`) : `${step()}.`,
  )

/** What to do next. */
export const instruction = (tool: Tool, placed: number): string => {
  const all = instructions(tool)
  return all[Math.min(placed, all.length - 1)]!
}
