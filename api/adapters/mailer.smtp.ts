import { createTransport } from 'nodemailer'
import type { Mailer } from '../ports/mailer.ts'

export interface SmtpSettings {
  /** `smtp://host:port`, or `smtps://user:password@host:port`. */
  readonly url: string
  /** The sender, like `Lysbord <lysbord@hospital.example>`. */
  readonly from: string
  /** Milliseconds for connecting, for the greeting and for each silence after it. Three times this ends the whole exchange. */
  readonly patience?: number
}

/** Everything that could end a header line, and the controls beside it. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]/gu, '')
// A second address, a comment or a route would let one field name several receivers.
const oneAddress = /^[^\s@<>()[\],;:"\\]+@[^\s@<>()[\],;:"\\]+$/u

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
      const to = oneLine(mail.to)
      if (!oneAddress.test(to)) throw new Error('The receiver is not one e-mail address')
      const { rejected } = await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject: oneLine(mail.subject),
        text: mail.text,
        textEncoding: 'quoted-printable',
        messageId: `<${oneLine(mail.messageId)}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        // A server that answers a byte now and then is never silent; this ends it too.
        signal: AbortSignal.timeout(patience * 3),
      })
      if (rejected.length > 0) throw new Error('The receiver was refused')
    },
  }
}
