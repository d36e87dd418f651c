import type { Ask, Pack } from '../client.ts'
import type { ReplyDesk } from './reply-desk.ts'
import { fillFrom, mixedBy, sameDraft, type TextField } from './reply-draft.ts'
import type { Writing } from './writing.ts'

/** The templates of the pack, filled into what is written, and taken out again. Nothing typed is lost on the way. */
export class Templates {
  readonly #host: { readonly pack: Pack | null }
  readonly #desk: ReplyDesk
  readonly #sections: { readonly asks: readonly Ask[] }

  constructor(host: { readonly pack: Pack | null }, desk: ReplyDesk, sections: { readonly asks: readonly Ask[] }) {
    this.#host = host
    this.#desk = desk
    this.#sections = sections
  }

  named(id: string) {
    return this.#host.pack?.contributes.replyTemplates.find((one) => one.id === id)
  }

  /** Fills this one in. An empty id names none: what is written stays. */
  fill(id: string): void {
    const { writing } = this.#desk
    const { draft, filled } = writing
    const template = this.named(id)
    if (!template) {
      this.#desk.write({ ...draft, template: '' })
      return
    }
    // Also where she chose none in between: its text still stands there.
    const earlier = this.named(filled?.template || draft.template)
    const next = fillFrom(template, draft, this.#sections.asks, earlier)
    // What she wrote since the last one must come back with Undo.
    if (!writing.before || isWrittenOn(writing)) writing.before = standing(writing)
    writing.filled = next
    writing.mixed = earlier ? mixedBy(template, next) : new Map()
    this.#desk.write(next)
  }

  undo(): void {
    const { writing } = this.#desk
    if (!writing.before) return
    writing.mixed = writing.before.mixed
    writing.filled = writing.before.filled
    this.#desk.write(writing.before.draft)
    writing.before = null
  }

  /** Puts in the template's text alone, or keeps what stands there. */
  settle(fields: readonly TextField[], how: 'template' | 'mine'): void {
    const { writing } = this.#desk
    const own = fields.flatMap((field) => [[field, writing.mixed.get(field) ?? writing.draft[field]] as const])
    if (how === 'template' && isWrittenOn(writing)) writing.before = standing(writing)
    writing.mixed = new Map([...writing.mixed].filter(([field]) => !fields.includes(field)))
    this.#desk.write(how === 'template' ? { ...writing.draft, ...Object.fromEntries(own) } : writing.draft)
  }
}

const standing = ({ draft, filled, mixed }: Writing) => ({ draft, filled, mixed })

/** Something was written since a template last filled it in; choosing none of them is no writing. */
const isWrittenOn = ({ draft, filled }: Writing): boolean =>
  !filled || !sameDraft({ ...draft, template: '' }, { ...filled, template: '' })
