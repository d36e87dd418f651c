import { LysQuickPick } from '../quick-pick/quick-pick.ts'
import { LysSettings } from '../settings/settings.ts'
import { register } from '../shared/define.ts'
import { LysThumbnail } from '../thumbnail/thumbnail.ts'
import { LysWalkthrough } from '../walkthrough/walkthrough.ts'
import { LysWorkbench } from '../workbench/workbench.ts'
import { LysWorklist } from '../worklist/worklist.ts'
import { caseParts } from './case-parts.ts'
import { bringLater } from './later.ts'

/** Everything the reading screen is made of where it lives in a host's page. The element around it holds the tokens. */
export function defineParts(): void {
  bringLater()
  register(LysThumbnail, LysWorklist, ...caseParts, LysQuickPick, LysSettings, LysWalkthrough, LysWorkbench)
}
