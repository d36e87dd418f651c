/** Why a mail is sent. There is one subject for each and no other. */
export type MailKind = 'reply' | 'corrected' | 'corrected-turn' | 'your-turn' | 'unopened'

/** The hospital asks the office for more: the case stands under “Your turn”. */
const asksForMore = (kind: MailKind): boolean => kind === 'your-turn' || kind === 'corrected-turn'

/** All that a mail may say; nothing here can name a patient. */
export interface MailFacts {
  readonly kind: MailKind
  readonly language: 'nb' | 'en'
  /** Like 7K3M-2Q. */
  readonly caseNumber: string
  readonly link: string
  readonly validUntil: Date
  /** Where the office's list is. */
  readonly deskAddress: string
  readonly hospital: string
  readonly phone: string
}

interface Words {
  readonly subjects: Readonly<Record<MailKind, string>>
  readonly greeting: string
  first(kind: MailKind, caseNumber: string): string
  open(kind: MailKind, link: string): string
  later(kind: MailKind, date: string, desk: string): string
  readonly noReply: string
  readonly notYou: string
  sender(hospital: string, phone: string): string
}

const nb: Words = {
  subjects: {
    reply: 'Svar til deg i Lysbord',
    corrected: 'Rettet svar i Lysbord',
    'corrected-turn': 'Rettet svar i Lysbord',
    'your-turn': 'Din tur i Lysbord',
    unopened: 'Uåpnet svar i Lysbord',
  },
  greeting: 'Hei,',
  first: (kind, number) =>
    kind === 'reply'
      ? `Et svar til deg ligger klart i Lysbord (sak ${number}).`
      : `${nb.subjects[kind]} (sak ${number}).`,
  open: (kind, link) => `${asksForMore(kind) ? 'Åpne saken' : 'Åpne svaret'}: ${link}`,
  later: (kind, date, desk) =>
    `Du logger inn før noe vises. Lenken virker til ${date}. Senere finner du ${
      asksForMore(kind) ? 'saken under «Din tur»' : 'svaret under «Besvart»'
    } på ${desk}.`,
  noReply: 'E-posten inneholder ingen pasientopplysninger og kan ikke besvares.',
  notYou: 'Ikke til deg? Åpne lenken og velg «Feil mottaker».',
  sender: (hospital, phone) => `${hospital}, telefon ${phone}`,
}

const en: Words = {
  subjects: {
    reply: 'A reply for you in Lysbord',
    corrected: 'Corrected reply in Lysbord',
    'corrected-turn': 'Corrected reply in Lysbord',
    'your-turn': 'Your turn in Lysbord',
    unopened: 'Unopened reply in Lysbord',
  },
  greeting: 'Hello,',
  first: (kind, number) =>
    kind === 'reply'
      ? `A reply is waiting for you in Lysbord (case ${number}).`
      : `${en.subjects[kind]} (case ${number}).`,
  open: (kind, link) => `${asksForMore(kind) ? 'Open the case' : 'Open the reply'}: ${link}`,
  later: (kind, date, desk) =>
    `You sign in before anything is shown. The link works until ${date}. After that, find ${
      asksForMore(kind) ? 'the case under "Your turn"' : 'the reply under "Answered"'
    } at ${desk}.`,
  noReply: 'This e-mail contains no patient data and cannot be answered.',
  notYou: 'Not for you? Open the link and choose "Wrong recipient".',
  sender: (hospital, phone) => `${hospital}, phone ${phone}`,
}

const inWords = (locale: string) =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Oslo' })
const languages = { nb: { words: nb, dates: inWords('nb-NO') }, en: { words: en, dates: inWords('en-GB') } }
const oneLine = (value: string): string => value.replace(/[\p{Cc}\u2028\u2029]/gu, '')

/** The mail that calls somebody to Lysbord: a bell, not a key. Always seven lines, whatever the facts hold. */
export function mailText({ kind, language, validUntil, ...facts }: MailFacts): { subject: string; text: string } {
  const { words, dates } = languages[language]
  const lines = [
    words.greeting,
    words.first(kind, oneLine(facts.caseNumber)),
    words.open(kind, oneLine(facts.link)),
    words.later(kind, dates.format(validUntil), oneLine(facts.deskAddress)),
    words.noReply,
    words.notYou,
    words.sender(oneLine(facts.hospital), oneLine(facts.phone)),
  ]
  return { subject: words.subjects[kind], text: `${lines.join('\n')}\n` }
}
