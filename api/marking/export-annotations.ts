import { and, eq } from 'drizzle-orm'
import { whyUnder } from '../glass/find-glass.ts'
import { imageThere } from '../imaging/find-image.ts'
import type { Id } from '../kernel/ids.ts'
import type { Scope } from '../kernel/scope.ts'
import { oneOf } from '../kernel/scope.ts'
import type { AnnotationPage } from './contract.ts'
import { knownOf } from './find-annotation.ts'
import { latest, onImage } from './find-marks.ts'
import { sightOf } from './find-sight.ts'
import { measureAgain } from './measure-again.ts'
import { presentWebAnnotation } from './present.ts'
import { annotations, calibrations } from './table.ts'

/** What was drawn over a photograph, measured by the scale that holds, for other programs; recorded as a look. Throws what `sightOf` throws. */
export async function exportAnnotations(scope: Scope, imageId: Id<'img'>): Promise<AnnotationPage> {
  const image = await imageThere(scope, imageId)
  const { before, glass } = await sightOf(scope, image.referralId)
  await scope.looked('export-annotations', imageId, whyUnder(glass))
  const drawn = await scope.find(
    annotations,
    and(onImage(image), eq(annotations.removed, false), latest.annotation(before)),
    { orderBy: [annotations.id] },
  )
  const scale = await scaleOf(scope, imageId, before)
  const ids = oneOf(
    annotations.id,
    drawn.map(({ id }) => id),
  )
  const first = await scope.pick(annotations, ['id', 'madeBy', 'madeAt'], and(ids, eq(annotations.version, 1)))
  const { people } = await knownOf(scope, [...drawn, ...first])
  const { baseUrl } = scope.deps.settings
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `${baseUrl}/api/images/${imageId}/annotations`,
    type: 'AnnotationPage',
    items: drawn.map((row) => {
      const told = { ...row, measured: measureAgain(row, scale) }
      return presentWebAnnotation(told, first.find(({ id }) => id === row.id) ?? row, people, baseUrl)
    }),
  }
}

/** How large a pixel of it is, or was then; undefined where that is not known. */
async function scaleOf(scope: Scope, imageId: Id<'img'>, before: number | undefined) {
  const row = await scope.first(calibrations, and(eq(calibrations.imageId, imageId), latest.calibration(before)))
  const { mmPerPixel, relativeUncertainty } = row ?? {}
  return mmPerPixel ? { mmPerPixel, relativeUncertainty: relativeUncertainty ?? 0 } : undefined
}
