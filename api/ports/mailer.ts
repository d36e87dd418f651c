/** Plain text, UTF-8. `messageId` without angle brackets, stable over retries so that a receiver can drop the second copy. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly messageId: string
}

/**
 * Hands a mail to the next server. Resolves when that server has taken it over; rejects otherwise, and then
 * nothing is known: it may have been taken, so the caller sends again with the same messageId.
 * Line breaks in `to`, `subject` or `messageId` are removed, never sent as headers.
 */
export interface Mailer {
  send(mail: Mail): Promise<void>
}
