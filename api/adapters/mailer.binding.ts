import { EmailMessage } from 'cloudflare:email'
import type { SendEmail } from '@cloudflare/workers-types'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import type { Mailer } from '../ports/mailer.ts'
import { composeMail } from './compose-mail.ts'

const address = /<([^<>]+)>$/

/**
 * Mail through Cloudflare's e-mail binding. The binding gives every copy a Message-ID of its own, so that a receiver
 * cannot know a repeated mail by it: ours stands in `X-Lysbord-Message-ID`.
 */
export function bindingMailer(binding: SendEmail, from: string): Mailer {
  const sender = address.exec(from)?.[1] ?? from
  return {
    async send(mail) {
      const { headers, messageId, ...composed } = composeMail(mail, from)
      const source = await new MailComposer({
        ...composed,
        messageId,
        headers: { ...headers, 'X-Lysbord-Message-ID': messageId },
      })
        .compile()
        .build()
      await binding.send(new EmailMessage(sender, composed.to.address, source.toString()) as never)
    },
  }
}
