import { expect, test } from 'vitest'
import type { Identity } from '../../api/ports/identity.ts'

export interface IdentityUnderTest {
  readonly identity: Identity
  readonly redirectUri: string
  readonly issuer: string
  /** A person of this provider, and the name it gives her. */
  readonly person: { readonly subject: string; readonly name: string }
  /** Walks the provider's own pages as that person, in a fresh browser. Gives the address it was sent back to. */
  signsIn(url: URL): Promise<URL>
}

const changed = (url: URL, name: string, value: string): URL => {
  const other = new URL(url)
  other.searchParams.set(name, value)
  return other
}

/** What every provider, and our side of it, owes the journey. */
export function identityContract(name: string, open: () => IdentityUnderTest): void {
  const walkThrough = async () => {
    const { identity, redirectUri, signsIn } = open()
    const { url, ...attempt } = await identity.start(redirectUri)
    return { identity, attempt, url, back: await signsIn(url) }
  }

  test(`${name}: a GP comes back as herself`, async () => {
    const began = Date.now()
    const { identity, attempt, back } = await walkThrough()
    const { issuer, person } = open()

    const who = await identity.finish(back, attempt)
    expect(who).toMatchObject({ issuer, ...person })
    expect(Math.abs(who.authenticatedAt.getTime() - began)).toBeLessThan(60_000)
  })

  test(`${name}: two sign-ins share nothing that could be guessed or swapped`, async () => {
    const { identity, redirectUri } = open()
    const [one, other] = [await identity.start(redirectUri), await identity.start(redirectUri)]

    for (const key of ['state', 'nonce', 'verifier'] as const) {
      expect(one[key].length).toBeGreaterThan(30)
      expect(one[key]).not.toBe(other[key])
    }
    expect(one.url.href).not.toContain(one.verifier)
  })

  test(`${name}: an answer is worth nothing in another browser's sign-in`, async () => {
    const { identity, attempt, back } = await walkThrough()
    const { url: _url, ...another } = await identity.start(open().redirectUri)

    await expect(identity.finish(back, another)).rejects.toThrow()
    await expect(identity.finish(back, { ...attempt, state: another.state })).rejects.toThrow()
    await expect(identity.finish(changed(back, 'state', another.state), attempt)).rejects.toThrow()
  })

  test.each(['nonce', 'verifier'] as const)(`${name}: an answer with another %s is refused`, async (key) => {
    const { identity, attempt, back } = await walkThrough()
    const another = await identity.start(open().redirectUri)

    await expect(identity.finish(back, { ...attempt, [key]: another[key] })).rejects.toThrow()
  })

  test(`${name}: an answer works once`, async () => {
    const { identity, attempt, back } = await walkThrough()
    await identity.finish(back, attempt)

    await expect(identity.finish(back, attempt)).rejects.toThrow()
  })

  test(`${name}: an answer that names another issuer, another code or a refusal is no sign-in`, async () => {
    const { identity, attempt, back } = await walkThrough()
    const refused = changed(back, 'error', 'access_denied')
    refused.searchParams.delete('code')

    await expect(identity.finish(changed(back, 'iss', 'https://elsewhere.example'), attempt)).rejects.toThrow()
    await expect(identity.finish(changed(back, 'code', 'made-up'), attempt)).rejects.toThrow()
    await expect(identity.finish(refused, attempt)).rejects.toThrow()
  })
}
