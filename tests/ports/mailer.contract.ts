import { expect, test } from 'vitest'
import type { Mail, Mailer } from '../../api/ports/mailer.ts'

/** A mail as the receiving server has it. `source` is the message itself, `to` what the envelope said. */
export interface Arrived {
  readonly to: readonly string[]
  readonly subject: string
  readonly messageId: string
  readonly text: string
  readonly source: string
}

export interface MailerUnderTest {
  readonly mailer: () => Mailer
  /** All that has arrived with this Message-ID. */
  arrived(messageId: string): Promise<readonly Arrived[]>
}

let count = 0
const aMail = (more: Partial<Mail> = {}): Mail => ({
  to: 'lege@alta-legekontor.example',
  subject: 'Svar til deg i Lysbord',
  text: 'Hei,\nEt svar ligger klart.\n',
  messageId: `mail-${process.pid}-${++count}@lysbord.example`,
  ...more,
})

const texts = {
  'Norwegian and Sami letters': 'Åpne svaret før jul: æøå ÆØÅ. Čálit dál: áčđŋšŧž ÁČĐŊŠŦŽ.\n',
  'an emoji of several code points': 'Takk 👩🏽‍⚕️ 🇳🇴 og e\u0301 er ikke é\n',
  'lines longer than mail allows': `${'langtord'.repeat(400)}\n${'med mellomrom '.repeat(200)}.\n`,
  'lines that begin with a dot': '.\n..\n.skjult\n\n.\nslutt\n',
  'lines that look like headers': 'Bcc: a@b.example\nFrom her og nå\n--skille\n=3D=E6 er tekst\n',
  'spaces and tabs at line ends': 'mellomrom  \ntabulator\t\n\n\nslutt\n',
}

/** What every mailer owes the journey, whoever carries the mail. The mails leave at the same time, as on a busy day. */
export function mailerContract(name: string, open: () => MailerUnderTest): void {
  test.concurrent.each(Object.entries(texts))(`${name}: %s reach the GP unchanged`, async (_what, text) => {
    const { mailer, arrived } = open()
    const mail = aMail({ text })
    await mailer().send(mail)

    const [received] = await arrived(mail.messageId)
    expect(received?.text.replaceAll('\r\n', '\n').trimEnd()).toBe(text.trimEnd())
    expect(received).toMatchObject({ to: [mail.to], subject: mail.subject, messageId: mail.messageId })
  })

  test.concurrent(`${name}: a mail is plain text that no out-of-office reply answers`, async () => {
    const { mailer, arrived } = open()
    const mail = aMail({ subject: 'Uåpnet svar i Lysbord' })
    await mailer().send(mail)

    const [received] = await arrived(mail.messageId)
    expect(received?.subject).toBe('Uåpnet svar i Lysbord')
    expect(received?.source).toMatch(/^Content-Type: text\/plain; charset=utf-8\r?$/im)
    expect(received?.source).toMatch(/^Auto-Submitted: auto-generated\r?$/im)
  })

  test.concurrent(`${name}: a mail sent again keeps its name, so that the receiver can drop the second`, async () => {
    const { mailer, arrived } = open()
    const mail = aMail()
    await mailer().send(mail)
    await mailer().send(mail)

    expect(await arrived(mail.messageId)).toHaveLength(2)
  })

  test.concurrent(`${name}: a line break in the subject or the name adds no header and no receiver`, async () => {
    const { mailer, arrived } = open()
    const { messageId } = aMail()
    const broken = aMail({
      subject: 'Svar\r\nBcc: x@else.example\n\nX: y',
      messageId: `${messageId.replace('@', '\r\nX: y\n@')}`,
    })
    await mailer().send(broken)

    const [received] = await arrived(messageId.replace('@', 'X: y@'))
    const headers = received?.source.split(/\r?\n\r?\n/)[0]
    expect(received?.to).toEqual([broken.to])
    expect(received?.subject).toBe('SvarBcc: x@else.exampleX: y')
    expect(headers).not.toMatch(/^(Bcc|X):/im)
  })

  test.concurrent.each([
    'lege@alta.example\r\nBcc: x@else.example',
    'lege@alta.example, x@else.example',
    'lege@alta.example>\r\nRCPT TO:<x@else.example',
    'Lege <lege@alta.example>',
    '',
  ])(`${name}: a receiver that is not one address (%j) gets nothing, nor does anybody else`, async (to) => {
    const { mailer, arrived } = open()
    const mail = aMail({ to })

    await expect(mailer().send(mail)).rejects.toThrow()
    expect(await arrived(mail.messageId)).toHaveLength(0)
  })
}
