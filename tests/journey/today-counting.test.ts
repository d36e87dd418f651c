import { expect, test } from 'vitest'
import { offices } from '../../api/access/table.ts'
import { asSystem } from '../../api/kernel/react.ts'
import { oneOf } from '../../api/kernel/scope.ts'
import { eventLog } from '../../api/kernel/table.ts'
import { osloDate } from '../../api/kernel/working-days.ts'
import { startClinic } from '../support/clinic.ts'
import { fresh, type Json } from '../support/person.ts'
import { eventually } from '../support/ward.ts'

const clinic = await startClinic()
const coordinator = await clinic.as('coordinator')
const scope = asSystem(clinic.demo.door.deps, coordinator.tenantId, 'test')
const today = async (): Promise<Json> => coordinator.get('/api/adoption/today?rows=500')
const kinds = ({ rows }: Json): string[] => [...new Set<string>(rows.map(({ kind }: Json) => kind))].sort()

test('while the log is counted nobody is called silent, what was promised is still asked for, and the list says so', async () => {
  const [promised, silent] = await scope.find(offices)
  const connectedAt = new Date(clinic.clock.now().getTime() - 14 * 86_400_000)
  const both = oneOf(offices.id, [promised!.id, silent!.id])
  await scope.write(scope.update(offices, { connectedAt }, both))
  const tomorrow = osloDate(new Date(clinic.clock.now().getTime() + 86_400_000))
  const promise = { kind: 'call', sentence: 'Ring igjen i morgen.', nextOn: tomorrow }
  await coordinator.put(`/api/offices/${promised!.id}/contacts/${fresh('con')}`, promise)
  clinic.clock.advance({ days: 1 })
  await coordinator.signsIn()
  const before = await today()
  expect(before.isCounting).toBe(false)
  expect(kinds(before)).toEqual(['call_back', 'not_used', 'owner_left'])

  const at = clinic.clock.now()
  const many = Array.from({ length: 4_000 }, (_, seq) =>
    scope.insert(eventLog, {
      ...{ subject: 'test', seq: seq + 1, commandId: `test-${seq}`, name: 'letter.posted', facts: {} },
      ...{ actor: 'system', at, bodyHash: '' },
    }),
  )
  await scope.write(...many)
  const during = await today()
  expect(during).toMatchObject({ isCounting: true, toRing: 2 })
  expect(kinds(during)).toEqual(['call_back', 'owner_left'])
  expect(await eventually(async () => (await today()).isCounting === false || undefined)).toBe(true)
  expect((await today()).rows).toEqual(before.rows)
})
