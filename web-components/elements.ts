import { LysBreakGlass } from './break-glass/break-glass.ts'
import { LysCaseFacts } from './case-facts/case-facts.ts'
import { LysDesk } from './desk/desk.ts'
import { LysEmbed } from './embed/embed.ts'
import { LysFrame } from './embed/frame.ts'
import { LysImageStrip } from './image-strip/image-strip.ts'
import { LysLetter } from './letter/letter.ts'
import { LysPatientBanner } from './patient-banner/patient-banner.ts'
import { LysPhotoList } from './photo-list/photo-list.ts'
import { LysQuickPick } from './quick-pick/quick-pick.ts'
import { LysPhotographs } from './referral-form/photographs.ts'
import { LysQuestionnaire } from './referral-form/questionnaire.ts'
import { LysReferralForm } from './referral-form/referral-form.ts'
import { LysReplyForm } from './reply-form/reply-form.ts'
import { LysSentReplies } from './sent-replies/sent-replies.ts'
import { LysSettings } from './settings/settings.ts'
import { define, defineUnder } from './shared/define.ts'
import { LysThumbnail } from './thumbnail/thumbnail.ts'
import { LysViewer } from './viewer/viewer.ts'
import { LysWorkbench } from './workbench/workbench.ts'
import { LysWorklist } from './worklist/worklist.ts'

/** What uses no other element of ours by its tag, so that it works under any. */
export const standAlone = [
  LysFrame,
  LysViewer,
  LysThumbnail,
  LysCaseFacts,
  LysPatientBanner,
  LysQuestionnaire,
  LysSentReplies,
  LysPhotoList,
  LysQuickPick,
  LysSettings,
  LysBreakGlass,
  LysDesk,
  LysPhotographs,
] as const

/** Every element that an integrator may use, and what those use. */
export const elements = [
  ...standAlone,
  LysEmbed,
  LysWorkbench,
  LysWorklist,
  LysImageStrip,
  LysReplyForm,
  LysReferralForm,
  LysLetter,
] as const

/** Registers every element under its own tag. One that is taken stays with whoever came first. */
export const defineAll = (): void => define(...elements)

/**
 * Registers what stands alone under other tags, `acme-viewer` for `lys-viewer` with the prefix `acme`, in a page where ours
 * are taken; gives back the tags. The others find each other by their own tags, so they would get a stranger: take
 * `lys-frame`, whose frame has tags of its own, or the bundle made with `npm run build -- --as acme`.
 * Throws a TypeError for a prefix that makes no tag.
 */
export const defineAs = (prefix: string): readonly string[] => defineUnder(prefix, standAlone)
