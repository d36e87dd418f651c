/** Arithmetic that takes long, done where nobody waits for it. A door without threads has none: then it is done in place. */
export interface Aside {
  /**
   * What a task makes of `of` and of these parts, which it is given one by one as they come and no faster than it takes
   * them. All are plain values. Tasks wait for each other. Rejects with what the parts or the task threw, and when the
   * task ended before it had told anything.
   */
  work(task: string, of: unknown, parts: AsyncIterable<unknown>): Promise<unknown>
}
