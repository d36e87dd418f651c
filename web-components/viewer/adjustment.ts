/** How the light of a photograph is changed for the eye; its pixels stay as they are. */
export interface Adjustment {
  /** 1 as it is; 0.2 to 3. */
  readonly brightness: number
  readonly contrast: number
  /** 0 without colour, 1 as it is, to 3. */
  readonly saturation: number
  /** Above 1 what is dark becomes lighter, as on screens; 0.4 to 2.5. */
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
    one.brightness === 1 ? '' : `brightness(${one.brightness})`,
    one.contrast === 1 ? '' : `contrast(${one.contrast})`,
    one.saturation === 1 || one.redFree ? '' : `saturate(${one.saturation})`,
    one.inverted ? 'invert(1)' : '',
  ]
  return parts.filter(Boolean).join(' ')
}
