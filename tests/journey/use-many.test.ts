import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { countUse } from '../../api/adoption/count-use.ts'
import { sumCases } from '../../api/adoption/sum-cases.ts'
import { caseUses } from '../../api/adoption/table.ts'
import { asSystem } from '../../api/kernel/react.ts'
import type { Aside } from '../../api/ports/aside.ts'
import { startClinic } from '../support/clinic.ts'

const clinic = await startClinic()
const { deps } = clinic.demo.door
const coordinator = await clinic.as('coordinator')
const { tenantId } = coordinator
const scope = asSystem(deps, tenantId, 'test')
const window = { from: '2025-01-01', to: '2025-12-31' }
const begin = Date.parse(window.from)

/** Sixty thousand cases of a year: some not answered, some answered before they were sent by a clock that was wrong. */
const many = {
  sql: `with recursive one (n) as (select 0 union all select n + 1 from one where n < 59999)
    insert into case_uses (tenant_id, referral_id, office_id, sent_at, is_withdrawn, draft_seconds, claimed_at, answered_at,
      opened_at, acknowledged_at, asked_more, questions, images, inadequate, disposition, would_refer, helped, learned)
    select ?, 'ref_many_' || n, 'off_' || (n * n % 97), sent, n % 41 = 0, nullif(n * 7919 % 3000, 5), sent + n * 31 % 90000000,
      case when n % 13 > 0 then sent + (n * 7907 % 20000 - 50) * 60011 end, case when n % 3 > 0 then sent + n * 17 % 3000000000 end,
      case when n % 6 > 2 then sent + n * 19 % 3000000000 end, n % 9 = 0, n % 4, n % 3, n % 33 = 11,
      nullif('advice_' || n % 5, 'advice_4'), case n % 4 when 0 then 'yes' when 1 then 'yes>no' when 2 then 'no>no' end,
      case n % 5 when 0 then 'yes' when 1 then 'no' end, case n % 7 when 0 then 'yes' when 1 then 'no' end
    from (select n, ? + n * 523000 as sent from one)`,
  params: [tenantId, begin],
}
// Before its first step the counter empties the table.
await countUse(scope)
await deps.database.write([many], tenantId)

test('a year of many cases is added up in a thread, and comes out as it does without one', async () => {
  const tasks: string[] = []
  const aside: Aside = {
    work: (task, of, parts) => {
      tasks.push(task)
      return deps.aside!.work(task, of, parts)
    },
  }
  const now = new Date('2026-01-15T12:00:00Z')
  const inThread = await sumCases({ ...scope, deps: { ...deps, aside } }, window, now)
  expect(tasks).toEqual(['sum-cases'])
  expect(await sumCases({ ...scope, deps: { ...deps, aside: undefined } }, window, now)).toEqual(inThread)
})

test('a report of many cases has the figures that one gets by putting every case in order', async () => {
  const rows = (await scope.find(caseUses, sql`sent_at >= ${begin} and is_withdrawn = 0`)).filter(
    ({ sentAt }) => sentAt.getTime() < Date.parse(window.to) + 86_400_000,
  )
  const made = await coordinator.get(`/api/adoption/report?from=${window.from}&to=${window.to}`)
  const value = (code: string) => made.figures.find((one: { code: string }) => one.code === code).value
  const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.ceil(values.length / 2) - 1]!
  const minutes = (from: Date, to: Date | null) =>
    to === null ? [] : [Math.trunc((to.getTime() - from.getTime()) / 60_000)]
  const hours = (some: number[]) => middle(some.map((one) => Math.max(0, Math.round(one / 6)) / 10))
  const answered = rows.filter(({ answeredAt }) => answeredAt !== null)
  const part = (is: (row: (typeof rows)[0]) => boolean, of = rows) => of.filter(is).length / of.length

  expect(value('answer-hours')).toBe(hours(answered.flatMap((one) => minutes(one.sentAt, one.answeredAt))))
  expect(value('taken-hours')).toBe(hours(rows.flatMap((one) => minutes(one.sentAt, one.claimedAt))))
  expect(value('draft-minutes')).toBe(middle(rows.flatMap(({ draftSeconds }) => draftSeconds ?? [])) / 60)
  expect(value('opened')).toBe(part(({ openedAt }) => openedAt !== null, answered))
  expect(value('more-info')).toBe(part(({ askedMore }) => askedMore > 0))
  expect(value('inadequate')).toBe(
    part(
      ({ inadequate }) => inadequate > 0,
      rows.filter(({ images }) => images > 0),
    ),
  )
  expect(value('helped')).toBe(
    part(
      ({ helped }) => helped === 'yes',
      rows.filter(({ helped }) => helped !== null),
    ),
  )
  const messages = rows.reduce(
    (sum, row) => sum + 1 + row.questions + row.askedMore + Number(row.answeredAt !== null),
    0,
  )
  expect(value('messages')).toBe(messages / rows.length)
})
