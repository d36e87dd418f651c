/** What the provider says of a person after sign-in. `subject` is unique within `issuer`. */
export interface Identified {
  readonly issuer: string
  readonly subject: string
  readonly name: string
  readonly authenticatedAt: Date
  /** What the provider calls its own session, if it does. */
  readonly sid?: string | undefined
  /** How strongly she proved who she is, in the provider's words. */
  readonly level?: string | undefined
  /** Her licence number as health personnel, where the provider is asked for it; null when it names none. */
  readonly hpr?: string | null | undefined
  /** Serves as the hint in `signOutUrl`; it is a credential and belongs in no answer. */
  readonly idToken: string
}

/** What must be kept between leaving for the provider and coming back. */
export interface SignInAttempt {
  readonly url: URL
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** What a provider says has ended: one of its sessions, or all of a person's. `id` is new for each such word. */
export interface Ended {
  readonly issuer: string
  readonly id: string
  readonly sid: string | undefined
  readonly subject: string | undefined
  /** From then on the word would be refused anyhow. */
  readonly until: Date
}

/** `again`: ask who it is even if the provider remembers somebody. `language`: what its pages should speak. */
export interface Wish {
  readonly again?: boolean
  readonly language?: 'nb' | 'en'
}

/**
 * An OpenID provider, code flow with PKCE, state and nonce. `start` rejects when the provider cannot be reached;
 * `finish` rejects when anything in the answer does not fit the attempt.
 */
export interface Identity {
  start(redirectUri: string, wish?: Wish): Promise<SignInAttempt>
  finish(callback: URL, attempt: Omit<SignInAttempt, 'url'>): Promise<Identified>
  /** Where the browser goes to end the provider's own session, or undefined if the provider offers no such place. */
  signOutUrl(idTokenHint: string | undefined, returnTo: string): Promise<URL | undefined>
  /** Reads a logout token (OpenID Connect Back-Channel Logout 1.0). Rejects when anything in it does not hold; whether it came before is for the caller to say. */
  readLogout(logoutToken: string): Promise<Ended>
}
