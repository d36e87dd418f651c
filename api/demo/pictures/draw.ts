import { chance } from '../region/chance.ts'
import { eyepieceOf, layGraticule, paintDermoscopy } from './dermoscopy.ts'
import { develop, type Shot } from './develop.ts'
import { type EardrumKind, paintEardrum } from './eardrum.ts'
import { type LesionKind, paintLesion } from './lesion.ts'
import { markSynthetic } from './lettering.ts'
import { type Limb, layBack, layLimb, ringWithPen } from './limb.ts'
import { Plate } from './plate.ts'
import { paintEczema, scatterPlaques } from './rash.ts'
import { layRuler } from './ruler.ts'
import { type Grounds, groundsOf, growHair, layerSkin, tones } from './skin.ts'
import { paintBurn, paintScar, paintUlcer } from './wound.ts'

export type Finding = LesionKind | 'plaques' | 'eczema' | 'ulcer' | 'burn' | 'scar'
export type Place = 'forearm' | 'lower leg' | 'back'

/** A photograph of nobody. The same one each time: `seed` is the patient, so overview and close-up show the same finding. */
export type Picture = {
  readonly seed: number
  readonly size: keyof typeof sizes
  /** A hurried photograph, as offices also send them. */
  readonly flaw?: 'blurred' | 'dark'
} & (
  | {
      readonly view: 'overview' | 'close_up' | 'close_up_scale' | 'oblique'
      readonly finding: Finding
      readonly place: Place
      readonly mm: number
    }
  | { readonly view: 'dermoscopic'; readonly finding: 'naevus' | 'melanoma' }
  | { readonly view: 'otoscopic'; readonly finding: EardrumKind; readonly side: 'left' | 'right' }
)

/** Pixels of the plate and what becomes of one: 12, 8, 2, 1 and a tenth of a megapixel. */
const sizes = {
  large: [2000, 1500, 2],
  camera: [1632, 1224, 2],
  phone: [1600, 1200, 1],
  small: [1200, 900, 1],
  sketch: [400, 300, 1],
} as const

/** Draws it and gives a JPEG. Takes a second or so of one processor: not for a thread that answers people. */
export function drawPicture(picture: Picture): { jpeg: Uint8Array; width: number; height: number } {
  const [width, height, enlarge] = sizes[picture.size]
  const luck = chance(picture.seed, `picture ${picture.view}`)
  const grounds = groundsFor(picture.seed)
  const plate = new Plate(width, height, height / millimetresHigh(picture))
  const shot = paint(plate, grounds, picture)
  markSynthetic(plate)
  return develop(plate, luck, { enlarge, ...shot, ...flawOf(picture, height) })
}

/** The photographs of one patient come one after the other: her grounds are kept until the next. */
let kept: { seed: number; grounds: Grounds } | undefined
function groundsFor(seed: number): Grounds {
  if (kept?.seed !== seed) kept = { seed, grounds: groundsOf(chance(seed, 'grounds')) }
  return kept.grounds
}

function millimetresHigh(picture: Picture): number {
  if (picture.view === 'dermoscopic') return 14
  if (picture.view === 'otoscopic') return 16
  if (picture.view === 'overview') return picture.place === 'back' ? 330 : 190
  return Math.max(38, picture.mm * 2.4)
}

const flawOf = ({ flaw }: Picture, height: number): Shot => {
  if (flaw === 'blurred') return { blur: height / 260 }
  return flaw === 'dark' ? { exposure: 0.5, warmth: 1.09, vignette: 0.5 } : {}
}

function paint(plate: Plate, grounds: Grounds, picture: Picture): Shot {
  const { seed, view } = picture
  const luck = chance(seed, `paint ${view}`)
  if (view === 'dermoscopic') {
    paintDermoscopy(plate, grounds, chance(seed, 'finding'), picture.finding)
    growHair(plate, luck, { count: 9, lengthMm: 7, angle: 0.5, colour: [52, 38, 32] })
    layGraticule(plate)
    return { eyepiece: eyepieceOf(plate), slant: 0.1, vignette: 0, warmth: 1.01 }
  }
  if (view === 'otoscopic') {
    paintEardrum(plate, grounds, luck, picture.finding, picture.side)
    growHair(plate, luck, {
      count: 16,
      lengthMm: 3.5,
      angle: 2.4,
      colour: [120, 84, 56],
      within: (x, y) => Math.hypot(x - plate.width / 2, y - plate.height / 2) > plate.height * 0.37,
    })
    return { eyepiece: eyepieceOf(plate, 0.47), slant: 0.35, lamp: -1.9, vignette: 0.3, warmth: 1.02, exposure: 1.04 }
  }
  const tone = tones[chance(seed, 'tone').whole(0, 2)]!
  if (view === 'overview') return overview(plate, grounds, picture)
  layerSkin(plate, grounds, tone)
  const tilt = view === 'oblique' ? 0.9 : 0.55
  const [x, y] = [plate.width * (0.48 + 0.03 * luck.normal()), plate.height * (view === 'close_up_scale' ? 0.42 : 0.5)]
  paintFinding(plate, grounds, seed, picture.finding, x, y, picture.mm)
  const hairy = picture.place === 'back' ? 14 : 45
  growHair(plate, luck, { count: hairy, lengthMm: 8, angle: 0.4, colour: [88, 60, 44] })
  if (view === 'close_up_scale') layRuler(plate, { turn: luck.normal() * 0.025 })
  return { slant: tilt, lamp: -2.2 + 0.5 * luck.normal(), vignette: 0.26, warmth: 1 + 0.03 * luck.normal() }
}

/** Where on the body, with a ring of pen around what the question is about. */
function overview(
  plate: Plate,
  grounds: Grounds,
  picture: Picture & { finding: Finding; place: Place; mm: number },
): Shot {
  const { seed, finding, place, mm } = picture
  const luck = chance(seed, 'overview')
  const tone = tones[chance(seed, 'tone').whole(0, 2)]!
  let [x, y] = [plate.width * (0.45 + 0.2 * luck.next()), plate.height * (0.4 + 0.2 * luck.next())]
  if (place === 'back') layBack(plate, grounds, luck, tone)
  else {
    const limb: Limb = layLimb(plate, grounds, luck, tone, place === 'forearm' ? 'forearm' : 'lower leg')
    y = limb.middle(x) + limb.half(x) * 0.25 * luck.normal()
  }
  if (finding === 'plaques') {
    for (const far of [-0.28, 0, 0.26]) {
      x = plate.width * (0.5 + far)
      scatterPlaques(plate, grounds, luck, { x, y, spreadMm: 14, count: 5, largestMm: mm * (far === 0 ? 1 : 0.6) })
    }
  } else paintFinding(plate, grounds, seed, finding, x, y, mm)
  const small = mm < 30
  if (small) ringWithPen(plate, luck, x, y, plate.perMm * Math.max(9, mm * 1.1))
  return { slant: 0.5, lamp: -1.8 + 0.4 * luck.normal(), vignette: 0.3, warmth: 1 + 0.04 * luck.normal() }
}

function paintFinding(
  plate: Plate,
  grounds: Grounds,
  seed: number,
  finding: Finding,
  x: number,
  y: number,
  mm: number,
): void {
  const luck = chance(seed, 'finding')
  const radius = (mm / 2) * plate.perMm
  const blob = { x, y, radius, stretch: 1.15 + 0.2 * luck.next(), turn: luck.normal() * 0.4, shift: luck.whole(0, 400) }
  if (finding === 'plaques')
    scatterPlaques(plate, grounds, luck, { x, y, spreadMm: mm * 0.55, count: 7, largestMm: mm })
  else if (finding === 'eczema') paintEczema(plate, grounds, luck, { ...blob, radius: radius * 0.8 })
  else if (finding === 'ulcer') paintUlcer(plate, grounds, luck, { ...blob, radius: radius * 0.85 })
  else if (finding === 'burn') paintBurn(plate, grounds, luck, { ...blob, radius: radius * 0.85 })
  else if (finding === 'scar') paintScar(plate, grounds, luck, blob)
  else paintLesion(plate, grounds, luck, finding, x, y, mm)
}
