import { LysBreakGlass } from '../break-glass/break-glass.ts'
import { LysQuickPick } from '../quick-pick/quick-pick.ts'
// Comes along, so that the palette opens at once.
import '../workbench/show-commands.ts'
import { LysSettings } from '../settings/settings.ts'
import { LysWalkthrough } from '../walkthrough/walkthrough.ts'

/** What is asked over the reading screen. */
export const askingParts = [LysBreakGlass, LysQuickPick, LysSettings, LysWalkthrough]
