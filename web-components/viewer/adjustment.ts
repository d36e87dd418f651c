/** How the light of a photograph is changed for the eye; its pixels stay as they are. */
export interface Adjustment {
  /** 1 as it is; a quarter to four times. */
  readonly brightness: number
  readonly contrast: number
  readonly saturation: number
  /** Above 1 what is dark becomes lighter, as on screens. */
  readonly gamma: number
  readonly inverted: boolean
  /** Through a green glass: what is red becomes dark, so that vessels stand out. */
  readonly redFree: boolean
}

export const asItIs: Adjustment = {
  brightness: 1,
  contrast: 1,
  saturation: 1,
  gamma: 1,
  inverted: false,
  redFree: false,
}

export const isAsItIs = (one: Adjustment): boolean =>
  Object.entries(asItIs).every(([part, value]) => one[part as keyof Adjustment] === value)

/** As a CSS filter; `url` names the filter that does what CSS has no word for. */
export function filterOf(one: Adjustment, url: string): string {
  if (isAsItIs(one)) return ''
  const parts = [
    one.redFree || one.gamma !== 1 ? `url(${url})` : '',
    one.brightness === 1 ? '' : `brightness(${one.brightness.toFixed(3)})`,
    one.contrast === 1 ? '' : `contrast(${one.contrast.toFixed(3)})`,
    one.saturation === 1 || one.redFree ? '' : `saturate(${one.saturation.toFixed(3)})`,
    one.inverted ? 'invert(1)' : '',
  ]
  return parts.filter(Boolean).join(' ')
}

/** From the place of a slider, -20 to 20, to an amount, a quarter to four times. */
export const amountAt = (place: number): number => 2 ** (place / 10)
export const placeOf = (amount: number): number => Math.round(10 * Math.log2(amount))
