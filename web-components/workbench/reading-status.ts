import { formatWorkingDaysLeft } from '../shared/format.ts'
import { msg, plural, str } from '../shared/i18n.ts'
import { type Command, type Disposable, together } from './commands.ts'
import { nearest, type Reckoned } from './nearest-deadline.ts'
import type { Registries } from './registries.ts'

/** “3 of 38”, of those that are shown. */
function position({ waiting, index, shows, isSearch }: Reckoned): string {
  if (!waiting || index < 0) return ''
  const { waiting: all, due, yours } = waiting.counts
  const total = isSearch ? waiting.cases.length : { all, due, yours }[shows]
  return msg(str`${index + 1} of ${Math.max(total, waiting.cases.length)}`)
}

function deadlineWords(days: number): string {
  if (days < 0) return msg(str`Next: ${formatWorkingDaysLeft(days)}`)
  return plural(days, {
    zero: msg('Next deadline today'),
    one: msg('Next deadline in 1 working day'),
    other: msg(str`Next deadline in ${days} working days`),
  })
}

const commandsOf = (reckoned: () => Reckoned): readonly Command[] => {
  const nextDraft = () => {
    const { drafts, openId } = reckoned()
    const ids = [...drafts]
    return ids[(ids.indexOf(openId) + 1) % ids.length]
  }
  return [
    {
      id: 'case.openNearest',
      title: () => msg('Open the case whose deadline is nearest'),
      run: () => {
        const one = nearest(reckoned())
        if (one) reckoned().openCase(one.id)
      },
      enabled: 'deadlineKnown',
    },
    {
      id: 'case.openDraft',
      title: () => msg('Open the next reply that is not sent'),
      run: () => {
        const id = nextDraft()
        if (id !== undefined) reckoned().openCase(id)
      },
      enabled: 'replyWritten',
    },
  ]
}

/** Where she is in the day’s work, and what is left of it. */
export function registerReadingStatus({ commands, status }: Registries, reckoned: () => Reckoned): Disposable {
  return together(
    ...commandsOf(reckoned).map((command) => commands.register(command)),
    status.register({
      id: 'reading.position',
      text: () => position(reckoned()),
      tooltip: () => msg('Go to the list'),
      command: 'worklist.focus',
      alignment: 'start',
      priority: 100,
    }),
    status.register({
      id: 'reading.nearest',
      text: () => {
        const one = nearest(reckoned())
        return one ? deadlineWords(one.clock.workingDaysLeft) : ''
      },
      tooltip: () => msg('Open the case whose deadline is nearest'),
      command: 'case.openNearest',
      alignment: 'start',
      priority: 90,
    }),
    status.register({
      id: 'reading.drafts',
      text: () => {
        const count = reckoned().drafts.size
        return count === 0
          ? ''
          : plural(count, { one: msg('1 reply not sent'), other: msg(str`${count} replies not sent`) })
      },
      tooltip: () => msg('What is written is kept in this window until it is sent. Press to open it.'),
      command: 'case.openDraft',
      alignment: 'end',
      priority: 100,
    }),
  )
}
