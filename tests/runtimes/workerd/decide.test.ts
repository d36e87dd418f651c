import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openDatabaseHttp, type Writer } from '../../../api/adapters/database.http.ts'
import { decide } from '../../../api/kernel/decide.ts'
import { type Id, newId } from '../../../api/kernel/ids.ts'
import { eventLog } from '../../../api/kernel/table.ts'
import { decideContract, person, scopeOf } from '../../kernel/decide.contract.ts'

const database = openDatabaseHttp(
  { url: env.LYSBORD_DATABASE_URL },
  (tenantId) => env.WRITER.get(env.WRITER.idFromName(tenantId)) as unknown as Writer,
)

decideContract('decisions over HTTP, through the tenant’s writer', async () => database, { rounds: 6, runs: 8 })

const seconds = Number(env.LYSBORD_CONTENTION_SECONDS)

/** Sixteen callers decide on one of the subjects each, again and again, until the time is over. Gives how each attempt ended. */
async function contend(tenants: readonly Id<'ten'>[], subjects: readonly string[], until: number) {
  const ends = { won: 0, lost: 0, other: [] as string[], slowest: 0 }
  let commands = 0
  const caller = async (n: number): Promise<void> => {
    const scope = scopeOf(database, person(n, tenants[n % tenants.length]))
    while (performance.now() < until) {
      const subject = subjects[Math.floor(Math.random() * subjects.length)]!
      const began = performance.now()
      const command = { command: `${subject}-${n}-${commands++}`, name: 'draft.saved', subject, body: n } as const
      await decide(
        scope,
        command,
        async () => ({ facts: {}, rows: [] }),
        async () => undefined,
      ).then(
        () => ends.won++,
        (cause) => (cause.code === 'subject.moved-on' ? ends.lost++ : ends.other.push(String(cause))),
      )
      ends.slowest = Math.max(ends.slowest, performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: 16 }, (_, n) => caller(n)))
  return ends
}

const hospital = () => newId('ten', new Date())
const some = (n: number) => Array.from({ length: n }, () => newId('ref', new Date()) as string)
const cases: readonly (readonly [string, readonly Id<'ten'>[], readonly string[]])[] = [
  ['on one case', [hospital()], some(1)],
  ['on five hundred cases', [hospital()], some(500)],
  ['of two hospitals in one database', [hospital(), hospital()], some(20)],
]

test.for(cases)(
  'sixteen callers %s at once: every decision happens whole or not at all, and nobody hangs',
  { timeout: 120_000 },
  async ([title, tenants, subjects]) => {
    const began = performance.now()
    const ends = await contend(tenants, subjects, began + seconds * 1_000)
    const took = (performance.now() - began) / 1_000
    const rate = Math.round(ends.won / took)
    console.log(
      `16 callers ${title}, ${took.toFixed(1)} s: ${ends.won} decided (${rate}/s), ${ends.lost} were too late, slowest ${Math.round(ends.slowest)} ms`,
    )

    expect(ends.other).toEqual([])
    expect(ends.won).toBeGreaterThan(0)
    let stored = 0
    for (const tenant of tenants) {
      const events = await scopeOf(database, person(1, tenant)).find(eventLog)
      stored += events.length
      for (const subject of new Set(events.map((event) => event.subject))) {
        const seqs = events.filter((event) => event.subject === subject).map(({ seq }) => seq)
        expect(seqs.toSorted((a, b) => a - b)).toEqual(seqs.map((_, i) => i + 1))
      }
    }
    expect(stored).toBe(ends.won)
  },
)

test('over a log that could be rewritten a writer that opens writes nothing, until the guard is back', async () => {
  const name = 'audit_is_not_replaced'
  const [guard] = await database.read.all<{ sql: string }>(sql`select sql from sqlite_master where name = ${name}`)
  const opened = hospital()
  const writes = (tenantId: Id<'ten'>, words = 'select 1') => database.write([{ sql: words, params: [] }], tenantId)
  await writes(opened, `drop trigger ${name}`)
  try {
    await expect(writes(hospital())).rejects.toThrow(`${name} missing`)
  } finally {
    await writes(opened, guard!.sql)
  }
  expect(await writes(hospital())).toHaveLength(1)
})
