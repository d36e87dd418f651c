import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { eq } from 'drizzle-orm'
import { counter, countUse } from './adoption/count-use.ts'
import { caseUses, officeDays } from './adoption/table.ts'
import { cursors } from './kernel/table.ts'
import { eachTenant } from './kernel/tenants.ts'
import { whyNot, withHouse } from './rebuild.ts'

/*
 * `npm run recount -- [--data DIR]`: counts use anew from the log, on door 1, while its server is stopped. A running server
 * does it by itself where an edition counts something else than the one before.
 */
async function run(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string' } } })
  await withHouse(resolve(values.data ?? process.env.LYSBORD_DATA ?? '.lysbord'), async (deps) => {
    for (const scope of await eachTenant(deps, 'recount')) {
      await scope.write(scope.remove(cursors, eq(cursors.name, counter.name)))
      await countUse(scope)
      const [cases, days] = [
        await scope.count(caseUses, eq(caseUses.isWithdrawn, false)),
        await scope.count(officeDays),
      ]
      console.log(`${scope.actor.tenantId}: ${cases} cases, on ${days} days of offices.`)
    }
  })
}

if (import.meta.main)
  await run().catch((cause) => {
    console.error(whyNot(cause))
    process.exitCode = 2
  })
