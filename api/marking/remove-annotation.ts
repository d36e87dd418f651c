import { decide } from '../kernel/decide.ts'
import type { Id } from '../kernel/ids.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { deedOf, follows, sayWho } from './find-annotation.ts'
import { factsOf, markable } from './find-markable.ts'
import { annotations } from './table.ts'

/** Takes off what was drawn, whoever drew it. Throws subject.moved-on with who and when, not-found. */
export const removeAnnotation = async (
  scope: Scope,
  imageId: Id<'img'>,
  id: Id<'ann'>,
  { version }: { readonly version: number },
) =>
  decide(
    scope,
    {
      command: await deedOf(scope, id, version, { imageId, removed: true }),
      name: 'annotation.removed',
      subject: id,
      body: { imageId, version },
    },
    async (at, seq) => {
      const marked = await markable(scope, imageId)
      const last = await follows(scope, { imageId, id, version, seq })
      if (!last || last.removed) throw nothingHere()
      const { referralId, kind, selector, text, measured } = last
      const madeBy = scope.actor.personId as Id<'per'>
      const kept = { id, version, imageId, referralId, kind, selector, text, measured }
      return {
        facts: { ...factsOf(marked), kind },
        rows: [scope.insert(annotations, { ...kept, removed: true, madeBy, madeAt: at })],
      }
    },
    async () => ({ id, version }),
  ).catch((cause) => sayWho(scope, imageId, id, cause))
