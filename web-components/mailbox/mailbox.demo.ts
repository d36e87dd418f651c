import { html } from 'lit'
import { define } from '../shared/define.ts'
import { LysMailbox, type Mail } from './mailbox.ts'

define(LysMailbox)

export const sampleMails: readonly Mail[] = [
  {
    id: '2',
    to: ['post@alta-legekontor.example'],
    subject: 'Rettet svar i Lysbord',
    date: '2026-11-24T08:06:00.000Z',
    text: `Hei,\nRettet svar i Lysbord (sak 7K3M-2Q).\nÅpne svaret: http://127.0.0.1:4000/letter#${'a'.repeat(43)}\nDu logger inn før noe vises.\n`,
  },
  {
    id: '1',
    to: ['post@alta-legekontor.example'],
    subject: 'Svar til deg i Lysbord',
    date: '2026-11-20T12:41:00.000Z',
    text: `Hei,\nEt svar til deg ligger klart i Lysbord (sak 7K3M-2Q).\nÅpne svaret: http://127.0.0.1:4000/letter#${'b'.repeat(43)}\n`,
  },
]

/** Answers as the server would that mailed these. */
const answering =
  (mails: readonly Mail[]): typeof fetch =>
  async () =>
    Response.json(mails)

export const title = 'Mailbox of the demonstration'

export const demos = {
  'Two e-mails': () => html`<lys-mailbox messages="/mails" .fetcher=${answering(sampleMails)}></lys-mailbox>`,
  'No e-mail yet': () => html`<lys-mailbox messages="/mails" .fetcher=${answering([])}></lys-mailbox>`,
  'A mailbox that does not answer': () => html`<lys-mailbox messages="/no-mailbox-here"></lys-mailbox>`,
}
