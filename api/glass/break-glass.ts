import { and, desc, eq } from 'drizzle-orm'
import { needsFreshSignIn } from '../access/needs-fresh-sign-in.ts'
import { noted } from '../kernel/audit.ts'
import { decide } from '../kernel/decide.ts'
import type { Id } from '../kernel/ids.ts'
import { limit } from '../kernel/limit.ts'
import { Problem } from '../kernel/problem.ts'
import { nothingHere, partiesAs, type Scope } from '../kernel/scope.ts'
import { iso } from '../kernel/shape.ts'
import { received } from '../referral/find-referral.ts'
import { referrals } from '../referral/table.ts'
import type { NewGlassBreak } from './contract.ts'
import { careOf, openGlass } from './find-glass.ts'
import { markSought, searchOutside } from './mark-sought.ts'
import { presentGlassBreak } from './present.ts'
import { closesAt, readWhose } from './rules.ts'
import { glassBreaks } from './table.ts'

/**
 * Opens a patient who is at none of the asker's units, to read, for an hour; one at a time. Each try is noted with its
 * reason before anything is looked up, so that nobody learns unseen who is a patient here. By birth number it is the
 * latest case; the others of the same patient can be read too. Throws access.denied, session.stale, request.too-many,
 * glass.another-open, not-found, glass.needless.
 */
export const breakGlass = (scope: Scope, id: Id<'gla'>, opening: NewGlassBreak) =>
  decide(
    scope,
    { command: `${id}/break`, name: 'glass.broken', subject: id, body: opening },
    async (at) => {
      const mine = partiesAs(scope, 'uni', 'specialist')
      if (mine.length === 0 || scope.actor.entry?.by !== 'cookie')
        throw new Problem('access.denied', 'Only a specialist of the hospital may, on Lysbord’s own pages.')
      needsFreshSignIn(scope, 'provider')
      await mayTry(scope)
      const why = opening.why.trim()
      await noteTry(scope, id, opening)
      await refuseWhileOpen(scope)
      const row = await toOpen(scope, opening.whose, mine)
      const { emergency } = opening
      const personId = scope.actor.personId as Id<'per'>
      return {
        facts: { referral: row.id, unit: row.unitId, person: personId, code: emergency },
        why: { reason: why, attested: careOf(emergency, id) },
        rows: [
          scope.insert(glassBreaks, {
            id,
            personId,
            referralId: row.id,
            emergency,
            why,
            brokenAt: at,
            endsAt: closesAt(at),
          }),
        ],
      }
    },
    async () => {
      const row = await scope.first(glassBreaks, eq(glassBreaks.id, id))
      if (!row || row.personId !== scope.actor.personId) throw nothingHere()
      return presentGlassBreak(row)
    },
  ).catch(async (refusal) => {
    // Two were asked for at once, and the other one was faster.
    if (refusal instanceof Problem && refusal.code === 'id.taken') await refuseWhileOpen(scope)
    throw refusal
  })

/** Whoever needs the next patient closes the one before, so that never more than one lies open. Throws glass.another-open. */
async function refuseWhileOpen(scope: Scope): Promise<void> {
  const open = await openGlass(scope)
  if (!open) return
  throw new Problem('glass.another-open', 'Close the patient you have opened, or wait until the hour is over.', {
    facts: { glassId: open.id, referralId: open.referralId, endsAt: iso(open.endsAt) },
  })
}

function mayTry({ deps, actor }: Scope): Promise<void> {
  const perHour = deps.settings.emergenciesPerHour
  return limit(deps, { kind: 'break-glass', key: `${actor.tenantId}/${actor.personId}`, perHour })
}

/** Whom she looked for stands there as a mark, the same for the same patient, from which nobody can tell whom. */
async function noteTry(scope: Scope, id: Id<'gla'>, { whose, emergency, why }: NewGlassBreak): Promise<void> {
  const { tenantId } = scope.actor
  const [word = ''] = Object.values(readWhose(whose) ?? {})
  const sought = await markSought(scope, word)
  const entry = { action: searchOutside, object: tenantId, span: `${id} ${scope.requestId}` }
  const attested = { ...careOf(emergency, id), sought }
  await scope.write(await noted(scope, { ...entry, reason: why.trim(), attested })).catch((cause) => {
    throw new Problem('service.unavailable', 'It could not be recorded who looks, so nothing is shown.', { cause })
  })
}

const most = 50

/** The case she means. Throws not-found, or glass.needless where it is at one of her own units. */
async function toOpen(scope: Scope, typed: string, mine: readonly Id<'uni'>[]) {
  const whose = readWhose(typed)
  if (!whose) throw nothingHere()
  const named =
    'caseNumber' in whose ? eq(referrals.caseNumber, whose.caseNumber) : eq(referrals.nationalId, whose.nationalId)
  const found = await scope.pick(referrals, ['id', 'unitId'], and(named, received), {
    orderBy: [desc(referrals.receivedAt), desc(referrals.id)],
    limit: most,
  })
  const outside = found.find(({ unitId }) => !mine.includes(unitId))
  if (outside) return outside
  if (found.length === 0) throw nothingHere()
  throw new Problem('glass.needless', 'It is at a unit of yours: open it as you always do.', {
    facts: { referralId: found[0]!.id },
  })
}
