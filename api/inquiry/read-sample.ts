import { eq } from 'drizzle-orm'
import { countUse } from '../adoption/count-use.ts'
import { knowsNames } from '../adoption/pseudonyms.ts'
import { decide } from '../kernel/decide.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { needsRole, type Scope } from '../kernel/scope.ts'
import { drawSample } from './draw-sample.ts'
import { findEligible } from './find-eligible.ts'
import { nameOffices } from './name-offices.ts'
import { presentSample, sampleTable } from './present-sample.ts'
import { storedSample } from './store-sample.ts'
import { samples } from './table.ts'

export type Drawn = Awaited<ReturnType<typeof drawnSample>>

/** Draws the sample where nobody has seen it yet, and keeps what came out, for good. Throws not-found, access.denied. */
export async function drawnSample(scope: Scope, id: Id<'smp'>) {
  needsRole(scope, 'coordinator', 'researcher')
  const row = await storedSample(scope, id)
  return row.result ? { ...row, result: row.result } : drawn(scope, row)
}

type Row = Awaited<ReturnType<typeof storedSample>>

async function drawn(scope: Scope, { id, rule }: Row) {
  // What came out stays for good: first everything is counted that has happened.
  await countUse(scope)
  const result = drawSample(rule, await findEligible(scope, rule.window))
  await decide(
    scope,
    { command: `${id}/shown`, name: 'sample.shown', subject: id, body: {} },
    async (shownAt) => ({ facts: {}, rows: [scope.update(samples, { result, shownAt }, eq(samples.id, id))] }),
    async () => undefined,
  ).catch((cause) => {
    // Somebody else opened it at the same moment: what she saw holds.
    if (!(cause instanceof Problem) || !['command.other-body', 'subject.moved-on'].includes(cause.code)) throw cause
  })
  const kept = await storedSample(scope, id)
  return { ...kept, result: kept.result ?? result }
}

/** Who uses it, and the most alike who do not: as first shown. From now on the asker is not blind to use. */
export async function readSample(scope: Scope, id: Id<'smp'>) {
  const row = await drawnSample(scope, id)
  await scope.looked('read-sample', id)
  const asker = { personId: scope.actor.personId, knowsNames: knowsNames(scope) }
  return presentSample(row, await nameOffices(scope), asker)
}

/** The pairs side by side, for a spreadsheet. */
export const exportSample = async (scope: Scope, id: Id<'smp'>) => sampleTable(await readSample(scope, id))
