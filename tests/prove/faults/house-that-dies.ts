import { writeSync } from 'node:fs'
import { anyPorts } from '../../../api/demo/beside.ts'
import { startDemo } from '../../../api/demo/start.ts'
import { listen } from '../../../api/door.ts'
import type { Statement } from '../../../api/kernel/database.ts'
import type { Deps } from '../../../api/kernel/deps.ts'
import type { BlobStore } from '../../../api/ports/blob-store.ts'
import { unlimited } from '../house.ts'

/*
 * A house in a process of its own that dies, as at kill -9, at the nth moment from when it is told a number. A moment is
 * just before or just after something that outlives the process or reaches somebody else, or in the middle of storing
 * bytes. Forked with LYSBORD_DATA and PORT; says `ready`, and `died …` at the end.
 */
let [moments, last] = [0, Number.POSITIVE_INFINITY]
process.on('message', (nth: number) => {
  ;[moments, last] = [0, nth]
  process.send?.({ armed: nth })
})
process.on('disconnect', () => process.exit(0))

function moment(name: string): void {
  moments++
  if (moments < last) return
  writeSync(1, `died ${name}\n`)
  process.kill(process.pid, 'SIGKILL')
}

const around =
  <A extends unknown[], R>(name: string, verb: (...args: A) => Promise<R>) =>
  async (...args: A): Promise<R> => {
    moment(`before ${name}`)
    const result = await verb(...args)
    moment(`after ${name}`)
    return result
  }

/** The same port with other verbs. What it is beside them, it stays. */
const withVerbs = <T extends object>(port: T, verbs: Partial<T>): T =>
  new Proxy(port, { get: (target, key) => Reflect.get(verbs, key) ?? Reflect.get(target, key) })

/** The house's own watches write all the time; they are no part of anybody's story. */
const isWatch = (statements: readonly Statement[]): boolean =>
  statements.some(({ sql }) => /probes|audit_seals/.test(sql))

const demo = await startDemo({
  dataDir: process.env.LYSBORD_DATA!,
  listener: await listen([Number(process.env.PORT ?? 0)]),
  ports: anyPorts,
  settings: unlimited,
})
const { database, blobs, imaging, mailer } = demo.door.deps
const write = around('writing rows', database.write)
const put = around('storing bytes', ((name, bytes) =>
  blobs.put(
    name,
    (bytes instanceof Uint8Array ? new Blob([bytes as Uint8Array<ArrayBuffer>]).stream() : bytes).pipeThrough(
      new TransformStream({
        transform(chunk, controller) {
          controller.enqueue(chunk.subarray(0, chunk.length / 2))
          controller.enqueue(chunk.subarray(chunk.length / 2))
        },
        flush: () => moment('within storing bytes'),
      }),
    ),
  )) as BlobStore['put'])
const dying: Partial<Deps> = {
  database: withVerbs(database, {
    write: (statements, tenant) =>
      isWatch(statements) ? database.write(statements, tenant) : write(statements, tenant),
  }),
  blobs: withVerbs(blobs, { put, delete: around('deleting bytes', blobs.delete) }),
  imaging: withVerbs(imaging, {
    preview: around('making the preview', imaging.preview),
    pyramid: around('making the pyramid', imaging.pyramid),
  }),
  mailer: withVerbs(mailer, { send: around('mailing', mailer.send) }),
}
Object.assign(demo.door.deps, dying)
process.send?.({ baseUrl: demo.baseUrl, mailboxUrl: demo.mailboxUrl })
