import { msg } from '../shared/i18n.ts'
import { type Disposable, together } from './commands.ts'
import type { Registries } from './registries.ts'

/** What comparing lets commands act on. */
export interface Comparisons extends Readonly<Record<CompareDeed, (index?: number) => unknown>> {
  /** How photographs that are compared are shown: beside each other, one at a time, with a curtain between, or being aligned; empty while none are. */
  readonly state: '' | 'beside' | 'blink' | 'curtain' | 'align'
  /** Cases of this patient that came before. */
  readonly earlierCount: number
}
export type CompareDeed = keyof typeof deeds | 'toggleImage' | 'showEarlier'

const deeds = {
  compare: () => msg('Compare photographs'),
  blink: () => msg('Compare one at a time: show the other'),
  curtain: () => msg('Compare two on one place, with a curtain to draw aside'),
  lockCompared: () => msg('Move compared photographs together, or one alone'),
  alignCompared: () => msg('Align compared photographs on two spots'),
  unalignCompared: () => msg('Undo the alignment'),
  leaveCompared: () => msg('One step out of comparing'),
} as const

const hasImage = 'caseOpen && imageCount > 0'
const outsideReply = '!replyFocus'
const keys = [
  { key: 'c', command: 'viewer.compare' },
  { key: 'b', command: 'viewer.blink' },
  { key: 'w', command: 'viewer.curtain' },
  { key: 'l', command: 'viewer.lockCompared', when: 'comparing' },
  { key: 'Shift+A', command: 'viewer.alignCompared' },
  { key: 'Escape', command: 'viewer.leaveCompared', when: `comparing =~ /blink|curtain|align/ && ${outsideReply}` },
  { key: 'o', command: 'image.showEarlier' },
  ...Array.from({ length: 9 }, (_, index) => ({
    key: `Shift+${index + 1}`,
    command: 'image.compare',
    args: [index],
    when: outsideReply,
  })),
]

/** Puts what can be done with several photographs into the registries. */
export function registerCompare(
  { commands, keybindings, menus, context }: Registries,
  compared: Comparisons,
): Disposable {
  return together(
    context.define('comparing', () => compared.state),
    context.define('earlierCount', () => compared.earlierCount),
    ...Object.entries(deeds).map(([deed, title]) =>
      commands.register({
        id: `viewer.${deed}`,
        title,
        run: () => compared[deed as CompareDeed](),
        enabled: ['compare', 'blink', 'curtain'].includes(deed) ? hasImage : 'comparing',
      }),
    ),
    commands.register({
      id: 'image.compare',
      title: () => msg('Add a photograph to those compared, or take it away'),
      run: (index: number) => compared.toggleImage(index),
      enabled: hasImage,
    }),
    commands.register({
      id: 'image.showEarlier',
      title: () => msg('Earlier photographs'),
      run: () => compared.showEarlier(),
      enabled: 'earlierCount > 0',
    }),
    menus.register('commandPalette', { command: 'image.compare', when: 'false' }),
    ...keys.map((binding) => keybindings.register(binding)),
  )
}
