import { createRoute } from '@hono/zod-openapi'
import { bilingualOut, id, idOut, momentOut, page, z } from '../kernel/shape.ts'
import { commandHeader, json, jsonBody, problemAnswer } from '../kernel/slice.ts'
import { referralOut } from '../referral/contract.ts'
import { replyOut } from '../reply/contract.ts'
import { openingReasons } from './rules.ts'

const cover = z
  .strictObject({
    id: idOut('let'),
    referralId: idOut('ref'),
    caseNumber: z.string(),
    unit: bilingualOut,
    addressee: z.strictObject({ id: idOut('per'), name: z.string() }),
    arrivedAt: momentOut(),
    openedAt: momentOut().nullable(),
    acknowledgedAt: momentOut().nullable(),
    /** Whether you may open it: at once, with a reason, or not at all. */
    mayOpen: z.enum(['yes', 'reason', 'no']),
  })
  .openapi('LetterCover')
export type LetterCover = z.infer<typeof cover>

/** On the desk of the office the patient is named, to doctors and staff alike. */
const listed = cover.extend({ patientName: z.string(), question: z.string() }).openapi('ListedLetter')
export type ListedLetter = z.infer<typeof listed>

const letter = z
  .strictObject({
    cover,
    referral: referralOut,
    decision: z
      .strictObject({
        disposition: z.string(),
        latestDate: z.string().nullable(),
        weeks: z.number().int().nullable(),
        reason: z.string(),
      })
      .nullable(),
    /** Oldest first; the last one counts. */
    replies: z.array(replyOut),
    /** The photographs that were there when the latest reply was sent. */
    basedOn: z.array(idOut('img')),
  })
  .openapi('Letter')
export type Letter = z.infer<typeof letter>

const one = z.object({ letterId: id('let') })
const tap = z.enum(['yes', 'no', 'unsure']).nullable().default(null)

export const listLetters = createRoute({
  operationId: 'listLetters',
  method: 'get',
  path: '/offices/{officeId}/letters',
  summary: 'Replies that came to an office, latest first',
  request: {
    params: z.object({ officeId: id('off') }),
    query: z.object({
      show: z.enum(['all', 'unread', 'read']).default('all'),
      after: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
  },
  responses: {
    200: json(page(listed).extend({ total: z.number().int(), unread: z.number().int() }).openapi('LetterList')),
    ...problemAnswer,
  },
})

export const readLetterCover = createRoute({
  operationId: 'readLetterCover',
  method: 'get',
  path: '/letters/{letterId}',
  summary: 'That a reply came, to whom, and whether you may open it',
  request: { params: one },
  responses: { 200: json(cover), ...problemAnswer },
})

const token = z.string().max(200)

export const followLink = createRoute({
  operationId: 'followLink',
  method: 'post',
  path: '/letter-links',
  summary: 'Gives a ticket for the letter a mail was about; opens nothing and uses nothing up',
  request: { body: jsonBody(z.strictObject({ token })) },
  responses: {
    200: json(z.strictObject({ ticket: z.string(), endsAt: momentOut() }).openapi('LetterTicket')),
    ...problemAnswer,
  },
})

export const redeemTicket = createRoute({
  operationId: 'redeemTicket',
  method: 'post',
  path: '/letter-tickets',
  summary: 'Leads a signed-in person of the office from a ticket to its letter, once; shows nothing of it',
  request: { body: jsonBody(z.strictObject({ ticket: token })) },
  responses: { 200: json(z.strictObject({ letterId: idOut('let') }).openapi('FollowedLink')), ...problemAnswer },
})

export const reportWrongRecipient = createRoute({
  operationId: 'reportWrongRecipient',
  method: 'post',
  path: '/letter-links/wrong-recipient',
  summary: 'Says that a mail reached the wrong person: its link works no more, and the coordinator sees it',
  request: { body: jsonBody(z.strictObject({ token, caseNumber: z.string().max(40) })) },
  responses: { 200: json(z.strictObject({ reported: z.literal(true) }).openapi('Reported')), ...problemAnswer },
})

export const reissueLetter = createRoute({
  operationId: 'reissueLetter',
  method: 'post',
  path: '/letters/{letterId}/reissue',
  summary: 'Sends the mail about a reply again, to the address the office has here; earlier links end',
  request: { params: one, headers: commandHeader, body: jsonBody(z.strictObject({})) },
  responses: { 200: json(cover), ...problemAnswer },
})

export const openLetter = createRoute({
  operationId: 'openLetter',
  method: 'post',
  path: '/letters/{letterId}/openings',
  summary: 'Opens the reply; recorded before it is shown',
  request: { params: one, body: jsonBody(z.strictObject({ reason: z.enum(openingReasons).nullable().default(null) })) },
  responses: { 200: json(letter), ...problemAnswer },
})

export const acknowledgeLetter = createRoute({
  operationId: 'acknowledgeLetter',
  method: 'post',
  path: '/letters/{letterId}/acknowledgement',
  summary: 'Confirms that the reply was read; three questions may be answered with one tap each',
  request: {
    params: one,
    headers: commandHeader,
    body: jsonBody(
      z.strictObject({
        replyId: id('rep').openapi({
          description: 'The latest reply you read; a correction since then is not confirmed',
        }),
        wouldRefer: tap,
        helped: tap,
        learned: tap,
      }),
    ),
  },
  responses: { 200: json(cover), ...problemAnswer },
})
