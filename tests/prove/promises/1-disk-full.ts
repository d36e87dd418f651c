import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { foundIn, needs, needsStrace, underStrace, writesRows } from '../faults/under-fault.ts'
import { must, type Promise_ } from '../promise.ts'

/** Fails every write of the file from the nth on, three times, then the disk has room again. */
const noRoom = (nth: number) => underStrace('pwrite64', `error=ENOSPC:when=${nth}+1`)

/** A disk that is full, a write that finds no room, a limit to the size of files: nothing is confirmed that is not kept. */
export const promise: Promise_ = {
  number: 1,
  title: 'What we confirm, we keep: on a disk that is full',
  faults: ['F3', 'F4', 'F6'],
  async run({ quick, log, seed }) {
    needsStrace()
    needs('unshare', ['--mount', '--map-root-user', 'true'], 'unshare --mount')
    needs('prlimit', ['--fsize=1000000', 'true'])
    const folder = await mkdtemp(join(tmpdir(), 'lysbord-full-'))
    let [acknowledged, lost, rounds] = [0, 0, 0]
    const judge = async (name: string, file: string, said: Awaited<ReturnType<typeof writesRows>>) => {
      const { rows, integrity } = await foundIn(file)
      must(integrity === 'ok', `${name}: ${integrity}`)
      must(said.acknowledged.length > 0, `${name}: nothing was written before the fault: ${said.lines} ${said.errors}`)
      rounds++
      acknowledged += said.acknowledged.length
      lost += said.acknowledged.filter((n) => !rows.has(n)).length
    }
    try {
      // A small file system of its own, filled to the brim. It is gone with the process, so that one looks for itself.
      const full = join(folder, 'full')
      const inside = `mkdir -p ${full} && mount -t tmpfs -o size=1m none ${full} && exec "$@"`
      const small = ['unshare', '--mount', '--map-root-user', 'sh', '-c', inside, 'sh']
      const said = await writesRows(small, join(full, 'lysbord.db'), 400)
      rounds++
      acknowledged += said.acknowledged.length
      must(
        said.refused.some((code) => code === 'SQLITE_FULL'),
        `the full disk was not noticed: ${said.lines.slice(-3)} ${said.errors}`,
      )
      must(!said.broken, 'a full disk was taken for a broken one')
      const read = Number(said.lines.find((line) => line.startsWith('read '))?.slice(5))
      must(read === said.acknowledged.length, `reading found ${read} of ${said.acknowledged.length} acknowledged rows`)
      log(`full after ${said.acknowledged.length} rows; ${said.refused.length} refused; reading works`)

      const made = join(folder, 'made.db')
      await writesRows([], made, 1)
      for (let n = 0; n < (quick ? 3 : 20); n++) {
        const file = join(folder, `enospc-${n}.db`)
        await copyFile(made, file)
        await judge('ENOSPC', file, await writesRows(noRoom(40 + ((seed + n * 7) % 60)), file, 40, { first: 2 }))
      }
      const file = join(folder, 'limited.db')
      await judge('file limit', file, await writesRows(['prlimit', '--fsize=1000000'], file, 400))
      const again = await writesRows([], file, 5, { first: 1_000 })
      must(again.acknowledged.length === 5, 'after the limit was lifted nothing could be written')
      return { rounds, acknowledged, lost, duplicated: 0 }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
  mutation: {
    file: 'api/adapters/database.file.ts',
    find: 'if (!isBusy(cause)) throw violationIn(cause) ?? cause',
    replace: 'if (!isBusy(cause)) return []',
    diesIn: 'this promise',
  },
}
