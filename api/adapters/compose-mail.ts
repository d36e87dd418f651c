import type { Mail } from '../ports/mailer.ts'

/** Everything that could end a header line, and the controls beside it. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]/gu, '')
// A second address, a comment or a route would let one field name several receivers.
const oneAddress = /^[^\s@<>()[\],;:"\\]+@[^\s@<>()[\],;:"\\]+$/u

/** A mail as nodemailer composes it, whoever carries it then. Throws when the receiver is not one address. */
export function composeMail(mail: Mail, from: string) {
  const to = oneLine(mail.to)
  if (!oneAddress.test(to)) throw new Error('The receiver is not one e-mail address')
  return {
    from,
    to: { name: '', address: to },
    subject: oneLine(mail.subject),
    text: mail.text,
    textEncoding: 'quoted-printable',
    messageId: `<${oneLine(mail.messageId)}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  } as const
}
