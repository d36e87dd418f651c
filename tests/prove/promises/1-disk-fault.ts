import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { foundIn, needsStrace, underStrace, writesRows } from '../faults/under-fault.ts'
import { must, type Promise_ } from '../promise.ts'

/**
 * One flush fails, the nth of one of these. SQLite pays no heed to its own flush of a folder, but we do to ours, which
 * comes from a thread of its own and is counted apart.
 */
const failingOnce = (nth: number, paths: readonly string[]) => [
  ...['env', 'UV_THREADPOOL_SIZE=1'],
  ...underStrace('fsync,fdatasync', `error=EIO:when=${nth}`, paths),
]

/** After a flush that failed, what the kernel still holds may be anything: nothing is confirmed any more. */
export const promise: Promise_ = {
  number: 1,
  title: 'What we confirm, we keep: when a flush fails, nothing more is confirmed',
  faults: ['F5'],
  async run({ quick, log, seed }) {
    needsStrace()
    const folder = await mkdtemp(join(tmpdir(), 'lysbord-eio-'))
    let [acknowledged, lost, rounds] = [0, 0, 0]
    try {
      const made = join(folder, 'made.db')
      await writesRows([], made, 1)
      for (let n = 0; n < (quick ? 4 : 40); n++) {
        const file = join(folder, `${n}.db`)
        await copyFile(made, file)
        const said = await writesRows(
          failingOnce(5 + ((seed + n * 3) % 17), n % 2 ? [folder] : [file, `${file}-journal`]),
          file,
          40,
          { first: 2 },
        )
        must(said.broken, `the failed flush was not noticed: ${said.lines.slice(-3)} ${said.errors}`)
        const after = said.lines.slice(said.lines.indexOf('broken'))
        must(!after.some((line) => line.startsWith('ack ')), 'something was confirmed after the flush had failed')
        const { rows, integrity } = await foundIn(file)
        must(integrity === 'ok', integrity)
        const again = await writesRows([], file, 3, { first: 1_000 })
        must(again.acknowledged.length === 3, 'after a new start nothing could be written')
        acknowledged += said.acknowledged.length
        lost += said.acknowledged.filter((one) => !rows.has(one)).length
        rounds++
      }
      log(`${acknowledged} rows confirmed before the faults, all there`)
      return { rounds, acknowledged, lost, duplicated: 0 }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
  mutation: {
    file: 'api/adapters/libsql-fault.ts',
    find: "(SQLITE_(IOERR|CORRUPT|NOTADB)|EIO$)/.test(toldBy(cause)?.code ?? '')",
    replace: "(nothing)/.test(toldBy(cause)?.code ?? '')",
    diesIn: 'this promise',
  },
}
