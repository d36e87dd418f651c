/**
 * What a host's page and our frame in it say to each other, in the envelope of SMART Web Messaging. Whoever receives
 * looks at the origin and the window first; whatever does not fit to the letter is as if it had not been sent.
 */
export type Message =
  /** Host to frame: who you are in. */
  | { readonly type: 'lysbord.hello' }
  /** Host to frame: an attribute of its element is another one now; null when it is gone. */
  | { readonly type: 'lysbord.change'; readonly name: Changeable; readonly value: string | null }
  /** Host to frame: its user or her patient may have changed. */
  | { readonly type: 'lysbord.drop-token' }
  /** Frame to host: a token is needed for this key. */
  | { readonly type: 'lysbord.token'; readonly id: string; readonly ask: TokenAsk }
  /** Host to frame: what its backend answered, unread. */
  | { readonly type: 'lysbord.token-answer'; readonly id: string; readonly answer: unknown }
  /** Frame to host: something happened; ids only. */
  | { readonly type: 'lysbord.event'; readonly name: `lys-${string}`; readonly referralId: string | null }

/** Attributes that change without beginning anew. */
export const changeable = ['unit', 'case', 'data-theme'] as const
export type Changeable = (typeof changeable)[number]

/** What the host's backend needs to know to ask for a token. */
export interface TokenAsk {
  /** RFC 7638 thumbprint of the key that calls will be signed with. */
  readonly jkt: string
  readonly audience: string
  readonly portal: string
}

const handle = 'lysbord'
const largest = 16_384

interface Envelope {
  readonly messagingHandle: string
  readonly messageId: string
  readonly messageType: string
  readonly payload: Readonly<Record<string, unknown>>
}

/** Sends to one window of one origin. */
export function post(to: Window, origin: string, message: Message): void {
  const { type, ...payload } = message
  const envelope: Envelope = { messagingHandle: handle, messageId: crypto.randomUUID(), messageType: type, payload }
  to.postMessage(envelope, origin)
}

/** The message in an event, if it fits. The caller has looked at `origin` and `source`. */
export function read({ data }: MessageEvent): Message | undefined {
  if (!isRecord(data) || data.messagingHandle !== handle || !isRecord(data.payload) || isTooLarge(data))
    return undefined
  const { messageType, payload } = data
  if (messageType === 'lysbord.hello' || messageType === 'lysbord.drop-token') return { type: messageType }
  const attribute = changeable.find((one) => one === payload.name)
  if (messageType === 'lysbord.change' && attribute && (payload.value === null || isText(payload.value)))
    return { type: messageType, name: attribute, value: payload.value }
  if (messageType === 'lysbord.token' && isText(payload.id) && isRecord(payload.ask)) {
    const { jkt, audience, portal } = payload.ask
    if (isText(jkt) && isText(audience) && isText(portal))
      return { type: messageType, id: payload.id, ask: { jkt, audience, portal } }
  }
  if (messageType === 'lysbord.token-answer' && isText(payload.id))
    return { type: messageType, id: payload.id, answer: payload.answer }
  const { name, referralId } = payload
  if (messageType === 'lysbord.event' && isText(name) && /^lys-[a-z-]+$/.test(name))
    return { type: messageType, name: name as `lys-${string}`, referralId: isText(referralId) ? referralId : null }
  return undefined
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 2_000

function isTooLarge(data: unknown): boolean {
  try {
    return JSON.stringify(data).length > largest
  } catch {
    return true
  }
}
