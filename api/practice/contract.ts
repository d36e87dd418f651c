import { createRoute } from '@hono/zod-openapi'
import { bilingualOut, id, idOut, momentOut, z } from '../kernel/shape.ts'
import { json, jsonBody, problemAnswer } from '../kernel/slice.ts'
import { practiceVerdicts } from './rules.ts'

const practiceOut = z
  .strictObject({
    referralId: idOut('ref'),
    caseNumber: z.string(),
    answeredAt: momentOut().nullable(),
    /** Null until it has come, about a minute after sending. */
    feedback: z
      .strictObject({
        images: z.array(
          z.strictObject({
            imageId: idOut('img'),
            view: bilingualOut,
            verdict: z.enum(practiceVerdicts),
            reasons: z.array(z.string()),
          }),
        ),
        missingViews: z.array(bilingualOut),
        unanswered: z.array(bilingualOut),
        scale: z.enum(['there', 'missing', 'not_wanted']),
      })
      .nullable(),
  })
  .openapi('Practice')
export type PracticeOut = z.infer<typeof practiceOut>

const listed = z
  .strictObject({
    id: idOut('ref'),
    caseNumber: z.string(),
    question: z.string(),
    changedAt: momentOut(),
    answered: z.boolean(),
  })
  .openapi('ListedPractice')
export type ListedPractice = z.infer<typeof listed>

const monthOut = z
  .strictObject({
    month: z.string().openapi({ example: '2026-10' }),
    cases: z.number().int(),
    answers: z.number().int(),
    learned: z.number().int(),
    visitsSpared: z.number().int(),
    kilometresSpared: z.number().int().nullable(),
  })
  .openapi('OfficeMonth')
export type MonthOut = z.infer<typeof monthOut>

const monthsOut = z
  .strictObject({
    items: z.array(monthOut),
    /** Whether a mail tells of each month. */
    mailOn: z.boolean(),
  })
  .openapi('OfficeMonths')
export type MonthsOut = z.infer<typeof monthsOut>

const effortOut = z
  .strictObject({
    /** Of the case that was asked about, from the first line to sending. */
    minutes: z.number(),
    /** Of the office's latest cases, this one among them; null of fewer than three. */
    medianMinutes: z.number().nullable(),
    cases: z.number().int(),
  })
  .openapi('Effort')
export type EffortOut = z.infer<typeof effortOut>

const ofReferral = z.object({ referralId: id('ref') })
const ofOffice = z.object({ officeId: id('off') })
const isOn = z.strictObject({ on: z.boolean() }).openapi('MonthLetter')

export const readPractice = createRoute({
  operationId: 'readPractice',
  method: 'get',
  path: '/referrals/{referralId}/practice',
  summary: 'What came back to a practice case of your office',
  request: { params: ofReferral },
  responses: { 200: json(practiceOut), ...problemAnswer },
})

export const listPractice = createRoute({
  operationId: 'listPractice',
  method: 'get',
  path: '/offices/{officeId}/practice',
  summary: 'What your office has sent for practice',
  request: { params: ofOffice },
  responses: {
    200: json(z.strictObject({ items: z.array(listed) }).openapi('PracticeList')),
    ...problemAnswer,
  },
})

export const readEffort = createRoute({
  operationId: 'readEffort',
  method: 'get',
  path: '/referrals/{referralId}/effort',
  summary: 'How long it took to write, beside what is usual at the office',
  request: { params: ofReferral },
  responses: { 200: json(effortOut), ...problemAnswer },
})

export const readMonths = createRoute({
  operationId: 'readMonths',
  method: 'get',
  path: '/offices/{officeId}/months',
  summary: 'What your office was told of its months, and whether a mail tells of them',
  request: { params: ofOffice },
  responses: {
    200: json(monthsOut),
    ...problemAnswer,
  },
})

export const turnMonthLetter = createRoute({
  operationId: 'turnMonthLetter',
  method: 'put',
  path: '/offices/{officeId}/month-letter',
  summary: 'Whether your office gets a mail at the end of a month',
  request: { params: ofOffice, body: jsonBody(isOn) },
  responses: { 200: json(isOn), ...problemAnswer },
})
