import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { isLoopback } from '../kernel/loopback.ts'
import { demoPersonas } from './personas.ts'
import type { Guest } from './provider-pages.ts'

/** What the demo provider is told by whoever starts it. */
export interface ProviderSettings {
  readonly port: number
  /** Lysbord's own addresses; each may receive the answer at `/sign-in/callback`. */
  readonly baseUrls: readonly string[]
  readonly clientId: string
  /** Either the shared secret or the client's public key; with a key the client must push its requests as well. */
  readonly clientSecret: string | undefined
  readonly clientKey: JWK | undefined
  readonly guests: readonly Guest[]
  readonly signingKeys: readonly JWK[]
}

/** Reads the environment. Throws when Lysbord is not on loopback: this provider asks for no password. */
export async function readProviderSettings(environment: NodeJS.ProcessEnv): Promise<ProviderSettings> {
  const read = <T>(name: string): T | undefined => (environment[name] ? JSON.parse(environment[name]) : undefined)
  const baseUrls = (environment.LYSBORD_BASE_URL ?? '').split(' ').filter(Boolean)
  if (baseUrls.length === 0 || !baseUrls.every((url) => isLoopback(new URL(url).hostname)))
    throw new Error('LYSBORD_BASE_URL must be on loopback: the demo provider asks for no password.')
  const clientSecret = environment.LYSBORD_CLIENT_SECRET
  const clientKey = read<JWK>('LYSBORD_CLIENT_KEY')
  if (!clientSecret && !clientKey) throw new Error('Set LYSBORD_CLIENT_SECRET or LYSBORD_CLIENT_KEY.')
  return {
    port: Number(environment.LYSBORD_PROVIDER_PORT ?? 0),
    baseUrls: baseUrls.map((url) => url.replace(/\/$/, '')),
    clientId: environment.LYSBORD_CLIENT_ID ?? 'lysbord',
    clientSecret,
    clientKey,
    guests: [...demoPersonas, ...(read<Guest[]>('LYSBORD_EXTRA_PERSONAS') ?? [])],
    signingKeys: read<{ keys: JWK[] }>('LYSBORD_PROVIDER_KEYS')?.keys ?? [await newSigningKey()],
  }
}

async function newSigningKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  return { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig' }
}
