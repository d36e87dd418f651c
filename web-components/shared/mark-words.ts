import type { Annotation, Calibration, Measured, Scale, Tool } from './annotation.ts'
import { formatDay, formatNumber } from './format.ts'
import { msg, str } from './i18n.ts'

const names: Readonly<Record<Tool, () => string>> = {
  pointer: () => msg('Pointer'),
  ellipse: () => msg('Ellipse'),
  arrow: () => msg('Arrow'),
  freehand: () => msg('Freehand'),
  text: () => msg('Text'),
  length: () => msg('Length'),
  diameters: () => msg('Diameters'),
  area: () => msg('Area'),
  angle: () => msg('Angle'),
  calibrate: () => msg('Calibrate'),
}
export const nameOf = (tool: Tool): string => names[tool]()

const signs: Readonly<Record<Measured['unit'], string>> = {
  mm: ' mm',
  mm2: ' mm²',
  deg: '°',
  '{pixels}': ' px',
  '{pixels}2': ' px²',
}

const isInPixels = ({ unit }: Measured): boolean => unit.startsWith('{')

/** 12.4 mm ± 0.6: twice the standard uncertainty (JCGM 100, 6.2), to the place that it has; a leading one is worth a second figure. */
export function measuredWords({ value, across, unit, uncertainty }: Measured): string {
  const place = uncertainty > 0 ? -Math.floor(Math.log10(uncertainty)) : 1
  const digits = Math.min(3, Math.max(0, place))
  const say = (one: number) => formatNumber(one, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  const values = across === undefined ? say(value) : `${say(value)} × ${say(across)}`
  return `${values}${signs[unit]} ± ${say(2 * uncertainty)}`
}

/** Of the scale: 0.0250 mm per pixel ± 1 %. */
export function scaleWords({ mmPerPixel, relativeUncertainty }: Scale): string {
  const size = formatNumber(mmPerPixel, { maximumSignificantDigits: 3, minimumSignificantDigits: 3 })
  const share = formatNumber(2 * relativeUncertainty, { style: 'percent', maximumSignificantDigits: 2 })
  return msg(str`${size} mm per pixel ± ${share}`)
}

/** What the sign ± says, told once where values stand. */
export const uncertaintyWords = (): string =>
  msg('± is the expanded uncertainty (k = 2): in 95 of 100 cases the true value lies within it.')

const methods: Readonly<Record<Calibration['method'], () => string>> = {
  ruler: () => msg('Ruler'),
  sticker: () => msg('Sticker'),
  known_object: () => msg('Known object'),
  device_calibrated: () => msg('Device'),
}
export const methodName = (method: Calibration['method']): string => methods[method]()

/** Length 12.4 mm ± 0.6, or the bare name of what measures nothing. */
export function markName({ kind }: Pick<Annotation, 'kind'>, measured: Measured | null): string {
  if (!measured) return nameOf(kind)
  const value = `${nameOf(kind)} ${measuredWords(measured)}`
  return isInPixels(measured) ? `${value} (${msg('not calibrated')})` : value
}

/** Drawn by Anne Berg, today 14:05. Empty until it was kept; of somebody whose name is not known, when. */
export function authorWords({ by, at, mine, version }: Annotation): string {
  if (!at) return ''
  const when = formatDay(at)
  const name = mine ? msg('you') : by?.name
  if (version > 1) return name ? msg(str`Last changed by ${name}, ${when}`) : msg(str`Last changed ${when}`)
  return name ? msg(str`Drawn by ${name}, ${when}`) : msg(str`Drawn ${when}`)
}
