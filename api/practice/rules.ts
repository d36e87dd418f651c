/** What a practice case gets back: codes, which the page puts into words. */
export interface PracticeFeedback {
  /** By photograph: what was seen of it. */
  readonly images: readonly {
    readonly imageId: string
    readonly view: string
    readonly verdict: string
    readonly reasons: readonly string[]
  }[]
  readonly missingViews: readonly string[]
  readonly unanswered: readonly string[]
  readonly hasScale: boolean
}

/** What one office did in one month. */
export interface MonthFigures {
  readonly cases: number
  readonly answers: number
  readonly learned: number
  readonly visitsSpared: number
  /** There and back, of the patients who need not travel; null where the way is not known. */
  readonly kilometresSpared: number | null
}
