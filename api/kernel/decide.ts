import { and, eq } from 'drizzle-orm'
import { noted, type Why } from './audit.ts'
import { ConstraintViolated, type Statement } from './database.ts'
import type { EventName, Facts } from './events.ts'
import { type CommandId, sha256 } from './ids.ts'
import { Problem } from './problem.ts'
import type { Scope } from './scope.ts'
import { eventLog } from './table.ts'

/** What somebody wants: `subject` is what must not move meanwhile, `body` what makes a repeated command the same. */
export interface Command {
  readonly command: CommandId
  readonly name: EventName
  readonly subject: string
  readonly body: unknown
}

/** What follows if nobody was faster: facts for the log and the rows that go with it. */
export interface Plan {
  readonly facts: Facts
  readonly rows: readonly Statement[]
  /** What follows waits until then; without it, it begins at once. */
  readonly followsAt?: Date
  /** The reason given for it, for the audit alone. */
  readonly why?: Why
}

export interface Decided<T> {
  readonly answer: T
  /** The command had been carried out before; nothing was written now. */
  readonly repeated: boolean
}

/** Which reactions follow which event; filled by `reactions.ts`, the only file that knows all steps. */
export type Follows = Partial<Record<EventName, readonly string[]>>
let follows: Follows = {}
export const declareReactions = (table: Follows): void => {
  follows = table
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, v) =>
    v && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  ) ?? 'null'

/**
 * Carries out a command once. `plan` reads and checks; its rows, the event, its reactions and the audit row
 * happen whole or not at all. `answer` reads back what this command made: asked again with the same command id
 * and body, the caller gets the same answer. Throws command.other-body, subject.moved-on, id.taken and what `plan` throws.
 */
export async function decide<T>(
  scope: Scope,
  command: Command,
  plan: (at: Date, seq: number) => Promise<Plan>,
  answer: () => Promise<T>,
): Promise<Decided<T>> {
  const bodyHash = await sha256(canonical([command.name, command.subject, scope.actor.personId, command.body]))
  const again = async (): Promise<Decided<T>> => {
    // Whoever stored it may have died before it could call for what follows.
    scope.deps.queue.hint()
    // Nothing is written, yet somebody is shown something.
    if (scope.actor.personId !== 'system') await scope.looked(command.name, command.subject)
    return { answer: await answer(), repeated: true }
  }
  if (await known(scope, command, bodyHash)) return again()

  const seq = await scope.seq(command.subject)
  const at = scope.deps.clock.now()
  const { facts, rows, followsAt, why } = await plan(at, seq)
  try {
    await scope.write(
      ...(await eventRows(scope, command, { seq: seq + 1, facts, at, bodyHash, followsAt, why })),
      ...rows,
    )
  } catch (cause) {
    if (!(cause instanceof ConstraintViolated)) throw await afterUnknown(scope, command, bodyHash, cause)
    if (await known(scope, command, bodyHash)) return again()
    throw cause.index === 0 ? await movedOn(scope, command.subject, seq + 1) : taken(cause)
  }
  scope.deps.queue.hint(followsAt)
  return { answer: await answer(), repeated: false }
}

interface EventParts {
  readonly seq: number
  readonly facts: Facts
  readonly at: Date
  readonly bodyHash: string
  readonly followsAt: Date | undefined
  readonly why: Why | undefined
}

async function eventRows(
  scope: Scope,
  { command, name, subject }: Command,
  { seq, facts, at, bodyHash, followsAt, why }: EventParts,
): Promise<Statement[]> {
  const actor = scope.actor.personId
  return [
    scope.insert(eventLog, { subject, seq, commandId: command, name, facts, actor, at, bodyHash }),
    await noted(scope, { action: name, object: subject, span: command, at, ...why }),
    ...(follows[name] ?? []).map((reaction) => follow(scope, command, reaction, followsAt)),
  ]
}

/** The event's position is not known before it is written: the reaction finds it by the command. */
const follow = (scope: Scope, command: CommandId, reaction: string, from: Date | undefined): Statement => ({
  sql: `insert into reactions (tenant_id, event_position, name, claimed_until, tries)
        select tenant_id, position, ?, ?, 0 from events where tenant_id = ? and command_id = ?`,
  params: [reaction, from?.getTime() ?? 0, scope.actor.tenantId, command],
})

async function known(scope: Scope, { command, name }: Command, bodyHash: string): Promise<boolean> {
  const event = await scope.first(eventLog, eq(eventLog.commandId, command))
  if (!event) return false
  if (event.bodyHash === bodyHash && event.name === name) return true
  throw new Problem('command.other-body', 'This id was used for something else. Use a new id for a new deed.')
}

async function movedOn(scope: Scope, subject: string, seq: number): Promise<Problem> {
  const event = await scope.first(eventLog, and(eq(eventLog.subject, subject), eq(eventLog.seq, seq)))
  return new Problem('subject.moved-on', 'Somebody changed this a moment ago. Look again, then decide.', {
    facts: event ? { by: event.actor, at: event.at.toISOString(), what: event.name } : {},
  })
}

/** A row of the plan was there already: somebody else's id. It tells nothing about whose. */
const taken = (cause: Error): Problem =>
  new Problem('id.taken', 'This id is in use. Make a new one and send again.', { cause })

/** No answer from the database is no "no": read back by command id, so that the caller is told the truth or to ask again. */
async function afterUnknown(scope: Scope, command: Command, bodyHash: string, cause: unknown): Promise<Problem> {
  const done = await known(scope, command, bodyHash).catch(() => false)
  const detail = done
    ? 'It was stored, but the answer got lost. Send the same request again to get it.'
    : 'It is not known whether this was stored. Send the same request again: it happens once.'
  return new Problem('service.unavailable', detail, { cause })
}
