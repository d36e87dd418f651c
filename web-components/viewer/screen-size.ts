import { keep, kept } from '../shared/kept.ts'

const place = 'lysbord.screen'
/** What CSS takes a screen to be: 96 pixels an inch. */
const nominal = 96 / 25.4

/** Pixels of the screen itself for each millimetre of glass, as somebody measured; undefined where nobody has. */
export function measuredScreen(): number | undefined {
  const found = kept(place)
  return typeof found === 'number' && found > 1 && found < 100 ? found : undefined
}

export const keepScreen = (pixelsPerMm: number): void => keep(place, pixelsPerMm)

/** CSS pixels for each millimetre of glass. The zoom of the browser is in it: it changes devicePixelRatio. */
export const cssPixelsPerMm = (): number => (measuredScreen() ?? nominal * devicePixelRatio) / devicePixelRatio
