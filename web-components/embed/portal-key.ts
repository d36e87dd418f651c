/** A key of this page alone: it signs, and nobody can take it away, not even a script of this page. */
export interface PortalKey {
  readonly thumbprint: string
  /** A proof for one call (RFC 9449): `skew` is how far our clock is behind the server's, in milliseconds. */
  prove(call: { method: string; url: string; token: string; skew: number }): Promise<string>
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const utf8 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text))

function base64url(bytes: ArrayBuffer | Uint8Array): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
const digest = async (text: string): Promise<string> => base64url(await crypto.subtle.digest('SHA-256', utf8(text)))
const part = (value: unknown): string => base64url(utf8(JSON.stringify(value)))

/** Makes a key that cannot be exported. Needs a secure context. */
export async function makePortalKey(): Promise<PortalKey> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify'])
  const { crv, kty, x, y } = await crypto.subtle.exportKey('jwk', publicKey)
  // RFC 7638: these members, in this order, without spaces.
  const jwk = { crv, kty, x, y }
  return {
    thumbprint: await digest(JSON.stringify(jwk)),
    async prove({ method, url, token, skew }) {
      const { origin, pathname } = new URL(url)
      const claims = {
        htm: method,
        htu: origin + pathname,
        ath: await digest(token),
        iat: Math.floor((Date.now() + skew) / 1000),
        jti: crypto.randomUUID(),
      }
      const signed = `${part({ typ: 'dpop+jwt', alg: 'ES256', jwk })}.${part(claims)}`
      return `${signed}.${base64url(await crypto.subtle.sign(algorithm, privateKey, utf8(signed)))}`
    },
  }
}
