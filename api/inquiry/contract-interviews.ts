import { createRoute } from '@hono/zod-openapi'
import { id, idOut, momentOut, prose, z } from '../kernel/shape.ts'
import { commandHeader, json, jsonBody, problemAnswer } from '../kernel/slice.ts'

const civil = () => z.iso.date()
const line = (max: number) => prose(max).refine((words) => words.trim() !== '', 'Something must stand here')
/** Lines end in LF, whatever machine it was typed on, and no mark of byte order stands before it. */
const passage = prose(400_000).transform((text) => text.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n'))

const officeNamed = z
  .union([id('off'), z.string().regex(/^Office \d{2,6}$/, 'An id, or a pseudonym such as Office 07')])
  .openapi({ description: 'Its id, or the pseudonym that a researcher knows it by' })

/** Which office, as the asker may know it: a researcher gets no id. */
export const officeOut = z.strictObject({ id: idOut('off').nullable(), name: z.string() })

const newConsent = z
  .strictObject(
    {
      givenBy: line(200),
      givenOn: civil(),
      mayQuote: z.boolean(),
      mayShare: z.boolean(),
    },
    {
      error: ({ input }) =>
        input === undefined || input === null
          ? 'Nothing that somebody told is kept without leave: say who gave it, when, and for what.'
          : undefined,
    },
  )
  .openapi('NewConsent', { description: 'Leave to keep it: whether it may be quoted, and handed on to others' })

const newInterview = z
  .strictObject({
    office: officeNamed,
    title: line(200),
    /** What she is there, never who. */
    speaker: line(100),
    heldOn: civil(),
    text: passage.refine((text) => text.trim() !== '', 'There is no text'),
    consent: newConsent,
  })
  .openapi('NewInterview')
export type NewInterview = z.infer<typeof newInterview>

const consent = z.strictObject({
  /** Null where the asker may know nobody by name, and once it was withdrawn. */
  givenBy: z.string().nullable(),
  givenOn: z.string(),
  mayQuote: z.boolean(),
  mayShare: z.boolean(),
})
const listed = {
  id: idOut('int'),
  office: officeOut,
  title: z.string(),
  speaker: z.string(),
  heldOn: z.string(),
  consent,
  withdrawnAt: momentOut().nullable(),
}
const listedInterview = z
  .strictObject({ ...listed, coders: z.number().int(), myCodings: z.number().int() })
  .openapi('ListedInterview')
export type ListedInterview = z.infer<typeof listedInterview>

const stretch = { begins: z.number().int(), ends: z.number().int() }
const coding = z
  .strictObject({ id: idOut('cdg'), interviewId: idOut('int'), codeId: idOut('cod'), ...stretch, at: momentOut() })
  .openapi('Coding')
export type CodingOut = z.infer<typeof coding>

const interview = z
  .strictObject({
    ...listed,
    text: z.string(),
    /** The sentences that two coders are compared on: code points, the end not counted in. */
    segments: z.array(z.strictObject(stretch)),
    /** The asker's own: nobody sees what another coder marked while she codes. */
    codings: z.array(coding),
  })
  .openapi('Interview')
export type InterviewOut = z.infer<typeof interview>

const code = z
  .strictObject({
    id: idOut('cod'),
    parentId: idOut('cod').nullable(),
    name: z.string(),
    note: z.string(),
    /** Its place in the tree that every hospital has; null for a code of one's own. */
    standard: z.array(z.string()).nullable(),
  })
  .openapi('Code')
export type CodeOut = z.infer<typeof code>

const newCode = z
  .strictObject({ parentId: id('cod').nullable(), name: line(100), note: prose(1_000) })
  .openapi('NewCode')
export type NewCode = z.infer<typeof newCode>

const newCoding = z
  .strictObject({
    codeId: id('cod'),
    begins: z.number().int().min(0),
    ends: z.number().int().min(1),
  })
  .openapi('NewCoding', { description: 'Code points of the text from 0; the end is not counted in' })
export type NewCoding = z.infer<typeof newCoding>

const quote = z
  .strictObject({
    codingId: idOut('cdg'),
    interviewId: idOut('int'),
    codeId: idOut('cod'),
    office: officeOut,
    speaker: z.string(),
    /** A letter for each coder, the same in every answer. */
    coder: z.string(),
    ...stretch,
    /** Null where the passage may not be quoted. */
    text: z.string().nullable(),
  })
  .openapi('Quote')
export type QuoteOut = z.infer<typeof quote>

const agreement = z
  .strictObject({
    coders: z.tuple([z.string(), z.string()]),
    interviews: z.number().int(),
    segments: z.number().int(),
    codes: z.array(
      z.strictObject({
        codeId: idOut('cod'),
        both: z.number().int(),
        onlyA: z.number().int(),
        onlyB: z.number().int(),
        neither: z.number().int(),
        observed: z.number().nullable(),
        expected: z.number().nullable(),
        /** Null: undefined, which is not 0. */
        kappa: z.number().nullable(),
      }),
    ),
  })
  .openapi('CodersAgreement')
const agreements = z
  .strictObject({ definition: z.string(), query: z.string(), pairs: z.array(agreement) })
  .openapi('CodersAgreements')
export type AgreementsOut = z.infer<typeof agreements>

const newExport = z
  .strictObject({
    format: z.enum(['qdpx', 'qdc']),
    knowsThatQuotesReidentify: z.boolean().openapi({
      description: 'Whoever exports texts has read that a few offices can be told by what is said in them',
    }),
  })
  .openapi('NewInterviewExport')
export type NewExport = z.infer<typeof newExport>

const interviewId = z.object({ interviewId: id('int') })
const codeId = z.object({ codeId: id('cod') })

export const listInterviews = createRoute({
  operationId: 'listInterviews',
  method: 'get',
  path: '/research/interviews',
  summary: 'What people of offices told, with the leave they gave',
  responses: { 200: json(z.strictObject({ items: z.array(listedInterview) })), ...problemAnswer },
})

export const storeInterview = createRoute({
  operationId: 'storeInterview',
  method: 'put',
  path: '/research/interviews/{interviewId}',
  summary: 'Stores what somebody of an office told, with her leave, under an id of your own',
  request: { params: interviewId, body: jsonBody(newInterview) },
  responses: { 200: json(interview, 'Stored before'), 201: json(interview, 'Stored'), ...problemAnswer },
})

export const readInterview = createRoute({
  operationId: 'readInterview',
  method: 'get',
  path: '/research/interviews/{interviewId}',
  summary: 'The text, its sentences, and what the asker marked in it',
  request: { params: interviewId },
  responses: { 200: json(interview), ...problemAnswer },
})

export const withdrawInterview = createRoute({
  operationId: 'withdrawInterview',
  method: 'post',
  path: '/research/interviews/{interviewId}/withdrawal',
  summary: 'The leave was withdrawn: the words and all marks on them are gone for good',
  request: { params: interviewId, headers: commandHeader, body: jsonBody(z.strictObject({})) },
  responses: { 200: json(interview), ...problemAnswer },
})

export const listCodes = createRoute({
  operationId: 'listCodes',
  method: 'get',
  path: '/research/codes',
  summary: 'What passages are marked with: the tree that every hospital has, and codes of its own',
  responses: { 200: json(z.strictObject({ items: z.array(code) })), ...problemAnswer },
})

export const defineCode = createRoute({
  operationId: 'defineCode',
  method: 'put',
  path: '/research/codes/{codeId}',
  summary: 'Adds a code of one’s own, alone or under another',
  request: { params: codeId, body: jsonBody(newCode) },
  responses: { 200: json(code, 'Defined before'), 201: json(code, 'Defined'), ...problemAnswer },
})

export const codePassage = createRoute({
  operationId: 'codePassage',
  method: 'put',
  path: '/research/interviews/{interviewId}/codings/{codingId}',
  summary: 'Marks a passage with a code',
  request: { params: interviewId.extend({ codingId: id('cdg') }), body: jsonBody(newCoding) },
  responses: { 200: json(coding, 'Marked before'), 201: json(coding, 'Marked'), ...problemAnswer },
})

export const removeCoding = createRoute({
  operationId: 'removeCoding',
  method: 'post',
  path: '/research/codings/{codingId}/removal',
  summary: 'Takes a mark of one’s own off',
  request: { params: z.object({ codingId: id('cdg') }), headers: commandHeader, body: jsonBody(z.strictObject({})) },
  responses: { 200: json(z.strictObject({ id: idOut('cdg') })), ...problemAnswer },
})

export const listQuotes = createRoute({
  operationId: 'listQuotes',
  method: 'get',
  path: '/research/codes/{codeId}/quotes',
  summary: 'Every passage marked with a code or one under it: what stands behind a claim',
  request: { params: codeId },
  responses: {
    200: json(z.strictObject({ items: z.array(quote), notToBeQuoted: z.number().int() }).openapi('Quotes')),
    ...problemAnswer,
  },
})

export const readAgreement = createRoute({
  operationId: 'readAgreement',
  method: 'get',
  path: '/research/agreement',
  summary: 'How far coders agree beyond chance, code by code (Cohen’s kappa)',
  responses: { 200: json(agreements), ...problemAnswer },
})

const bytes = z.custom<Uint8Array<ArrayBuffer>>().openapi({ type: 'string', format: 'binary' })
export const exportTypes = { qdpx: 'application/zip', qdc: 'application/xml' } as const
export const exportInterviews = createRoute({
  operationId: 'exportInterviews',
  method: 'post',
  path: '/research/interview-exports',
  summary:
    'Texts that may be handed on, with codes and marks, for other programs (REFI-QDA 1.0: .qdpx, or .qdc for codes)',
  request: { body: jsonBody(newExport) },
  responses: {
    200: {
      description: 'A .qdpx or a .qdc',
      content: { [exportTypes.qdpx]: { schema: bytes }, [exportTypes.qdc]: { schema: bytes } },
    },
    ...problemAnswer,
  },
})
