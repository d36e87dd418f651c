import { createRoute } from '@hono/zod-openapi'
import { id, idOut, momentOut, prose, z } from '../kernel/shape.ts'
import { commandHeader, json, jsonBody, problemAnswer } from '../kernel/slice.ts'
import { abouts, contactKinds, contactReasons, equipmentKinds, officeRoles, onboardingFields } from './rules.ts'

const whole = (most: number) =>
  z
    .number()
    .int()
    .min(0)
    .max(most, `At most ${most.toLocaleString('en')}`)
    .nullable()
const day = () => z.iso.date('A date like 2026-11-24').nullable()
const share = () => z.number().min(0, 'From 0 to 1').max(1, 'From 0 to 1')
const name = () => prose(120).refine((text) => text.trim() !== '', 'The name is missing')
const sentence = () => prose(1_000).nullable()

/** Agreed, paid, delivered and known: null stands for what nobody has asked yet. */
const profile = z
  .strictObject({
    listSize: whole(200_000),
    ages: z.strictObject({ under18: share(), over66: share() }).nullable(),
    gps: whole(200),
    staff: whole(500),
    setting: z.enum(['rural', 'town', 'city']).nullable(),
    travelMinutes: whole(2_880),
    travelKilometres: whole(3_000),
    equipment: z
      .array(
        z.strictObject({
          kind: z.enum(equipmentKinds),
          what: prose(120),
          deliveredOn: day(),
          connectedOn: day(),
          isWorking: z.boolean().nullable(),
          place: prose(200),
        }),
      )
      .max(40, 'At most 40 things'),
    people: z
      .array(z.strictObject({ name: name(), role: z.enum(officeRoles), personId: id('per').nullable().default(null) }))
      .max(100, 'At most 100 people'),
    payment: sentence(),
    owner: name().nullable(),
    photographer: name().nullable(),
    onboarding: z.strictObject(
      Object.fromEntries(onboardingFields.map((field) => [field, sentence()])) as Record<
        (typeof onboardingFields)[number],
        ReturnType<typeof sentence>
      >,
    ),
  })
  .openapi('OfficeProfile')
/** The same in an answer, where nothing is transformed. */
const profileOut = z
  .strictObject({
    ...profile.shape,
    people: z.array(z.strictObject({ name: z.string(), role: z.enum(officeRoles), personId: idOut('per').nullable() })),
  })
  .openapi('OfficeProfileAsEntered')
export type ProfileOut = z.infer<typeof profileOut>

/** Who entered it, and when; null for what came with the office. */
const entered = { version: z.number().int(), by: z.string().nullable(), at: momentOut().nullable() }

const officeProfile = z
  .strictObject({
    office: z.strictObject({
      id: idOut('off'),
      name: z.string(),
      municipality: z.string(),
      phone: z.string(),
      connectedAt: momentOut().nullable(),
      closedAt: momentOut().nullable(),
    }),
    /** 0 while nobody has entered anything. */
    ...entered,
    profile: profileOut,
  })
  .openapi('ProfileOfOffice')
export type OfficeProfile = z.infer<typeof officeProfile>

const profileVersion = z.strictObject({ ...entered, profile: profileOut }).openapi('ProfileVersion')
export type ProfileVersion = z.infer<typeof profileVersion>

const newProfile = z
  .strictObject({
    version: z
      .number()
      .int()
      .min(0)
      .max(1_000_000)
      .openapi({ description: 'The one that is changed; 0 for the first' }),
    profile,
  })
  .openapi('NewOfficeProfile')
export type NewProfile = z.infer<typeof newProfile>

const newContact = z
  .strictObject({
    kind: z.enum(contactKinds),
    about: z.enum(abouts).nullable().default(null),
    reason: z.enum(contactReasons).nullable().default(null),
    sentence: prose(1_000).default(''),
    nextOn: day().default(null),
  })
  .openapi('NewContact')
export type NewContact = z.infer<typeof newContact>

const contact = z
  .strictObject({
    id: idOut('con'),
    officeId: idOut('off'),
    kind: z.enum(contactKinds),
    about: z.enum(abouts).nullable(),
    reason: z.enum(contactReasons).nullable(),
    sentence: z.string(),
    nextOn: z.string().nullable(),
    by: z.string().nullable(),
    at: momentOut(),
  })
  .openapi('Contact')
export type ContactOut = z.infer<typeof contact>

const office = z.object({ officeId: id('off') })
const path = <R extends string>(rest: R) => `/offices/{officeId}${rest}` as const

export const readProfile = createRoute({
  operationId: 'readProfile',
  method: 'get',
  path: path('/profile'),
  summary: 'What an office is like, as it was entered last; for a coordinator and the office itself',
  request: { params: office },
  responses: { 200: json(officeProfile), ...problemAnswer },
})

export const saveProfile = createRoute({
  operationId: 'saveProfile',
  method: 'put',
  path: path('/profile'),
  summary: 'Enters what an office is like, as a further version; the earlier ones stay',
  request: { params: office, headers: commandHeader, body: jsonBody(newProfile) },
  responses: { 200: json(officeProfile), ...problemAnswer },
})

export const listProfileVersions = createRoute({
  operationId: 'listProfileVersions',
  method: 'get',
  path: path('/profile/versions'),
  summary: 'Who entered what of an office, and when: the latest first, at most 100',
  request: { params: office },
  responses: {
    200: json(z.strictObject({ items: z.array(profileVersion), more: z.boolean() }).openapi('ProfileVersions')),
    ...problemAnswer,
  },
})

export const logContact = createRoute({
  operationId: 'logContact',
  method: 'put',
  path: path('/contacts/{contactId}'),
  summary: 'Notes what was done for an office, or that a row of today can wait, under an id of your own',
  request: { params: office.extend({ contactId: id('con') }), body: jsonBody(newContact) },
  responses: { 200: json(contact, 'Noted before'), 201: json(contact, 'Noted'), ...problemAnswer },
})

export const listContacts = createRoute({
  operationId: 'listContacts',
  method: 'get',
  path: path('/contacts'),
  summary: 'What was done for an office and what it said: the latest first, at most 200',
  request: { params: office },
  responses: {
    200: json(z.strictObject({ items: z.array(contact), more: z.boolean() }).openapi('Contacts')),
    ...problemAnswer,
  },
})
