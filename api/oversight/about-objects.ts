import { letters } from '../delivery/table.ts'
import { glassBreaks } from '../glass/table.ts'
import { images } from '../imaging/table.ts'
import { oneOf, type Scope } from '../kernel/scope.ts'
import { annotations } from '../marking/table.ts'
import { questions, referrals } from '../referral/table.ts'
import { replies } from '../reply/table.ts'
import { decisions } from '../triage/table.ts'

const parts = [images, annotations, replies, decisions, questions, letters, glassBreaks] as const

/** Everything that belongs to these referrals, with the referral it belongs to; the referrals themselves too. */
export async function objectsOf(scope: Scope, referralIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(
    parts.map((table) => scope.pick(table, ['id', 'referralId'], oneOf(table.referralId, referralIds))),
  )
  return new Map<string, string>([
    ...referralIds.map((id) => [id, id] as const),
    ...found.flat().map(({ id, referralId }) => [id, referralId] as const),
  ])
}

/** Whose each of these objects is: the national id, where it belongs to a referral that names one. */
export async function patientsOf(scope: Scope, objects: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(
    parts.map((table) => scope.pick(table, ['id', 'referralId'], oneOf(table.id, objects))),
  )
  const referralOf = new Map<string, string>(found.flat().map(({ id, referralId }) => [id, referralId]))
  const ids = [...new Set(objects.map((object) => referralOf.get(object) ?? object))]
  const rows = await scope.pick(referrals, ['id', 'nationalId'], oneOf(referrals.id, ids))
  const named = new Map<string, string | null>(rows.map(({ id, nationalId }) => [id, nationalId]))
  return new Map(
    objects.flatMap((object) => {
      const nationalId = named.get(referralOf.get(object) ?? object)
      return nationalId ? [[object, nationalId] as const] : []
    }),
  )
}
