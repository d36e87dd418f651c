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
  /** The last version of it that was kept before, 0 where there is none; it is known when its turn comes. */
  known: number
  /** What is asked about one mark goes in turn: the second waits for the answer to the first. */
  turn?: Promise<void> | undefined
}
/** What was drawn and may not be kept yet, by the id of its mark. Viewers that show parts of one case share it. */
export interface Unkept {
  readonly own: Map<string, Own>
  changed(): void
}
interface Host {
  /** What is kept of the photograph that is shown. */
  readonly given: readonly Annotation[]
  readonly unkept: Unkept
  ask(asking: Asking): KeepEvent
  failed(asking: Asking): void
}

/** What was drawn, changed or removed here and is not yet among what the host gives: it is seen at once, and stays until it is kept. */
export class KeptMarks {
  readonly #host: Host

  constructor(host: Host) {
    this.#host = host
  }

  get #own(): Unkept['own'] {
    return this.#host.unkept.own
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

  /** Who made the last version did not make this one. */
  save(imageId: string, { by: _by, at: _at, mine: _mine, ...annotation }: Annotation): void {
    this.#ask(imageId, annotation, false)
  }
  remove(imageId: string, annotation: Annotation): void {
    this.#ask(imageId, annotation, true)
  }
  /** Asks once more for all that failed. */
  again(): void {
    for (const { imageId, annotation, standing } of [...this.#own.values()])
      if (standing === 'failed') this.save(imageId, annotation)
  }

  #ask(imageId: string, annotation: Annotation, isRemoved: boolean): void {
    const own: Own = { imageId, annotation, isRemoved, standing: 'leaving', known: Number.POSITIVE_INFINITY }
    const before = this.#own.get(annotation.id)
    this.#own.set(annotation.id, own)
    own.turn = before?.turn ? before.turn.then(() => this.#leave(own, before)) : this.#leave(own, before)
    this.#host.unkept.changed()
  }

  /** The version of a mark is counted here: one more than the last that was kept. */
  #leave(own: Own, before: Own | undefined): Promise<void> | undefined {
    const { annotation, isRemoved } = own
    const given = this.#host.given.find(({ id }) => id === annotation.id)?.version ?? 0
    const counted = before ? before.known + (before.standing === 'failed' ? 0 : 1) : annotation.version
    own.known = Math.max(given, counted)
    if (isRemoved && own.known === 0) return void this.#forget(own)
    const version = own.known + (isRemoved ? 0 : 1)
    const { defaultPrevented, answer } = this.#host.ask({ ...own, annotation: { ...annotation, version } })
    if (defaultPrevented) this.#failed(own)
    else if (!answer) own.standing = 'kept'
    return answer?.then(
      () => {
        own.standing = 'kept'
        this.#host.unkept.changed()
      },
      (problem) => this.#failed(own, problem),
    )
  }

  /** Whoever was faster is told with the refusal: what is asked for once more follows that. */
  #failed(own: Own, problem?: { facts?: { version?: number } }): void {
    own.standing = 'failed'
    own.known = problem?.facts?.version ?? own.known
    // What came after it says for itself how it stands.
    if (this.#own.get(own.annotation.id) !== own) return
    this.#host.failed(own)
    if (own.isRemoved) this.#forget(own)
    else this.#host.unkept.changed()
  }

  #forget(own: Own): void {
    if (this.#own.get(own.annotation.id) === own) this.#own.delete(own.annotation.id)
    this.#host.unkept.changed()
  }
}

function isGivenBack({ annotation, isRemoved, standing, known }: Own, given: readonly Annotation[]): boolean {
  const version = given.find(({ id }) => id === annotation.id)?.version ?? 0
  return standing !== 'failed' && version > known + (isRemoved ? 1 : 0)
}
