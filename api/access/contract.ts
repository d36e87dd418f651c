import { createRoute } from '@hono/zod-openapi'
import { bilingualOut, id, idOut, momentOut, page, prose, z } from '../kernel/shape.ts'
import { commandHeader, json, jsonBody, problemAnswer } from '../kernel/slice.ts'
import {
  addressFault,
  assertion,
  attestation,
  creationOptions,
  keyFaults,
  originFault,
  requestOptions,
  tokenExchange,
} from './rules.ts'

const office = z.strictObject({ id: idOut('off'), name: z.string(), phone: z.string() }).openapi('Office')
export const unit = z
  .strictObject({
    id: idOut('uni'),
    service: z.string(),
    name: bilingualOut,
    phone: z.string(),
  })
  .openapi('Unit')

const session = z
  .strictObject({
    person: z.strictObject({
      id: idOut('per'),
      name: z.string(),
      clinician: z.boolean(),
      /** The licence number as health personnel; it names a doctor on what she sends. */
      hpr: z.string().nullable(),
      language: z.enum(['nb', 'en']),
    }),
    hospital: z.strictObject({ name: bilingualOut, phone: z.string() }),
    roles: z.array(z.string()),
    offices: z.array(office),
    units: z.array(unit),
  })
  .openapi('Session')
export type Session = z.infer<typeof session>
export type Unit = z.infer<typeof unit>

export const readSession = createRoute({
  operationId: 'readSession',
  method: 'get',
  path: '/session',
  summary: 'Who is signed in, and what she may be where',
  responses: { 200: json(session), ...problemAnswer },
})

export const listUnits = createRoute({
  operationId: 'listUnits',
  method: 'get',
  path: '/units',
  summary: 'Units that read cases',
  responses: { 200: json(page(unit)), ...problemAnswer },
})

export const endSession = createRoute({
  operationId: 'endSession',
  method: 'delete',
  path: '/session',
  summary: 'Signs out here',
  responses: { 204: { description: 'Signed out' }, ...problemAnswer },
})

const newPasskey = z.strictObject({ name: prose(60).trim().min(1, 'Give it a name'), credential: attestation })
export type NewPasskey = z.infer<typeof newPasskey>
const passkey = z
  .strictObject({
    id: idOut('pky'),
    name: z.string(),
    registeredAt: momentOut(),
    lastUsedAt: momentOut().nullable(),
  })
  .openapi('Passkey')
export type PasskeyOut = z.infer<typeof passkey>
const onePasskey = z.object({ passkeyId: id('pky') })

export const listPasskeys = createRoute({
  operationId: 'listPasskeys',
  method: 'get',
  path: '/passkeys',
  summary: 'Your own passkeys',
  responses: { 200: json(page(passkey)), ...problemAnswer },
})

export const preparePasskey = createRoute({
  operationId: 'preparePasskey',
  method: 'post',
  path: '/passkey-preparations',
  summary: 'What a device needs to make you a passkey; within five minutes of signing in at the provider',
  request: { body: jsonBody(z.strictObject({})) },
  responses: { 200: json(creationOptions), ...problemAnswer },
})

export const registerPasskey = createRoute({
  operationId: 'registerPasskey',
  method: 'put',
  path: '/passkeys/{passkeyId}',
  summary: 'Registers the passkey that the device made',
  request: { params: onePasskey, body: jsonBody(newPasskey) },
  responses: { 200: json(passkey), 201: json(passkey, 'Registered'), ...problemAnswer },
})

export const removePasskey = createRoute({
  operationId: 'removePasskey',
  method: 'post',
  path: '/passkeys/{passkeyId}/removal',
  summary: 'Removes a passkey of yours: it opens nothing any more',
  request: { params: onePasskey, headers: commandHeader, body: jsonBody(z.strictObject({})) },
  responses: { 200: json(passkey), ...problemAnswer },
})

export const challengePasskey = createRoute({
  operationId: 'challengePasskey',
  method: 'post',
  path: '/session/passkey-challenge',
  summary: 'What a device needs to sign somebody in with her passkey',
  request: { body: jsonBody(z.strictObject({})) },
  responses: { 200: json(requestOptions), ...problemAnswer },
})

export const signInByPasskey = createRoute({
  operationId: 'signInByPasskey',
  method: 'post',
  path: '/session/passkey',
  summary: 'Signs in with a passkey that was registered before, instead of at the provider',
  request: { body: jsonBody(z.strictObject({ credential: assertion })) },
  responses: { 200: json(z.strictObject({ signedIn: z.literal(true) }).openapi('SignedIn')), ...problemAnswer },
})

const person = z
  .strictObject({
    id: idOut('per'),
    name: z.string(),
    hpr: z.string().nullable(),
    disabledAt: momentOut().nullable(),
    memberships: z.array(z.strictObject({ party: z.string(), role: z.string() })),
  })
  .openapi('Person')
export type PersonOut = z.infer<typeof person>

export const listPeople = createRoute({
  operationId: 'listPeople',
  method: 'get',
  path: '/people',
  summary: 'Everybody of the hospital, for its coordinator',
  responses: { 200: json(page(person)), ...problemAnswer },
})

const aboutPerson = {
  request: { params: z.object({ personId: id('per') }), headers: commandHeader, body: jsonBody(z.strictObject({})) },
  responses: { 200: json(person), ...problemAnswer },
}
export const disablePerson = createRoute({
  operationId: 'disablePerson',
  method: 'post',
  path: '/people/{personId}/disabling',
  summary: 'Switches a person off: her sessions and portal tokens end with the next request',
  ...aboutPerson,
})
export const enablePerson = createRoute({
  operationId: 'enablePerson',
  method: 'post',
  path: '/people/{personId}/enabling',
  summary: 'Switches a person on again',
  ...aboutPerson,
})

const closing = z
  .strictObject({ id: idOut('off'), name: z.string(), closedAt: momentOut().nullable() })
  .openapi('OfficeClosing')
export type Closing = z.infer<typeof closing>
export const listOffices = createRoute({
  operationId: 'listOffices',
  method: 'get',
  path: '/offices',
  summary: 'Every office, also closed ones, for the hospital’s coordinator',
  responses: { 200: json(page(closing)), ...problemAnswer },
})
const aboutOffice = {
  request: { params: z.object({ officeId: id('off') }), headers: commandHeader, body: jsonBody(z.strictObject({})) },
  responses: { 200: json(closing), ...problemAnswer },
}
export const closeOffice = createRoute({
  operationId: 'closeOffice',
  method: 'post',
  path: '/offices/{officeId}/closing',
  summary: 'Closes an office: nobody acts as its member from the next request on',
  ...aboutOffice,
})
export const openOffice = createRoute({
  operationId: 'openOffice',
  method: 'post',
  path: '/offices/{officeId}/opening',
  summary: 'Opens a closed office again',
  ...aboutOffice,
})

const faultIn = (fault: (text: string) => string | undefined) => (text: string, ctx: z.core.$RefinementCtx) => {
  const message = fault(text)
  if (message) ctx.addIssue({ code: 'custom', message })
}
const origin = z
  .string()
  .max(200)
  .superRefine(faultIn(originFault))
  .openapi({ example: 'https://portal.hospital.example' })
const address = z.string().max(500).superRefine(faultIn(addressFault))
const jwks = z
  .object({ keys: z.array(z.record(z.string(), z.unknown())).min(1).max(20) })
  .superRefine(({ keys }, ctx) => {
    for (const { path, message } of keyFaults(keys)) ctx.addIssue({ code: 'custom', path, message })
  })
  .openapi('KeySet')

const newPortal = z
  .strictObject({
    revision: z.number().int().min(0).openapi({ description: '0 for a new portal, else the one you changed' }),
    name: prose(100).min(1, 'A name people know it by'),
    origins: z.array(origin).min(1, 'At least one').max(20),
    bases: z.array(address).max(20).default([]).openapi({ description: 'Where the portal passes calls on to us' }),
    issuer: prose(300).min(1, 'What its assertions have as `iss`'),
    jwks: jwks.nullable().default(null),
    jwksUri: address.nullable().default(null),
    audience: prose(300).min(1).nullable().default(null).openapi({ description: 'Ours, if null' }),
    peopleIssuer: prose(300)
      .min(1)
      .nullable()
      .default(null)
      .openapi({ description: 'Whose `sub` it names; our own provider, if null' }),
    unitIds: z.array(id('uni')).min(1, 'At least one unit').max(50),
  })
  .superRefine(({ jwks, jwksUri, bases, origins }, ctx) => {
    if ((jwks === null) === (jwksUri === null))
      ctx.addIssue({
        code: 'custom',
        path: ['jwks'],
        message: 'Give its keys, or where it publishes them: one of the two',
      })
    for (const [index, base] of bases.entries())
      if (!URL.canParse(base) || !origins.includes(new URL(base).origin))
        ctx.addIssue({ code: 'custom', path: ['bases', index], message: 'Must lie under one of the origins' })
  })
  .openapi('NewPortal')
export type NewPortal = z.infer<typeof newPortal>

const installation = z.strictObject({
  /** What the portal's page holds. */
  html: z.string(),
  /** What its Content-Security-Policy must allow, one directive a line. */
  policy: z.array(z.string()),
  /** The origin we let in for it; null where its own server passes calls on or a frame asks. */
  cors: z.string().nullable(),
})
const portal = z
  .strictObject({
    id: idOut('ptl'),
    revision: z.number().int(),
    name: z.string(),
    origins: z.array(z.string()),
    bases: z.array(z.string()),
    issuer: z.string(),
    jwks: z.object({ keys: z.array(z.record(z.string(), z.unknown())) }).nullable(),
    jwksUri: z.string().nullable(),
    audience: z.string(),
    peopleIssuer: z.string(),
    unitIds: z.array(idOut('uni')),
    registeredAt: momentOut(),
    disabledAt: momentOut().nullable(),
    /** Recommended first. */
    installations: z.strictObject({ proxied: installation, framed: installation, crossOrigin: installation }),
    /** What the portal's backend sends to get a token. */
    tokenCall: z.string(),
  })
  .openapi('Portal')
export type PortalOut = z.infer<typeof portal>

const ofPortal = z.object({ portalId: id('ptl') })

export const registerPortal = createRoute({
  operationId: 'registerPortal',
  method: 'put',
  path: '/portals/{portalId}',
  summary: 'Registers a portal under an id of your own, or changes it; answers with what to paste where',
  request: { params: ofPortal, body: jsonBody(newPortal) },
  responses: { 200: json(portal, 'As before'), 201: json(portal, 'Registered'), ...problemAnswer },
})

export const listPortals = createRoute({
  operationId: 'listPortals',
  method: 'get',
  path: '/portals',
  summary: 'Portals of the hospital, by name',
  responses: { 200: json(page(portal)), ...problemAnswer },
})

export const readPortal = createRoute({
  operationId: 'readPortal',
  method: 'get',
  path: '/portals/{portalId}',
  summary: 'A portal, and what to paste where',
  request: { params: ofPortal },
  responses: { 200: json(portal), ...problemAnswer },
})

export const disablePortal = createRoute({
  operationId: 'disablePortal',
  method: 'post',
  path: '/portals/{portalId}/disabling',
  summary: 'Switches a portal off: what it was given ends with the next request',
  request: { params: ofPortal, headers: commandHeader, body: jsonBody(z.strictObject({})) },
  responses: { 200: json(portal), ...problemAnswer },
})

export const installationKinds = ['proxied', 'framed', 'crossOrigin'] as const
const setUp = z
  .strictObject({
    installation: z.enum(installationKinds),
    origin: z.string().max(300).openapi({ description: 'Where the page lives, as `location.origin` says' }),
    policy: z.string().max(10_000).default('').openapi({ description: 'Its Content-Security-Policy header' }),
    assertion: z
      .string()
      .max(10_000)
      .default('')
      .openapi({ description: 'An assertion as its backend signs it; it is judged, not used up' }),
  })
  .openapi('SetUp')
export type SetUp = z.infer<typeof setUp>
export const checkNames = [
  'origin',
  'base',
  'script',
  'connect',
  'frame',
  'trusted-types',
  'frame-ancestors',
  'key',
  'issuer',
  'audience',
  'clock',
  'once',
  'binding',
  'person',
  'patient',
] as const
export type CheckName = (typeof checkNames)[number]
const check = z
  .strictObject({
    check: z.enum(checkNames),
    pass: z.boolean(),
    /** The line as it must read, where something must change. */
    line: z.string().nullable(),
  })
  .openapi('Check')
export type Check = z.infer<typeof check>

export const checkPortal = createRoute({
  operationId: 'checkPortal',
  method: 'post',
  path: '/portals/{portalId}/checks',
  summary: 'Judges a portal’s set-up: each point passes, or says which line to change',
  request: { params: ofPortal, body: jsonBody(setUp) },
  responses: { 200: json(z.strictObject({ checks: z.array(check) }).openapi('Checks')), ...problemAnswer },
})

const tokenRequest = z
  .object({
    grant_type: z.string().openapi({ example: tokenExchange.grant }),
    client_id: z.string().openapi({ description: 'The portal’s id', example: 'ptl_01jd8z3v7k4m2q9w8x5c6t7r0e' }),
    subject_token: z.string().openapi({
      description:
        'The portal’s signed assertion: a JWT with iss, sub, aud, iat, exp, jti, cnf.jkt and perhaps patient',
    }),
    subject_token_type: z.string().openapi({ example: tokenExchange.jwt }),
  })
  .openapi('TokenRequest')

/** RFC 8693 section 2.2.1; the one answer of ours that carries a credential. */
const accessToken = z
  .strictObject({
    access_token: z.string(),
    issued_token_type: z.literal(tokenExchange.accessToken),
    token_type: z.literal('DPoP'),
    expires_in: z.number().int(),
  })
  .openapi('AccessToken')
export type AccessToken = z.infer<typeof accessToken>

export const exchangeToken = createRoute({
  operationId: 'exchangeToken',
  method: 'post',
  path: '/token',
  summary:
    'For a portal’s backend: its signed assertion becomes a five-minute token for one key (RFC 8693, RFC 7523, RFC 9449)',
  request: { body: { required: true, content: { 'application/x-www-form-urlencoded': { schema: tokenRequest } } } },
  responses: { 200: json(accessToken), ...problemAnswer },
})
