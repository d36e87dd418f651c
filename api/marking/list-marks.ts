import { and, eq, isNotNull } from 'drizzle-orm'
import { whyUnder } from '../glass/find-glass.ts'
import { shownOf } from '../imaging/find-image.ts'
import { images } from '../imaging/table.ts'
import type { Id } from '../kernel/ids.ts'
import type { Scope } from '../kernel/scope.ts'
import type { MarksOut } from './contract.ts'
import { knownOf } from './find-annotation.ts'
import { latest } from './find-marks.ts'
import { sightOf } from './find-sight.ts'
import { presentAnnotation, presentCalibration, presentGrade } from './present.ts'
import { annotations, calibrations, imageGrades } from './table.ts'

/** What was drawn, measured and thought of the photographs of a referral, recorded as a look. Throws what `sightOf` throws. */
export async function listMarks(scope: Scope, referralId: Id<'ref'>): Promise<{ items: MarksOut[] }> {
  const { before, glass } = await sightOf(scope, referralId)
  await scope.looked('list-marks', referralId, whyUnder(glass))
  const drawn = await scope.find(
    annotations,
    and(eq(annotations.referralId, referralId), eq(annotations.removed, false), latest.annotation(before)),
    { orderBy: [annotations.id] },
  )
  const sized = await scope.find(
    calibrations,
    and(eq(calibrations.referralId, referralId), isNotNull(calibrations.mmPerPixel), latest.calibration(before)),
  )
  const graded = await scope.find(
    imageGrades,
    and(eq(imageGrades.referralId, referralId), isNotNull(imageGrades.grade), latest.grade(before)),
  )
  const shown = await scope.pick(images, ['id'], shownOf(eq(images.referralId, referralId)), {
    orderBy: [images.attachedAt, images.id],
  })
  const known = await knownOf(scope, [...drawn, ...sized, ...graded])
  const marksOf = ({ id }: { readonly id: Id<'img'> }): MarksOut => {
    const calibration = sized.find(({ imageId }) => imageId === id)
    const grade = graded.find(({ imageId }) => imageId === id)
    return {
      imageId: id,
      annotations: drawn.filter(({ imageId }) => imageId === id).map((row) => presentAnnotation(row, known)),
      calibration: calibration ? presentCalibration(calibration, known) : null,
      grade: grade ? presentGrade(grade, known) : null,
    }
  }
  const hasAny = ({ annotations, calibration, grade }: MarksOut) => annotations.length > 0 || calibration || grade
  return { items: shown.map(marksOf).filter(hasAny) }
}
