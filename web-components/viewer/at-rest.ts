import { formatPercent } from '../shared/format.ts'
import { msg, str } from '../shared/i18n.ts'
import { placeWords } from '../shared/place-words.ts'
import type { Size } from '../shared/shapes.ts'
import type { View } from './view.ts'

/** Moving sends a value with every frame; a screen reader hears where it came to rest. */
const restMs = 600

/** How a photograph lies, in what can be told of it. */
export interface Lie {
  /** As it is written beside the photograph. */
  readonly zoom: string
  readonly isWhole: boolean
  /** Degrees to the right, for the eye. */
  readonly turn: number
  readonly flipped: boolean
  /** What of it lies in the middle of the screen. */
  readonly place: string
}

/** `zoom`: pixels of the screen for each of the photograph, `size` the photograph's own. */
export function lieOf({ rotation, flipped, centre }: View, zoom: number, isWhole: boolean, size: Size): Lie {
  const turn = (Math.round(flipped ? -rotation : rotation) + 720) % 360
  return { zoom: formatPercent(zoom), isWhole, turn, flipped, place: placeWords([centre], size) }
}

/** Says in words how a photograph came to rest: what changed of it, and nothing else. */
export class AtRest {
  readonly #look: () => Lie | undefined
  readonly #say: (words: string) => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #last: Lie | undefined

  constructor(look: () => Lie | undefined, say: (words: string) => void) {
    this.#look = look
    this.#say = say
  }

  /** Where a picture first comes to rest is not news. */
  begin(): void {
    this.#last ??= this.#look()
  }

  /** `isLed`: whoever led it says so. */
  moved(isLed: boolean): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      const [before, now] = [this.#last, this.#look()]
      this.#last = now ?? before
      const news = before && now && !isLed ? newsOf(before, now) : ''
      if (news) this.#say(news)
    }, restMs)
  }

  end(): void {
    clearTimeout(this.#timer)
    this.#last = undefined
  }
}

function newsOf(before: Lie, now: Lie): string {
  // What stays whole got more or less room: she did nothing, and what was said to her meanwhile stays.
  const isZoomed = now.zoom !== before.zoom && !(now.isWhole && before.isWhole)
  const news = [
    isZoomed && (now.isWhole ? msg(str`Whole picture, ${now.zoom}`) : msg(str`Zoom ${now.zoom}`)),
    now.turn !== before.turn && (now.turn === 0 ? msg('upright') : msg(str`turned ${now.turn}° to the right`)),
    now.flipped !== before.flipped && (now.flipped ? msg('mirrored') : msg('not mirrored')),
    now.place !== before.place && !now.isWhole && now.place,
  ]
  return news.filter(Boolean).join(', ')
}
