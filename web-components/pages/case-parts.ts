import { LysCaseFacts } from '../case-facts/case-facts.ts'
import { LysImageStrip } from '../image-strip/image-strip.ts'
import { LysPatientBanner } from '../patient-banner/patient-banner.ts'
import { LysReplyForm } from '../reply-form/reply-form.ts'
import { defineLater } from '../shared/define.ts'
import { whenIdle } from '../shared/later.ts'
import { loadLibrary } from '../viewer/open-seadragon.ts'
import { LysViewer } from '../viewer/viewer.ts'
import { bringLater } from './later.ts'

bringLater()
// Only where a case is answered already.
defineLater('lys-sent-replies', async () => (await import('../sent-replies/sent-replies.ts')).LysSentReplies)
// Only where the pack of a case asks its specialists.
defineLater('lys-questionnaire', async () => (await import('../referral-form/questionnaire.ts')).LysQuestionnaire)

/** What the first photograph would wait for most, before it is opened. */
export const fetchViewer = (): void => whenIdle(() => void loadLibrary().catch(() => undefined))

/** What shows an open case, in one piece: its patient is never on the screen later than its photographs. */
export const caseParts = [LysPatientBanner, LysViewer, LysImageStrip, LysCaseFacts, LysReplyForm]
