import { html } from 'lit'
import { LysImageStrip } from '../image-strip/image-strip.ts'
import { LysPatientBanner } from '../patient-banner/patient-banner.ts'
import { LysReplyForm } from '../reply-form/reply-form.ts'
import { define } from '../shared/define.ts'
import { msg } from '../shared/i18n.ts'
import { LysWorkbench } from '../workbench/workbench.ts'
import { LysWorklist } from '../worklist/worklist.ts'
import { openPage } from './page.ts'

/** The keys work at once: nothing else on this page wants the focus when it opens. */
const begin = (event: Event): void => {
  if (document.activeElement === document.body) (event.currentTarget as LysWorkbench).worklist?.focus()
}

await openPage({
  title: () => msg('Cases'),
  elements: [LysWorkbench, LysWorklist, LysPatientBanner, LysImageStrip, LysReplyForm],
  roles: ['specialist'],
  full: true,
  render: ({ client, session }) =>
    html`<lys-workbench .client=${client} .session=${session} @lys-worklist-loaded=${begin}></lys-workbench>`,
})

// What only an open case needs comes while the list is looked at.
const [{ LysViewer }, { LysCaseFacts }, { LysSentReplies }] = await Promise.all([
  import('../viewer/viewer.ts'),
  import('../case-facts/case-facts.ts'),
  import('../sent-replies/sent-replies.ts'),
])
define(LysViewer, LysCaseFacts, LysSentReplies)
