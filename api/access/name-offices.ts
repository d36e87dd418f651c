import { createHmac } from 'node:crypto'
import type { Id } from '../kernel/ids.ts'
import { partiesAs, type Scope } from '../kernel/scope.ts'
import { offices } from './table.ts'

/** What an office is called to whoever asks: by its name to a coordinator, by a number alone to a researcher. */
export interface CalledOffice {
  readonly id: Id<'off'>
  /** null: not for the asker. */
  readonly name: string | null
  /** The same always, and tells nothing of the office. */
  readonly number: number
}

const blocks = [99, 900, 9_000, 90_000]
const known = new Map<string, readonly number[]>()

/** The numbers 1 to 99, 100 to 999 and so on, each block in an order that only the secret knows: later offices move no earlier one. */
function numbersOf(secret: string, tenantId: string, count: number): readonly number[] {
  const key = `${secret}\0${tenantId}`
  const before = known.get(key)
  if (before && before.length >= count) return before
  const lot = (n: number) => createHmac('sha256', secret).update(`office number\0${tenantId}\0${n}`).digest('hex')
  const numbers: number[] = []
  for (let block = 0; numbers.length < count && block < blocks.length; block++) {
    const first = numbers.length + 1
    const drawn = Array.from({ length: blocks[block]! }, (_, i) => ({ n: first + i, lot: lot(first + i) }))
    numbers.push(...drawn.sort((a, b) => (a.lot < b.lot ? -1 : 1)).map(({ n }) => n))
  }
  known.set(key, numbers)
  return numbers
}

/** How each office of the hospital is called to the asker. Ids of later offices sort last, so numbers stay. */
export async function nameOffices(scope: Scope): Promise<(officeId: string) => CalledOffice> {
  const { tenantId } = scope.actor
  const rows = await scope.pick(offices, ['id', 'name'], undefined, { orderBy: offices.id })
  const numbers = numbersOf(scope.deps.settings.secret, tenantId, rows.length)
  const maySee = partiesAs(scope, 'ten', 'coordinator').includes(tenantId)
  const called = new Map(
    rows.map(({ id, name }, i) => [id as string, { id, name: maySee ? name : null, number: numbers[i]! }]),
  )
  return (officeId) => called.get(officeId) ?? { id: officeId as Id<'off'>, name: null, number: 0 }
}

/** In a file or a sentence: its name, or `Office 07`. */
export const wordsFor = ({ name, number }: CalledOffice): string => name ?? `Office ${String(number).padStart(2, '0')}`
