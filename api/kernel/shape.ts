import { z } from '@hono/zod-openapi'
import { integer, text } from 'drizzle-orm/sqlite-core'
import { type Id, idPattern, type Prefix } from './ids.ts'

/** The words contracts and tables are made of. The one place that will notice when drizzle-zod moves house. */
export { z }

/** Workers and strict pages forbid compiled code; interpreted is fast enough. */
z.config({ jitless: true })

export const tenantId = () => text('tenant_id').$type<Id<'ten'>>().notNull()
/** A moment: milliseconds in the table, ISO 8601 on the wire. */
export const moment = (name: string) => integer(name, { mode: 'timestamp_ms' })
/**
 * The place of a row among all that happened to its subject: the `seq` of the event it was written with. What came last is
 * told by this and never by a clock, which may be put back.
 */
export const place = () => integer('seq').notNull().default(0)

export const id = <P extends Prefix>(prefix: P) =>
  z
    .string()
    .regex(idPattern(prefix), `An id like ${prefix}_ followed by 26 characters`)
    .transform((value) => value as Id<P>)
    .openapi({ type: 'string', example: `${prefix}_01jd8z3v7k4m2q9w8x5c6t7r0e` })

/** An id in an answer: no transform, so that answers can be checked and generated. */
export const idOut = <P extends Prefix>(prefix: P) =>
  z.custom<Id<P>>((value) => typeof value === 'string' && idPattern(prefix).test(value)).openapi({ type: 'string' })

export const momentOut = () => z.iso.datetime().openapi({ example: '2026-11-24T09:00:00.000Z' })
export const iso = (date: Date): string => date.toISOString()
export const isoOrNull = (date: Date | null): string | null => (date ? date.toISOString() : null)

/** Free text a person typed: kept to the code point, bounded, no control characters but line breaks and tabs. */
export const prose = (max: number) =>
  z
    .string()
    .max(max, `At most ${max} characters`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is refused
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/u, 'Contains control characters')
    .refine((value) => value.isWellFormed(), 'Contains half a character')

/** Norwegian and English, the two languages every text of a pack has. */
export const bilingual = (max = 500) => {
  const words = (language: string) =>
    z
      .string({ error: ({ input }) => (input === undefined ? `The ${language} words are missing` : undefined) })
      .min(1, `The ${language} words are missing`)
      .pipe(prose(max))
  return z.strictObject({ en: words('English'), nb: words('Norwegian') })
}
/** The same in an answer: what was stored is not measured again. */
export const bilingualOut = z.strictObject({ en: z.string(), nb: z.string() })
export type Bilingual = { readonly en: string; readonly nb: string }

/** Keyset pages: what follows `after`, and the `after` of the next page. */
export const page = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() })
