import { commandId, scope, slice } from '../kernel/slice.ts'
import * as contract from './contract.ts'
import { correctReply } from './correct-reply.ts'
import { listReplies } from './list-replies.ts'
import { sendReply } from './send-reply.ts'
import { undoReply } from './undo-reply.ts'

export const replyRoutes = () =>
  slice()
    .openapi(contract.sendReply, async (c) => {
      const { referralId, replyId } = c.req.valid('param')
      const { answer, repeated } = await sendReply(scope(c), referralId, replyId, c.req.valid('json'))
      return c.json(answer, repeated ? 200 : 201)
    })
    .openapi(contract.undoReply, async (c) => {
      const { referralId, replyId } = c.req.valid('param')
      return c.json((await undoReply(scope(c), referralId, replyId, commandId(c))).answer, 200)
    })
    .openapi(contract.correctReply, async (c) => {
      const { referralId, replyId, correctionId } = c.req.valid('param')
      const { answer, repeated } = await correctReply(scope(c), referralId, replyId, correctionId, c.req.valid('json'))
      return c.json(answer, repeated ? 200 : 201)
    })
    .openapi(contract.listReplies, async (c) =>
      c.json(await listReplies(scope(c), c.req.valid('param').referralId), 200),
    )
