/** What the provider says of a person after sign-in. `subject` is unique within `issuer`. */
export interface Identified {
  readonly issuer: string
  readonly subject: string
  readonly name: string
  readonly authenticatedAt: Date
}

/** What must be kept between leaving for the provider and coming back. */
export interface SignInAttempt {
  readonly url: URL
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/**
 * An OpenID provider, code flow with PKCE, state and nonce. `start` rejects when the provider cannot be reached;
 * `finish` rejects when anything in the answer does not fit the attempt.
 */
export interface Identity {
  /** `again`: ask who it is even if the provider remembers somebody. */
  start(redirectUri: string, wish?: { readonly again?: boolean }): Promise<SignInAttempt>
  finish(callback: URL, attempt: Omit<SignInAttempt, 'url'>): Promise<Identified>
}
