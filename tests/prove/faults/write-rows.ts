import { writeSync } from 'node:fs'
import { openDatabaseFile } from '../../../api/adapters/database.file.ts'

// Writes row after row, says `ack N` once a row is confirmed, `no CODE` where it was refused, and `broken` when the disk failed.
// `write-rows.ts FILE ROWS [FIRST]`; reads all rows back at the end and says how many there are.
const [, , file = '', most = '1000', first = '1'] = process.argv
// Straight to the descriptor: what was said is said, whatever becomes of us.
const say = (line: string) => writeSync(1, `${line}\n`)
const codeOf = (cause: unknown) => (cause as { code?: string }).code ?? (cause as Error).message

try {
  const database = await openDatabaseFile(file, 'migrations', { onBroken: () => say('broken') })
  say('open')
  for (let n = Number(first); n < Number(first) + Number(most); n++) {
    try {
      await database.write([
        {
          sql: "insert into cursors (tenant_id, name, previous, position) values ('ten_prove', ?, ?, ?)",
          params: ['x'.repeat(3_000), n, n],
        },
      ])
      say(`ack ${n}`)
    } catch (cause) {
      say(`no ${codeOf(cause)}`)
    }
  }
  const rows = await database.read.values<[number]>('select count(*) from cursors').catch(() => undefined)
  say(`read ${rows ? rows[0]?.[0] : 'nothing'}`)
  await database.close()
} catch (cause) {
  say(`ended ${(cause as Error).message}`)
  process.exitCode = 1
}
