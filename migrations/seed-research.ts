import { demoTenant } from '../api/demo/personas.ts'
import { judgements } from '../api/demo/region/judgements.ts'
import type { SampleRule } from '../api/inquiry/rules.ts'
import { conditionScores, samples } from '../api/inquiry/table.ts'
import type { Deps } from '../api/kernel/deps.ts'
import { asSystem } from '../api/kernel/react.ts'
import { osloDate } from '../api/kernel/working-days.ts'
import { demoId, regionSeed } from './seed.ts'

const dayMs = 86_400_000

/** A stored rule, as in the project whose shape the region has, and what was judged of the offices it may choose. Once. */
export async function seedResearch(deps: Deps, seed = regionSeed): Promise<void> {
  const scope = asSystem(deps, demoId('ten', demoTenant.key), 'seed')
  const madeAt = deps.clock.now()
  const daysAgo = (days: number) => osloDate(new Date(madeAt.getTime() - days * dayMs))
  // Everybody was connected by then, so that nobody had less time than another.
  const rule: SampleRule = {
    users: 'k80',
    window: { from: daysAgo(620), to: daysAgo(0) },
    matchOn: ['listSize', 'gps', 'staff', 'setting', 'travelMinutes'],
    caliper: 0.3,
    isListSizeLogged: true,
  }
  await scope.write(
    scope.insertOnce(samples, { id: demoId('smp', 'first'), rule, madeBy: 'system', madeAt }),
    ...judgements(seed).map(({ key, ...judged }) =>
      scope.insertOnce(conditionScores, {
        ...judged,
        officeId: demoId('off', key),
        observedOn: daysAgo(640),
        isBlind: true,
        madeBy: 'system',
        madeAt,
      }),
    ),
  )
}
