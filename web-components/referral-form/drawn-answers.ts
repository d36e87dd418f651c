import type { Answer, Ask, Diagram } from '../client.ts'
import type { RegionChooseEvent } from '../diagram/diagram.events.ts'

type Answers = Readonly<Record<string, Answer>>
/** Answers that change, and with undefined those that go. */
type Changed = Readonly<Record<string, Answer | undefined>>
export type Choice = Extract<Ask, { type: 'choice' }>
export type Drawn = Choice | Extract<Ask, { type: 'point' }>

/** What a drawing is used with. */
interface Given {
  readonly asks: readonly Ask[]
  readonly answers: Answers
  /** The pack's own drawings. */
  readonly diagrams: readonly Diagram[]
}

/** A tap that says otherwise than an answer given by hand: that question, and the code the drawing has. */
export interface Contradiction {
  readonly ask: Choice
  readonly code: string
}

export const isChoice = (ask: Ask): ask is Choice => ask.type === 'choice'

/** The drawing of a question that has one. */
export const diagramOf = (ask: Ask): string | undefined => ('diagram' in ask ? ask.diagram : undefined)

/** The question for the place itself, on the drawing of another question. */
export const pointBeside = (ask: Ask, asks: readonly Ask[]): Ask | undefined =>
  isChoice(ask) && ask.diagram ? asks.find((one) => one.type === 'point' && one.diagram === ask.diagram) : undefined

/**
 * Answers that come from drawings. One tap gives the choice, the place, and what goes along (whose side it is) where that
 * is asked and was not answered by hand.
 */
export class DrawnAnswers {
  /** Questions that a tap answered; another tap may answer them anew. */
  readonly #byDrawing = new Set<string>()
  contradiction: Contradiction | undefined

  clear(): void {
    this.#byDrawing.clear()
    this.contradiction = undefined
  }

  /** `asks` are those that are asked now. */
  tap(
    { code, also, point }: Pick<RegionChooseEvent, 'code' | 'also' | 'point'>,
    ask: Drawn,
    { asks, answers, diagrams }: Given,
  ): Changed {
    const place = ask.type === 'point' ? ask : pointBeside(ask, asks)
    // A mark that is there already came from the drawing, and with it what the drawing told.
    const marked = place && answers[place.id] !== undefined ? alongWith(diagramOf(ask) ?? '', diagrams) : []
    const changed: Record<string, Answer> = {}
    if (isChoice(ask)) changed[ask.id] = code
    if (place) changed[place.id] = point
    this.contradiction = undefined
    for (const [id, own] of Object.entries(also)) {
      const other = asks.filter(isChoice).find((one) => one.id === id)
      if (!other?.choices.some((one) => one.code === own)) continue
      if (answers[id] === undefined || this.#byDrawing.has(id) || marked.includes(id)) changed[id] = own
      else if (answers[id] !== own) this.contradiction = { ask: other, code: own }
    }
    for (const id of Object.keys(changed)) this.#byDrawing.add(id)
    return changed
  }

  /** The drawing is believed, not the answer from before. */
  solve(): Changed {
    const { ask, code } = this.contradiction!
    this.contradiction = undefined
    this.#byDrawing.add(ask.id)
    return { [ask.id]: code }
  }

  /** An answer by hand counts more than a mark that lies elsewhere: the mark goes. */
  byHand(ask: Ask, code: string, { asks, answers, diagrams }: Given): Changed {
    this.#byDrawing.delete(ask.id)
    this.contradiction = undefined
    const stale = asks.filter((one) => {
      const name = one.type === 'point' && answers[one.id] !== undefined ? one.diagram : undefined
      return name !== undefined && (diagramOf(ask) === name || alongWith(name, diagrams).includes(ask.id))
    })
    return { ...Object.fromEntries(stale.map(({ id }) => [id, undefined])), [ask.id]: code }
  }
}

/** The questions that a tap on this drawing answers too. The body, which comes with the forms, tells whose side it is. */
function alongWith(name: string, diagrams: readonly Diagram[]): readonly string[] {
  const own = diagrams.find(({ id }) => id === name)
  if (!own) return ['side']
  return own.pages.flatMap(({ regions }) => regions.flatMap(({ also = {} }) => Object.keys(also)))
}
