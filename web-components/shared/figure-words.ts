import { language, msg } from './i18n.ts'

/** Text of the server in the reader's language; whoever reads nynorsk or Sami reads bokmål here. */
export const told = (words: { readonly en: string; readonly nb: string }): string => words[language()]

const words: Readonly<Record<string, () => string>> = {
  'too-few-points': () => msg('Too few points: with fewer than ten nothing is called a signal.'),
  'no-offices': () => msg('There are no offices yet.'),
  'no-cases': () => msg('There are no cases: how unevenly they are spread is undefined, which is not 0.'),
  'one-office': () => msg('One office alone cannot be uneven.'),
  'median-not-reached': () => msg('Fewer than half have used it: the middle is not reached.'),
  'no-size': () => msg('There is nothing to count of, so no rate can be told.'),
  'no-limits': () => msg('There are no limits: it takes two values or more that are not all alike.'),
  merged: () =>
    msg('Some of these went into another office: what they sent before stays counted, and their time ends there.'),
  'too-few': () => msg('Withheld: so few offices sent something that it would be told what one of them did.'),
  'few-evened': () =>
    msg('Offices whose cases are withheld stand in it as evenly spread: what each of them sent is not told.'),
  'negative-exposure': () => msg('Offices that were closed before they were connected are left out.'),
  tie: () => msg('The fourth and the fifth sent equally many: the office id decided.'),
}

/** A remark of the server in the reader's language, where it is a usual one. */
export const remarkWords = (code: string): string | undefined => words[code]?.()
