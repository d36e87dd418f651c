import type { ReactiveControllerHost } from 'lit'

/** Once the page has nothing better to do, in two seconds at the latest. */
export const whenIdle = (deed: () => void): void => {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(deed, { timeout: 2_000 })
  else setTimeout(deed, 200)
}

/** A part that comes when it is first needed; its host draws again when it is there. One that did not come is fetched again the next time. */
export class Later<T> {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>
  readonly #load: () => Promise<T>
  #coming: Promise<T> | undefined
  /** Undefined until it is there. */
  value: T | undefined

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>, load: () => Promise<T>) {
    this.#host = host
    this.#load = load
  }

  /** Rejects when it cannot be fetched. */
  need(): Promise<T> {
    this.#coming ??= this.#load().then(
      (value) => {
        this.value = value
        this.#host.requestUpdate()
        return value
      },
      (problem) => {
        this.#coming = undefined
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
