import { type Client, ClientProblem, newId, type PhotographFacts } from '../client.ts'
import { mayPass } from './draft-keeper.ts'

type Teller = Pick<Client, 'describeImage'>

/**
 * What the office says of photographs that the server keeps already: one deed a photograph at a time, the last word counts,
 * and what could not be told now is told later.
 */
export class Tellings {
  readonly #known = new Map<string, PhotographFacts>()
  readonly #deeds = new Map<string, { readonly said: string; readonly id: string }>()
  readonly #busy = new Set<string>()

  /** The server knows this of it. */
  know(imageId: string, { belongsTo, scale }: PhotographFacts): void {
    this.#known.set(imageId, { belongsTo, scale })
  }

  known(imageId: string): PhotographFacts | undefined {
    return this.#known.get(imageId)
  }

  /** What of it the server does not know; undefined where it knows all, or does not keep the photograph yet. */
  untold(imageId: string, wanted: PhotographFacts): Partial<PhotographFacts> | undefined {
    const known = this.#known.get(imageId)
    if (!known) return undefined
    const said = {
      ...(wanted.belongsTo !== known.belongsTo && { belongsTo: wanted.belongsTo }),
      ...(wanted.scale !== known.scale && { scale: wanted.scale }),
    }
    return Object.keys(said).length > 0 ? said : undefined
  }

  /** Tells it until the server knows what `wanted` says by then. Gives `later` where asking again may help; rejects where it does not. */
  async tell(client: Teller, imageId: string, wanted: () => PhotographFacts): Promise<'told' | 'later'> {
    if (this.#busy.has(imageId)) return 'told' // by whoever is at it
    this.#busy.add(imageId)
    try {
      for (let said = this.untold(imageId, wanted()); said; said = this.untold(imageId, wanted())) {
        this.know(imageId, await client.describeImage(imageId, said, this.#deedOf(imageId, said)))
        this.#deeds.delete(imageId)
      }
      return 'told'
    } catch (problem) {
      // The photograph was made ready at the same moment.
      const moved = problem instanceof ClientProblem && problem.code === 'subject.moved-on'
      if (moved || mayPass(problem)) return 'later'
      throw problem
    } finally {
      this.#busy.delete(imageId)
    }
  }

  /** The same words again are the same deed: its answer may only have been lost. */
  #deedOf(imageId: string, facts: Partial<PhotographFacts>): string {
    const said = JSON.stringify(facts)
    const before = this.#deeds.get(imageId)
    const deed = before?.said === said ? before : { said, id: newId('cmd') }
    this.#deeds.set(imageId, deed)
    return deed.id
  }
}
