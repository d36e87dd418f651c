import { formatPercent } from '../shared/format.ts'
import { msg, str } from '../shared/i18n.ts'

/** Zooming sends a value with every turn of the wheel; a screen reader hears where it came to rest. */
const restMs = 600

/** Says in words where zooming came to rest. */
export class AtRest {
  readonly #say: (words: string) => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #at: string | undefined
  #wasWhole = true

  constructor(say: (words: string) => void) {
    this.#say = say
  }

  /** Where a picture first comes to rest is not news. */
  begin(zoom: number): void {
    this.#at ??= formatPercent(zoom)
  }

  /** `isLed`: whoever led it says so. */
  moved(zoom: number, isWhole: boolean, isLed: boolean): void {
    clearTimeout(this.#timer)
    const percent = formatPercent(zoom)
    this.#timer = setTimeout(() => {
      if (this.#at === percent) return
      this.#at = percent
      // What stays whole got more or less room: she did nothing, and what was said to her meanwhile stays.
      const stays = isWhole && this.#wasWhole
      this.#wasWhole = isWhole
      if (!isLed && !stays) this.#say(isWhole ? msg(str`Whole picture, ${percent}`) : msg(str`Zoom ${percent}`))
    }, restMs)
  }

  end(): void {
    clearTimeout(this.#timer)
    this.#at = undefined
    this.#wasWhole = true
  }
}
