import { sql } from 'drizzle-orm'
import { offices } from '../access/table.ts'
import type { Id } from '../kernel/ids.ts'
import type { Scope } from '../kernel/scope.ts'
import { partiesAs } from '../kernel/scope.ts'
import { mark } from '../kernel/seal.ts'

/** What an office is called to whoever may not know which one it is. */
export interface Pseudonyms {
  of(officeId: Id<'off'>): string
  officeOf(pseudonym: string): Id<'off'> | undefined
}

const blockSize = 100

/** Of fewer cases, people or things nothing is told to whoever may know nobody by name. */
export const leastTold = 5
export const isFew = (count: number | null): boolean => count !== null && count > 0 && count < leastTold
/** Whether a share of one person's gives away so few: of hers, or of those left without her. */
export const givesAwayFew = (hers: number, left: number): boolean => isFew(hers) || isFew(left)

/**
 * `Office 07`: the same for the same office for ever, and by the settings' secret nobody can tell which. Offices are taken
 * in blocks of a hundred in the order of their ids, which begin with time, and each block is shuffled: a new office
 * renames none.
 */
export async function pseudonyms(scope: Scope): Promise<Pseudonyms> {
  const rows = await scope.pick(offices, ['id'], undefined, { orderBy: sql`id` })
  const ids = rows.map(({ id }) => id)
  const names = new Map<Id<'off'>, string>()
  for (let first = 0; first < ids.length; first += blockSize) {
    const numbers = await shuffled(scope, first)
    ids.slice(first, first + blockSize).forEach((id, i) => {
      names.set(id, `Office ${String(numbers[i]).padStart(2, '0')}`)
    })
  }
  const back = new Map([...names].map(([id, name]) => [name, id]))
  return { of: (id) => names.get(id) ?? 'Office', officeOf: (name) => back.get(name) }
}

async function shuffled({ actor, deps }: Scope, first: number): Promise<number[]> {
  const numbers = Array.from({ length: blockSize }, (_, i) => first + i + 1)
  const marks = await Promise.all(
    numbers.map((n) => mark([actor.tenantId, String(n)], deps.settings.secret, 'office pseudonym')),
  )
  return numbers.toSorted((a, b) => (marks[a - first - 1]! < marks[b - first - 1]! ? -1 : 1))
}

/** Only whoever coordinates the hospital knows offices and people by name. */
export const knowsNames = (scope: Scope): boolean =>
  partiesAs(scope, 'ten', 'coordinator').includes(scope.actor.tenantId)
