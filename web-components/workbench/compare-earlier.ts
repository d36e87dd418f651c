import { html, nothing, type TemplateResult } from 'lit'
import { type Case, type Client, ClientProblem, type EarlierCase, type Image } from '../client.ts'
import type { ImageShowEvent } from '../image-strip/image-strip.events.ts'
import { formatDate } from '../shared/format.ts'
import { msg, str } from '../shared/i18n.ts'
import { canBeSeen, viewWord } from '../shared/photographs.ts'
import { problemText } from '../shared/problems.ts'
import type { EarlierImage, OpenCase } from './open-case.ts'

/** Photographs of earlier cases of the same patient, apart from those of this case. They are fetched when she asks for them: to fetch is to look. */
export class EarlierPhotographs {
  readonly #open: OpenCase
  readonly #choose: (imageId: string) => void

  constructor(open: OpenCase, choose: (imageId: string) => void) {
    this.#open = open
    this.#choose = choose
  }

  /** Fetches them, or puts them away; those that are compared stay. Gives what there is to say. */
  async toggle(client: Client): Promise<string> {
    const { referralId, case: one, earlier, compared } = this.#open
    if (!one || (earlier.length > 0 && compared)) return ''
    if (earlier.length > 0) {
      this.#open.earlier = []
      return ''
    }
    try {
      const images = (await readEarlier(client, one.earlier)).map((image) => this.#named(image, one))
      // Of another patient by now.
      if (this.#open.referralId !== referralId) return ''
      this.#open.earlier = images
      return images.length > 0 ? '' : msg('No photographs of earlier cases can be shown.')
    } catch (problem) {
      return this.#open.referralId === referralId ? problemText(problem) : ''
    }
  }

  #named(image: Image, one: Case): EarlierImage {
    const { receivedAt = '', caseNumber = '' } = one.earlier.find(({ id }) => id === image.referralId) ?? {}
    const view = () => viewWord(image.view, this.#open.views)
    return { ...image, words: () => msg(str`Earlier, ${formatDate(receivedAt)}, case ${caseNumber}: ${view()}`) }
  }

  /** Each case's under its date and number, the latest first. */
  strips(client: Client): TemplateResult | typeof nothing {
    const { earlier, hung } = this.#open
    if (earlier.length === 0) return nothing
    const cases = this.#open.case?.earlier ?? []
    const views = this.#open.views.map((one) => ({ ...one, required: false }))
    const show = (event: ImageShowEvent) => {
      event.stopPropagation()
      this.#choose(event.imageId)
    }
    return html`<div class="before" role="group" aria-label=${msg('Earlier photographs of this patient')}>
      ${cases.map(({ id, receivedAt, caseNumber }) => {
        const images = earlier.filter((one) => one.referralId === id)
        if (images.length === 0) return nothing
        return html`<section aria-label=${msg(str`Earlier, case ${caseNumber}`)}>
          <p><strong>${msg('Earlier')}</strong><br>${formatDate(receivedAt)}<br>${caseNumber}</p>
          <lys-image-strip unnumbered .client=${client} .images=${images} .views=${views} .hung=${hung} @lys-image-show=${show}></lys-image-strip>
        </section>`
      })}
    </div>`
  }
}

/** Photographs of these cases that can be seen, oldest case first. What she may not see is left out without a word. */
async function readEarlier(client: Client, cases: readonly EarlierCase[]): Promise<readonly Image[]> {
  const oldestFirst = cases.toSorted((a, b) => a.receivedAt.localeCompare(b.receivedAt))
  const listed = await Promise.all(oldestFirst.map((one) => imagesOf(client, one.id)))
  return listed.flat().filter(canBeSeen)
}

async function imagesOf(client: Client, referralId: string): Promise<readonly Image[]> {
  try {
    return (await client.listImages(referralId)).items
  } catch (problem) {
    if (problem instanceof ClientProblem && problem.status === 404) return []
    throw problem
  }
}
