import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { needsStrace, writesRows } from '../faults/under-fault.ts'
import { must, type Promise_ } from '../promise.ts'

/**
 * The order in which the disk is told things, seen from outside: before a row is confirmed, its journal, the file and,
 * after the journal was removed, the folder have been flushed. Otherwise a power cut could bring the journal back, and it
 * would take the confirmed row with it.
 */
export const promise: Promise_ = {
  number: 1,
  title: 'What we confirm, we keep: all of it is flushed before it is confirmed',
  faults: ['F2'],
  async run({ quick, log }) {
    needsStrace()
    const folder = await mkdtemp(join(tmpdir(), 'lysbord-power-'))
    const [file, trace] = [join(folder, 'lysbord.db'), join(folder, 'trace')]
    try {
      const calls = 'trace=pwrite64,fsync,fdatasync,unlink,write'
      const tracing = ['strace', '-f', '-y', '-qq', '-s', '16', '-o', trace, '-e', calls]
      const { acknowledged } = await writesRows(tracing, file, quick ? 100 : 2_000)
      must(acknowledged.length > 0, 'nothing was written')
      let unflushed = new Set<string>()
      let confirmed = 0
      for (const line of joined(await readFile(trace, 'utf8'))) {
        if (/write\(1<.*"ack /.test(line)) {
          confirmed++
          must(unflushed.size === 0, `confirmed before ${[...unflushed].join(', ')} was flushed`)
        }
        const name = /\(\d+<([^>]*)>/.exec(line)?.[1] ?? /unlink\("([^"]*)"/.exec(line)?.[1] ?? ''
        if (/ pwrite64\(/.test(line) && basename(name).startsWith('lysbord.db')) unflushed.add(basename(name))
        if (/ unlink\(/.test(line) && (name.includes('lysbord.db') || line.includes('lysbord.db'))) {
          unflushed = new Set([...unflushed].filter((one) => !one.endsWith('-journal')))
          unflushed.add('the folder')
        }
        if (/ f(data)?sync\(/.test(line) && / = 0$/.test(line))
          unflushed.delete(name === folder ? 'the folder' : basename(name))
      }
      must(confirmed === acknowledged.length, `${confirmed} confirmations seen of ${acknowledged.length}`)
      log(`${confirmed} confirmations, each after file, journal and folder`)
      return { rounds: confirmed, acknowledged: confirmed, lost: 0, duplicated: 0, note: 'order of calls, by strace' }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
  mutation: {
    file: 'api/adapters/database.file.ts',
    find: '        await flush(folder)\n',
    replace: '',
    diesIn: 'this promise',
  },
}

/** Calls that another thread interrupted are one line again. */
function joined(trace: string): string[] {
  const begun = new Map<string, string>()
  return trace.split('\n').flatMap((line) => {
    const thread = line.split(' ')[0]!
    if (line.endsWith('<unfinished ...>')) {
      begun.set(thread, line.replace(' <unfinished ...>', ''))
      // A removal counts from the moment it began, a flush from its end.
      return []
    }
    const rest = /<\.\.\. \w+ resumed>(.*)/.exec(line)?.[1]
    return rest === undefined ? [line] : [`${begun.get(thread) ?? thread}${rest}`]
  })
}
