import type { hc } from 'hono/client'
import type {
  Check as ApiCheck,
  Closing as ApiClosing,
  PasskeyOut as ApiPasskey,
  PersonOut as ApiPerson,
  PortalOut as ApiPortal,
  Session as ApiSession,
  SetUp as ApiSetUp,
  Unit as ApiUnit,
} from '../api/access/contract.ts'
import type {
  PasskeyAssertion,
  PasskeyAttestation,
  PasskeyCreationOptions,
  PasskeyRequestOptions,
} from '../api/access/rules.ts'
import type { Today as ApiToday, Trouble as ApiTrouble, Use as ApiUse } from '../api/adoption/contract.ts'
import type { Chart as ApiChart, Method as ApiMethod, ReportOut } from '../api/adoption/contract-report.ts'
import type { Api } from '../api/app.ts'
import type * as catalogue from '../api/catalogue/contract.ts'
import type { Pack as ApiPack } from '../api/catalogue/manifest.ts'
import type {
  Answer as PackAnswer,
  Ask as PackAsk,
  Condition as PackCondition,
  Questionnaire as PackQuestionnaire,
  Stop as PackStop,
} from '../api/catalogue/rules.ts'
import type {
  Letter as ApiLetter,
  LetterCover as ApiLetterCover,
  ListedLetter as ApiListedLetter,
} from '../api/delivery/contract.ts'
import type {
  ListedGlassBreak as ApiListedGlassBreak,
  GlassBreak,
  GlassOut,
  NewGlassBreak,
} from '../api/glass/contract.ts'
import type { ImageInfo as ApiImageInfo, ImageOut } from '../api/imaging/contract.ts'
import type { FieldProblem, ProblemCode } from '../api/kernel/problem.ts'
import type * as marking from '../api/marking/contract.ts'
import type * as office from '../api/office/contract.ts'
import type * as practice from '../api/practice/contract.ts'
import type { ListedReferral as ApiListedReferral, QuestionOut, ReferralOut } from '../api/referral/contract.ts'
import type { DraftContent } from '../api/referral/rules.ts'
import type { ReplyOut } from '../api/reply/contract.ts'
import type { Answer as ReplyAnswer } from '../api/reply/rules.ts'
import type {
  Case as ApiCase,
  EarlierCase as ApiEarlierCase,
  ListedCase as ApiListedCase,
  DecisionOut,
  NewDecision,
} from '../api/triage/contract.ts'
import type { Show } from '../api/triage/rules.ts'
import { ClientProblem, problemOf } from './shared/client-problem.ts'
import { lasting } from './shared/lasting.ts'
import { letterCalls } from './shared/letter-calls.ts'
import { markCalls } from './shared/mark-calls.ts'
import { officeCalls } from './shared/office-calls.ts'
import { packCalls } from './shared/pack-calls.ts'
import { placeCalls } from './shared/place-calls.ts'
import { practiceCalls } from './shared/practice-calls.ts'
import { referralCalls } from './shared/referral-calls.ts'
import { routes } from './shared/routes.ts'
import type { Region } from './shared/shapes.ts'
import { Tickets } from './shared/tickets.ts'
import { upload } from './shared/upload.ts'
import { useCalls } from './shared/use-calls.ts'

export type * as testing from '../api/inquiry/contract-hypothesis.ts'
export type * as interviews from '../api/inquiry/contract-interviews.ts'
export type * as networks from '../api/inquiry/contract-network.ts'
export type * as networkLists from '../api/inquiry/contract-networks.ts'
export type * as sampling from '../api/inquiry/contract-sample.ts'
export type * as scoring from '../api/inquiry/contract-score.ts'
export { ClientProblem } from './shared/client-problem.ts'
export { newId } from './shared/new-id.ts'

export type Session = ApiSession
export type Unit = ApiUnit
export type Passkey = ApiPasskey
export type PasskeyToMake = PasskeyCreationOptions
export type PasskeyOptions = PasskeyRequestOptions
export type Portal = ApiPortal
export type SetUp = ApiSetUp
export type Check = ApiCheck
export type Person = ApiPerson
export type Office = ApiClosing
export type Pack = ApiPack
export type PackSummary = catalogue.PackSummary
export type PackCheck = catalogue.PackCheck
export type UnitPack = catalogue.UnitPack
export type Diagram = NonNullable<Pack['contributes']['diagrams']>[number]
export type Stop = PackStop
export type AskCondition = PackCondition
export type Questionnaire = PackQuestionnaire
export type Ask = PackAsk
export type Answer = PackAnswer
export type Referral = ReferralOut
export type ListedReferral = ApiListedReferral
export type Question = QuestionOut
/** What came back to a practice case. */
export type Practice = practice.PracticeOut
export type ListedPractice = practice.ListedPractice
/** How long a case took to write, beside what is usual at its office. */
export type Effort = practice.EffortOut
export type OfficeMonths = practice.MonthsOut
export type Draft = DraftContent
export type Image = ImageOut
/** What the office says of a photograph. */
export type PhotographFacts = Pick<Image, 'belongsTo' | 'scale'>
export type ImageInfo = ApiImageInfo
/** What was drawn over a photograph. */
export type Mark = marking.AnnotationOut
export type MarkToSave = marking.NewAnnotation
export type Calibration = marking.CalibrationOut
export type NewCalibration = Partial<marking.NewCalibration> & Pick<marking.NewCalibration, 'method'>
export type ImageGrade = marking.GradeOut
export type NewGrade = Partial<marking.NewGrade> & Pick<marking.NewGrade, 'grade'>
export type MarksOfImage = marking.MarksOut
export type Case = ApiCase
export type ListedCase = ApiListedCase
export type EarlierCase = ApiEarlierCase
export type Decision = DecisionOut
export type DecisionToMake = NewDecision
export type Reply = ReplyOut
export type ReplyToSend = ReplyAnswer
export type ShownCases = Show
/** How much waits at a unit: all of it, what is due today or late, and what the asker has taken. */
export interface WaitingCounts {
  readonly waiting: number
  readonly due: number
  readonly yours: number
}
/** Of the patient whom a portal has open. */
export interface ContextCases {
  /** The same as long as the patient is; null where none is open. */
  readonly patient: string | null
  readonly items: readonly { readonly id: string; readonly waits: boolean }[]
}
export type LetterCover = ApiLetterCover
export type ListedLetter = ApiListedLetter
export type Letter = ApiLetter
/** What lets somebody read a case outside her units, for an hour. */
export type Glass = GlassOut
export type GlassToBreak = NewGlassBreak
export type ListedGlassBreak = ApiListedGlassBreak
export interface GlassBreaks {
  readonly items: readonly ListedGlassBreak[]
  readonly more: boolean
  readonly inVain: readonly { readonly by: ListedGlassBreak['by']; readonly tries: number }[]
}
export type OfficeProfile = office.OfficeProfile
export type ProfileVersion = office.ProfileVersion
export type Profile = office.ProfileOut
export type Contact = office.ContactOut
export type NewContact = Partial<office.NewContact> & Pick<office.NewContact, 'kind'>
export type Use = ApiUse
export type Chart = ApiChart
export type Report = ReportOut
export type Method = ApiMethod
export type Trouble = ApiTrouble
export type Today = ApiToday
export type Code = ProblemCode
export type Field = FieldProblem
export type Bilingual = Readonly<Record<'en' | 'nb', string>>

/** What lets a call in where the page has no cookie: it sends requests with a proof of its own. */
export interface Auth {
  readonly fetch: typeof fetch
}

type Connected = ReturnType<typeof hc<Api>>
export type Operations = Connected['api']
/** Gives what an operation answers. Rejects with ClientProblem. */
export interface Calls {
  readonly api: Operations
  readonly take: Take
  readonly header: (deed: string) => { 'idempotency-key': string }
}
/** What calls are made of that build an address or send a request themselves. */
export interface Wires extends Calls {
  readonly url: (path: string) => string
  readonly send: typeof fetch
}
export type Take = <T>(asked: Promise<Pick<Response, 'ok' | 'status' | 'json'>>) => Promise<T>

/**
 * The API under `base`, one function an operation, named as there. Every one rejects with ClientProblem.
 * Deeds take a `deed` id: make it once with `newId('cmd')`, use it again when the answer got lost.
 * Without `auth` the page's cookie lets them in.
 */
export function connect(base = location.origin, auth?: Auth) {
  const send: typeof fetch = (url, init) => (auth ?? globalThis).fetch(url, lasting(url, init))
  const { api } = routes<Connected>(base, send)
  const unanswered = () => new ClientProblem({ code: 'offline' })
  const take: Take = async (asked) => {
    const response = await asked.catch(() => {
      throw unanswered()
    })
    if (!response.ok) throw await problemOf(response)
    return response.json()
  }
  const blob = async (path: string): Promise<Blob> => {
    const response = await send(url(path)).catch(() => {
      throw unanswered()
    })
    if (!response.ok) throw await problemOf(response)
    return response.blob()
  }
  const header = (deed: string) => ({ 'idempotency-key': deed })
  // A portal may pass us on under a path of its own.
  const url = (path: string) => base.replace(/\/$/, '') + path
  const page = (after?: string) => ({ ...(after !== undefined && { after }) })

  return {
    /** What further calls are made of, for pages that few people open. */
    calls: { api, take, header, url, send } satisfies Wires,
    readSession: () => take<Session>(api.session.$get()),
    endSession: () => send(url('/api/session'), { method: 'DELETE' }).then(() => undefined),
    listPasskeys: () => take<{ items: Passkey[] }>(api.passkeys.$get()),
    preparePasskey: () => take<PasskeyToMake>(api['passkey-preparations'].$post({ json: {} })),
    registerPasskey: (passkeyId: string, name: string, credential: PasskeyAttestation) =>
      take<Passkey>(api.passkeys[':passkeyId'].$put({ param: { passkeyId }, json: { name, credential } })),
    removePasskey: (passkeyId: string, deed: string) =>
      take<Passkey>(api.passkeys[':passkeyId'].removal.$post({ param: { passkeyId }, json: {}, header: header(deed) })),
    challengePasskey: () => take<PasskeyOptions>(api.session['passkey-challenge'].$post({ json: {} })),
    signInByPasskey: (credential: PasskeyAssertion) =>
      take<{ signedIn: true }>(api.session.passkey.$post({ json: { credential } })),
    listUnits: () => take<{ items: Unit[] }>(api.units.$get()),
    ...packCalls({ api, take, header }, url),

    ...referralCalls({ api, take, header }, page),
    /**
     * Sends a file; `progress` is called with 0 to 1. `stop` aborts. Sent again it keeps the facts that came the first time.
     * XMLHttpRequest, because fetch tells no progress of an upload.
     */
    attachImage: (
      referralId: string,
      imageId: string,
      file: Blob,
      view: string,
      progress: (part: number) => void,
      { belongsTo, scale }: Partial<PhotographFacts> = {},
      stop?: AbortSignal,
    ) => {
      const query = new URLSearchParams({ view, ...(belongsTo && { belongsTo }), ...(scale && { scale }) })
      return upload(url(`/api/referrals/${referralId}/images/${imageId}?${query}`), file, progress, stop)
    },
    /** Says of a photograph which part it shows and what tells its size; what is left out stays as it is. */
    describeImage: (imageId: string, json: Partial<PhotographFacts>, deed: string) =>
      take<Image>(api.images[':imageId'].description.$post({ param: { imageId }, json, header: header(deed) })),
    removeImage: (imageId: string, reason: 'wrong_patient' | 'not_useful' | 'other', deed: string) =>
      take<{ id: string }>(
        api.images[':imageId'].removal.$post({ param: { imageId }, json: { reason }, header: header(deed) }),
      ),
    retryImage: (imageId: string, deed: string) =>
      take<{ id: string }>(api.images[':imageId'].retry.$post({ param: { imageId }, json: {}, header: header(deed) })),
    listImages: (referralId: string) =>
      take<{ items: Image[] }>(api.referrals[':referralId'].images.$get({ param: { referralId } })),
    readImage: (imageId: string) => take<Image>(api.images[':imageId'].$get({ param: { imageId } })),
    /** Headers that open previews and tiles; undefined where the cookie does, and `<img>` may be used. */
    tickets:
      auth &&
      new Tickets((imageId) =>
        take<{ ticket: string; expiresAt: string }>(
          api.images[':imageId'].ticket.$post({ param: { imageId }, json: {} }),
        ),
      ),
    /** The picture for a list itself, for pages that cannot show it by its address. */
    readThumbnail: (imageId: string) => blob(`/api/images/${imageId}/thumbnail`),
    readOriginal: (imageId: string) => blob(`/api/images/${imageId}/original`),
    previewUrl: (imageId: string) => url(`/api/images/${imageId}/preview`),
    thumbnailUrl: (imageId: string) => url(`/api/images/${imageId}/thumbnail`),
    /** A part of it, in its own pixels, at most 1,024 of the answer (IIIF Image 3.0, level 2: door 1 cuts, door 2 does not). */
    regionUrl: (imageId: string, { x, y, width, height }: Region) =>
      url(
        `/api/iiif/${imageId}/${x},${y},${width},${height}/${width > 1024 || height > 1024 ? '!1024,1024' : 'max'}/0/default.jpg`,
      ),
    /** With `{level}`, `{column}` and `{row}` to fill in. */
    tileUrl: (imageId: string) => `${url(`/api/images/${imageId}/tiles/`)}{level}/{column}_{row}.jpg`,
    /** A sheet of measuring stickers to print. */
    stickerUrl: (language: string) => url(`/api/sticker.svg?language=${language === 'en' ? 'en' : 'nb'}`),
    originalUrl: (imageId: string) => url(`/api/images/${imageId}/original`),

    ...markCalls({ api, take, header }),

    listWaiting: (unitId: string, after?: string, show: ShownCases = 'all') =>
      take<{ items: ListedCase[]; next: string | null } & WaitingCounts>(
        api.units[':unitId'].cases.$get({ param: { unitId }, query: { show, ...page(after) } }),
      ),
    searchWaiting: (unitId: string, text: string) =>
      take<{ items: ListedCase[]; more: boolean }>(
        api.units[':unitId'].cases.search.$post({ param: { unitId }, json: { text } }),
      ),
    readCase: (referralId: string) => take<Case>(api.cases[':referralId'].$get({ param: { referralId } })),
    /** Cases of the patient whom the portal has open, those that wait first. */
    listContextCases: () => take<ContextCases>(api.context.cases.$get()),
    claimCase: (referralId: string, deed: string) =>
      take<Case>(api.cases[':referralId'].claim.$post({ param: { referralId }, json: {}, header: header(deed) })),
    releaseCase: (referralId: string, deed: string) =>
      take<Case>(api.cases[':referralId'].release.$post({ param: { referralId }, json: {}, header: header(deed) })),
    decide: (
      referralId: string,
      decisionId: string,
      json: Partial<DecisionToMake> & Pick<DecisionToMake, 'disposition'>,
    ) =>
      take<Decision>(
        api.cases[':referralId'].decisions[':decisionId'].$put({ param: { referralId, decisionId }, json }),
      ),
    /** The office is told when `holdSeconds` are over; until then it can be taken back with `undoReply`. */
    sendReply: (referralId: string, replyId: string, json: ReplyToSend & { holdSeconds?: number }) =>
      take<Reply>(api.cases[':referralId'].replies[':replyId'].$put({ param: { referralId, replyId }, json })),
    undoReply: (referralId: string, replyId: string, deed: string) =>
      take<Reply>(
        api.cases[':referralId'].replies[':replyId'].undo.$post({
          param: { referralId, replyId },
          json: {},
          header: header(deed),
        }),
      ),
    correctReply: (
      referralId: string,
      replyId: string,
      correctionId: string,
      json: ReplyToSend & { decision?: (DecisionToMake & { id: string }) | null },
    ) =>
      take<Reply>(
        api.cases[':referralId'].replies[':replyId'].corrections[':correctionId'].$put({
          param: { referralId, replyId, correctionId },
          json,
        }),
      ),
    listReplies: (referralId: string) =>
      take<{ items: Reply[] }>(api.cases[':referralId'].replies.$get({ param: { referralId } })),

    /** Opens a patient outside her units in an emergency; the id makes it happen once. */
    breakGlass: (glassId: string, json: GlassToBreak) =>
      take<GlassBreak>(api['glass-breaks'][':glassId'].$put({ param: { glassId }, json })),
    closeGlass: (glassId: string, deed: string) =>
      take<GlassBreak>(api['glass-breaks'][':glassId'].closing.$post({ param: { glassId }, header: header(deed) })),
    listGlassBreaks: () => take<GlassBreaks>(api['glass-breaks'].$get()),
    reviewGlassBreak: (glassId: string, json: { outcome: 'justified' | 'not_justified'; note: string }, deed: string) =>
      take<ListedGlassBreak>(
        api['glass-breaks'][':glassId'].review.$post({ param: { glassId }, json, header: header(deed) }),
      ),

    ...letterCalls({ api, take, header }, page),
    ...placeCalls({ api, take, header }),
    ...officeCalls({ api, take, header }),
    ...useCalls({ api, take, header }),
    ...practiceCalls({ api, take, header }),
  }
}
export type Client = ReturnType<typeof connect>
export type Tap = 'yes' | 'no' | 'unsure' | null
/** What the office's own cases say of a patient. */
export interface FoundPatient {
  readonly patient: Referral['content']['patient'] | null
  readonly earlier: readonly Pick<ListedReferral, 'id' | 'caseNumber' | 'status' | 'question' | 'changedAt'>[]
}
