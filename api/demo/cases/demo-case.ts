import type { Finding, Picture, Place } from '../pictures/draw.ts'
import type { EardrumKind } from '../pictures/eardrum.ts'

/** A civil date, and one of the synthetic people born on it. */
export interface DemoPatient {
  readonly name: string
  readonly born: string
  readonly sex: 'female' | 'male'
}

/** `Omit` that keeps the members of a union apart. */
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never
/** A photograph of the case; all of one case show the same finding. */
export type DemoPicture = Without<Picture, 'seed'> & {
  /** The view it is sent as, where that is another. */ readonly sentAs?: string
  /** Which of several things it shows. */ readonly belongsTo?: string
}

export interface DemoAnswer {
  /** Working days after it came in. */
  readonly after: number
  readonly by: string
  readonly decision: Readonly<Record<string, unknown>>
  readonly reply: Readonly<Record<string, unknown>>
  /** Sent a day later in place of `reply`. */
  readonly correction?: Readonly<Record<string, unknown>>
  /** The addressee opened it; with `read` she also confirmed it. */
  readonly opened?: boolean
  readonly read?: {
    readonly wouldRefer: 'yes' | 'no' | 'unsure'
    readonly helped: 'yes' | 'no'
    readonly learned: 'yes' | 'no'
  }
  /** What the office asks back. */
  readonly question?: string
}

/** A case of the demonstration, told in the words of those who wrote it. Everybody in it is made up. */
export interface DemoCase {
  readonly key: string
  readonly by: string
  readonly pack: string
  readonly questionnaire: string
  readonly unit: string
  readonly patient: DemoPatient
  /** Working days since it was sent; below 1 it came today. */
  readonly daysAgo: number
  readonly content: {
    readonly question: string
    readonly questionKind: 'diagnosis' | 'treatment' | 'both' | 'refer_or_not' | 'follow_up'
    readonly urgency?: 'routine' | 'haster' | 'pakkeforlop'
    readonly suspicionReason?: string
    readonly wouldRefer: 'yes' | 'no' | 'unsure'
  }
  readonly answers: Readonly<Record<string, string | number | readonly string[]>>
  readonly pictures: readonly DemoPicture[]
  /** Not sent yet; `handed` means that it waits for a doctor. */
  readonly draft?: 'begun' | 'handed'
  readonly claimedBy?: string
  readonly answer?: DemoAnswer
}

/** The two photographs every question about skin needs, and dermoscopy where there is an instrument. */
export function lesionPictures(
  finding: 'naevus' | 'melanoma' | 'keratosis' | 'nodule',
  place: Place,
  mm: number,
  more: { dermoscopy?: boolean; large?: boolean; oblique?: boolean } = {},
): DemoPicture[] {
  const seen: DemoPicture[] = [
    { view: 'overview', finding, place, mm, size: 'phone' },
    { view: 'close_up_scale', finding, place, mm, size: more.large ? 'large' : 'phone' },
    ...(more.oblique ? [{ view: 'oblique', finding, place, mm, size: 'phone' } as const] : []),
  ]
  const looked = more.dermoscopy && (finding === 'naevus' || finding === 'melanoma')
  return looked ? [...seen, { view: 'dermoscopic', finding, size: 'phone' }] : seen
}

/** One overview, and a close-up of each of them; `mm` of the first, the second and so on. */
export const severalLesions = (finding: 'naevus' | 'keratosis', place: Place, mm: readonly number[]): DemoPicture[] => [
  { view: 'overview', finding, place, mm: mm[0] ?? 1, size: 'phone', belongsTo: 'all' },
  ...mm.map(
    (size, n) => ({ view: 'close_up_scale', finding, place, mm: size, size: 'phone', belongsTo: `L${n + 1}` }) as const,
  ),
]

export const woundPictures = (finding: Extract<Finding, 'ulcer' | 'burn'>, place: Place, mm: number): DemoPicture[] => [
  { view: 'overview', finding, place, mm, size: 'phone' },
  { view: 'close_up_scale', finding, place, mm, size: 'phone' },
]

/** A scar is wanted from the front and in profile. */
export const scarPictures = (place: Place, mm: number): DemoPicture[] => [
  { view: 'close_up_scale', finding: 'scar', place, mm, size: 'phone', sentAs: 'front' },
  { view: 'oblique', finding: 'scar', place, mm, size: 'phone', sentAs: 'profile' },
]

/** The ear asked about, and the other one to compare. */
export const earPictures = (finding: EardrumKind, side: 'left' | 'right', other?: 'healthy'): DemoPicture[] => [
  { view: 'otoscopic', finding, side, size: 'small', sentAs: `otoscopic_${side}` },
  ...(other
    ? [
        {
          view: 'otoscopic',
          finding: other,
          side: side === 'left' ? 'right' : 'left',
          size: 'small',
          sentAs: 'comparison_normal_side',
        } as const,
      ]
    : []),
]

export const rashPictures = (
  finding: Extract<Finding, 'plaques' | 'eczema'>,
  place: Place,
  mm: number,
): DemoPicture[] => [
  { view: 'overview', finding, place, mm, size: 'phone' },
  { view: 'close_up', finding, place, mm, size: 'camera' },
  { view: 'close_up', finding, place, mm: Math.round(mm * 0.7), size: 'small' },
]

export const lesion = { pack: 'dermatology', questionnaire: 'skin-lesion', unit: 'hud' } as const
export const rash = { pack: 'dermatology', questionnaire: 'rash', unit: 'hud' } as const
export const tumourOrScar = { pack: 'plastic-surgery', questionnaire: 'tumour-or-scar', unit: 'plastikk' } as const
export const wound = { pack: 'plastic-surgery', questionnaire: 'wound', unit: 'plastikk' } as const
export const burn = { pack: 'plastic-surgery', questionnaire: 'burn', unit: 'plastikk' } as const
export const ear = { pack: 'ear-nose-throat', questionnaire: 'ear', unit: 'onh' } as const
