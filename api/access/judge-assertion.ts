import {
  type CompactVerifyGetKey,
  compactVerify,
  createLocalJWKSet,
  createRemoteJWKSet,
  decodeJwt,
  errors,
  type JSONWebKeySet,
  type JWTPayload,
} from 'jose'
import type { Check, CheckName } from './contract.ts'
import type { Portal } from './present.ts'
import { assertionAlgorithms, shortSeconds } from './rules.ts'

/** What a portal says about who sits before it, once every point of it holds. */
export interface Assertion {
  readonly subject: string
  readonly id: string
  readonly issuer: string
  /** RFC 7638 thumbprint of the component's key. */
  readonly thumbprint: string
  /** National id of the patient the portal has open, eleven digits. */
  readonly patient: string | undefined
}
export interface Judged {
  readonly checks: readonly Check[]
  /** Undefined unless all of them pass. */
  readonly assertion: Assertion | undefined
}

const thumbprint = /^[A-Za-z0-9_-]{43}$/
const nationalId = /^\d{11}$/
/** Published keys, by address: fetched once, again when a key is not among them, at most twice a minute. */
const published = new Map<string, CompactVerifyGetKey>()

function keysOf({ jwks, jwksUri }: Portal): CompactVerifyGetKey {
  if (jwks || !jwksUri) return createLocalJWKSet((jwks ?? { keys: [] }) as JSONWebKeySet)
  const known = published.get(jwksUri) ?? createRemoteJWKSet(new URL(jwksUri), { timeoutDuration: 5_000 })
  published.set(jwksUri, known)
  return known
}

/** Judges an assertion by RFC 7523 section 3, point by point, so that an integrator is told which one to change. */
export async function judgeAssertion(portal: Portal, jwt: string, now: Date): Promise<Judged> {
  const key = await signatureFault(portal, jwt)
  const claims = readClaims(jwt)
  const seconds = Math.floor(now.getTime() / 1000)
  const lines: readonly (readonly [CheckName, string | undefined])[] = [
    ['key', key],
    ['issuer', claims.iss === portal.issuer ? undefined : claim('iss', portal.issuer)],
    ['audience', [claims.aud].flat().includes(portal.audience) ? undefined : claim('aud', portal.audience)],
    ['clock', clockFault(claims, seconds)],
    ['once', isWord(claims.jti) ? undefined : claim('jti', crypto.randomUUID())],
    ['binding', thumbprint.test(String(bound(claims))) ? undefined : '"cnf": { "jkt": "(what getToken was given)" }'],
    ['person', isWord(claims.sub) ? undefined : claim('sub', `(the person’s sub at ${portal.peopleIssuer})`)],
    ['patient', patientFault(claims.patient)],
  ]
  const checks = lines.map(([check, line]) => ({ check, pass: line === undefined, line: line ?? null }))
  if (!checks.every(({ pass }) => pass)) return { checks, assertion: undefined }
  const { sub, jti, iss, patient } = claims as { sub: string; jti: string; iss: string; patient?: unknown }
  return {
    checks,
    assertion: {
      subject: sub,
      id: jti,
      issuer: iss,
      thumbprint: String(bound(claims)),
      patient: isNobody(patient) ? undefined : bare(patient),
    },
  }
}

const isNobody = (patient: unknown): boolean => patient === undefined || patient === null
const bare = (patient: unknown): string => (typeof patient === 'string' ? patient.replaceAll(/\s/g, '') : '')

/** A patient whom we cannot read must not pass for none: nobody would be asked before another one is opened. */
const patientFault = (patient: unknown): string | undefined =>
  isNobody(patient) || nationalId.test(bare(patient))
    ? undefined
    : '"patient": "(national id, eleven digits in quotes)", or leave it out'

async function signatureFault(portal: Portal, jwt: string): Promise<string | undefined> {
  try {
    // The claims are judged one by one afterwards, by our own clock.
    await compactVerify(jwt, keysOf(portal), { algorithms: [...assertionAlgorithms] })
    return undefined
  } catch (cause) {
    if (cause instanceof errors.JOSEAlgNotAllowed) return `"alg": "${assertionAlgorithms.join('" | "')}"`
    const from = portal.jwksUri ?? 'the keys that were registered'
    return `"kid" and signature: one of ${from}`
  }
}

function readClaims(jwt: string): JWTPayload {
  try {
    return decodeJwt(jwt)
  } catch {
    return {}
  }
}

const claim = (name: string, value: string): string => `${JSON.stringify(name)}: ${JSON.stringify(value)}`
const isWord = (value: unknown): boolean => typeof value === 'string' && value.length > 0 && value.length <= 300
const bound = ({ cnf }: JWTPayload): unknown => (cnf as { jkt?: unknown } | undefined)?.jkt

function clockFault({ iat, exp, nbf }: JWTPayload, now: number): string | undefined {
  const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
  if (!isNumber(iat)) return `"iat": ${now}`
  if (Math.abs(now - iat) > shortSeconds) return `"iat": ${now} (the portal’s clock says ${iat})`
  if (!isNumber(exp) || exp - iat > shortSeconds || exp <= now) return `"exp": ${iat + shortSeconds}`
  return isNumber(nbf) && nbf > now + shortSeconds ? `"nbf": ${now}` : undefined
}
