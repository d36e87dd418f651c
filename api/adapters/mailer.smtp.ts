import { createTransport } from 'nodemailer'
import type { Mailer } from '../ports/mailer.ts'
import { composeMail } from './compose-mail.ts'

export interface SmtpSettings {
  /** `smtp://host:port`, or `smtps://user:password@host:port`. */
  readonly url: string
  /** The sender, like `Lysbord <lysbord@hospital.example>`. */
  readonly from: string
  /** Milliseconds for connecting, for the greeting and for each silence after it. Three times this ends the whole exchange. */
  readonly patience?: number
}

/** Mail over SMTP, one connection for each mail: a mail that failed leaves nothing behind for the next. */
export function smtpMailer({ url, from, patience = 10_000 }: SmtpSettings): Mailer {
  const transport = createTransport({
    url,
    dnsTimeout: patience,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send(mail) {
      const { rejected } = await transport.sendMail({
        ...composeMail(mail, from),
        // A server that answers a byte now and then is never silent; this ends it too.
        signal: AbortSignal.timeout(patience * 3),
      })
      if (rejected.length > 0) throw new Error('The receiver was refused')
    },
  }
}
