import type { Pack } from '../client.ts'
import { language, msg, str } from '../shared/i18n.ts'
import { WhenError } from './when.ts'

/** Why a pack is not there: where in its extension.json, and a sentence its author can act on. */
export class PackFault extends Error {
  /** Where in extension.json, as a JSON Pointer; empty for what concerns the whole pack. */
  readonly path: string

  constructor(path: string, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'PackFault'
    this.path = path
  }
}

/** The place and the sentence of whatever was thrown while `path` was registered. */
export function faultAt(path: string, cause: unknown): PackFault {
  if (cause instanceof PackFault) return cause.path ? cause : new PackFault(path, cause.message, cause)
  const said = cause instanceof Error ? cause.message : String(cause)
  const words = cause instanceof WhenError ? msg(str`At character ${cause.offset + 1}: ${said}`) : said
  return new PackFault(path, words, cause)
}

/** What the reader of the screen is told, once. */
export const faultWords = (pack: Pick<Pack, 'id' | 'title'>, fault: PackFault): string =>
  msg(str`The pack ${pack.title[language()]} could not be used, and nothing of it is left: ${reason(fault)}`)

const reason = ({ path, message }: PackFault): string => (path ? `${path}: ${message}` : message)
