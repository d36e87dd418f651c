import type { Session } from '../client.ts'
import { msg } from '../shared/i18n.ts'
import { type Command, type Disposable, together } from './commands.ts'
import type { Keybinding } from './keybindings.ts'
import type { MenuItem } from './menus.ts'
import type { Reckoned } from './nearest-deadline.ts'
import { paneCommands } from './pane-commands.ts'
import type { Panes } from './panes.ts'
import { showReading } from './reading-context.ts'
import { readingSettings } from './reading-settings.ts'
import type { Registries } from './registries.ts'
import type { ViewerDeeds } from './viewer-commands.ts'

/** What the reading screen lets commands act on. Parts that are not on the screen are undefined. */
export interface Reading extends Reckoned {
  readonly worklist: { next(): void; previous(): void; openCase(id?: string): void; focus(): void } | undefined
  readonly reply:
    | {
        readonly ready: boolean
        readonly isMine: boolean
        focusTemplate(): void
        focusDecision(): void
        focusText(): void
        choose(key: string): void
        useTemplate(id: string): boolean
        insertText(text: string): unknown
        send(): unknown
        release(): unknown
      }
    | undefined
  readonly viewer: ViewerDeeds | undefined
  readonly hasCase: boolean
  /** Patients outside her units may be opened in an emergency: on our own pages alone. */
  readonly mayBreakGlass: boolean
  /** Something was sent that has not left yet. */
  readonly mayUndo: boolean
  readonly imageCount: number
  /** The focus stands in the reply, where digits mean outcomes. */
  readonly isReplyFocused: boolean
  openCase(referralId: string): void
  openNeighbour(step: 1 | -1): void
  closeCase(): void
  focusCase(): void
  toggle(setting: 'worklist.folds' | 'worklist.dense'): void
  focusSearch(): void
  breakGlass(): void
  undo(): unknown
  copySent(): unknown
  showTab(tab: 'pictures' | 'information' | 'reply'): void
  showImage(index: number): void
  stepImage(step: 1 | -1): void
  readonly panes: Pick<Panes, 'widen' | 'reset' | 'foldSide' | 'sideFolded'>
  /** Question and reply stand beside the photographs, folded or not. */
  readonly sideShown: boolean
  /** The list shows thumbnails alone. */
  readonly listFolded: boolean
  openWalkthrough(id?: string): unknown
  showPacks(): unknown
  readonly palette: Readonly<Record<'showKeys' | 'showCommands' | 'inspectContext' | 'openSettings', () => unknown>>
  /** What the open case was asked with. */
  readonly asked: { readonly pack: string; readonly version: string; readonly id: string } | undefined
  readonly session: Session | undefined
  readonly unitId: string
}

/** Everything the reading screen can do. */
function commandsOf(reading: Reading): readonly Command[] {
  // In words, because a portal is told of them before there is a screen.
  const hasCase = 'caseOpen'
  const mayWrite = `${hasCase} && replyReady`
  const hasImage = `${hasCase} && imageCount > 0`
  const inReply = (deed: () => unknown) => () => {
    reading.showTab('reply')
    return deed()
  }
  return [
    { id: 'worklist.next', title: () => msg('Next row of the list'), run: () => reading.worklist?.next() },
    { id: 'worklist.previous', title: () => msg('Previous row of the list'), run: () => reading.worklist?.previous() },
    { id: 'worklist.focus', title: () => msg('Go to the list'), run: () => reading.worklist?.focus() },
    {
      id: 'worklist.toggle',
      title: () => msg('Wide or narrow list'),
      run: () => reading.toggle('worklist.folds'),
      enabled: hasCase,
    },
    { id: 'worklist.toggleDensity', title: () => msg('Low or high rows'), run: () => reading.toggle('worklist.dense') },
    { id: 'worklist.search', title: () => msg('Look for a waiting case'), run: () => reading.focusSearch() },
    {
      id: 'case.open',
      title: () => msg('Open the case'),
      run: (id?: string) => (id ? reading.openCase(id) : reading.worklist?.openCase()),
    },
    {
      id: 'case.breakGlass',
      title: () => msg('Emergency: open a patient outside your units'),
      run: () => reading.breakGlass(),
      enabled: 'mayBreakGlass',
    },
    { id: 'case.openNext', title: () => msg('Open the next case'), run: () => reading.openNeighbour(1) },
    {
      id: 'case.openPrevious',
      title: () => msg('Open the previous case'),
      run: () => reading.openNeighbour(-1),
      enabled: hasCase,
    },
    { id: 'case.focus', title: () => msg('Leave the text field'), run: () => reading.focusCase(), enabled: hasCase },
    { id: 'case.close', title: () => msg('Close the case'), run: () => reading.closeCase(), enabled: hasCase },
    {
      id: 'case.release',
      title: () => msg('Put the case back'),
      run: () => reading.reply?.release(),
      enabled: `${mayWrite} && caseIsMine`,
    },
    {
      id: 'image.show',
      title: () => msg('Show a photograph'),
      run: (index: number) => reading.showImage(index),
      enabled: hasImage,
    },
    { id: 'image.next', title: () => msg('Next photograph'), run: () => reading.stepImage(1), enabled: hasImage },
    {
      id: 'image.previous',
      title: () => msg('Previous photograph'),
      run: () => reading.stepImage(-1),
      enabled: hasImage,
    },
    {
      id: 'reply.focus',
      title: () => msg('Go to the reply'),
      run: inReply(() => reading.reply?.focusTemplate()),
      enabled: hasCase,
    },
    {
      id: 'reply.focusDecision',
      title: () => msg('Go to what happens next'),
      run: inReply(() => reading.reply?.focusDecision()),
      enabled: mayWrite,
    },
    {
      id: 'reply.focusText',
      title: () => msg('Go to the text to the GP'),
      run: inReply(() => reading.reply?.focusText()),
      enabled: mayWrite,
    },
    {
      id: 'reply.chooseDisposition',
      title: () => msg('Choose what happens next'),
      run: (key: string) => inReply(() => reading.reply?.choose(key))(),
      enabled: mayWrite,
    },
    {
      id: 'reply.useTemplate',
      title: () => msg('Use a template'),
      run: (id: string) => inReply(() => reading.reply?.useTemplate(id))(),
      enabled: mayWrite,
    },
    {
      id: 'reply.insertText',
      title: () => msg('Add to the text to the GP'),
      run: (text: string) => reading.reply?.insertText(text),
      enabled: mayWrite,
    },
    {
      id: 'reply.send',
      title: () => msg('Send (press twice, or hold)'),
      run: inReply(() => reading.reply?.send()),
      enabled: mayWrite,
    },
    {
      id: 'reply.undo',
      title: () => msg('Take back what was just sent'),
      run: () => reading.undo(),
      enabled: 'mayUndo',
    },
    { id: 'reply.copySent', title: () => msg('Copy what was just sent'), run: () => reading.copySent() },
    ...paneCommands(reading.panes),
    { id: 'help.showKeys', title: () => msg('Show the keys'), run: () => reading.palette.showKeys() },
    {
      id: 'help.showCommands',
      title: () => msg('Everything that can be done'),
      run: () => reading.palette.showCommands(),
    },
    {
      id: 'help.openWalkthrough',
      title: () => msg('First day: what to try'),
      run: (id?: string) => reading.openWalkthrough(id),
    },
    {
      id: 'help.showPacks',
      title: () => msg('Packs of this unit'),
      synonyms: ['extensions', 'utvidelser'],
      run: () => reading.showPacks(),
    },
    { id: 'help.openSettings', title: () => msg('Settings and keys'), run: () => reading.palette.openSettings() },
    {
      id: 'help.inspectContext',
      title: () => msg('Inspect the context keys'),
      run: () => reading.palette.inspectContext(),
    },
  ]
}

/** The keys as they come; plain letters and digits are silent while somebody types. */
function keysOf(): readonly Keybinding[] {
  const outsideReply = '!replyFocus'
  return [
    { key: 'j', command: 'worklist.next', repeat: true },
    { key: 'k', command: 'worklist.previous', repeat: true },
    { key: 'l', command: 'worklist.focus' },
    { key: 'Shift+L', command: 'worklist.toggle' },
    { key: 'Shift+S', command: 'side.toggle' },
    { key: 'Shift+D', command: 'worklist.toggleDensity' },
    { key: '/', command: 'worklist.search' },
    { key: 'Shift+B', command: 'case.breakGlass', when: 'mayBreakGlass' },
    { key: 'Shift+J', command: 'case.openNext' },
    { key: 'Shift+K', command: 'case.openPrevious' },
    { key: 'Escape', command: 'case.focus' },
    { key: 'q', command: 'case.close' },
    { key: 'u', command: 'case.release' },
    ...Array.from({ length: 9 }, (_, index) => ({
      key: String(index + 1),
      command: 'image.show',
      args: [index],
      when: outsideReply,
    })),
    { key: '.', command: 'image.next' },
    { key: ',', command: 'image.previous' },
    { key: 'r', command: 'reply.focus' },
    { key: 'd', command: 'reply.focusDecision' },
    { key: 't', command: 'reply.focusText' },
    ...Array.from({ length: 5 }, (_, index) => ({
      key: `Alt+${index + 1}`,
      command: 'reply.chooseDisposition',
      args: [String(index + 1)],
    })),
    { key: 'Ctrl+Enter', command: 'reply.send' },
    { key: 'Alt+Z', command: 'reply.undo' },
    { key: '?', command: 'help.showKeys' },
    { key: 'F1', command: 'help.showCommands' },
    { key: 'Ctrl+K', command: 'help.showCommands' },
    { key: 'Ctrl+,', command: 'help.openSettings' },
  ]
}

/** They need to be told which one: a key tells it, a row of the palette cannot. */
const needArguments = [
  'image.show',
  'reply.chooseDisposition',
  'reply.useTemplate',
  'reply.insertText',
  'help.showCommands',
]

/** What a portal may show at the head of its own page around the screen. */
const atTheHead: readonly MenuItem[] = [
  { command: 'case.openPrevious', group: 'navigation@1' },
  { command: 'case.openNext', group: 'navigation@2' },
]

/** Puts what the reading screen can do, its keys, settings and context keys into the registries. */
export function registerReading(registries: Registries, reading: Reading): Disposable {
  const { commands, keybindings, menus, configuration, context } = registries
  return together(
    showReading(context, reading),
    configuration.follow(),
    configuration.register(readingSettings),
    ...Object.keys(readingSettings.properties).map((key) => configuration.showIn(context, key)),
    ...commandsOf(reading).map((command) => commands.register(command)),
    ...keysOf().map((binding) => keybindings.register(binding)),
    ...needArguments.map((command) => menus.register('commandPalette', { command, when: 'false' })),
    ...atTheHead.map((item) => menus.register('view/title', item)),
  )
}
