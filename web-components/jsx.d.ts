// Made by `npm run manifest` from the elements themselves; not to be written by hand.
import type { DetailedHTMLProps, HTMLAttributes } from 'react'

export interface WaitingCounts {
  readonly waiting: number
  readonly due: number
  readonly yours: number
}

export type GetToken = (ask: TokenAsk) => Promise<unknown>

export interface TokenAsk {
  /** RFC 7638 thumbprint of the key that calls will be signed with. */
  readonly jkt: string
  readonly audience: string
  readonly portal: string
}

export interface PickAsked extends Asked {
  /** What was typed since it was asked for. */
  readonly ahead?: { take(): string } | undefined
  readonly items: readonly QuickPickItem[]
  /** Told when a recent one is to be forgotten (Shift+Delete). */
  readonly forget?: (id: string) => void
}

export interface Asked {
  readonly title: string
  readonly placeholder?: string
}

export interface QuickPickItem {
  readonly id: string
  readonly label: string
  /** Behind the label, muted. */
  readonly description?: string
  /** The key that does the same. */
  readonly key?: string
  /** Other words by which it is looked for, in any language. */
  readonly words?: readonly string[]
  /** Chosen before: it stands first and can be forgotten. */
  readonly recent?: boolean
}

export interface TextAsked extends Asked {
  readonly value?: string
  /** Why this is no answer, or undefined. */
  readonly fault?: (value: string) => string | undefined
}

export type Words = { readonly en: string; readonly nb: string } | (() => string)

export interface KeyRow {
  readonly command: string
  readonly title: string
  readonly keys: readonly string[]
  /** The user changed it. */
  readonly isOwn: boolean
}

export interface ViewedImage {
  readonly id: string
  /** Of the full picture, in pixels. */
  readonly width: number
  readonly height: number
  /** Of the Deep Zoom tiles, which do not overlap. Without it there are no tiles yet: the preview is all there is. */
  readonly tileSize?: number | undefined
  /** The whole picture, 1,024 pixels at most: what is seen until there are tiles. Without both nothing can be seen yet. */
  readonly previewUrl?: string | undefined
  /** Address of a tile: a template with `{level}`, `{column}` and `{row}`, or a function. Levels are those of Deep Zoom. */
  readonly tileUrl: string | ((level: number, column: number, row: number) => string)
  /** What it shows, in words: read out, and shown where the picture cannot be. */
  readonly description: string
  /** What to measure by was found in it, for somebody to confirm. */
  readonly found?: Found | undefined
  /** How much of the preparing is done, 0 to 1, where that is known. */
  readonly progress?: number | undefined
}

export interface Found {
  readonly method: 'ruler' | 'sticker'
  readonly mmPerPixel: number
}

export interface Scale {
  readonly method: 'ruler' | 'sticker' | 'known_object' | 'device_calibrated'
  readonly mmPerPixel: number
  /** One standard uncertainty, as a share. */
  readonly relativeUncertainty: number
}

export interface Place {
  readonly width: number
  readonly height: number
}

export type Layout = 'wide' | 'tabs' | 'page'

export interface Room {
  readonly width: number
  readonly layout: Layout
  /** The list shows thumbnails alone. */
  readonly listFolded: boolean
}

export interface PackCase {
  readonly pack: string
  readonly version: string
  readonly questionnaire: string
  readonly answers: Readonly<Record<string, string | number | readonly string[]>>
  readonly images: number
}

export type Switch = 'worklist.folds' | 'worklist.dense' | 'keys.single'

export type Tab = 'pictures' | 'information' | 'reply'

/** In an emergency a patient was opened: this is the case to show. */
export interface GlassBrokenEvent extends Event {
  readonly referralId: string
}

/** She must sign in again first. Only which emergency it is may be kept meanwhile: whose and why are about a patient. */
export interface SignInAgainEvent extends Event {
  /** `GlassToBreak['emergency'] | undefined` */
  readonly emergency: unknown
}

/** A draft or a waiting referral was taken back. */
export interface ReferralWithdrawnEvent extends Event {
  readonly referralId: string
}

/** The reading screen is there and somebody is let in. */
export interface EmbedReadyEvent extends Event {}

/** The set-up does not let the reading screen start; `line` is what must change, where that is known. */
export interface EmbedFailedEvent extends Event {
  readonly line: string
}

/** The portal gives no more tokens. What was typed stays; everything goes on as soon as there is one again. */
export interface SessionEndedEvent extends Event {}

/** There is a token again. */
export interface SessionResumedEvent extends Event {}

/** What happened in the frame, told in the host's page under its own name; ids only. */
export interface FrameEvent extends Event {
  readonly referralId: string | null
}

/** Another photograph is to be shown. */
export interface ImageShowEvent extends Event {
  readonly imageId: string
}

/** The reply was opened and is on the screen; the opening is recorded. */
export interface LetterOpenedEvent extends Event {
  readonly letterId: string
}

/** The reader confirmed that the reply was read, or added taps to that. */
export interface LetterAcknowledgedEvent extends Event {
  /** `LetterCover` */
  readonly cover: unknown
}

/** The office wrote to the hospital about this reply. */
export interface QuestionAskedEvent extends Event {
  readonly letterId: string
}

/** Somebody answered. `answers` fit their questions; `faults` names those that do not, by question, and they are not among the answers. */
export interface AnswersChangedEvent extends Event {
  /** `Readonly<Record<string, Answer>>` */
  readonly answers: unknown
  readonly faults: ReadonlyMap<string, string>
  readonly changed: readonly string[]
}

/** A draft exists from now on; a page may remember its id to come back to it. */
export interface ReferralStartedEvent extends Event {
  readonly referralId: string
}

/** Staff left the draft to a doctor of the office. */
export interface ReferralHandedEvent extends Event {
  readonly referralId: string
}

/** The referral was sent to its unit. */
export interface ReferralSentEvent extends Event {
  readonly referralId: string
  readonly caseNumber: string
}

/** The form is empty again and waits for the next patient. */
export interface ReferralClearedEvent extends Event {}

/** A reply is about to be sent. Whoever sends it another way, or not yet, prevents the default. */
export interface ReplySendEvent extends Event {
  readonly referralId: string
  /** `ReplyToSend` */
  readonly reply: unknown
}

/** The server has the reply; the office will be told, when `heldUntil` of the reply has come. */
export interface ReplySentEvent extends Event {
  readonly referralId: string
  readonly office: string
  /** `Reply` */
  readonly reply: unknown
  /** The reply and the decision as plain text for the record. */
  readonly record: string
}

/** The reply was taken back before it left; the case is hers again, and her text is in the form. */
export interface ReplyUndoneEvent extends Event {
  readonly referralId: string
}

/** The case has gone on to another unit. */
export interface CaseMovedEvent extends Event {
  readonly referralId: string
  readonly unitId: string
}

/** The case as the server knows it now: taken, put back, or changed by somebody else. */
export interface CaseChangedEvent extends Event {
  /** `Case` */
  readonly case: unknown
}

/** Something was written for a case, or nothing is left to be lost. */
export interface DraftsChangedEvent extends Event {
  readonly referralIds: ReadonlySet<string>
}

/** The sender wants to correct a reply. */
export interface ReplyCorrectEvent extends Event {
  /** `Reply` */
  readonly reply: unknown
}

/** Somebody asks for the picture again after it did not arrive. If nobody prevents it, the viewer fetches it itself. */
export interface ImageRetryEvent extends Event {
  readonly imageId: string
}

/** The picture is on the screen: first as it is recognised, then, with `sharp`, as sharp as it gets at this size. */
export interface ImageShownEvent extends Event {
  readonly imageId: string
  readonly sharp: boolean
}

/** A case is to be opened. Whoever shows it elsewhere prevents the default: the list then marks nothing. */
export interface CaseOpenEvent extends Event {
  readonly referralId: string
}

/** The list was read again: what it shows, in the order it shows it, and how much waits in all. */
export interface WorklistLoadedEvent extends Event {
  /** `readonly ListedCase[]` */
  readonly cases: unknown
  readonly counts: WaitingCounts
}

/** The question before a patient outside one's own units is opened in an emergency: whose, why, and in a sentence. What is typed stays until it is opened or cleared away by leaving the page. */
export interface LysBreakGlassElement extends HTMLElement {
  /** Asks the server, as `connect()` gives it. `Pick<Client, 'breakGlass'> | undefined` */
  client: unknown
  /** Asks. With `opening`, what is known of it is filled in. */
  show(opening?: unknown): Promise<void>
}

export type LysBreakGlassProps = Partial<Pick<LysBreakGlassElement, 'client'>> & {
  'onlys-glass-broken'?: ((event: GlassBrokenEvent) => void) | undefined
  'onlys-sign-in-again'?: ((event: SignInAgainEvent) => void) | undefined
}

/** What the GP asks, in the GP's words, and what the GP answered. */
export interface LysCaseFactsElement extends HTMLElement {
  /** The case as the server tells it. `Case | undefined` */
  case: unknown
  /** The questions of the pack version that was answered; null while they are not there. `Questionnaire | null` */
  questionnaire: unknown
  /** The pack's own drawings. `readonly Diagram[]` */
  diagrams: unknown
}

export type LysCaseFactsProps = Partial<Pick<LysCaseFactsElement, 'case' | 'questionnaire' | 'diagrams'>> & {}

/** The office's desk, the same for doctors and staff: what is to finish, what the hospital asks for, what waits and until when, what was answered with the unread first, and folded what was withdrawn. */
export interface LysDeskElement extends HTMLElement {
  /** Asks the server, as `connect()` gives it. `DeskClient | undefined` */
  client: unknown
  /** Who is signed in, and her offices. `Session | undefined` */
  session: unknown
  /** One of the session's offices; without it the first. */
  officeId: string | undefined
}

export type LysDeskProps = Partial<Pick<LysDeskElement, 'client' | 'session' | 'officeId'>> & {
  'office-id'?: string | undefined
  'onlys-referral-withdrawn'?: ((event: ReferralWithdrawnEvent) => void) | undefined
}

/** The reading screen in a host's page. It asks the host for a token through `getToken`, keeps nothing, and says what to change where the set-up does not let it start. Written without the library that the reading screen is made with, so that it can also say that the page's policy refuses that library. */
export interface LysEmbedElement extends HTMLElement {
  /** Asks the host's backend for a token for this key; set by the host, before or after this element is known. */
  getToken: GetToken | undefined
  /** The screen while somebody is let in; its `registries` are what a host and its packs add to. `LysWorkbench | undefined` */
  readonly workbench: unknown
  /** Starts, or starts anew: after what was wrong has been changed, or for somebody else. What one has typed waits for her. */
  start(): Promise<void>
  /** For a host that knows that its user or her patient changed: asks at once who and whom it is now. */
  dropToken(): void
  /** Asks for a token again, after the host has signed its user in. */
  resume(): Promise<void>
}

export type LysEmbedProps = Partial<Pick<LysEmbedElement, 'getToken'>> & {
  'server'?: string | undefined
  'portal'?: string | undefined
  'audience'?: string | undefined
  'unit'?: string | undefined
  'case'?: string | undefined
  'lang'?: string | undefined
  'data-theme'?: string | undefined
  'onlys-embed-ready'?: ((event: EmbedReadyEvent) => void) | undefined
  'onlys-embed-failed'?: ((event: EmbedFailedEvent) => void) | undefined
  'onlys-session-ended'?: ((event: SessionEndedEvent) => void) | undefined
  'onlys-session-resumed'?: ((event: SessionResumedEvent) => void) | undefined
  'onlys-worklist-loaded'?: ((event: WorklistLoadedEvent) => void) | undefined
  'onlys-case-open'?: ((event: CaseOpenEvent) => void) | undefined
  'onlys-case-changed'?: ((event: CaseChangedEvent) => void) | undefined
  'onlys-case-moved'?: ((event: CaseMovedEvent) => void) | undefined
  'onlys-image-shown'?: ((event: ImageShownEvent) => void) | undefined
  'onlys-reply-send'?: ((event: ReplySendEvent) => void) | undefined
  'onlys-reply-sent'?: ((event: ReplySentEvent) => void) | undefined
  'onlys-reply-undone'?: ((event: ReplyUndoneEvent) => void) | undefined
}

/** The reading screen in a frame of Lysbord's own origin: nothing of it can be reached from the host's page. The two talk through messages of exactly one origin and one window. Same attributes, `getToken` and `dropToken` as `lys-embed`. */
export interface LysFrameElement extends HTMLElement {
  /** Asks the host's backend for a token for this key; set by the host, before or after this element is known. */
  getToken: GetToken | undefined
  /** For a host that knows that its user or her patient changed: asks at once who and whom it is now. */
  dropToken(): void
}

export type LysFrameProps = Partial<Pick<LysFrameElement, 'getToken'>> & {
  'server'?: string | undefined
  'portal'?: string | undefined
  'audience'?: string | undefined
  'unit'?: string | undefined
  'case'?: string | undefined
  'data-theme'?: string | undefined
  'onlys-frame-opened'?: ((event: FrameEvent) => void) | undefined
  'onlys-embed-ready'?: ((event: FrameEvent) => void) | undefined
  'onlys-embed-failed'?: ((event: FrameEvent) => void) | undefined
  'onlys-session-ended'?: ((event: FrameEvent) => void) | undefined
  'onlys-session-resumed'?: ((event: FrameEvent) => void) | undefined
  'onlys-case-open'?: ((event: FrameEvent) => void) | undefined
  'onlys-reply-sent'?: ((event: FrameEvent) => void) | undefined
}

/** The photographs of a case with their numbers, what state they are in, and an empty frame for each view that was asked for and did not come; part by part, where there are several. */
export interface LysImageStripElement extends HTMLElement {
  /** Says where small pictures are. `(Pick<Client, 'thumbnailUrl'> & Partial<Pick<Client, 'tickets' | 'readThumbnail'>>) | undefined` */
  client: unknown
  /** The photographs of the case. `readonly Image[]` */
  images: unknown
  /** The views of the questionnaire, for their names and their order. `Views` */
  views: unknown
  /** The id of the image on the light table. */
  shown: string
  /** Ids of all that hang on the light table. */
  hung: readonly string[]
  /** What else there is to say of a photograph, by its id. */
  notes: ReadonlyMap<string, string> | undefined
  /** Without numbers: no key turns to these. */
  unnumbered: boolean
}

export type LysImageStripProps = Partial<Pick<LysImageStripElement, 'client' | 'images' | 'views' | 'shown' | 'hung' | 'notes' | 'unnumbered'>> & {
  'onlys-image-show'?: ((event: ImageShowEvent) => void) | undefined
}

/** A reply as the GP reads it. The addressee has it opened at once, a colleague says why, others learn that it came. */
export interface LysLetterElement extends HTMLElement {
  /** Asks the server, as `connect()` gives it. `LetterClient | undefined` */
  client: unknown
  /** For whom to phone when the letter went to the wrong office. `Pick<Session, 'hospital'> | undefined` */
  session: unknown
  /** Which letter (`let_…`). */
  letterId: string
  /** An opening of this letter that the page has asked for already. `Promise<Letter> | undefined` */
  opening: unknown
  /** Opens a photograph at a part of it: `photo=img_…&xywh=pixel:x,y,width,height`. */
  place: string
  /** Which part a print shows; everything while it is empty. */
  printing: 'patient' | ''
}

export type LysLetterProps = Partial<Pick<LysLetterElement, 'client' | 'session' | 'letterId' | 'opening' | 'place' | 'printing'>> & {
  'letter-id'?: string | undefined
  'onlys-letter-opened'?: ((event: LetterOpenedEvent) => void) | undefined
  'onlys-letter-acknowledged'?: ((event: LetterAcknowledgedEvent) => void) | undefined
  'onlys-question-asked'?: ((event: QuestionAskedEvent) => void) | undefined
}

/** Whose case this is, who asks, how much time there is, and what was asked about the same patient before. It never scrolls away. */
export interface LysPatientBannerElement extends HTMLElement {
  /** The case as the server tells it. `Case | undefined` */
  case: unknown
}

export type LysPatientBannerProps = Partial<Pick<LysPatientBannerElement, 'case'>> & {
  'onlys-case-open'?: ((event: CaseOpenEvent) => void) | undefined
}

/** Photographs to look through, part by part: small ones in a list, one at a time in a dialog. */
export interface LysPhotoListElement extends HTMLElement {
  /** Says where pictures are. `(Pick<Client, 'previewUrl' | 'originalUrl'> & Partial<Pick<Client, 'regionUrl'>>) | undefined` */
  client: unknown
  /** The photographs to show. `readonly Image[]` */
  images: unknown
  /** What the pack calls the views; a view without a name stands under its code. `Views` */
  views: unknown
  /** What was drawn over them, and how large their pixels are. `readonly MarksOfImage[]` */
  marks: unknown
  /** Opens one at a part of it, once the photographs are there: `photo=img_…&xywh=pixel:x,y,width,height` (W3C Media Fragments). */
  place: string
}

export type LysPhotoListProps = Partial<Pick<LysPhotoListElement, 'client' | 'images' | 'views' | 'marks' | 'place'>> & {}

/** Asks for one of many rows, or for a line of text, by keyboard first: what is typed narrows the list, arrows walk, Enter chooses, Escape leaves. The focus goes back to where it was. */
export interface LysQuickPickElement extends HTMLElement {
  /** Somebody is asked something. */
  readonly isOpen: boolean
  /** The id of the row that was chosen, or undefined when she left. Another question takes the place of an open one. */
  pick(asked: PickAsked): Promise<string | undefined>
  /** The line that was written, or undefined when she left. */
  ask(asked: TextAsked): Promise<string | undefined>
}

export type LysQuickPickProps = {}

/** Photographs of a referral, what is said of each and how far it has come: one frame for every view the pack asks for, and for every part of it where it wants every part, named where it is empty. Files come by the frame, by several at once, by drag and drop, by paste. */
export interface LysPhotographsElement extends HTMLElement {
  /** What was chosen and how far each is. `Uploads | undefined` */
  uploads: unknown
  /** The views that the questionnaire asks for, and which parts each can show. `Views` */
  views: unknown
  /** Frames for the views that are missing, one button for any more, or nothing more at all. */
  adding: 'by-view' | 'any' | 'no'
  /** Where a sheet of measuring stickers is, for views that are measured by one. */
  stickerHref: string | undefined
}

export type LysPhotographsProps = Partial<Pick<LysPhotographsElement, 'uploads' | 'views' | 'adding' | 'stickerHref'>> & {
  'sticker-href'?: string | undefined
}

/** The questions a pack asks, answered with a tap each where it can be; `place` says which of them stand here. `problems` are sentences by question id. In a host's form its value is the answers as JSON, and it is invalid while one is missing. */
export interface LysQuestionnaireElement extends HTMLElement {
  /** The questions, as a pack has them. `readonly Ask[]` */
  asks: unknown
  /** What groups of yes-or-no questions are called. `Questionnaire['groups']` */
  groups: unknown
  /** Red flags, and the unit that is phoned when one holds. `Questionnaire['stops']` */
  stops: unknown
  /** Who is phoned. `Phoned | undefined` */
  unit: unknown
  /** The pack's own drawings. `readonly Diagram[]` */
  diagrams: unknown
  /** Only where something happens on the body, or all the rest with what is folded away. */
  place: 'where' | 'findings' | undefined
  /** What was answered, by question. `Answers` */
  answers: unknown
  /** What is wrong, by question, in words. */
  problems: ReadonlyMap<string, string>
  /** Questions that may be left alone are not marked: most of them are such. */
  unmarked: boolean
  /** Moves the focus to a question. False when it is not asked. */
  focusAsk(id: string): boolean
  /** The host's form is emptied. */
  formResetCallback(): void
}

export type LysQuestionnaireProps = Partial<Pick<LysQuestionnaireElement, 'asks' | 'groups' | 'stops' | 'unit' | 'diagrams' | 'place' | 'answers' | 'problems' | 'unmarked'>> & {
  'onlys-answers-changed'?: ((event: AnswersChangedEvent) => void) | undefined
}

/** The GP's one page: patient, what it is about and where, photographs, findings, question, urgency, consent, send. The draft is kept while it is written; photographs travel meanwhile and go on after sending. Staff leave it to a doctor. */
export interface LysReferralFormElement extends HTMLElement {
  /** Asks the server, as `connect()` gives it. `Client | undefined` */
  client: unknown
  /** Who is signed in, and her offices. `Session | undefined` */
  session: unknown
  /** A draft to go on with, or what was sent, to show it (`ref_…`); a new one, if empty. */
  referralId: string | undefined
  /** Where the way back to the desk leads. */
  deskHref: string
  /** A new one is for practice: no specialist sees it, and feedback comes by itself. */
  practice: boolean
  /** The host's form is emptied: what was written is kept as a draft, and another may be begun. */
  formResetCallback(): void
}

export type LysReferralFormProps = Partial<Pick<LysReferralFormElement, 'client' | 'session' | 'referralId' | 'deskHref' | 'practice'>> & {
  'referral-id'?: string | undefined
  'desk-href'?: string | undefined
  'onlys-referral-started'?: ((event: ReferralStartedEvent) => void) | undefined
  'onlys-referral-handed'?: ((event: ReferralHandedEvent) => void) | undefined
  'onlys-referral-sent'?: ((event: ReferralSentEvent) => void) | undefined
  'onlys-referral-cleared'?: ((event: ReferralClearedEvent) => void) | undefined
}

/** The specialist's reply: template, diagnosis, what happens next, texts. Takes the case at the first character. Sends with Ctrl+Enter, held or pressed twice, or with the button; what cannot be undone asks once. What was typed is kept for every case. */
export interface LysReplyFormElement extends HTMLElement {
  /** Asks the server, as `connect()` gives it. `Client | undefined` */
  client: unknown
  /** The case to answer. `Case | undefined` */
  case: unknown
  /** The pack version the referral was written with; null while it is not known. `Pack | null` */
  pack: unknown
  /** Who is signed in. `Session | undefined` */
  session: unknown
  /** The name of the patient who is read after this one. */
  next: string
  /** How long the server holds a reply before it leaves. */
  holdSeconds: number
  /** Whether something may be written and sent here now. */
  readonly ready: boolean
  /** Whoever is signed in has taken the case. */
  readonly isMine: boolean
  /** Until when the last reply can be taken back, in milliseconds; undefined when none can. */
  readonly undoUntil: number | undefined
  /** To the templates. */
  focusTemplate(): void
  /** To what happens with the patient. */
  focusDecision(): void
  /** To the text for the GP. */
  focusText(): void
  /** Chooses the usual outcome with this key. */
  choose(key: string): void
  /** Fills in this template, which takes the case, and goes on to what is missing or to Send. False where there is none. */
  useTemplate(id: string): boolean
  /** Adds a paragraph to the text to the GP. */
  insertText(text: string): void
  /** The host's form is emptied, and with it what is written about this case. */
  formResetCallback(): void
  /** Puts the case back for colleagues; what is written stays here. */
  release(): Promise<void>
  /** Takes the last reply back before it leaves. Rejects with ClientProblem: reply.left when it was too late. */
  undo(): Promise<void>
  /** What the key does: says what is missing, asks once, and sends when it is pressed again within two seconds, or held. */
  send(): Promise<void>
}

export type LysReplyFormProps = Partial<Pick<LysReplyFormElement, 'client' | 'case' | 'pack' | 'session' | 'next' | 'holdSeconds'>> & {
  'hold-seconds'?: number | undefined
  'onlys-reply-send'?: ((event: ReplySendEvent) => void) | undefined
  'onlys-reply-sent'?: ((event: ReplySentEvent) => void) | undefined
  'onlys-reply-undone'?: ((event: ReplyUndoneEvent) => void) | undefined
  'onlys-case-moved'?: ((event: CaseMovedEvent) => void) | undefined
  'onlys-case-changed'?: ((event: CaseChangedEvent) => void) | undefined
  'onlys-drafts-changed'?: ((event: DraftsChangedEvent) => void) | undefined
}

/** Replies that left, the valid one first; its sender may correct it. */
export interface LysSentRepliesElement extends HTMLElement {
  /** Oldest first, as the server lists them. `readonly Reply[]` */
  replies: unknown
  /** What was decided last. `Decision | null` */
  decision: unknown
  /** The pack whose words the replies use. `Pack | null` */
  pack: unknown
  /** Who reads: her own replies she may correct. */
  personId: string
  /** Stands in the text for the record. */
  caseNumber: string
}

export type LysSentRepliesProps = Partial<Pick<LysSentRepliesElement, 'replies' | 'decision' | 'pack' | 'personId' | 'caseNumber'>> & {
  'person-id'?: string | undefined
  'case-number'?: string | undefined
  'onlys-reply-correct'?: ((event: ReplyCorrectEvent) => void) | undefined
}

/** What somebody likes: every setting as its schema says, and which key does what. Both count at once. */
export interface LysSettingsElement extends HTMLElement {
  /** Where settings come from and go to. `Settings | undefined` */
  settings: unknown
  /** Which key does what. `Keys | undefined` */
  keys: unknown
  /** Opens it. */
  show(): Promise<void>
}

export type LysSettingsProps = Partial<Pick<LysSettingsElement, 'settings' | 'keys'>> & {}

/** A small picture where `<img>` would need a cookie, or `blob:` in the policy of a page that is not ours: its bytes are fetched with the client's own proof and drawn. It fills its place and shows nothing until it comes into view. */
export interface LysThumbnailElement extends HTMLElement {
  /** Fetches the picture. `Pick<Client, 'readThumbnail'> | undefined` */
  client: unknown
  /** Which photograph (`img_…`). */
  imageId: string
  /** What it shows, in words; empty where the words stand beside it. */
  alt: string
}

export type LysThumbnailProps = Partial<Pick<LysThumbnailElement, 'client' | 'imageId' | 'alt'>> & {
  'image-id'?: string | undefined
}

/** One photograph, to be looked at closely: all of it at once, small, the tiles over it, and the tools to move it. Wraps OpenSeadragon, which is loaded with the first photograph. */
export interface LysViewerElement extends HTMLElement {
  /** What to show; undefined while it is not known, null where there is none. */
  image: ViewedImage | null | undefined
  /** Where to get the headers that open a picture, where the page has no cookie. `Opening | undefined` */
  tickets: unknown
  /** Lies in a page that scrolls: one finger and the bare wheel are the page's. */
  embedded: boolean
  /** Without its bar of tools: the host has them elsewhere. */
  bare: boolean
  /** What previews are fetched with. */
  fetcher: typeof fetch
  /** What is drawn over the photograph. `readonly Annotation[]` */
  annotations: unknown
  /** What was drawn and is not kept yet: a host of several viewers gives all of them the same, so that it outlives each of them. `Unkept | undefined` */
  unkept: unknown
  /** How large a pixel of it is, where that is known. */
  scale: Scale | null
  /** Whoever looks may draw, measure and say how large a pixel is. */
  editable: boolean
  /** The photograph is on the screen and can be moved. */
  readonly ready: boolean
  /** What is held. `Tool | undefined` */
  readonly tool: unknown
  /** What a photograph has to itself, in CSS pixels. */
  readonly place: Place
  /** Over the whole screen, and back. */
  toggleFullScreen(): void
  /** As it came: whole, upright, in its own light. */
  reset(): void
  /** Sliders for light and colour. */
  adjust(): void
  /** A millimetre of the patient is one on the screen. */
  trueSize(): void
  /** Takes a tool in hand, to be used with the pointer or the keys; without one lays down what is held. */
  hold(tool?: unknown): void
  /** The ruler, if nothing is held. */
  measure(): void
  /** The pen, if nothing is held. */
  mark(): void
  /** Tells whoever does not see. */
  say(words: string): void
  /** Asks for what did not arrive once more. */
  retry(): void
  /** Fetches what is likely to be looked at next, so that it is there at once. */
  prefetch(image: ViewedImage): Promise<void>
}

export type LysViewerProps = Partial<Pick<LysViewerElement, 'image' | 'tickets' | 'embedded' | 'bare' | 'fetcher' | 'annotations' | 'unkept' | 'scale' | 'editable'>> & {
  'onlys-image-shown'?: ((event: ImageShownEvent) => void) | undefined
  'onlys-image-retry'?: ((event: ImageRetryEvent) => void) | undefined
}

/** The reading screen: the list, one case on the light table, its facts and the reply. Every button and key runs a command of `commands`. Its parts are as wide as she made them. Below 1100 pixels of its own width they are tabs, below 600 list and case are two pages. */
export interface LysWorkbenchElement extends HTMLElement {
  /** `Client | undefined` */
  client: unknown
  /** `Session | undefined` */
  session: unknown
  unitId: string
  layout: Layout
  /** Which cases are listed. `ShownCases` */
  shows: unknown
  /** `{ cases: readonly ListedCase[]; counts: WaitingCounts } | null` */
  waiting: unknown
  drafts: ReadonlySet<string>
  /** Asked before another case is opened, by whatever way. A host that has one patient open asks its user first. */
  mayOpen: ((referralId: string) => Promise<boolean>) | undefined
  /** What can be done here; a host and its packs add their own. */
  readonly registries: unknown
  readonly commands: unknown
  readonly keybindings: unknown
  readonly panes: unknown
  readonly palette: unknown
  /** Several photographs beside each other; it comes behind the list. `Compare | undefined` */
  compare: unknown
  readonly worklist: unknown
  readonly reply: unknown
  readonly viewer: unknown
  /** `readonly Viewer[]` */
  readonly viewers: unknown
  readonly hasCase: boolean
  readonly openId: string
  readonly index: number
  /** `ListedCase | undefined` */
  readonly nearest: unknown
  readonly isSearch: boolean
  readonly sideShown: boolean
  readonly listFolded: boolean
  /** Where the panes stand. */
  readonly room: Room
  readonly imageCount: number
  /** `Reading['asked']` */
  readonly asked: unknown
  readonly showPacks: unknown
  /** The open case as packs may see it. */
  readonly packCase: PackCase | undefined
  readonly mayBreakGlass: boolean
  /** Something typed or drawn here would be lost with it. */
  readonly isUnsaved: boolean
  readonly isReplyFocused: boolean
  readonly showImage: unknown
  readonly stepImage: unknown
  /** Asks whose case it is and why. With `opening`, what was written before she had to sign in again is there. */
  readonly breakGlass: unknown
  readonly mayUndo: boolean
  readonly copySent: unknown
  openCase(referralId: string): void
  openNeighbour(step: 1 | -1): void
  closeCase(): void
  focusList(): void
  focusCase(): void
  bar(location: string): unknown
  is(setting: Switch): boolean
  chooseUnit(unitId: string): void
  toggle(setting: Switch): void
  focusSearch(): void
  /** What a command leads to is in sight, also where it was folded. */
  showTab(tab: Tab): void
  /** What to try on the first day, or another walkthrough that was registered. Beside the case where one is open. */
  openWalkthrough(id?: string): Promise<void>
  undo(): Promise<void>
  /** Whom she looked for is answered: the others come back. */
  goBack(): void
}

export type LysWorkbenchProps = Partial<Pick<LysWorkbenchElement, 'client' | 'session' | 'unitId' | 'layout' | 'shows' | 'waiting' | 'drafts' | 'mayOpen' | 'compare'>> & {
  'unit-id'?: string | undefined
  'onlys-worklist-loaded'?: ((event: WorklistLoadedEvent) => void) | undefined
  'onlys-case-open'?: ((event: CaseOpenEvent) => void) | undefined
  'onlys-case-changed'?: ((event: CaseChangedEvent) => void) | undefined
  'onlys-case-moved'?: ((event: CaseMovedEvent) => void) | undefined
  'onlys-image-shown'?: ((event: ImageShownEvent) => void) | undefined
  'onlys-drafts-changed'?: ((event: DraftsChangedEvent) => void) | undefined
  'onlys-reply-send'?: ((event: ReplySendEvent) => void) | undefined
  'onlys-reply-sent'?: ((event: ReplySentEvent) => void) | undefined
  'onlys-reply-undone'?: ((event: ReplyUndoneEvent) => void) | undefined
  'onlys-glass-broken'?: ((event: GlassBrokenEvent) => void) | undefined
}

/** Cases of a unit without a reply, under counted headings, most urgent first. Arrow keys, j and k move, Enter opens. Reads itself again every 30 seconds and after `lys-reply-sent`, `lys-case-changed` and their like anywhere on the page. */
export interface LysWorklistElement extends HTMLElement {
  /** Asks the server, as `connect()` gives it. `Client | undefined` */
  client: unknown
  /** Whose cases (`uni_…`). */
  unitId: string
  /** Who reads: a case she took says so. */
  personId: string
  /** The id of the case that is open. */
  chosen: string
  /** Which of them: all, those due today or late, or those in which it is her turn. `ShownCases` */
  show: unknown
  /** Part of a name, birth number or case number that is looked for among all that wait; it goes into no address. */
  search: string
  /** Thumbnails only. */
  folded: boolean
  /** Low rows without thumbnails. */
  dense: boolean
  /** Ids of cases with something written that is not sent. */
  drafts: ReadonlySet<string>
  /** How often it reads itself again. */
  refreshSeconds: number
  /** The cases in the order they are shown. `readonly ListedCase[]` */
  readonly cases: unknown
  /** Reads the list again; place and focus stay. */
  refresh(): Promise<void>
  /** To the row below. */
  next(): void
  /** To the row above. */
  previous(): void
  /** Opens a case, the one the keys stand on when none is named. */
  openCase(referralId: string): void
}

export type LysWorklistProps = Partial<Pick<LysWorklistElement, 'client' | 'unitId' | 'personId' | 'chosen' | 'show' | 'search' | 'folded' | 'dense' | 'drafts' | 'refreshSeconds'>> & {
  'unit-id'?: string | undefined
  'person-id'?: string | undefined
  'refresh-seconds'?: number | undefined
  'onlys-case-open'?: ((event: CaseOpenEvent) => void) | undefined
  'onlys-worklist-loaded'?: ((event: WorklistLoadedEvent) => void) | undefined
}

type Props<Element, Own> = DetailedHTMLProps<HTMLAttributes<Element>, Element> & Own

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'lys-break-glass': Props<LysBreakGlassElement, LysBreakGlassProps>
      'lys-case-facts': Props<LysCaseFactsElement, LysCaseFactsProps>
      'lys-desk': Props<LysDeskElement, LysDeskProps>
      'lys-embed': Props<LysEmbedElement, LysEmbedProps>
      'lys-frame': Props<LysFrameElement, LysFrameProps>
      'lys-image-strip': Props<LysImageStripElement, LysImageStripProps>
      'lys-letter': Props<LysLetterElement, LysLetterProps>
      'lys-patient-banner': Props<LysPatientBannerElement, LysPatientBannerProps>
      'lys-photo-list': Props<LysPhotoListElement, LysPhotoListProps>
      'lys-quick-pick': Props<LysQuickPickElement, LysQuickPickProps>
      'lys-photographs': Props<LysPhotographsElement, LysPhotographsProps>
      'lys-questionnaire': Props<LysQuestionnaireElement, LysQuestionnaireProps>
      'lys-referral-form': Props<LysReferralFormElement, LysReferralFormProps>
      'lys-reply-form': Props<LysReplyFormElement, LysReplyFormProps>
      'lys-sent-replies': Props<LysSentRepliesElement, LysSentRepliesProps>
      'lys-settings': Props<LysSettingsElement, LysSettingsProps>
      'lys-thumbnail': Props<LysThumbnailElement, LysThumbnailProps>
      'lys-viewer': Props<LysViewerElement, LysViewerProps>
      'lys-workbench': Props<LysWorkbenchElement, LysWorkbenchProps>
      'lys-worklist': Props<LysWorklistElement, LysWorklistProps>
    }
  }
}
