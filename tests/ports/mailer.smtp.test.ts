import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { smtpMailer } from '../../api/adapters/mailer.smtp.ts'
import type { Received } from '../../api/demo/mail-store.ts'
import { type Neighbour, startNeighbour } from '../../api/demo/neighbour.ts'
import { type Arrived, mailerContract } from './mailer.contract.ts'

interface Ports {
  smtpPort: number
  httpPort: number
}

const from = 'Lysbord <lysbord@hospital.example>'
const mail = { to: 'lege@alta.example', subject: 'Svar', text: 'Hei\n', messageId: 'one@lysbord.example' }
let folder: string
let mailbox: Neighbour<Ports>
const start = (env: Record<string, string> = {}) =>
  startNeighbour<Ports>(new URL('../../api/demo/mailbox.ts', import.meta.url), {
    env: { LYSBORD_MAILBOX_DIR: folder, ...env },
  })
const mailer = () => smtpMailer({ url: `smtp://127.0.0.1:${mailbox.ready.smtpPort}`, from, patience: 2_000 })
const inbox = async (path = '/messages'): Promise<Response> =>
  fetch(`http://127.0.0.1:${mailbox.ready.httpPort}${path}`)
const messages = async (query = ''): Promise<Received[]> =>
  (await inbox(`/messages${query}`)).json() as Promise<Received[]>

async function arrived(messageId: string): Promise<Arrived[]> {
  const found = (await messages()).filter((each) => each.messageId === messageId)
  return Promise.all(
    found.map(async (each) => ({ ...each, source: await (await inbox(`/messages/${each.id}/source`)).text() })),
  )
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lysbord-mailbox-'))
  mailbox = await start()
})
afterAll(async () => {
  await mailbox.stop()
  await rm(folder, { recursive: true })
})

mailerContract('SMTP', () => ({ mailer, arrived }))

test('what the mail server confirmed is still there after it was killed', async () => {
  await mailer().send({ ...mail, messageId: 'before@lysbord.example' })
  process.kill(mailbox.pid, 'SIGKILL')
  mailbox = await start()
  await mailer().send({ ...mail, to: 'Sekretar@Sortland.example', messageId: 'after@lysbord.example' })

  const [newest, before] = await messages()
  expect([newest?.messageId, before?.messageId]).toEqual(['after@lysbord.example', 'before@lysbord.example'])
  expect(await messages('?to=sekretar@sortland.example')).toEqual([newest])
  expect(await messages(`?after=${before?.date}`)).toEqual([newest])
})

test('the inbox page shows a mail as text, and its links as links', async () => {
  await mailer().send({ ...mail, text: 'Åpne svaret: http://127.0.0.1:1/letter#abc. <script>alert(1)</script>\n' })

  const page = await (await inbox('/')).text()
  expect(page).toContain('<a href="http://127.0.0.1:1/letter#abc" rel="noreferrer">')
  expect(page).toContain('&lt;script&gt;')
  expect(page).not.toContain('<script>')
})

test('a mail larger than the mail server takes is refused, and the next one passes', async () => {
  await expect(mailer().send({ ...mail, text: 'for stor '.repeat(200_000) })).rejects.toThrow()
  await mailer().send({ ...mail, messageId: 'next@lysbord.example' })

  expect(await arrived('next@lysbord.example')).toHaveLength(1)
})

test('a mail server that is down is an error, and the mail can be sent when it is back', async () => {
  const { smtpPort } = mailbox.ready
  await mailbox.stop()
  await expect(mailer().send({ ...mail, messageId: 'later@lysbord.example' })).rejects.toThrow()

  mailbox = await start({ LYSBORD_MAILBOX_SMTP_PORT: String(smtpPort) })
  await mailer().send({ ...mail, messageId: 'later@lysbord.example' })
  expect(await arrived('later@lysbord.example')).toHaveLength(1)
})

let bad: Server | undefined
const connected = new Set<Socket>()
afterEach(() => {
  for (const socket of connected) socket.destroy()
  bad?.close()
})

const says = {
  'never greets': () => {},
  'greets and falls silent': (socket: Socket) => socket.write('220 slow\r\n'),
  'answers a line now and then, without end': (socket: Socket) => {
    socket.write('220 slow\r\n')
    const drip = setInterval(() => socket.write('250-still here\r\n'), 40)
    socket.on('close', () => clearInterval(drip))
  },
  'hangs up': (socket: Socket) => socket.end(),
  'has no room': (socket: Socket) => socket.write('421 try later\r\n'),
}
test.each(Object.entries(says))('a mail server that %s is an error within a bounded time', async (_what, speak) => {
  bad = createServer((socket) => {
    connected.add(socket)
    socket.on('error', () => {})
    speak(socket)
  })
  await new Promise<void>((resolve) => bad!.listen(0, '127.0.0.1', resolve))
  const { port } = bad.address() as { port: number }
  const began = performance.now()

  await expect(smtpMailer({ url: `smtp://127.0.0.1:${port}`, from, patience: 200 }).send(mail)).rejects.toThrow()
  expect(performance.now() - began).toBeLessThan(1_500)
})
