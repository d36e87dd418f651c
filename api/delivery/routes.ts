import type { Deps } from '../kernel/deps.ts'
import { commandId, scope, slice } from '../kernel/slice.ts'
import { acknowledgeLetter } from './acknowledge-letter.ts'
import * as contract from './contract.ts'
import { listLetters, readLetterCover } from './find-letter.ts'
import { followLink } from './follow-link.ts'
import { openLetter } from './open-letter.ts'
import { reportWrongRecipient } from './report-wrong-recipient.ts'

export const deliveryRoutes = (deps: Deps) =>
  slice()
    .openapi(contract.listLetters, async (c) =>
      c.json(await listLetters(scope(c), c.req.valid('param').officeId, c.req.valid('query')), 200),
    )
    .openapi(contract.readLetterCover, async (c) =>
      c.json(await readLetterCover(scope(c), c.req.valid('param').letterId), 200),
    )
    .openapi(contract.followLink, async (c) =>
      c.json(await followLink(deps, c.req.valid('json').token, c.get('requestId')), 200),
    )
    .openapi(contract.reportWrongRecipient, async (c) =>
      c.json(await reportWrongRecipient(deps, c.req.valid('json').token, c.get('requestId')), 200),
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
