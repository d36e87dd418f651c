import { post, read } from './channel.ts'
import type { LysEmbed } from './embed.ts'
import type { GetToken } from './portal-session.ts'

/** What the host's page may know of what happens here. Nothing about a patient but the case's id. */
const told = [
  'lys-embed-ready',
  'lys-embed-failed',
  'lys-session-ended',
  'lys-session-resumed',
  'lys-case-open',
  'lys-reply-sent',
] as const
const patienceMs = 30_000

/**
 * Shows the reading screen in a frame, and speaks with the page around it: with one of the origins that the server says
 * may frame this portal, and with the parent's window alone.
 */
export async function openFrame(document: Document): Promise<void> {
  const origins = (document.querySelector('meta[name=lysbord-framers]')?.getAttribute('content') ?? '').split(' ')
  const wanted = new URLSearchParams(location.search)
  const embed = document.createElement('lys-embed')
  embed.setAttribute('server', location.origin)
  for (const [from, to] of [
    ['portal', 'portal'],
    ['audience', 'audience'],
    ['unit', 'unit'],
    ['case', 'case'],
    ['theme', 'data-theme'],
  ] as const)
    if (wanted.get(from)) embed.setAttribute(to, wanted.get(from)!)
  // The frame is as tall as the host wants it.
  embed.style.setProperty('--lys-embed-block-size', '100dvh')
  const host = await hostOf(origins)
  obey(embed, host)
  // At once: what else there is to tell may take a while on a slow line.
  post(window.parent, host, { type: 'lysbord.event', name: 'lys-frame-opened', referralId: null })
  for (const name of told)
    embed.addEventListener(name, (event) =>
      post(window.parent, host, {
        type: 'lysbord.event',
        name,
        referralId: (event as { referralId?: string }).referralId ?? null,
      }),
    )
  embed.getToken = askHost(host)
  document.body.replaceChildren(embed)
}

/** What the host's element is told goes on to ours. */
function obey(embed: LysEmbed, host: string): void {
  addEventListener('message', (event) => {
    if (event.origin !== host || event.source !== window.parent) return
    const message = read(event)
    if (message?.type === 'lysbord.drop-token') embed.dropToken()
    if (message?.type !== 'lysbord.change') return
    if (message.value === null) embed.removeAttribute(message.name)
    else embed.setAttribute(message.name, message.value)
  })
}

/** Resolves with the origin of the page that greets us, once one that may does. */
const hostOf = (origins: readonly string[]): Promise<string> =>
  new Promise((resolve) => {
    addEventListener('message', function hear(event: MessageEvent) {
      if (!origins.includes(event.origin) || event.source !== window.parent || read(event)?.type !== 'lysbord.hello')
        return
      removeEventListener('message', hear)
      resolve(event.origin)
    })
  })

/** Has the host's page ask its backend. */
const askHost =
  (host: string): GetToken =>
  (ask) =>
    new Promise((resolve, reject) => {
      const id = crypto.randomUUID()
      const late = setTimeout(
        () => settle(() => reject(new Error('The page around the frame did not answer.'))),
        patienceMs,
      )
      const hear = (event: MessageEvent) => {
        if (event.origin !== host || event.source !== window.parent) return
        const message = read(event)
        if (message?.type === 'lysbord.token-answer' && message.id === id) settle(() => resolve(message.answer))
      }
      const settle = (deed: () => void) => {
        clearTimeout(late)
        removeEventListener('message', hear)
        deed()
      }
      addEventListener('message', hear)
      post(window.parent, host, { type: 'lysbord.token', id, ask })
    })
