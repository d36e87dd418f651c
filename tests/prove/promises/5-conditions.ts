import { join } from 'node:path'
import { openDatabaseFile } from '../../../api/adapters/database.file.ts'
import type * as application from '../../../api/app.ts'
import { isHerRight, pairs, whatLeaks } from '../../journey/twins.ts'
import { type Scopes, scopePromises } from '../../kernel/scope.contract.ts'
import { temporaryFolder } from '../../support/instance.ts'
import { type Mutant, nameOf, scopeMutants, stepMutants, without } from '../mutants.ts'
import { must, type Promise_ } from '../promise.ts'
import { twoHospitals } from '../two-hospitals.ts'

/** Takes each condition of the scope out, one at a time: a promise of the scope has to break. */
async function withoutScope(
  database: Awaited<ReturnType<typeof openDatabaseFile>>,
  mutant: Mutant,
): Promise<string | undefined> {
  const scopes = await without<Scopes>(mutant, 'api/kernel/scope.ts')
  for (const { title, prove } of scopePromises) {
    const broken = await prove(scopes, database).then(
      () => undefined,
      (cause: Error) => cause,
    )
    if (broken) return `a scope ${title}`
  }
  return undefined
}

const thieves = ['gp-alta', 'specialist-surgery', 'secretary-sortland', 'coordinator']

/** Takes out a condition of a step: somebody must learn something. */
async function withoutStep(
  hospitals: Awaited<ReturnType<typeof twoHospitals>>,
  mutant: Mutant,
): Promise<string | undefined> {
  const { createApp } = await without<typeof application>(mutant, 'api/app.ts')
  const app = createApp(hospitals.deps)
  for (const login of thieves) {
    const ask = await hospitals.asking(app, login)
    for (const pair of pairs(
      hospitals.sides,
      login === 'gp-alta' || login === 'specialist-surgery' ? hospitals.own : undefined,
    ))
      if (!isHerRight(login, pair) && (await whatLeaks(ask, pair))) return `twin: ${login}, ${pair.title}`
  }
  return undefined
}

/** That the tests of isolation would notice: without any one of its conditions one of them fails. */
export const promise: Promise_ = {
  number: 5,
  title: 'Each condition of isolation is missed when it is taken out',
  faults: [],
  run: async ({ log }) => {
    const database = await openDatabaseFile(join(await temporaryFolder(), 'lysbord.db'), 'migrations')
    const hospitals = await twoHospitals()
    const lived: string[] = []
    const judge = (mutant: Mutant, death: string | undefined) => {
      log(`${nameOf(mutant)}: ${death ?? 'LIVED'}`)
      if (!death) lived.push(nameOf(mutant))
    }
    try {
      for (const mutant of scopeMutants) judge(mutant, await withoutScope(database, mutant))
      for (const mutant of stepMutants) judge(mutant, await withoutStep(hospitals, mutant))
    } finally {
      await hospitals.stop()
      await database.close()
    }
    must(lived.length === 0, `nobody noticed:\n${lived.join('\n')}`)
    const rounds = scopeMutants.length + stepMutants.length
    return { rounds, note: `${rounds} conditions taken out, ${rounds} noticed` }
  },
}
