import type { Pack, PackSummary } from '../client.ts'
import { language, msg, plural, str } from '../shared/i18n.ts'

type Contributes = Pack['contributes']

/** What a pack brings, counted: "3 questionnaires, 9 reply templates and 1 view". */
export function whatItBrings({ contributes }: Pack): string {
  const parts = counts(contributes)
    .filter(([count]) => count > 0)
    .map(([count, words]) => words(count))
  if (parts.length === 0) return msg('Nothing yet')
  return new Intl.ListFormat(language()).format(parts)
}

const sizes = (lists: Readonly<Record<string, readonly unknown[] | undefined>> | undefined): number =>
  Object.values(lists ?? {}).reduce((sum, list) => sum + (list?.length ?? 0), 0)

const counts = (brings: Contributes): readonly (readonly [count: number, words: (count: number) => string])[] => [
  [
    brings.questionnaires.length,
    (n) => plural(n, { one: msg('1 questionnaire'), other: msg(str`${n} questionnaires`) }),
  ],
  [
    brings.replyTemplates.length,
    (n) => plural(n, { one: msg('1 reply template'), other: msg(str`${n} reply templates`) }),
  ],
  [
    brings.dispositions.length,
    (n) => plural(n, { one: msg('1 choice of what happens next'), other: msg(str`${n} choices of what happens next`) }),
  ],
  [brings.diagrams?.length ?? 0, (n) => plural(n, { one: msg('1 drawing'), other: msg(str`${n} drawings`) })],
  [
    brings.hangingProtocols?.length ?? 0,
    (n) => plural(n, { one: msg('1 way to hang photographs'), other: msg(str`${n} ways to hang photographs`) }),
  ],
  [brings.commands?.length ?? 0, (n) => plural(n, { one: msg('1 command'), other: msg(str`${n} commands`) })],
  [brings.keybindings?.length ?? 0, (n) => plural(n, { one: msg('1 key'), other: msg(str`${n} keys`) })],
  [sizes(brings.menus), (n) => plural(n, { one: msg('1 menu item'), other: msg(str`${n} menu items`) })],
  [sizes(brings.views), (n) => plural(n, { one: msg('1 view'), other: msg(str`${n} views`) })],
  [
    Object.keys(brings.configuration?.properties ?? {}).length,
    (n) => plural(n, { one: msg('1 setting'), other: msg(str`${n} settings`) }),
  ],
  [
    brings.statusItems?.length ?? 0,
    (n) => plural(n, { one: msg('1 status text'), other: msg(str`${n} status texts`) }),
  ],
  [brings.walkthroughs?.length ?? 0, (n) => plural(n, { one: msg('1 first day'), other: msg(str`${n} first days`) })],
]

/** Where the code of a pack runs, if it has any. */
export function whereItRuns({ runs }: PackSummary): string {
  if (runs === 'nothing') return msg('Data alone: it holds no code.')
  if (runs === 'in the page') return msg('Its code runs in the page: the deployer vouches for it.')
  return msg('Its code runs in a frame of its own, without the patient’s name, the network or this page.')
}
