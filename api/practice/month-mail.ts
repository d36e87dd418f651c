import type { MonthFigures } from './rules.ts'

/** All that the mail may say: sums of an office, and nothing of a patient. */
export interface MonthMail {
  readonly language: 'nb' | 'en'
  /** `YYYY-MM`. */
  readonly month: string
  readonly office: string
  readonly figures: MonthFigures
  /** Where the figures stand, and where the mail is turned off. */
  readonly link: string
  readonly hospital: string
  readonly phone: string
}

const nb = {
  subject: (month: string) => `Måneden i Lysbord: ${month}`,
  greeting: 'Hei,',
  did: (month: string, office: string, { cases, answers, learned }: MonthFigures) =>
    `I ${month} sendte ${office} ${cases} ${cases === 1 ? 'sak' : 'saker'} i Lysbord og fikk ${answers} svar. ${learned} av svarene har et læringspunkt.`,
  spared: ({ visitsSpared, kilometresSpared }: MonthFigures) =>
    `Spart reise: ${visitsSpared} besøk${kilometresSpared === null ? '' : `, ${kilometresSpared} km`}. Regel: legen ville ha henvist, og svaret var råd om å fortsette selv${kilometresSpared === null ? '; reiseveien er ikke oppgitt' : '; veien til sykehuset regnes fram og tilbake'}.`,
  open: (link: string) => `Se tallene, eller slå av denne e-posten: ${link}`,
  noReply: 'E-posten inneholder ingen pasientopplysninger og kan ikke besvares.',
  sender: (hospital: string, phone: string) => `${hospital}, telefon ${phone}`,
}

const en: typeof nb = {
  subject: (month) => `Your month in Lysbord: ${month}`,
  greeting: 'Hello,',
  did: (month, office, { cases, answers, learned }) =>
    `In ${month} ${office} sent ${cases} ${cases === 1 ? 'case' : 'cases'} in Lysbord and got ${answers} ${answers === 1 ? 'answer' : 'answers'}. ${learned} of the answers ${learned === 1 ? 'has' : 'have'} something for the next case.`,
  spared: ({ visitsSpared, kilometresSpared }) =>
    `Travel spared: ${visitsSpared} ${visitsSpared === 1 ? 'visit' : 'visits'}${kilometresSpared === null ? '' : `, ${kilometresSpared} km`}. Rule: the GP would have referred, and the answer was advice to go on herself${kilometresSpared === null ? '; the way to the hospital is not known' : '; the way to the hospital counts there and back'}.`,
  open: (link) => `See the figures, or turn this e-mail off: ${link}`,
  noReply: 'This e-mail contains no patient data and cannot be answered.',
  sender: (hospital, phone) => `${hospital}, phone ${phone}`,
}

const inWords = (locale: string) =>
  new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'Europe/Oslo' })
const languages = { nb: { words: nb, months: inWords('nb-NO') }, en: { words: en, months: inWords('en-GB') } }
const oneLine = (value: string): string => value.replace(/[\p{Cc}\u2028\u2029]/gu, '')

/** The letter about a month: always six lines. */
export function monthMail({ language, month, figures, ...facts }: MonthMail): { subject: string; text: string } {
  const { words, months } = languages[language]
  const name = months.format(new Date(`${month}-15T12:00:00Z`))
  const lines = [
    words.greeting,
    words.did(name, oneLine(facts.office), figures),
    words.spared(figures),
    words.open(oneLine(facts.link)),
    words.noReply,
    words.sender(oneLine(facts.hospital), oneLine(facts.phone)),
  ]
  return { subject: words.subject(name), text: `${lines.join('\n')}\n` }
}
