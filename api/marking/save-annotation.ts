import { and, eq } from 'drizzle-orm'
import type { Image } from '../imaging/present.ts'
import { decide } from '../kernel/decide.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { checkAnnotation } from './check-annotation.ts'
import type { NewAnnotation } from './contract.ts'
import { deedOf, follows, knownOf, sayWho } from './find-annotation.ts'
import { factsOf, markable } from './find-markable.ts'
import { latest, onImage } from './find-marks.ts'
import { presentAnnotation } from './present.ts'
import { mostMarks } from './rules.ts'
import { annotations } from './table.ts'

/**
 * Draws over a photograph, or changes what somebody drew; every version stays, with who made it. What was taken off may
 * be brought back. Throws subject.moved-on with who and when, request.invalid, mark.too-many, id.taken, not-found.
 */
export const saveAnnotation = async (scope: Scope, imageId: Id<'img'>, id: Id<'ann'>, body: NewAnnotation) =>
  decide(
    scope,
    {
      command: await deedOf(scope, id, body.version, { imageId, ...body }),
      name: 'image.annotated',
      subject: id,
      body: { imageId, ...body },
    },
    async (at, seq) => {
      const marked = await markable(scope, imageId)
      const { version, kind, selector, text, measured } = body
      const last = await follows(scope, { imageId, id, version, seq })
      const fields = checkAnnotation(body, marked.image)
      if (last && last.kind !== kind) fields.push({ path: '/kind', message: `It is ${last.kind}. Draw a new one.` })
      if (fields.length) throw new Problem('request.invalid', 'The mark cannot be kept like this.', { fields })
      if (!last || last.removed) await hasRoom(scope, marked.image)
      const madeBy = scope.actor.personId as Id<'per'>
      const { referralId } = marked.image
      return {
        facts: { ...factsOf(marked), kind },
        rows: [
          scope.insert(annotations, {
            id,
            version,
            imageId,
            referralId,
            kind,
            selector,
            text,
            measured,
            madeBy,
            madeAt: at,
          }),
        ],
      }
    },
    () => showAnnotation(scope, id, body.version),
  ).catch((cause) => sayWho(scope, imageId, id, cause))

/** Throws mark.too-many. Two that are drawn at once may both be the last one: that is no harm. */
async function hasRoom(scope: Scope, image: Image): Promise<void> {
  const there = and(onImage(image), latest.annotation(), eq(annotations.removed, false))
  if ((await scope.count(annotations, there, mostMarks)) >= mostMarks)
    throw new Problem('mark.too-many', `A photograph holds ${mostMarks} marks. Take off what is not needed.`)
}

async function showAnnotation(scope: Scope, id: Id<'ann'>, version: number) {
  const row = await scope.first(annotations, and(eq(annotations.id, id), eq(annotations.version, version)))
  if (!row) throw nothingHere()
  return presentAnnotation(row, await knownOf(scope, [row]))
}
