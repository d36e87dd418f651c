import { LysBreakGlass } from '../break-glass/break-glass.ts'
import { LysQuickPick } from '../quick-pick/quick-pick.ts'
// These come along, so that palette, keys and settings open at once.
import '../workbench/asking.ts'
import { LysSettings } from '../settings/settings.ts'
import { LysWalkthrough } from '../walkthrough/walkthrough.ts'

/** What is asked over the reading screen. */
export const askingParts = [LysBreakGlass, LysQuickPick, LysSettings, LysWalkthrough]
