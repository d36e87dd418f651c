import { type Disposable, together } from './commands.ts'
import type { ContextKeys } from './context-keys.ts'
import { nearest } from './nearest-deadline.ts'
import type { Reading } from './reading-commands.ts'

/** What conditions may ask about on the reading screen. Published: a pack counts on these names. */
export function showReading(context: ContextKeys, reading: Reading): Disposable {
  const keys: Readonly<Record<string, () => unknown>> = {
    caseOpen: () => reading.hasCase,
    imageCount: () => reading.imageCount,
    replyFocus: () => reading.isReplyFocused,
    replyReady: () => reading.reply?.ready === true,
    caseIsMine: () => reading.reply?.isMine === true,
    viewerVisible: () => reading.viewer !== undefined,
    mayBreakGlass: () => reading.mayBreakGlass,
    mayUndo: () => reading.mayUndo,
    replyWritten: () => reading.drafts.size > 0,
    deadlineKnown: () => nearest(reading) !== undefined,
    worklistWide: () => !reading.listFolded,
    sideBeside: () => reading.sideShown,
    sideVisible: () => reading.sideShown && !reading.panes.sideFolded,
    casePack: () => reading.asked?.pack,
    caseQuestionnaire: () => reading.asked?.id,
    unitService: () => reading.session?.units.find(({ id }) => id === reading.unitId)?.service,
  }
  return together(...Object.entries(keys).map(([key, read]) => context.define(key, read)))
}
