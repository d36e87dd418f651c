import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileAnchor, readAnchor } from '../../../api/adapters/anchor.file.ts'
import { systemClock } from '../../../api/adapters/clock.system.ts'
import { openDatabaseFile } from '../../../api/adapters/database.file.ts'
import type { Deps } from '../../../api/kernel/deps.ts'
import { newId } from '../../../api/kernel/ids.ts'
import { makeScope } from '../../../api/kernel/scope.ts'
import { sealAll } from '../../../api/kernel/seal-audit.ts'
import { tenants } from '../../../api/kernel/table.ts'
import { verifyAudit } from '../../../api/kernel/verify-audit.ts'
import { tampered, tamperings } from '../../support/tampering.ts'
import { chanceFrom, must, type Promise_, type Trial } from '../promise.ts'

const settings = { secret: 'a secret for trying the audit, long enough', serverName: 'prove' }
const secrets = [settings.secret]

/** Every way to tamper, each at a row that chance picks, on a log that people of two hospitals wrote at once. */
async function run({ quick, seed, log }: Trial) {
  const chance = chanceFrom(seed)
  const folder = await mkdtemp(join(tmpdir(), 'lysbord-prove-audit-'))
  const path = join(folder, 'lysbord.db')
  const database = await openDatabaseFile(path, 'migrations')
  const deps = { database, clock: systemClock, queue: { hint: () => {} }, settings } as unknown as Deps
  const keep = fileAnchor(join(folder, 'anchor'))
  const hospitals = [newId('ten', new Date()), newId('ten', new Date())]
  const people = hospitals.flatMap((tenantId) =>
    Array.from({ length: 4 }, () =>
      makeScope(deps, { tenantId, personId: newId('per', new Date()), clinician: true, memberships: [] }, 'prove'),
    ),
  )
  try {
    for (const scope of people.filter((_, n) => n % 4 === 0))
      await scope.write(scope.insert(tenants, { nameEn: 'H', nameNb: 'H', phone: '1' }))
    for (let round = 0; round < 4; round++) {
      await Promise.all(
        Array.from({ length: 60 }, () =>
          people[Math.floor(chance() * people.length)]!.looked(
            'read-case',
            newId('ref', new Date()),
            chance() < 0.3 ? { reason: 'colleague_away' } : {},
          ),
        ),
      )
      if (round < 3) await sealAll(deps, keep)
    }
    const anchor = await readAnchor(join(folder, 'anchor'))
    const sound = await verifyAudit(database.read, secrets, anchor)
    must(sound.faults.length === 0, `A log that nobody touched does not verify: ${sound.faults[0]}`)
    let rounds = 0
    for (let turn = 0; turn < (quick ? 3 : 40); turn++)
      for (const tampering of tamperings) {
        const { faults } = await tampered(path, tampering, 2 + Math.floor(chance() * 150), { secrets, anchor })
        must(faults.length > 0, `Who ${tampering.does} is not found out`)
        rounds++
      }
    log(`${rounds} tamperings, all found`)
    return { rounds, acknowledged: sound.rows, lost: 0, note: `${tamperings.length} ways, each found` }
  } finally {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

export const promise: Promise_ = {
  number: 6,
  title: 'Every look is logged first; nobody quietly edits the log',
  faults: [],
  run,
  mutation: {
    file: 'api/kernel/verify-audit.ts',
    find: 'if (row.mac !== (await macOf(key, rowWords(row))))',
    replace: 'if (row.mac === null)',
    diesIn: 'this promise',
  },
}
