import { foreignKey, index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { offices } from '../access/table.ts'
import type { Id } from '../kernel/ids.ts'
import { moment, place, tenantId } from '../kernel/shape.ts'
import type { Anchors, Consent, NodeKind, SampleResult, SampleRule } from './rules.ts'

const officeId = () => text('office_id').$type<Id<'off'>>().notNull()
const madeBy = () => text('made_by').$type<Id<'per'> | 'system'>().notNull()
const madeAt = () => moment('made_at').notNull()
const ofOffice = (t: { tenantId: unknown; officeId: unknown }) =>
  // biome-ignore lint/suspicious/noExplicitAny: the columns of whichever table asks
  foreignKey({ columns: [t.tenantId, t.officeId] as any, foreignColumns: [offices.tenantId, offices.id] })

/** How a strategic sample is drawn, stored before a name is shown, and what was shown then. */
export const samples = sqliteTable(
  'samples',
  {
    tenantId: tenantId(),
    id: text().$type<Id<'smp'>>().notNull(),
    rule: text({ mode: 'json' }).$type<SampleRule>().notNull(),
    madeBy: madeBy(),
    madeAt: madeAt(),
    result: text({ mode: 'json' }).$type<SampleResult>(),
    shownAt: moment('shown_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)

/** What may have to be there before an office uses it. */
export const conditions = sqliteTable(
  'conditions',
  {
    tenantId: tenantId(),
    code: text().notNull(),
    nameEn: text('name_en').notNull(),
    nameNb: text('name_nb').notNull(),
    /** Where membership is graded; null where it is there or not. */
    anchors: text({ mode: 'json' }).$type<Anchors>(),
    madeAt: madeAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.code] })],
)

/** How far an office has a condition, each time somebody judged it; the last one holds. */
export const conditionScores = sqliteTable(
  'condition_scores',
  {
    tenantId: tenantId(),
    officeId: officeId(),
    condition: text().notNull(),
    seq: place(),
    /** 0 to 1; null where it was looked for and cannot be told. */
    value: real(),
    source: text().notNull(),
    sentence: text().notNull(),
    /** Civil date of what it rests on. */
    observedOn: text('observed_on').notNull(),
    /** Whoever judged had not looked at use before. */
    isBlind: integer('is_blind', { mode: 'boolean' }).notNull(),
    madeBy: madeBy(),
    madeAt: madeAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.officeId, t.condition, t.seq] }), ofOffice(t)],
)

/** What somebody of an office told, with leave to keep it. Once that is withdrawn, the words are gone and the row stays. */
export const interviews = sqliteTable(
  'interviews',
  {
    tenantId: tenantId(),
    id: text().$type<Id<'int'>>().notNull(),
    officeId: officeId(),
    title: text().notNull(),
    /** Lines end in LF. */
    text: text().notNull(),
    role: text().notNull(),
    heldOn: text('held_on').notNull(),
    consent: text({ mode: 'json' }).$type<Consent>().notNull(),
    withdrawnAt: moment('withdrawn_at'),
    madeBy: madeBy(),
    madeAt: madeAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), ofOffice(t)],
)

/** What passages are marked with: a tree. */
export const codes = sqliteTable(
  'codes',
  {
    tenantId: tenantId(),
    id: text().$type<Id<'cod'>>().notNull(),
    parentId: text('parent_id').$type<Id<'cod'>>(),
    name: text().notNull(),
    note: text().notNull(),
    madeBy: madeBy(),
    madeAt: madeAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)

/** A passage marked with a code by one coder: code points of the text, from `begins` up to and without `ends`. */
export const codings = sqliteTable(
  'codings',
  {
    tenantId: tenantId(),
    id: text().$type<Id<'cdg'>>().notNull(),
    interviewId: text('interview_id').$type<Id<'int'>>().notNull(),
    codeId: text('code_id').$type<Id<'cod'>>().notNull(),
    begins: integer().notNull(),
    ends: integer().notNull(),
    removedAt: moment('removed_at'),
    madeBy: madeBy(),
    madeAt: madeAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('codings_interview').on(t.tenantId, t.interviewId),
    foreignKey({ columns: [t.tenantId, t.interviewId], foreignColumns: [interviews.tenantId, interviews.id] }),
    foreignKey({ columns: [t.tenantId, t.codeId], foreignColumns: [codes.tenantId, codes.id] }),
  ],
)

/** A tie of an office's network that somebody told of: the passage that says so stands behind it. */
export const toldTies = sqliteTable(
  'told_ties',
  {
    tenantId: tenantId(),
    id: text().$type<Id<'tie'>>().notNull(),
    officeId: officeId(),
    fromKind: text('from_kind').$type<NodeKind>().notNull(),
    fromName: text('from_name').notNull(),
    toKind: text('to_kind').$type<NodeKind>().notNull(),
    toName: text('to_name').notNull(),
    codingId: text('coding_id').$type<Id<'cdg'>>().notNull(),
    removedAt: moment('removed_at'),
    madeBy: madeBy(),
    madeAt: madeAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    ofOffice(t),
    foreignKey({ columns: [t.tenantId, t.codingId], foreignColumns: [codings.tenantId, codings.id] }),
  ],
)
