import { LysMailbox } from '../mailbox/mailbox.ts'
import { define } from '../shared/define.ts'
import { detectLanguage, setLanguage } from '../shared/i18n.ts'

/** Takes the place of the list that the mailbox wrote without script; its heading and its warning stay. */
async function openMailbox(): Promise<void> {
  define(LysMailbox)
  await setLanguage(detectLanguage())
  const written = document.querySelector('#mails')
  if (!written) return
  const to = new URLSearchParams(location.search).get('to')
  const mailbox = document.createElement('lys-mailbox')
  mailbox.messages = `/messages${to ? `?to=${encodeURIComponent(to)}` : ''}`
  written.replaceChildren(mailbox)
}

await openMailbox()
