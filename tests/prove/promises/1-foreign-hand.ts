import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { openDatabaseFile } from '../../../api/adapters/database.file.ts'
import { foundIn, writesRows } from '../faults/under-fault.ts'
import { must, type Promise_ } from '../promise.ts'

/** Somebody else has the file: no start, and whoever works already waits or says no, and never reads what is old. */
export const promise: Promise_ = {
  number: 1,
  title: 'What we confirm, we keep: while a foreign hand holds the file',
  faults: ['F7'],
  async run({ quick }) {
    const folder = await mkdtemp(join(tmpdir(), 'lysbord-hand-'))
    const file = join(folder, 'lysbord.db')
    const rounds = quick ? 6 : 60
    let [acknowledged, lost] = [0, 0]
    try {
      await writesRows([], file, 1)
      const other = createClient({ url: `file:${file}` })
      const held = await other.transaction('write')
      const refusal = await openDatabaseFile(file, 'migrations').then(
        () => undefined,
        (cause: Error) => cause.message,
      )
      must(refusal?.includes('Another program holds'), `it started on a file that another held: ${refusal}`)
      await held.rollback()
      const database = await openDatabaseFile(file, 'migrations')
      for (let n = 0; n < rounds; n++) {
        const sql = "insert into cursors (tenant_id, name, previous, position) values ('ten_other', 'x', ?, ?)"
        await other.batch([{ sql, args: [n, n] }], 'write')
        const hand = await other.transaction('write')
        const number = 100 + n
        // Shorter than our patience, and longer, in turn.
        const ends = new Promise((done) => setTimeout(done, n % 2 ? 60 : 1_200)).then(() => hand.rollback())
        const written = await database
          .write([
            {
              sql: "insert into cursors (tenant_id, name, previous, position) values ('ten_prove', 'x', ?, ?)",
              params: [number, number],
            },
          ])
          .then(
            () => true,
            () => false,
          )
        await ends
        const seen = await database.read.values<[number]>("select count(*) from cursors where tenant_id = 'ten_other'")
        must(seen[0]?.[0] === n + 1, `an old state was read: ${seen[0]?.[0]} of ${n + 1}`)
        const { rows } = await foundIn(file)
        if (written) acknowledged++
        if (written !== rows.has(number)) lost++
      }
      other.close()
      await database.close()
      return { rounds: rounds + 1, acknowledged, lost, duplicated: 0 }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
  mutation: {
    file: 'api/adapters/database.file.ts',
    find: "    await client.batch([], 'write')\n",
    replace: '',
    diesIn: 'this promise',
  },
}
