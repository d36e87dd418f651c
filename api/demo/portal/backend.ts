import { exportJWK, generateKeyPair, SignJWT } from 'jose'

/** What a portal's own server does for Lysbord: the example to copy. It needs `jose` and the Fetch API, nothing of ours. */
export interface PortalSettings {
  /** Where Lysbord is. */
  readonly lysbord: string
  /** The id under which this portal is registered there, and the names its assertions carry. */
  readonly portal: string
  readonly issuer: string
  readonly audience: string
  /** Who is signed in to the portal in this request, as the people's provider knows her, and whom she has open. */
  readonly whoIs: (request: Request) => Promise<{ sub: string; patient?: string } | undefined>
}

const exchange = 'urn:ietf:params:oauth:grant-type:token-exchange'
const jwt = 'urn:ietf:params:oauth:token-type:jwt'
/** Ours, or about this one connection: they go no further. */
const kept = ['host', 'cookie', 'connection', 'accept-encoding', 'content-length', 'transfer-encoding']

export async function portalBackend({ lysbord, portal, issuer, audience, whoIs }: PortalSettings) {
  // A real portal reads its key from where it keeps secrets, and changes it by publishing two for a while.
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const header = { alg: 'ES256', kid: 'portal-1' }

  return {
    /** The public key, where the registration says that it is published. */
    jwks: async () => Response.json({ keys: [{ ...(await exportJWK(publicKey)), ...header, use: 'sig' }] }),

    /** `getToken` of the page ends here. The national id of a patient goes into the assertion, never into an address. */
    async token(request: Request): Promise<Response> {
      const who = await whoIs(request)
      if (!who) return Response.json({ detail: 'Nobody is signed in to the portal.' }, { status: 401 })
      const { jkt } = (await request.json()) as { jkt: string }
      const assertion = await new SignJWT({ cnf: { jkt }, ...(who.patient && { patient: who.patient }) })
        .setProtectedHeader(header)
        .setIssuer(issuer)
        .setSubject(who.sub)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime('60s')
        .setJti(crypto.randomUUID())
        .sign(privateKey)
      const form = { grant_type: exchange, client_id: portal, subject_token: assertion, subject_token_type: jwt }
      const answer = await fetch(`${lysbord}/api/token`, { method: 'POST', body: new URLSearchParams(form) })
      // A refusal says which line to change; the element shows it.
      return new Response(answer.body, { status: answer.status, headers: { 'content-type': 'application/json' } })
    },

    /** Passes `/lysbord/…` on, as a proxy in front of the portal would: method, headers, body, nothing of the portal's session. */
    async pass(request: Request): Promise<Response> {
      const { pathname, search } = new URL(request.url)
      const headers = new Headers(request.headers)
      for (const name of kept) headers.delete(name)
      const body = request.body && { body: request.body, duplex: 'half' as const }
      const to = lysbord + pathname.replace(/^\/lysbord/, '') + search
      const answer = await fetch(to, { method: request.method, headers, redirect: 'manual', ...body })
      const back = new Headers(answer.headers)
      for (const name of ['content-encoding', 'content-length', 'transfer-encoding', 'set-cookie']) back.delete(name)
      return new Response(answer.body, { status: answer.status, headers: back })
    },
  }
}
