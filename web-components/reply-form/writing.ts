import type { Case, Reply } from '../client.ts'
import { OnceIds } from './once-ids.ts'
import { type ReplyDraft, sameDraft, startDraft, type TextField } from './reply-draft.ts'

/** Everything about one case's reply that is not sent yet. It outlives the look at another case, and nothing else: it holds patient data. */
export interface Writing {
  draft: ReplyDraft
  /** What the form began with: more than this would be lost. */
  start: ReplyDraft
  /** What stood there before a template filled it. */
  before: Pick<Writing, 'draft' | 'filled' | 'mixed'> | null
  /** The draft as the last template left it. */
  filled: ReplyDraft | null
  /** Where what she wrote with another template stands with this one's: the template's text alone, by field, until she chose. */
  mixed: ReadonlyMap<TextField, string>
  readonly ids: OnceIds
  phase: 'writing' | 'asking' | 'sending'
  /** How she was asked: by the key, which forgets soon, or by the button. */
  askedBy: 'key' | 'button'
  /** What stood in the way last time. */
  problem: unknown
  /** She tried to send: what is missing is shown at the fields. */
  checked: boolean
  correcting: Reply | null
  /** Figures and days in the pack's questions that are no answers yet, by question: why. */
  halfTyped: ReadonlyMap<string, string>
  holding: Promise<void> | null
  /** When a claim last failed. */
  unheldSince: number
}

export type Writings = Map<string, Writing>

export function newWriting(one: Case, personId: string): Writing {
  const start = startDraft(one, personId)
  return {
    draft: start,
    start,
    before: null,
    filled: null,
    mixed: new Map(),
    ids: new OnceIds(),
    phase: 'writing',
    askedBy: 'key',
    problem: undefined,
    checked: false,
    correcting: null,
    halfTyped: new Map(),
    holding: null,
    unheldSince: 0,
  }
}

/** What is sent with a correction: the decision only where she changed it. */
export const changesDecision = ({ draft, start }: Writing): boolean =>
  (['disposition', 'latestDate', 'weeks', 'reason', 'handoverTo', 'handoverAt'] as const).some(
    (field) => draft[field] !== start[field],
  )

export const isUnsent = (writing: Writing): boolean => !sameDraft(writing.draft, writing.start)

/** Ids of the cases that something is written for. */
export const unsentOf = (writings: Writings): ReadonlySet<string> =>
  new Set([...writings].filter(([, writing]) => isUnsent(writing)).map(([id]) => id))

/** Why nothing can be written here now. */
export type Barred =
  | { readonly why: 'taken'; readonly by: string; readonly at: string }
  | { readonly why: 'withdrawn' }
  | { readonly why: 'glass' }
  | { readonly why: 'answered' }
  | null

export const isAnswered = (one: Case): boolean =>
  one.referral.status === 'replied' || one.referral.status === 'acknowledged'

export function barredBy(one: Case, writing: Writing, personId: string): Barred {
  if (one.glass) return { why: 'glass' }
  if (writing.correcting) return null
  if (isAnswered(one)) return { why: 'answered' }
  if (one.referral.status === 'withdrawn') return { why: 'withdrawn' }
  if (one.claim && one.claim.by.id !== personId) return { why: 'taken', by: one.claim.by.name, at: one.claim.at }
  return null
}
