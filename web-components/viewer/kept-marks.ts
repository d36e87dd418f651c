import type { Annotation } from '../shared/annotation.ts'
import type { Shown, Standing } from '../shared/read-marks.ts'
import type { KeepEvent } from './viewer.events.ts'

/** What is wanted of the host. */
export interface Asking {
  readonly imageId: string
  readonly annotation: Annotation
  readonly isRemoved: boolean
}
interface Own extends Asking {
  standing: Standing
}
interface Host {
  /** What is kept of the photograph that is shown. */
  readonly given: readonly Annotation[]
  ask(asking: Asking): KeepEvent
  failed(asking: Asking): void
  changed(): void
}

/** What was drawn, changed or removed here and is not yet among what the host gives: it is seen at once, and stays until it is kept. */
export class KeptMarks {
  readonly #own = new Map<string, Own>()
  /** What is asked about one mark goes in turn: the second waits for the answer to the first. */
  readonly #turns = new Map<string, Promise<void>>()
  readonly #host: Host

  constructor(host: Host) {
    this.#host = host
  }

  /** What is to be seen over this photograph, by what the host gave and what was done since. */
  shown(imageId: string): readonly Shown[] {
    const { given } = this.#host
    for (const [id, own] of this.#own) if (isGivenBack(own, given)) this.#own.delete(id)
    const known = given.flatMap((annotation): readonly Shown[] => {
      const own = this.#own.get(annotation.id)
      if (!own) return [{ annotation, standing: 'kept' }]
      return own.isRemoved ? [] : [own]
    })
    const ids = new Set(given.map(({ id }) => id))
    const fresh = (own: Own) => own.imageId === imageId && !own.isRemoved && !ids.has(own.annotation.id)
    return [...known, ...[...this.#own.values()].filter(fresh)]
  }

  /** Its version is counted here: one more than the last that was kept. Who made that did not make this one. */
  save(imageId: string, { by: _by, at: _at, mine: _mine, ...annotation }: Annotation): void {
    this.#ask(imageId, { ...annotation, version: this.#versionOf(annotation.id) + 1 }, false)
  }
  remove(imageId: string, annotation: Annotation): void {
    this.#ask(imageId, { ...annotation, version: this.#versionOf(annotation.id) }, true)
  }
  /** Asks once more for all that failed. */
  again(): void {
    for (const { imageId, annotation, standing } of [...this.#own.values()])
      if (standing === 'failed') this.save(imageId, annotation)
  }

  #versionOf(id: string): number {
    const own = this.#own.get(id)
    const here = own && own.standing !== 'failed' ? own.annotation.version + (own.isRemoved ? 1 : 0) : 0
    return Math.max(here, this.#host.given.find((one) => one.id === id)?.version ?? 0)
  }

  #ask(imageId: string, annotation: Annotation, isRemoved: boolean): void {
    const own: Own = { imageId, annotation, isRemoved, standing: 'leaving' }
    this.#own.set(annotation.id, own)
    const before = this.#turns.get(annotation.id)
    const turn = before ? before.then(() => this.#leave(own)) : this.#leave(own)
    if (turn) this.#turns.set(annotation.id, turn)
    this.#host.changed()
  }

  #leave(own: Own): Promise<void> | undefined {
    const { defaultPrevented, answer } = this.#host.ask(own)
    if (defaultPrevented) this.#failed(own)
    return answer?.then(
      () => undefined,
      () => this.#failed(own),
    )
  }

  #failed(own: Own): void {
    own.standing = 'failed'
    // What came after it says for itself how it stands.
    if (this.#own.get(own.annotation.id) !== own) return
    if (own.isRemoved) this.#own.delete(own.annotation.id)
    this.#host.failed(own)
    this.#host.changed()
  }
}

function isGivenBack({ annotation, isRemoved, standing }: Own, given: readonly Annotation[]): boolean {
  const version = given.find(({ id }) => id === annotation.id)?.version ?? 0
  return standing !== 'failed' && version >= annotation.version + (isRemoved ? 2 : 0)
}
