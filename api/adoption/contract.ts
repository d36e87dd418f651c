import { createRoute } from '@hono/zod-openapi'
import { bilingualOut, idOut, momentOut, page, z } from '../kernel/shape.ts'
import { json, problemAnswer } from '../kernel/slice.ts'
import { abouts, contactKinds, contactReasons } from '../office/rules.ts'
import { refusals } from '../ports/imaging.ts'
import { rowsToday, stages } from './rules.ts'

const officeUse = z
  .strictObject({
    id: idOut('off'),
    name: z.string(),
    /** null to a researcher, whom it would tell which office it is. */
    municipality: z.string().nullable(),
    /** Days, months and shares are null or none to a researcher. */
    connectedAt: momentOut().nullable(),
    /** To a researcher in whole fives, rounded down; null of one to four, and where others would give them away. */
    cases: z.number().int().nullable(),
    /** Of all cases, 0 to 1; null while there are none. */
    share: z.number().nullable(),
    replies: z.number().int().nullable(),
    acknowledged: z.number().int().nullable(),
    firstCaseOn: z.string().nullable(),
    lastCaseOn: z.string().nullable(),
    stage: z.enum(stages),
    /** Closed, or gone into another one, within the last year: what it did stays counted. */
    end: z.enum(['closed', 'merged']).nullable(),
    /** Connected for less than the four quarters that regular use is told by. */
    isTooNew: z.boolean(),
    /** Who answers for it there and who takes the photographs, as entered; null where nobody did, and to a researcher. */
    owner: z.string().nullable(),
    photographer: z.string().nullable(),
    /** Part of its cases of the last twelve months that its busiest sender sent, 0 to 1; null of fewer than five. */
    keyPersonShare: z.number().nullable(),
    /** Median of the working days until its answers in the last year. */
    answerDays: z.number().nullable(),
    /** Cases of the last twelve months, oldest first, this month last; none to a researcher. */
    months: z.array(z.number().int()),
  })
  .openapi('OfficeUse')
export type OfficeUse = z.infer<typeof officeUse>

const use = z
  .strictObject({
    /** Connected, and not ended before the last year. */
    eligible: z.number().int(),
    adopters: z.number().int(),
    /** Adopters of eligible, 0 to 1; null without eligible offices. */
    adoptionRate: z.number().nullable(),
    /** Null, as what is made of it, to a researcher where it would be what one office sent. */
    cases: z.number().int().nullable(),
    busiestFour: z.strictObject({ share: z.number().nullable(), officeIds: z.array(z.string()), isTied: z.boolean() }),
    /** How few offices make four fifths of all cases. */
    k80: z.number().int().nullable(),
    /** The months that stand behind each office's twelve figures, `YYYY-MM`. */
    months: z.array(z.string()),
    /** What coordinators noted for offices in the last year, latest last; none to a researcher. */
    contacts: z.array(
      z.strictObject({ officeId: z.string(), on: z.string(), kind: z.enum(contactKinds), mine: z.boolean() }),
    ),
    /** The log is being counted: the figures will be higher in a moment. */
    isCounting: z.boolean(),
    /** Busiest first: the share of the first n offices; to a researcher the line alone, to a hundredth. */
    curve: z.array(
      z.strictObject({
        rank: z.number().int(),
        officeId: z.string().nullable(),
        cases: z.number().int().nullable(),
        share: z.number(),
      }),
    ),
    offices: z.array(officeUse),
  })
  .openapi('Use')
export type Use = z.infer<typeof use>

const trouble = z
  .strictObject({
    reaction: z.string(),
    subject: z.string(),
    since: momentOut(),
    tries: z.number().int(),
    gaveUp: z.boolean(),
    error: z.string(),
  })
  .openapi('Trouble')
export type Trouble = z.infer<typeof trouble>

const todayRow = z
  .strictObject({
    kind: z.enum(abouts),
    office: z.strictObject({ id: idOut('off'), name: z.string() }).nullable(),
    /** Whom to ring. */
    ring: z.strictObject({ name: bilingualOut, phone: z.string() }).nullable(),
    caseNumber: z.string().nullable(),
    /** Why, where the kind alone does not say it. */
    reason: z
      .enum([
        'wrong_recipient',
        'not_leaving',
        'refused',
        'not_made',
        'altered',
        'infected',
        'held',
        'late',
        'owner',
        'photographer',
        'key_person',
      ])
      .nullable(),
    /** Which photograph, where it is one, and why it cannot be shown, where the file itself is to blame. */
    image: z.strictObject({ id: idOut('img'), code: z.enum(refusals).nullable() }).nullable(),
    /** A moment or a civil date. */
    since: z.string(),
    /** How many there are, where one row stands for several of an office. */
    count: z.number().int(),
    /** The working day of the assessment, or days of silence. */
    days: z.number().int().nullable(),
    /** What was last done for the office. */
    lastContact: z
      .strictObject({
        kind: z.enum(contactKinds),
        reason: z.enum(contactReasons).nullable(),
        sentence: z.string(),
        at: momentOut(),
      })
      .nullable(),
  })
  .openapi('TodayRow')
export type TodayRow = z.infer<typeof todayRow>

const today = z
  .strictObject({
    /** At most 100 of each are counted; `more` says that there are more. */
    nearDeadline: z.number().int(),
    unopened: z.number().int(),
    toRing: z.number().int(),
    more: z.boolean(),
    rows: z.array(todayRow),
    /** Rows that are not shown today. */
    left: z.number().int(),
    /** The log is still being counted: rows that are made of cases wait until it is. */
    isCounting: z.boolean(),
  })
  .openapi('Today')
export type Today = z.infer<typeof today>

export const readToday = createRoute({
  operationId: 'readToday',
  method: 'get',
  path: '/adoption/today',
  summary: "What a coordinator should see to today: patients' safety first, then silence",
  request: {
    query: z.strictObject({
      /** How many rows at most; those about a patient's safety are never cut. */
      rows: z.coerce.number().int().min(1).max(500).default(rowsToday),
    }),
  },
  responses: { 200: json(today), ...problemAnswer },
})

export const readUse = createRoute({
  operationId: 'readUse',
  method: 'get',
  path: '/adoption/use',
  summary: 'Which offices use it, and how unevenly',
  responses: { 200: json(use), ...problemAnswer },
})

export const listTroubles = createRoute({
  operationId: 'listTroubles',
  method: 'get',
  path: '/adoption/troubles',
  summary: 'Work that keeps failing: mails that do not leave, pictures that are not made',
  responses: { 200: json(page(trouble)), ...problemAnswer },
})
