import { commandId, scope, slice } from '../kernel/slice.ts'
import * as hypothesis from './contract-hypothesis.ts'
import * as sample from './contract-sample.ts'
import * as score from './contract-score.ts'
import { defineCondition, listConditions } from './define-condition.ts'
import { listScores } from './list-scores.ts'
import { exportSample, readSample } from './read-sample.ts'
import { scoreOffice } from './score-office.ts'
import { listSamples, storeSample } from './store-sample.ts'
import { exportHypothesis, testHypothesis } from './test-hypothesis.ts'

const csvNamed = (name: string) => ({
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': `attachment; filename="${name}.csv"`,
})

/** Sample, scores and hypothesis. */
export const researchRoutes = () =>
  slice()
    .openapi(sample.listSamples, async (c) => c.json(await listSamples(scope(c)), 200))
    .openapi(sample.storeSample, async (c) => {
      const { answer, repeated } = await storeSample(scope(c), c.req.valid('param').sampleId, c.req.valid('json'))
      return c.json(answer, repeated ? 200 : 201)
    })
    .openapi(sample.readSample, async (c) => c.json(await readSample(scope(c), c.req.valid('param').sampleId), 200))
    .openapi(sample.exportSample, async (c) =>
      c.text(await exportSample(scope(c), c.req.valid('param').sampleId), 200, csvNamed('pairs')),
    )
    .openapi(score.listConditions, async (c) => c.json(await listConditions(scope(c)), 200))
    .openapi(score.defineCondition, async (c) => {
      const { answer, repeated } = await defineCondition(scope(c), c.req.valid('param').code, c.req.valid('json'))
      return c.json(answer, repeated ? 200 : 201)
    })
    .openapi(score.listScores, async (c) => c.json(await listScores(scope(c), c.req.valid('param').sampleId), 200))
    .openapi(score.scoreOffice, async (c) => {
      const { answer, repeated } = await scoreOffice(
        scope(c),
        c.req.valid('param').number,
        c.req.valid('json'),
        commandId(c),
      )
      return c.json(answer, repeated ? 200 : 201)
    })
    .openapi(hypothesis.testHypothesis, async (c) =>
      c.json(await testHypothesis(scope(c), c.req.valid('param').sampleId, c.req.valid('query')), 200),
    )
    .openapi(hypothesis.exportHypothesis, async (c) =>
      c.text(
        await exportHypothesis(scope(c), c.req.valid('param').sampleId, c.req.valid('query')),
        200,
        csvNamed('hypothesis'),
      ),
    )
