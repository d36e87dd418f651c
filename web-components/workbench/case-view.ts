import { html, nothing, type TemplateResult } from 'lit'
import type { Client, Session } from '../client.ts'
import type {
  CaseChangedEvent,
  CaseMovedEvent,
  DraftsChangedEvent,
  ReplySendEvent,
  ReplySentEvent,
  ReplyUndoneEvent,
} from '../reply-form/reply-form.events.ts'
import { msg, str } from '../shared/i18n.ts'
import type { CaseOpenEvent } from '../worklist/worklist.events.ts'
import { atTopFor } from './at-top.ts'
import type { CaseMarks } from './case-marks.ts'
import { caseState } from './case-state.ts'
import type { Emergency } from './emergency.ts'
import { glassBanner } from './glass-banner.ts'
import { type Comparing, lightTable, type TableEvents } from './light-table.ts'
import type { OpenCase } from './open-case.ts'
import type { Tab } from './tab-bar.ts'

/** What the parts of a case tell. */
export interface CaseEvents extends TableEvents {
  readonly open: (event: CaseOpenEvent) => void
  readonly changed: (event: CaseChangedEvent) => void
  readonly sent: (event: ReplySentEvent) => void
  readonly undone: (event: ReplyUndoneEvent) => void
  readonly moved: (event: CaseMovedEvent) => void
  readonly drafts: (event: DraftsChangedEvent) => void
}

interface CaseView {
  readonly open: OpenCase
  readonly marks: CaseMarks | undefined
  readonly client: Client
  readonly session: Session
  /** All parts side by side; else they are tabs. */
  readonly isWide: boolean
  readonly shows: (tab: Tab) => boolean
  /** Who is read after this one. */
  readonly next: string
  readonly back: unknown
  /** For how long it may still be read, where it was opened in an emergency, and how it is closed before. */
  readonly emergency: Pick<Emergency, 'minutes' | 'closeNow' | 'staysWords'>
  /** The rail beside the photographs, or the row of tabs. */
  readonly tools: TemplateResult | undefined
  readonly comparing: Comparing | undefined
  /** What packs put beside the case and with the reply, and the line between these and the photographs. */
  readonly beside: Readonly<Record<'first' | 'side' | 'reply' | 'separator', unknown>>
  readonly on: CaseEvents
}

/** One case: whose it is, its photographs, what is told about it, and the reply. Stays while none is open, out of sight: the reply form holds what was typed. */
export function caseView({
  open,
  marks,
  client,
  session,
  isWide,
  shows,
  next,
  back,
  emergency,
  tools,
  comparing,
  beside,
  on,
}: CaseView): TemplateResult {
  const { case: one } = open
  const role = isWide ? 'region' : 'tabpanel'
  return html`<section class="case" tabindex="-1" aria-label=${one ? msg(str`Case ${one.referral.caseNumber}`) : msg('Case')} ?hidden=${open.referralId === ''}>
    <div class="banner">
      ${back} ${one?.glass ? glassBanner(one.glass, emergency.minutes, emergency.closeNow) : nothing} ${emergency.staysWords()}
      <lys-patient-banner .case=${one} @lys-case-open=${on.open}></lys-patient-banner>
    </div>
    ${tools}
    <div id="pictures" class="pictures" role=${role} aria-label=${msg('Pictures')} ?hidden=${!shows('pictures')}>
      ${lightTable(open, client, { bare: isWide, marks, comparing, on })}
    </div>
    ${beside.separator}
    <div id="information" class="facts" role=${role} tabindex="0" aria-label=${msg('Information')} ?hidden=${!shows('information')} ${atTopFor(open.referralId)}>
      ${beside.first} ${caseState(open)}
      <lys-case-facts .case=${one} .questionnaire=${open.questionnaire} .diagrams=${open.pack?.contributes.diagrams ?? []}></lys-case-facts>
      ${beside.side}
    </div>
    <div id="reply" class="reply" role=${role} aria-label=${msg('Reply')} ?hidden=${!shows('reply')} ${atTopFor(open.referralId)}>
      ${marks?.notice(open)} ${beside.reply}
      <lys-reply-form
        .client=${client}
        .session=${session}
        .case=${one}
        .pack=${open.pack}
        .next=${next}
        @lys-case-changed=${on.changed}
        @lys-reply-send=${(event: ReplySendEvent) => marks?.hold(event, open)}
        @lys-reply-sent=${on.sent}
        @lys-reply-undone=${on.undone}
        @lys-case-moved=${on.moved}
        @lys-drafts-changed=${on.drafts}
      ></lys-reply-form>
    </div>
  </section>`
}
