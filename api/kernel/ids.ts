import { createHash } from 'node:crypto'
import { bytes, hex } from './octets.ts'

/** Prefixes say what an id names. */
export type Prefix =
  | 'ten'
  | 'off'
  | 'uni'
  | 'per'
  | 'ref'
  | 'img'
  | 'ann'
  | 'dec'
  | 'rep'
  | 'que'
  | 'let'
  | 'ptl'
  | 'gla'
  | 'ses'
  | 'pky'
  | 'con'
  | 'smp'
  | 'int'
  | 'cod'
  | 'cdg'
  | 'tie'
  | 'cmd'
export type Id<P extends Prefix> = `${P}_${string}`
/** Names one deed of one caller; the same id with the same content is the same deed. */
export type CommandId = string

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

function random(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length))
  return Array.from(bytes, (byte) => alphabet[byte & 31]).join('')
}

/** Ten characters of time in milliseconds, sixteen of chance: sortable by time, 80 random bits. Layout of ULID, lower case. */
export function newId<P extends Prefix>(prefix: P, now: Date): Id<P> {
  let time = now.getTime()
  let head = ''
  for (let i = 0; i < 10; i++) {
    head = alphabet[time % 32] + head
    time = Math.floor(time / 32)
  }
  return `${prefix}_${head}${random(16)}`
}

export const idPattern = (prefix: Prefix): RegExp => new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`)

/** What people read out on the telephone, like 7K3M-2Q: random, no letter that looks like a digit. */
export function newCaseNumber(): string {
  const six = random(6).toUpperCase()
  return `${six.slice(0, 4)}-${six.slice(4)}`
}

/** A case number as somebody typed it, in its own shape; empty when it is none. */
export function readCaseNumber(typed: string): string {
  const signs = typed.replaceAll(/[\s-]/g, '').toUpperCase()
  return /^[0-9A-Z]{6}$/.test(signs) ? `${signs.slice(0, 4)}-${signs.slice(4)}` : ''
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** 32 random bytes, base64url, 43 characters. Only its hash is stored. */
export const newToken = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)))

/** SHA-256 in lower-case hex. */
export const sha256 = async (content: string | Uint8Array<ArrayBuffer>): Promise<string> =>
  hex(await crypto.subtle.digest('SHA-256', typeof content === 'string' ? bytes(content) : content))

/** Bound to its purpose, so that a session's hash never opens a letter. */
export const hashToken = async (purpose: 'session' | 'reply-link' | 'letter-ticket', token: string): Promise<string> =>
  // On the spot: the Web's own way takes a turn in another thread, which a hundred tiles at once would queue for.
  createHash('sha256').update(`${purpose}\0${token}`).digest('hex')
