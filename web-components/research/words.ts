import { calledOffice } from '../shared/called-office.ts'
import { formatNumber, formatPercent } from '../shared/format.ts'
import { language, msg, plural, str } from '../shared/i18n.ts'
import type { CalledOffice, Hypothesis, Sample, UseCondition } from '../shared/research-types.ts'

/** Its name, or its number for whoever may not read that. */
export function officeWords({ name, number }: CalledOffice): string {
  return name ?? calledOffice(`Office ${String(number).padStart(2, '0')}`)
}
export const officeList = (offices: readonly CalledOffice[]): string =>
  new Intl.ListFormat(language()).format(offices.map(officeWords))

const facts: Readonly<Record<string, () => string>> = {
  listSize: () => msg('Patients on its lists'),
  under18: () => msg('Of them under 18'),
  over66: () => msg('Of them over 66'),
  gps: () => msg('Doctors'),
  staff: () => msg('Other staff'),
  setting: () => msg('Where it lies'),
  travelMinutes: () => msg('Minutes to the hospital'),
}
export const factNames = Object.keys(facts)
export const factWords = (name: string): string => {
  const [base = name, word] = name.split(': ')
  return word ? `${facts[base]?.() ?? base}: ${settingWords(word)}` : (facts[base]?.() ?? base)
}

const settings: Readonly<Record<string, () => string>> = {
  rural: () => msg('in the country'),
  town: () => msg('in a town'),
  city: () => msg('in a city'),
}
export const settingWords = (word: string): string => settings[word]?.() ?? word

export const variables: Readonly<Record<Sample['rule']['matchOn'][number], () => string>> = {
  listSize: () => msg('patients on its lists'),
  ages: () => msg('how old they are'),
  gps: () => msg('doctors'),
  staff: () => msg('other staff'),
  setting: () => msg('country, town or city'),
  travelMinutes: () => msg('minutes to the hospital'),
}

/** Whether a fact, or the mean of it, is a part of 1. */
export const isShare = (name: string): boolean => /^(under18$|over66$|setting: )/.test(name)

/** A fact as it stands in a table; a dash where it is not known. */
export function factValue(name: string, value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'string') return settingWords(value)
  return isShare(name) ? formatPercent(value) : formatNumber(value)
}

export const conditionWords = (code: string, conditions: readonly UseCondition[]): string =>
  conditions.find((one) => one.code === code)?.name[language()] ?? code

const sources: Readonly<Record<string, () => string>> = {
  interview: () => msg('an interview'),
  survey: () => msg('a survey'),
  visit: () => msg('a visit'),
  call: () => msg('a telephone call'),
  document: () => msg('a document'),
  register: () => msg('a register'),
}
export const sourceNames = ['interview', 'survey', 'visit', 'call', 'document', 'register'] as const
export const sourceWords = (name: string): string => sources[name]?.() ?? name

export function valueWords(value: number | null | undefined): string {
  if (value === undefined) return msg('not scored')
  if (value === null) return msg('cannot be told')
  return value === 1 ? msg('there') : value === 0 ? msg('lacking') : formatNumber(value, { maximumFractionDigits: 2 })
}

/** A share, or that there is none. */
export const shareWords = (value: number | null): string =>
  value === null ? msg('cannot be told') : formatNumber(value, { maximumFractionDigits: 3 })

/** `1/70` where it is one in so many. */
export function chanceWords(p: number): string {
  const inverse = Math.round(1 / p)
  const value = formatNumber(p, { maximumSignificantDigits: 3 })
  return Math.abs(1 / p - inverse) < 1e-6 && inverse > 1 ? `1/${inverse} = ${value}` : value
}

/** What is to be said of the pairs besides their figures. */
export function pairRemarks({ remarks, pairs, users, dropped, rule }: Sample): string[] {
  const alone = pairs.filter(({ nonUser }) => !nonUser).length
  const words: Readonly<Record<string, () => string>> = {
    'no-offices': () => msg('No office could have sent a case in these days.'),
    'no-cases': () => msg('No case was sent in these days, so there are no users to choose.'),
    'fewer-users': () => msg(str`Only ${formatNumber(users.length)} offices sent any case in these days.`),
    'few-together': () =>
      msg('Offices with so few cases that their number is not told are chosen all together or not at all.'),
    tied: () =>
      msg('The last user chosen and the first one left out sent equally many: the order of their ids decided.'),
    unmatched: () =>
      plural(alone, {
        one: msg('For one user there is no comparable office without a case.'),
        other: msg(str`For ${formatNumber(alone)} users there is no comparable office without a case.`),
      }),
    dropped: () =>
      msg(str`The same everywhere, or known nowhere, and so left out: ${dropped.map(factWords).join(', ')}.`),
  }
  const few = pairs.length - alone
  return [
    ...remarks.map(({ code, sentence }) => words[code]?.() ?? sentence),
    ...(few > 0 && few < 20
      ? [
          plural(few, {
            one: msg('One pair: this describes two offices, and proves nothing.'),
            other: msg(str`${formatNumber(few)} pairs: this describes those offices, and proves nothing.`),
          }),
        ]
      : []),
    ...(rule.caliper === null && pairs.length > 0
      ? [msg('No largest difference was set: the most alike may still be far apart.')]
      : []),
  ]
}

/** What is to be said of the test besides its figures. */
export function testRemarks(report: Hypothesis, conditions: readonly UseCondition[]): string[] {
  const { remarks, n, leastP, p, unknown, notBlind, scores } = report
  const constant = report.conditions
    .filter(({ isConstant }) => isConstant)
    .map(({ code }) => conditionWords(code, conditions))
  const names = constant.join(', ')
  const offices = formatNumber(n)
  const words: Readonly<Record<string, () => string>> = {
    'no-cases': () => msg('There is no office of which every condition is known, so nothing can be tested.'),
    'no-users': () => msg('None of those tested uses it, so it cannot be said what users have.'),
    'nobody-has-all': () => msg('None of those tested has everything, so it cannot be said what follows from it.'),
    'no-non-users': () => msg('Everybody tested uses it: nothing could speak against it.'),
    constant: () =>
      msg(str`The same for everybody tested, and so set aside: ${names}. What is alike cannot explain a difference.`),
    unknown: () =>
      msg(
        str`Not tested, because something is not known, which is not the same as lacking: ${officeList(unknown.map(({ office }) => office))}.`,
      ),
    'perfect-split': () => msg('Users and others part without an exception. That is a description, and no proof.'),
    'small-n': () =>
      p !== null && leastP !== null && Math.abs(p - leastP) < 1e-9
        ? msg(
            str`${offices} offices are few. By chance alone a split like this comes about with p = ${chanceWords(p)}, and so few offices cannot show more.`,
          )
        : msg(
            str`${offices} offices are few. By chance alone a split as good as this comes about with p = ${chanceWords(p ?? 1)}, and a perfect one with p = ${chanceWords(leastP ?? 1)}: so few offices cannot show more.`,
          ),
    'contradictory-row': () => msg('Offices that are alike in every condition differ in use: see the truth table.'),
    ambiguous: () => msg('Some offices are exactly half in a condition and belong to no row.'),
    'not-blind': () =>
      scores === 'blind'
        ? msg(
            str`Left out, because the scorer had looked at use before: ${formatNumber(notBlind)} of the latest scores.`,
          )
        : msg(str`By a scorer who had looked at use before: ${formatNumber(notBlind)} of the latest scores.`),
    'sampled-on-use': () =>
      msg(
        'The offices were chosen by their use: the busiest, and those without a case. Those that use it a little are not among them, and the figures are none of the whole region.',
      ),
  }
  return [...new Set(remarks.map(({ code, sentence }) => words[code]?.() ?? sentence))]
}

const fields: Readonly<Record<string, () => string>> = {
  '/window/from': () => msg('The days must hold a whole quarter of a year, such as January to March.'),
  '/window/to': () => msg('The days must end after they begin, and not after today.'),
  '/matchOn': () => msg('Choose at least one thing to compare by.'),
  '/caliper': () => msg('From 0 to 1, or nothing.'),
  '/observedOn': () => msg('A day of the past, or today.'),
  '/sentence': () => msg('Say in a sentence what it rests on.'),
  '#param/code': () => msg('A short name of letters and digits that is not USE.'),
  '/anchors': () => msg('All three, each higher than the one before.'),
  '/value': () => msg('There, lacking, or that it cannot be told.'),
}
/** What to put right at a field that was refused; undefined where only the server's own words say it. */
export const fieldWords = (path: string): string | undefined => fields[path]?.()
