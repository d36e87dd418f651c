import type { SendEmail } from '@cloudflare/workers-types'
import { bindingMailer } from '../../api/adapters/mailer.binding.ts'
import type { Mail } from '../../api/ports/mailer.ts'

/** The mailer of door 2 alone, in workerd: POST a mail as JSON and it leaves through the binding. */
export default {
  async fetch(request: Request, { MAIL, FROM }: { MAIL: SendEmail; FROM: string }): Promise<Response> {
    try {
      await bindingMailer(MAIL, FROM).send((await request.json()) as Mail)
      return new Response(null, { status: 204 })
    } catch (cause) {
      return new Response(String(cause), { status: 502 })
    }
  },
}
