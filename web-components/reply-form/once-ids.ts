import { newId } from '../client.ts'

/** Ids of deeds: the same content asked again keeps its id, so that it happens once; other content gets another. */
export class OnceIds {
  readonly #made = new Map<string, { content: string; id: string }>()

  of(prefix: 'cmd' | 'dec' | 'rep', body: unknown): string {
    const content = JSON.stringify(body)
    const made = this.#made.get(prefix)
    if (made?.content === content) return made.id
    const id = newId(prefix)
    this.#made.set(prefix, { content, id })
    return id
  }

  /** After an answer came: the next deed of this kind is a new one. */
  done(prefix: 'cmd' | 'dec' | 'rep'): void {
    this.#made.delete(prefix)
  }
}
