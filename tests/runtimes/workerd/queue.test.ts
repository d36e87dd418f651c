import { createExecutionContext, createMessageBatch, createScheduledController, getQueueResult } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { beforeAll, expect, test, vi } from 'vitest'
import { openDatabaseHttp, type Writer } from '../../../api/adapters/database.http.ts'
import { officeDays } from '../../../api/adoption/table.ts'
import { decide, declareReactions } from '../../../api/kernel/decide.ts'
import { type Id, newId } from '../../../api/kernel/ids.ts'
import { reactionLog, tenants } from '../../../api/kernel/table.ts'
import { follows } from '../../../api/reactions.ts'
import worker from '../../../api/worker.ts'
import { person, scopeOf } from '../../kernel/decide.contract.ts'

const database = openDatabaseHttp(
  { url: env.LYSBORD_DATABASE_URL },
  (tenantId) => env.WRITER.get(env.WRITER.idFromName(tenantId)) as unknown as Writer,
)
const tenant = newId('ten', new Date())
const scope = scopeOf(database, person(1, tenant))
const office = newId('off', new Date())
const hint = { hint: 'reactions' }

beforeAll(async () => {
  declareReactions(follows)
  await scope.write(scope.insert(tenants, { nameEn: 'Queue', nameNb: 'Kø', phone: '00' }))
})

/** A sent referral that must be counted exactly once; nobody is told. */
async function happens(): Promise<void> {
  const subject = newId('ref', new Date())
  await decide(
    scope,
    { command: subject, name: 'referral.submitted', subject, body: null },
    async () => ({ facts: { office: office as Id<'off'> }, rows: [] }),
    async () => undefined,
  )
}

const counted = async () =>
  (await scope.find(officeDays, eq(officeDays.officeId, office))).reduce((sum, { cases }) => sum + cases, 0)
const open = async () => (await scope.find(reactionLog)).filter(({ doneAt }) => doneAt === null).length

/** Delivers messages with these bodies in one batch, as Cloudflare does; gives what the Worker answered about each. */
async function deliver(bodies: readonly unknown[], queue = 'lysbord-reactions') {
  const messages = bodies.map((body, n) => ({ id: `m${n}`, timestamp: new Date(), attempts: 1, body }))
  const batch = createMessageBatch(queue, messages)
  const context = createExecutionContext()
  await worker.queue(batch as never, env as never)
  return getQueueResult(batch, context)
}

test('hints that come doubled and all at once let everything happen once', async () => {
  for (let n = 0; n < 4; n++) await happens()
  const before = await counted()
  const results = await Promise.all([deliver([hint, hint, hint]), deliver([hint, hint]), deliver([hint])])

  expect(results.map(({ explicitAcks }) => explicitAcks.length)).toEqual([3, 2, 1])
  expect(before).toBe(0)
  expect(await counted()).toBe(4)
  expect(await open()).toBe(0)
  await deliver([hint])
  expect(await counted()).toBe(4)
})

test('a poisoned message is sent back, towards the dead-letter queue, and the others are worked on', async () => {
  await happens()
  const before = await counted()
  const poison = [null, 'x', { hint: 'reactions', run: 'rm' }, { hint: 'other' }]
  const result = await deliver([...poison, hint])

  expect(result.retryMessages.map(({ msgId }) => msgId)).toEqual(['m0', 'm1', 'm2', 'm3'])
  expect(result.explicitAcks).toEqual(['m4'])
  expect(await counted()).toBe(before + 1)
})

test('a hint that got lost is made good by the sweep', async () => {
  await happens()
  const before = await counted()
  await worker.scheduled(createScheduledController() as never, env as never)
  expect(await counted()).toBe(before + 1)
  expect(await open()).toBe(0)
})

test('what reaches the dead-letter queue is named in the log without its content, and let go', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const result = await deliver([{ secret: 'Kari Nordmann' }], 'lysbord-reactions-dead')

  expect(result.ackAll).toBe(true)
  expect(log.mock.calls.flat().join(' ')).toContain('m0')
  expect(log.mock.calls.flat().join(' ')).not.toContain('Kari')
  log.mockRestore()
})
