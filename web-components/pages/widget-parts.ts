import { LysCaseFacts } from '../case-facts/case-facts.ts'
import { LysImageStrip } from '../image-strip/image-strip.ts'
import { LysPatientBanner } from '../patient-banner/patient-banner.ts'
import { LysQuickPick } from '../quick-pick/quick-pick.ts'
import { LysReplyForm } from '../reply-form/reply-form.ts'
import { LysSentReplies } from '../sent-replies/sent-replies.ts'
import { LysSettings } from '../settings/settings.ts'
import { define } from '../shared/define.ts'
import { LysThumbnail } from '../thumbnail/thumbnail.ts'
import { LysViewer } from '../viewer/viewer.ts'
import { LysWorkbench } from '../workbench/workbench.ts'
import { LysWorklist } from '../worklist/worklist.ts'

/** Everything the reading screen is made of where it lives in a host's page. */
export function defineParts(): void {
  define(LysThumbnail, LysWorklist, LysPatientBanner, LysViewer, LysImageStrip, LysCaseFacts)
  define(LysReplyForm, LysSentReplies, LysQuickPick, LysSettings, LysWorkbench)
}
