import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../../api/demo/free-port.ts'
import { type Neighbour, startNeighbour } from '../../api/demo/neighbour.ts'
import type { Mailer } from '../../api/ports/mailer.ts'
import { temporaryFolder } from '../support/instance.ts'
import { eventually } from '../support/ward.ts'
import { type Arrived, mailerContract } from './mailer.contract.ts'

let folder: string
let mailbox: Neighbour<{ smtpPort: number; httpPort: number }>
let worker: Neighbour<{ port: number }>
beforeAll(async () => {
  folder = await temporaryFolder()
  mailbox = await startNeighbour(new URL('../../api/demo/mailbox.ts', import.meta.url), {
    env: { LYSBORD_MAILBOX_DIR: `${folder}/mail` },
  })
  worker = await startNeighbour(new URL('../../api/demo/workerd.ts', import.meta.url), {
    env: {
      LYSBORD_WORKER_CONFIG: 'tests/support/mailer-worker.toml',
      LYSBORD_WORKER_DIR: folder,
      LYSBORD_WORKER_PORT: String(await freePort()),
      LYSBORD_SMTP_URL: `smtp://127.0.0.1:${mailbox.ready.smtpPort}`,
    },
    readyWithinMs: 60_000,
  })
}, 90_000)
afterAll(async () => {
  await worker?.stop()
  await mailbox?.stop()
  await rm(folder, { recursive: true, force: true })
}, 30_000)

const one = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]/gu, '')
/** How many mails the binding took over, by our own name of them. */
const taken = new Map<string, number>()

const mailer: Mailer = {
  async send(mail) {
    const answer = await fetch(`http://127.0.0.1:${worker.ready.port}/`, { method: 'POST', body: JSON.stringify(mail) })
    if (!answer.ok) throw new Error(await answer.text())
    const name = one(mail.messageId)
    taken.set(name, (taken.get(name) ?? 0) + 1)
  },
}

interface Received {
  readonly id: string
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
}

/** Cloudflare names each copy anew; ours is the name in a header of its own. */
async function arrived(messageId: string): Promise<readonly Arrived[]> {
  const inbox = (path: string) => fetch(`http://127.0.0.1:${mailbox.ready.httpPort}${path}`)
  return eventually(async () => {
    const all = (await (await inbox('/messages')).json()) as Received[]
    const sources = await Promise.all(all.map(async ({ id }) => (await inbox(`/messages/${id}/source`)).text()))
    const found = all.flatMap((mail, i) => {
      const source = sources[i]!
      const name = /^X-Lysbord-Message-ID:\s*<([^>]*)>/im.exec(source.replace(/\r?\n[ \t]+/g, ' '))?.[1]
      return name === messageId ? [{ ...mail, messageId: name, source }] : []
    })
    return found.length >= (taken.get(messageId) ?? 0) ? found : undefined
  })
}

mailerContract('the e-mail binding', () => ({ mailer: () => mailer, arrived }))

test('when the binding refuses a mail the caller is told', async () => {
  const messageId = 'refused@lysbord.example'
  await expect(mailer.send({ to: 'ingen', subject: 'Svar', text: 'x', messageId })).rejects.toThrow(
    'one e-mail address',
  )
})
