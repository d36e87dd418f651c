import { Problem } from '../kernel/problem.ts'

const tries = 3

/**
 * Of what is said of a photograph the last word holds: whoever is overtaken by something else that happens to it, like
 * another word or the scanner's look, says it again. Throws subject.moved-on where that goes on.
 */
export async function saysLast<T>(deed: () => Promise<T>): Promise<T> {
  for (let left = tries; ; left--)
    try {
      return await deed()
    } catch (cause) {
      if (!(cause instanceof Problem) || cause.code !== 'subject.moved-on' || left === 1) throw cause
    }
}
