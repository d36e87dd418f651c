import { Channel, type Other } from './channel.ts'
import type { LysEmbed } from './embed.ts'
import { openEnvelope, type Payload, type Request, readRequest } from './envelope.ts'

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
  const { host, greeting } = await hostOf(origins)
  const channel = new Channel(host, (asked) => obey(embed, asked))
  channel.hear(greeting)
  // At once: what else there is to tell may take a while on a slow line.
  channel.tell({ type: 'lysbord.event', name: 'lys-frame-opened', referralId: null })
  for (const name of told)
    embed.addEventListener(name, (event) => {
      const { referralId = null } = event as { referralId?: string }
      channel.tell({ type: 'lysbord.event', name, referralId })
    })
  embed.getToken = async (ask) => (await channel.ask({ type: 'lysbord.token', ask }, patienceMs)).answer
  document.body.replaceChildren(embed)
}

/** What the host's element is told goes on to ours. */
function obey(embed: LysEmbed, asked: Request): Payload {
  if (asked.type === 'lysbord.drop-token') embed.dropToken()
  if (asked.type === 'lysbord.change' && asked.value === null) embed.removeAttribute(asked.name)
  else if (asked.type === 'lysbord.change') embed.setAttribute(asked.name, asked.value ?? '')
  return {}
}

/**
 * Resolves with the page around us once it has greeted us: it is one that may frame this portal, it is our parent, and it
 * knows the handle that it put behind the hash of our address.
 */
const hostOf = (origins: readonly string[]): Promise<{ host: Other; greeting: MessageEvent }> =>
  new Promise((resolve) => {
    const handle = new URLSearchParams(location.hash.slice(1)).get('smart_web_messaging_handle') ?? ''
    addEventListener('message', function hear(greeting: MessageEvent) {
      if (!origins.includes(greeting.origin) || greeting.source !== window.parent) return
      const envelope = openEnvelope(greeting)
      if (!handle || !envelope || !('messageType' in envelope) || envelope.messagingHandle !== handle) return
      const request = readRequest(envelope)
      if (typeof request === 'string' || request.type !== 'status.handshake') return
      removeEventListener('message', hear)
      resolve({ host: { window: window.parent, origin: greeting.origin, handle }, greeting })
    })
  })
