import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { needsStrace, writesRows } from '../faults/under-fault.ts'
import { must, type Promise_ } from '../promise.ts'

/** Four statements that touch rows: half of them would be seen. */
const next = [
  'create table later (id integer primary key, word text not null)',
  'insert into later (word) select name from cursors',
  'alter table probes add column later text',
  "update probes set later = 'done'",
]

/** A migration that dies at any write, flush or removal leaves the old shape or the new one, and the next start has the new. */
export const promise: Promise_ = {
  number: 1,
  title: 'What we confirm, we keep: a migration killed at any point leaves the old or the new',
  faults: ['F20'],
  async run({ quick, log }) {
    needsStrace()
    const folder = await mkdtemp(join(tmpdir(), 'lysbord-migration-'))
    try {
      const migrations = join(folder, 'migrations')
      mkdirSync(migrations)
      cpSync('migrations', migrations, { recursive: true })
      const made = join(folder, 'made.db')
      await writesRows([], made, 20)
      const journal = join(migrations, 'meta/_journal.json')
      const known = JSON.parse(readFileSync(journal, 'utf8'))
      known.entries.push({ ...known.entries.at(-1), idx: 99, when: Date.now(), tag: '0099_later' })
      writeFileSync(journal, JSON.stringify(known))
      await writeFile(join(migrations, '0099_later.sql'), next.join(';\n--> statement-breakpoint\n'))

      const [olds, news] = [[] as number[], [] as number[]]
      let copies = 0
      const calls = 'pwrite64,fsync,fdatasync,unlink'
      const opens = (file: string, inject: readonly string[], trace = '/dev/null') => {
        const paths = [file, `${file}-journal`].flatMap((path) => ['-P', path])
        const program = [process.execPath, 'tests/prove/faults/open-file.ts', file, migrations]
        spawnSync('strace', ['-f', '-qq', '-o', trace, '-e', `trace=${calls}`, ...inject, ...paths, ...program])
      }
      // How often it speaks to the disk when nobody disturbs it.
      const [whole, trace] = [join(folder, 'whole.db'), join(folder, 'trace')]
      cpSync(made, whole)
      opens(whole, [], trace)
      must((await shapeOf(whole)) === 'new', 'undisturbed it did not come through')
      const all = readFileSync(trace, 'utf8')
        .split('\n')
        .filter((line) => /(pwrite64|sync|unlink)\(/.test(line)).length
      const step = quick ? Math.ceil(all / 4) : 1
      for (let nth = all; nth > 0; nth -= step) {
        const file = join(folder, `${nth}.db`)
        cpSync(made, file)
        opens(file, ['-e', `inject=${calls}:signal=KILL:when=${nth}`])
        const shape = await shapeOf(file)
        must(shape !== 'half', `killed at ${nth}, it is half done`)
        const again = spawnSync(process.execPath, ['tests/prove/faults/open-file.ts', file, migrations])
        must(
          again.status === 0 && (await shapeOf(file)) === 'new',
          `after ${nth} the next start failed: ${again.stderr}`,
        )
        if ((await shapeOf(`${file}.before-migration`)) === 'old') copies++
        if (shape === 'old') olds.push(nth)
        else news.push(nth)
      }
      const rounds = olds.length + news.length
      must(rounds > 0 && copies === rounds, 'the copy of the old state is missing')
      log(`${olds.length} times the old, ${news.length} times the new, ${copies} copies of the old beside it`)
      return { rounds, lost: 0, note: `${olds.length} old, ${news.length} new; door 1` }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
  mutation: {
    file: 'api/adapters/database.file.ts',
    find: 'if (await isBehind(client, migrationsFolder)) await copyAside(path)',
    replace: '',
    diesIn: 'this promise',
  },
}

async function shapeOf(file: string): Promise<'old' | 'new' | 'half'> {
  const client = createClient({ url: `file:${file}`, concurrency: 1 })
  try {
    const sound = (await client.execute('pragma integrity_check')).rows[0]?.integrity_check === 'ok'
    const kept = Number((await client.execute('select count(*) as n from cursors')).rows[0]?.n) === 20
    const table = (await client.execute("select 1 from sqlite_master where name = 'later'")).rows.length === 1
    const rows = table ? Number((await client.execute('select count(*) as n from later')).rows[0]?.n) : 0
    const column = (await client.execute('pragma table_info(probes)')).rows.some(({ name }) => name === 'later')
    if (!sound || !kept) return 'half'
    if (table && column && rows === 20) return 'new'
    return table || column ? 'half' : 'old'
  } finally {
    client.close()
  }
}
