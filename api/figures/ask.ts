import { z } from 'zod'

/** A kind of request: what it wants, in shapes and in words, and how it is answered. */
export interface Ask {
  readonly says: string
  /** How its data look, for whoever writes the file. */
  readonly data: string
  readonly options: Readonly<Record<string, string>>
  readonly dataShape: z.ZodType
  readonly optionShape: z.ZodObject
  /** What the arithmetic calls the data, where they are one list: a fault in `counts[3]` stands in the data's `[3]`. */
  readonly whole: readonly string[]
  answer(data: unknown, options: unknown): unknown
}

interface Parts<Data extends z.ZodType, Options extends z.ZodRawShape> {
  readonly says: string
  readonly data: string
  readonly options?: Readonly<Record<keyof Options & string, string>>
  readonly dataShape: Data
  readonly optionShape?: Options
  readonly whole?: readonly string[]
  answer(data: z.output<Data>, options: z.output<z.ZodObject<Options>>): unknown
}

/** Forgets the types of a kind of request once its parts fit each other. Both shapes are checked before `answer`. */
export function ask<Data extends z.ZodType, Options extends z.ZodRawShape = Record<never, never>>(
  parts: Parts<Data, Options>,
): Ask {
  return {
    says: parts.says,
    data: parts.data,
    options: parts.options ?? {},
    dataShape: parts.dataShape,
    optionShape: z.strictObject(parts.optionShape ?? {}),
    whole: parts.whole ?? [],
    answer: (data, options) => parts.answer(data as z.output<Data>, options as z.output<z.ZodObject<Options>>),
  }
}

export const numbers = z.array(z.number())
export const name = z.string().min(1)
/** A yes or no, also written 1 or 0. */
export const yesNo = z
  .union([z.boolean(), z.literal(0), z.literal(1)], { error: 'Expected true, false, 1 or 0' })
  .transform(Boolean)
