import type { ReactiveControllerHost } from 'lit'

/** Once the page has nothing better to do, in two seconds at the latest. */
export const whenIdle = (deed: () => void): void => {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(deed, { timeout: 2_000 })
  else setTimeout(deed, 200)
}

/**
 * After somebody asked for a part once more that did not come: trap: browsers remember for as long as a page stands that a
 * script could not be fetched, and never ask for it again. Asked without a line, the page stays: there would be none in
 * its place.
 */
export function orBeginAgain(come: () => Promise<unknown>): void {
  const { onLine } = navigator
  come().catch(() => onLine && location.reload())
}

/** A part that comes when it is first needed; its host draws again when it is there. One that did not come is fetched again the next time. */
export class Later<T> {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>
  readonly #load: () => Promise<T>
  #coming: Promise<T> | undefined
  /** Undefined until it is there. */
  value: T | undefined
  /** It was needed and did not come. */
  isMissing = false

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>, load: () => Promise<T>) {
    this.#host = host
    this.#load = load
  }

  /** Rejects when it cannot be fetched. */
  need(): Promise<T> {
    this.#coming ??= this.#load().then(
      (value) => {
        this.value = value
        this.isMissing = false
        this.#host.requestUpdate()
        return value
      },
      (problem) => {
        this.#coming = undefined
        // Told once: whoever draws again may need it again.
        if (!this.isMissing) this.#host.requestUpdate()
        this.isMissing = true
        throw problem
      },
    )
    return this.#coming
  }

  /** Does this once it is there; where it cannot be fetched, nothing. */
  when(deed: (value: T) => unknown = () => undefined): void {
    this.need().then(deed, () => undefined)
  }
}
