import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createTransport } from 'nodemailer'
import { quietly, wrangler } from '../../tools/wrangler.ts'
import { leaveWithParent } from '../leave.ts'

// Door 2 as `wrangler dev` runs it: workerd with a local bucket, queues, writers and e-mail binding. What the binding
// captured goes to the demonstration's mailbox, the minute's sweep is rung by us: the local runtime does neither.
const { LYSBORD_WORKER_DIR: folder, LYSBORD_WORKER_PORT: port, LYSBORD_SMTP_URL: smtpUrl } = process.env
const config = process.env.LYSBORD_WORKER_CONFIG ?? 'wrangler.toml'
if (!folder || !port || !smtpUrl)
  throw new Error('LYSBORD_WORKER_DIR, LYSBORD_WORKER_PORT and LYSBORD_SMTP_URL are needed.')
// Another one than the configuration names: the demonstration's has more ways in than a hospital's may have.
const entry = process.env.LYSBORD_WORKER_ENTRY
const sweepMs = Number(process.env.LYSBORD_SWEEP_MS ?? 60_000)
const root = new URL('../..', import.meta.url)

const quiet = {
  ...quietly,
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  X_LOCAL_EXPLORER: 'false',
  X_LOCAL_OBSERVABILITY: 'false',
  CI: '1',
  FORCE_COLOR: '0',
  // What wrangler writes for itself stays with the demonstration's data.
  XDG_CONFIG_HOME: join(folder, 'config'),
}

/** Our own settings go in a file that only we may read: arguments can be seen by everybody on the machine. */
async function environmentFile(): Promise<string> {
  await mkdir(folder!, { recursive: true })
  const own = Object.entries(process.env).filter(([name]) => name.startsWith('LYSBORD_'))
  const path = join(folder!, 'settings.env')
  await writeFile(path, own.map(([name, value]) => `${name}=${JSON.stringify(value)}\n`).join(''), { mode: 0o600 })
  return path
}

const child = spawn(
  process.execPath,
  [
    '--no-warnings',
    wrangler,
    ...['dev', ...(entry ? [entry] : []), '-c', config, '--ip', '127.0.0.1', '--port', port, '--inspector-port', '0'],
    ...['--persist-to', join(folder, 'state'), '--env-file', await environmentFile()],
    ...['--show-interactive-dev-session', 'false'],
  ],
  { cwd: root, env: { ...process.env, ...quiet }, stdio: ['ignore', 'pipe', 'inherit'], detached: true },
)
let leaving = false
const end = (signal: NodeJS.Signals) => {
  try {
    process.kill(-child.pid!, signal)
  } catch {} // gone already
}
child.on('exit', (code, signal) => {
  if (!leaving) console.error(`workerd ended: ${signal ?? `code ${code}`}`)
  process.exit(leaving ? 0 : 1)
})
leaveWithParent({
  stdin: true,
  close: async () => {
    leaving = true
    end('SIGTERM')
    await new Promise((resolve) => child.once('exit', resolve))
  },
})
process.on('exit', () => end('SIGKILL'))

const mailbox = createTransport({ url: smtpUrl })
const delivered = new Set<string>()

/** A mail that the binding wrote to a file. */
async function deliver(path: string): Promise<void> {
  const raw = await readFile(path)
  const key = createHash('sha256').update(raw).digest('hex')
  if (delivered.has(key)) return
  delivered.add(key)
  const to = /^To: (.*)$/im.exec(raw.toString('latin1'))?.[1]?.replace(/^.*<|>.*$/g, '') ?? ''
  await mailbox.sendMail({ envelope: { from: 'lysbord@localhost', to }, raw })
}

let ready = false
for await (const line of createInterface({ input: child.stdout })) {
  const captured = /^Email: (.+\.eml)\s*$/.exec(line.trim())?.[1]
  if (captured) await deliver(captured).catch((cause) => console.error('A captured mail was not delivered:', cause))
  else if (!ready && /Ready on http/.test(line)) {
    ready = true
    console.log(JSON.stringify({ port: Number(port) }))
    setInterval(sweep, sweepMs).unref()
  } else if (/\bERROR\b|^✘/.test(line) || line.startsWith('{')) console.error(line)
}

async function sweep(): Promise<void> {
  await fetch(`http://127.0.0.1:${port}/cdn-cgi/local/scheduled`).then(
    (answer) => answer.body?.cancel(),
    () => {},
  )
}
