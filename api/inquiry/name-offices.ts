import { offices } from '../access/table.ts'
import { knowsNames, pseudonyms } from '../adoption/pseudonyms.ts'
import type { Id } from '../kernel/ids.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'

/** What an office is called to whoever asks: by id and name to a coordinator, by a number alone to a researcher. */
export interface CalledOffice {
  /** null: not for the asker. */
  readonly id: Id<'off'> | null
  readonly name: string | null
  /** Of its pseudonym: the same always, and tells nothing of the office. */
  readonly number: number
}

/** How each office of the hospital is called to the asker. */
export async function nameOffices(scope: Scope): Promise<(officeId: string) => CalledOffice> {
  const { of } = await pseudonyms(scope)
  const rows = knowsNames(scope) ? await scope.pick(offices, ['id', 'name']) : []
  const names = new Map<string, string>(rows.map(({ id, name }) => [id, name]))
  return (officeId) => {
    const id = officeId as Id<'off'>
    const name = names.get(officeId) ?? null
    return { id: name === null ? null : id, name, number: Number(of(id).replace(/\D/g, '')) }
  }
}

const numbered = (number: number): string => `Office ${String(number).padStart(2, '0')}`

/** Throws not-found. */
export async function officeNumbered(scope: Scope, number: number): Promise<Id<'off'>> {
  const id = (await pseudonyms(scope)).officeOf(numbered(number))
  if (!id) throw nothingHere()
  return id
}

/** In a file or a sentence: its name, or `Office 07`. */
export const wordsFor = ({ name, number }: CalledOffice): string => name ?? numbered(number)
