/**
 * What a host's page and our frame in it may ask of each other, each as one request of SMART Web Messaging
 * (https://hl7.org/fhir/uv/smart-web-messaging/STU1/): `type` is its messageType, the rest its payload.
 */
export type Request =
  /** Host to frame, until it is answered: who you are in. */
  | { readonly type: 'status.handshake' }
  /** Host to frame: an attribute of its element is another one now; null when it is gone. */
  | { readonly type: 'lysbord.change'; readonly name: Changeable; readonly value: string | null }
  /** Host to frame: its user or her patient may have changed. */
  | { readonly type: 'lysbord.drop-token' }
  /** Frame to host: a token is needed for this key. Answered by what its backend answered, unread, as `answer`. */
  | { readonly type: 'lysbord.token'; readonly ask: TokenAsk }
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

export type Payload = Readonly<Record<string, unknown>>

/** Something is asked, by whoever knows the handle of this launch. */
export interface RequestEnvelope {
  readonly messagingHandle: string
  readonly messageId: string
  readonly messageType: string
  readonly payload: Payload
}

/** The answer to what was asked under this id. */
export interface ResponseEnvelope {
  readonly messageId: string
  readonly responseToMessageId: string
  /** More will come under the same id; absent means no. */
  readonly additionalResponsesExpected?: boolean
  readonly payload: Payload
}

const largest = 16_384

/** The envelope in an event, if it is one to the letter. The caller has looked at `origin` and `source`. */
export function openEnvelope({ data }: MessageEvent): RequestEnvelope | ResponseEnvelope | undefined {
  if (!isRecord(data) || !isText(data.messageId) || !isRecord(data.payload) || isTooLarge(data)) return undefined
  const { messageId, payload, responseToMessageId, additionalResponsesExpected = false } = data
  if (isText(responseToMessageId) && typeof additionalResponsesExpected === 'boolean')
    return { messageId, responseToMessageId, additionalResponsesExpected, payload }
  const { messagingHandle, messageType } = data
  if (!isText(messagingHandle) || !isText(messageType)) return undefined
  return { messagingHandle, messageId, messageType, payload }
}

/** What is asked; a code of FHIR's issue types where it is nothing that we know, or not in its form. */
export function readRequest({ messageType: type, payload }: RequestEnvelope): Request | 'not-supported' | 'invalid' {
  if (type === 'status.handshake' || type === 'lysbord.drop-token') return { type }
  if (type === 'lysbord.change') {
    const name = changeable.find((one) => one === payload.name)
    const { value } = payload
    return name && (value === null || isText(value)) ? { type, name, value } : 'invalid'
  }
  if (type === 'lysbord.token') {
    const { jkt, audience, portal } = isRecord(payload.ask) ? payload.ask : {}
    return isText(jkt) && isText(audience) && isText(portal) ? { type, ask: { jkt, audience, portal } } : 'invalid'
  }
  if (type === 'lysbord.event') {
    const { name, referralId } = payload
    if (!isText(name) || !/^lys-[a-z-]+$/.test(name)) return 'invalid'
    return { type, name: name as `lys-${string}`, referralId: isText(referralId) ? referralId : null }
  }
  return 'not-supported'
}

const isRecord = (value: unknown): value is Payload => typeof value === 'object' && value !== null
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 2_000

function isTooLarge(data: unknown): boolean {
  try {
    return JSON.stringify(data).length > largest
  } catch {
    return true
  }
}
