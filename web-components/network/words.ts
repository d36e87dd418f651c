import type { networks } from '../client.ts'
import { formatNumber, formatPercent } from '../shared/format.ts'
import { language, msg, plural, str } from '../shared/i18n.ts'

type OfficeNetwork = networks.NetworkOut

type Node = OfficeNetwork['nodes'][number]
type Edge = OfficeNetwork['edges'][number]

const codes: Readonly<Record<string, () => string>> = {
  gp: () => msg('Doctor at the office'),
  nurse: () => msg('Nurse'),
  secretary: () => msg('Secretary'),
  specialist: () => msg('Specialist at the hospital'),
  camera: () => msg('Camera'),
}
export const nameOf = ({ name, code }: Pick<Node, 'name' | 'code'>): string => (code && codes[code]?.()) || name

const kinds: Readonly<Record<Node['kind'], () => string>> = {
  person: () => msg('Person'),
  profession: () => msg('Profession'),
  technology: () => msg('Technology'),
  rule: () => msg('Rule'),
}
export const kindOf = ({ kind }: Pick<Node, 'kind'>): string => kinds[kind]()

const actWords: Readonly<Record<Edge['acts'][number], () => string>> = {
  draft: () => msg('began it'),
  photo: () => msg('photographed'),
  sent: () => msg('sent it'),
  assigned: () => msg('took the case'),
  answered: () => msg('answered'),
  read: () => msg('read the answer'),
}

const list = (words: readonly string[]): string => new Intl.ListFormat(language()).format(words)

/** Where a tie comes from, in words: out of the log with how often, or told. */
export const saidOf = ({ source, weight, acts }: Edge): string => {
  const did = list(acts.map((act) => actWords[act]()))
  if (weight === null) return msg(str`fewer than five cases: ${did}`)
  if (source === 'told')
    return plural(weight, { one: msg('told in an interview'), other: msg(str`told in interviews ${weight} times`) })
  return plural(weight, { one: msg(str`1 case: ${did}`), other: msg(str`${formatNumber(weight)} cases: ${did}`) })
}

/** What it comes to, in one sentence. */
export function findingOf({ keyPerson, cases, isCountsOnly, counts }: OfficeNetwork): string {
  if (cases === 0 && counts?.edges === 0) return msg('No case in the last twelve months, and nobody told of any tie.')
  if (!keyPerson) return msg('There are too few cases to say anything of people without telling who they are.')
  const { share, left, people } = keyPerson
  if (share === null || left === null)
    return msg('No case in the last twelve months: these ties were told in interviews.')
  const who = list(people)
  const [part, all] = [formatPercent(share), formatNumber(cases ?? 0)]
  const hangs =
    people.length === 1
      ? msg(str`${who} took part in ${part} of ${all} cases. Without ${who} ${formatNumber(left)} are left.`)
      : msg(
          str`${who} took part in equally many, ${part} of ${all} cases each. Without any one of them ${formatNumber(left)} are left.`,
        )
  return isCountsOnly ? `${hangs} ${msg('The network itself is too small to draw.')}` : hangs
}
