import { nothing, type TemplateResult } from 'lit'
import type { Annotation, Scale, Tool } from './annotation.ts'
import type { Surface } from './surface.ts'
import type { ViewedImage } from './viewed-image.ts'

/** The viewer, as what is drawn over its photograph knows it. */
export interface MarksHost {
  readonly surface: Surface
  readonly image: ViewedImage
  readonly annotations: readonly Annotation[]
  readonly scale: Scale | null
  /** May draw, change and remove. */
  readonly editable: boolean
  /** Tells a screen reader. */
  say(words: string): void
  /** To the photograph, whose keys are the tool's. */
  focus(): void
  requestUpdate(): void
  /** False when somebody prevented it. */
  dispatchEvent(event: Event): boolean
}

/** What lies over a photograph and what is held over it; loaded with the first of either. */
export class Marks {
  readonly #host: MarksHost
  /** What is held, if anything. */
  tool: Tool | undefined

  constructor(host: MarksHost) {
    this.#host = host
  }

  /** Takes a tool in hand, or lays it down. */
  hold(tool: Tool | undefined): void {
    this.tool = tool
    this.#host.requestUpdate()
  }

  /** Over the photograph. */
  layer(): TemplateResult | typeof nothing {
    return nothing
  }

  /** Under it: what is held, what to do with it, and what was read. */
  strip(): TemplateResult | typeof nothing {
    return nothing
  }

  /** Whether the key was for what is held. */
  key(_event: KeyboardEvent): boolean {
    return false
  }

  /** Lays everything down; the listeners end. */
  destroy(): void {
    this.tool = undefined
  }
}
