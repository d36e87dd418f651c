import { commandId, scope, slice } from '../kernel/slice.ts'
import { calibrateImage } from './calibrate-image.ts'
import * as contract from './contract.ts'
import { exportAnnotations } from './export-annotations.ts'
import { gradeImage } from './grade-image.ts'
import { listMarks } from './list-marks.ts'
import { removeAnnotation } from './remove-annotation.ts'
import { saveAnnotation } from './save-annotation.ts'

export const markingRoutes = () =>
  slice()
    .openapi(contract.listMarks, async (c) => c.json(await listMarks(scope(c), c.req.valid('param').referralId), 200))
    .openapi(contract.exportAnnotations, async (c) => {
      const page = await exportAnnotations(scope(c), c.req.valid('param').imageId)
      return c.json(page, 200, { 'content-type': contract.ldJson })
    })
    .openapi(contract.saveAnnotation, async (c) => {
      const { imageId, annotationId } = c.req.valid('param')
      const { answer, repeated } = await saveAnnotation(scope(c), imageId, annotationId, c.req.valid('json'))
      return c.json(answer, repeated ? 200 : 201)
    })
    .openapi(contract.removeAnnotation, async (c) => {
      const { imageId, annotationId } = c.req.valid('param')
      return c.json((await removeAnnotation(scope(c), imageId, annotationId, c.req.valid('json'))).answer, 200)
    })
    .openapi(contract.calibrateImage, async (c) => {
      const { imageId } = c.req.valid('param')
      return c.json((await calibrateImage(scope(c), imageId, c.req.valid('json'), commandId(c))).answer, 200)
    })
    .openapi(contract.gradeImage, async (c) => {
      const { imageId } = c.req.valid('param')
      return c.json((await gradeImage(scope(c), imageId, c.req.valid('json'), commandId(c))).answer, 200)
    })
