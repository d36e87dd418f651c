import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type MailFacts, type MailKind, mailText } from '../../api/delivery/texts.ts'

const facts: MailFacts = {
  kind: 'reply',
  language: 'nb',
  caseNumber: '7K3M-2Q',
  link: 'https://lysbord.hospital.example/letter#abc',
  validUntil: new Date('2026-12-08T12:00:00Z'),
  deskAddress: 'https://lysbord.hospital.example/desk',
  hospital: 'Demo universitetssykehus',
  phone: '+47 00 00 00 00',
}
const kinds: readonly MailKind[] = ['reply', 'corrected', 'corrected-turn', 'your-turn', 'unopened']

test('the GP reads in Norwegian that a reply waits', () => {
  expect(mailText(facts)).toEqual({
    subject: 'Svar til deg i Lysbord',
    text: `Hei,
Et svar til deg ligger klart i Lysbord (sak 7K3M-2Q).
Åpne svaret: https://lysbord.hospital.example/letter#abc
Du logger inn før noe vises. Lenken virker til 8. desember 2026. Senere finner du svaret under «Besvart» på https://lysbord.hospital.example/desk.
E-posten inneholder ingen pasientopplysninger og kan ikke besvares.
Ikke til deg? Åpne lenken og velg «Feil mottaker».
Demo universitetssykehus, telefon +47 00 00 00 00
`,
  })
})

test('the GP reads in English that a reply waits', () => {
  expect(mailText({ ...facts, language: 'en', hospital: 'Demo University Hospital' })).toEqual({
    subject: 'A reply for you in Lysbord',
    text: `Hello,
A reply is waiting for you in Lysbord (case 7K3M-2Q).
Open the reply: https://lysbord.hospital.example/letter#abc
You sign in before anything is shown. The link works until 8 December 2026. After that, find the reply under "Answered" at https://lysbord.hospital.example/desk.
This e-mail contains no patient data and cannot be answered.
Not for you? Open the link and choose "Wrong recipient".
Demo University Hospital, phone +47 00 00 00 00
`,
  })
})

test.each([
  ['nb', 'corrected', 'Rettet svar i Lysbord', 'Åpne svaret', '«Besvart»'],
  ['nb', 'corrected-turn', 'Rettet svar i Lysbord', 'Åpne saken', '«Din tur»'],
  ['nb', 'your-turn', 'Din tur i Lysbord', 'Åpne saken', '«Din tur»'],
  ['nb', 'unopened', 'Uåpnet svar i Lysbord', 'Åpne svaret', '«Besvart»'],
  ['en', 'corrected', 'Corrected reply in Lysbord', 'Open the reply', '"Answered"'],
  ['en', 'corrected-turn', 'Corrected reply in Lysbord', 'Open the case', '"Your turn"'],
  ['en', 'your-turn', 'Your turn in Lysbord', 'Open the case', '"Your turn"'],
  ['en', 'unopened', 'Unopened reply in Lysbord', 'Open the reply', '"Answered"'],
] as const)(
  'in %s a mail of the kind "%s" says so in its subject and its first sentence',
  (language, kind, subject, open, list) => {
    const mail = mailText({ ...facts, language, kind })
    const [, first, link, later] = mail.text.split('\n')

    expect(mail.subject).toBe(subject)
    expect(first).toBe(`${subject} (${language === 'nb' ? 'sak' : 'case'} 7K3M-2Q).`)
    expect(link).toBe(`${open}: ${facts.link}`)
    expect(later).toContain(list)
  },
)

test('the last day of a link is the day in Norway, also late in the evening', () => {
  const lateEvening = new Date('2026-12-07T23:30:00Z')

  expect(mailText({ ...facts, validUntil: lateEvening }).text).toContain('Lenken virker til 8. desember 2026.')
})

test('nothing that is filled in can add a line or change the subject', () => {
  const letters = fc.array(fc.nat(0x10ffff), { maxLength: 12 }).map((codes) => String.fromCodePoint(...codes))
  const anything = letters.map((text) => `${text}\r\nBcc: somebody@else.example\n\u2028\u0085${text}`)
  const written = fc.record({
    caseNumber: anything,
    link: anything,
    deskAddress: anything,
    hospital: anything,
    phone: anything,
  })
  const day = fc.date({ noInvalidDate: true, min: new Date('2020-01-01'), max: new Date('2099-12-31') })

  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.constantFrom('nb', 'en'),
      day,
      written,
      (kind, language, validUntil, filled) => {
        const mail = mailText({ ...filled, kind, language, validUntil })
        expect(mail.subject).toBe(mailText({ ...facts, kind, language }).subject)
        expect(mail.text.split(/[\r\n\v\f\u0085\u2028\u2029]/u)).toHaveLength(8)
      },
    ),
  )
})
