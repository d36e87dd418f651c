import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { isLoopback } from '../kernel/loopback.ts'
import { leaveWithParent } from '../leave.ts'
import { languageOf } from './page.ts'
import { configuration, show } from './provider-configuration.ts'
import { failedPage, signInPage } from './provider-pages.ts'
import { readProviderSettings } from './provider-settings.ts'

type Context = Parameters<Parameters<Provider['use']>[0]>[0]
type Choice = Parameters<Provider['interactionResult']>[2]

// The demonstration's OpenID provider, a process of its own. It asks for no password and so listens on loopback only.
const settings = await readProviderSettings(process.env)
const server = createServer()
await new Promise<void>((resolve, reject) => server.once('error', reject).listen(settings.port, '127.0.0.1', resolve))
const { port } = server.address() as AddressInfo
const issuer = `http://127.0.0.1:${port}`
const provider = new Provider(issuer, configuration(settings))
provider.on('server_error', (_context, error) => console.error('demo provider:', error))
provider.on('backchannel.error', (_context, error) => console.error('demo provider:', error.message))
provider.use(async (context, next) => {
  // A page whose own name was pointed at 127.0.0.1 must not get to use us.
  if (!isLoopback(context.hostname)) context.throw(421)
  if (context.path.startsWith('/interaction/')) return askWho(context)
  await next()
})
server.on('request', provider.callback())
console.log(JSON.stringify({ port, issuer }))
leaveWithParent({
  stdin: true,
  close: async () => {
    server.close()
    server.closeAllConnections()
  },
})

/** The sign-in page (GET) and the choice made on it (POST). */
async function askWho(context: Context): Promise<void> {
  const details = await provider.interactionDetails(context.req, context.res).catch(() => undefined)
  const wish = details?.params.ui_locales
  const language = languageOf(wish ? String(wish) : undefined, context.get('accept-language'))
  if (!details || context.path !== `/interaction/${details.uid}`)
    return show(context, language, failedPage(language, 'interaction not found'), [], 400)
  // Our own client needs no consent page: it is part of the same demonstration.
  if (details.prompt.name !== 'login') return proceed(context, { consent: {} })
  const ask = (unknown: boolean, status: number) =>
    show(context, language, signInPage(settings.guests, language, details.uid, unknown), settings.baseUrls, status)
  if (context.method !== 'POST') return ask(false, 200)
  const form = await readForm(context)
  if (form.has('cancel')) return proceed(context, { error: 'access_denied', error_description: 'Cancelled' })
  const guest = settings.guests.find(({ login }) => login === form.get('login'))
  return guest ? proceed(context, { login: { accountId: guest.login } }) : ask(true, 422)
}

async function proceed(context: Context, choice: Choice): Promise<void> {
  const back = await provider.interactionResult(context.req, context.res, choice)
  context.status = 303
  context.redirect(back)
}

async function readForm(context: Context): Promise<URLSearchParams> {
  let body = ''
  for await (const chunk of context.req) {
    body += chunk
    if (body.length > 4_096) context.throw(413)
  }
  return new URLSearchParams(body)
}
