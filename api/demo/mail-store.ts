import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import PostalMime, { type Email } from 'postal-mime'

/** A mail as it arrived. `to`: the envelope's receivers, in lower case; `date`: when it was accepted, ISO; `messageId` without brackets. */
export interface Received {
  readonly id: string
  readonly from: string
  readonly to: readonly string[]
  readonly subject: string
  readonly date: string
  readonly messageId: string
  readonly text: string
}

export interface Envelope {
  readonly from: string
  readonly to: readonly string[]
}

export interface MailStore {
  /** Resolves when the mail survives a power cut. The same Message-ID twice is two mails. */
  add(envelope: Envelope, mail: Uint8Array): Promise<void>
  /** Newest first. */
  list(wish?: { to?: string | undefined; after?: Date | undefined }): readonly Received[]
  find(id: string): Received | undefined
  /** The bytes of a mail that `find` knows, under two lines that say who sent it to whom. */
  source(id: string): Promise<Uint8Array>
}

/** Opens a folder of `.eml` files, named by arrival. What a crash left half written was never confirmed, and goes. */
export async function openMailStore(folder: string): Promise<MailStore> {
  await mkdir(folder, { recursive: true })
  const names = (await readdir(folder)).sort()
  await Promise.all(names.filter((name) => name.endsWith('.part')).map((name) => rm(join(folder, name))))
  const mails: Received[] = []
  for (const name of names.filter((each) => each.endsWith('.eml')))
    mails.push(await parse(name.slice(0, -4), await readFile(join(folder, name))))
  let last = Number(mails.at(-1)?.id.split('-')[0] ?? 0)

  return {
    async add(envelope, mail) {
      // One number for each mail, also within a millisecond and when the clock is set back: arrival stays the order.
      last = Math.max(Date.now(), last + 1)
      const id = `${String(last).padStart(15, '0')}-${randomBytes(4).toString('hex')}`
      const trace = `Return-Path: <${envelope.from}>\r\n${envelope.to.map((to) => `Delivered-To: ${to}\r\n`).join('')}`
      const bytes = Buffer.concat([Buffer.from(trace), mail])
      await writeSafely(folder, `${id}.eml`, bytes)
      const received = await parse(id, bytes)
      mails.splice(mails.findLastIndex((earlier) => earlier.id < id) + 1, 0, received)
    },
    list({ to, after } = {}) {
      const address = to?.toLowerCase()
      const since = after?.toISOString() ?? ''
      return mails.filter((mail) => (!address || mail.to.includes(address)) && mail.date > since).reverse()
    },
    find: (id) => mails.find((mail) => mail.id === id),
    source: (id) => readFile(join(folder, `${id}.eml`)),
  }
}

async function parse(id: string, bytes: Uint8Array): Promise<Received> {
  // A mail that cannot be read is still a mail that came.
  const mail: Email = await PostalMime.parse(bytes).catch(() => ({ headers: [], headerLines: [], attachments: [] }))
  const [, ...below] = mail.headers
  const traced = below.findIndex(({ key }) => key !== 'delivered-to')
  return {
    id,
    from: mail.from?.address ? `${mail.from.name} <${mail.from.address}>`.trim() : (mail.returnPath ?? ''),
    to: below.slice(0, traced).map(({ value }) => value.toLowerCase()),
    subject: mail.subject ?? '',
    date: new Date(Number(id.split('-')[0])).toISOString(),
    messageId: mail.messageId?.replace(/^<|>$/g, '') ?? '',
    text: mail.text ?? '',
  }
}

async function writeSafely(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const half = join(folder, `${name}.part`)
  const file = await open(half, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(half, join(folder, name))
  // Windows opens no folders; there the rename itself is written through.
  if (process.platform === 'win32') return
  const entry = await open(folder)
  await entry.sync().finally(() => entry.close())
}
