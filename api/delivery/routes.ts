import type { Context } from 'hono'
import type { Deps } from '../kernel/deps.ts'
import { addressOf, commandId, type Env, scope, slice } from '../kernel/slice.ts'
import { acknowledgeLetter } from './acknowledge-letter.ts'
import * as contract from './contract.ts'
import { listLetters, readLetterCover } from './find-letter.ts'
import type { Press } from './find-link.ts'
import { followLink } from './follow-link.ts'
import { openLetter } from './open-letter.ts'
import { redeemTicket } from './redeem-ticket.ts'
import { reissueLetter } from './reissue-letter.ts'
import { reportWrongRecipient } from './report-wrong-recipient.ts'

const press = (c: Context<Env>, { token }: { token: string }): Press => ({
  token,
  address: addressOf(c),
  requestId: c.get('requestId'),
})

export const deliveryRoutes = (deps: Deps) =>
  slice()
    .openapi(contract.listLetters, async (c) =>
      c.json(await listLetters(scope(c), c.req.valid('param').officeId, c.req.valid('query')), 200),
    )
    .openapi(contract.readLetterCover, async (c) =>
      c.json(await readLetterCover(scope(c), c.req.valid('param').letterId), 200),
    )
    .openapi(contract.followLink, async (c) => c.json(await followLink(deps, press(c, c.req.valid('json'))), 200))
    .openapi(contract.redeemTicket, async (c) => c.json(await redeemTicket(scope(c), c.req.valid('json').ticket), 200))
    .openapi(contract.reportWrongRecipient, async (c) => {
      const { caseNumber, token } = c.req.valid('json')
      return c.json(await reportWrongRecipient(deps, caseNumber, press(c, { token })), 200)
    })
    .openapi(contract.reissueLetter, async (c) =>
      c.json((await reissueLetter(scope(c), c.req.valid('param').letterId, commandId(c))).answer, 200),
    )
    .openapi(contract.openLetter, async (c) =>
      c.json(await openLetter(scope(c), c.req.valid('param').letterId, c.req.valid('json').reason), 200),
    )
    .openapi(contract.acknowledgeLetter, async (c) => {
      const { answer } = await acknowledgeLetter(
        scope(c),
        c.req.valid('param').letterId,
        c.req.valid('json'),
        commandId(c),
      )
      return c.json(answer, 200)
    })
