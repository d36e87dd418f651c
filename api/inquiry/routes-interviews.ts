import { commandId, scope, slice } from '../kernel/slice.ts'
import { codePassage, removeCoding } from './code-passage.ts'
import * as contract from './contract-interviews.ts'
import { defineCode, listCodes } from './define-code.ts'
import { exportInterviews } from './export-interviews.ts'
import { listQuotes } from './list-quotes.ts'
import { readAgreement } from './read-agreement.ts'
import { listInterviews, readInterview } from './read-interviews.ts'
import { storeInterview } from './store-interview.ts'
import { withdrawInterview } from './withdraw-interview.ts'

export const interviewRoutes = () =>
  slice()
    .openapi(contract.listInterviews, async (c) => c.json(await listInterviews(scope(c)), 200))
    .openapi(contract.storeInterview, async (c) => {
      const { interviewId } = c.req.valid('param')
      const { answer, repeated } = await storeInterview(scope(c), interviewId, c.req.valid('json'))
      return c.json(answer, repeated ? 200 : 201)
    })
    .openapi(contract.readInterview, async (c) =>
      c.json(await readInterview(scope(c), c.req.valid('param').interviewId), 200),
    )
    .openapi(contract.withdrawInterview, async (c) =>
      c.json((await withdrawInterview(scope(c), c.req.valid('param').interviewId, commandId(c))).answer, 200),
    )
    .openapi(contract.listCodes, async (c) => c.json(await listCodes(scope(c)), 200))
    .openapi(contract.defineCode, async (c) => {
      const { answer, repeated } = await defineCode(scope(c), c.req.valid('param').codeId, c.req.valid('json'))
      return c.json(answer, repeated ? 200 : 201)
    })
    .openapi(contract.codePassage, async (c) => {
      const { interviewId, codingId } = c.req.valid('param')
      const { answer, repeated } = await codePassage(scope(c), interviewId, codingId, c.req.valid('json'))
      return c.json(answer, repeated ? 200 : 201)
    })
    .openapi(contract.removeCoding, async (c) =>
      c.json((await removeCoding(scope(c), c.req.valid('param').codingId, commandId(c))).answer, 200),
    )
    .openapi(contract.listQuotes, async (c) => c.json(await listQuotes(scope(c), c.req.valid('param').codeId), 200))
    .openapi(contract.readAgreement, async (c) => c.json(await readAgreement(scope(c)), 200))
    .openapi(contract.exportInterviews, async (c) => {
      const asked = c.req.valid('json')
      return c.body(await exportInterviews(scope(c), asked), 200, {
        'content-type': contract.exportTypes[asked.format],
        'content-disposition': `attachment; filename="lysbord-interviews.${asked.format}"`,
      })
    })
