import { randomBytes } from 'node:crypto'
import { raw } from 'hono/html'
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider'
import { type Language, languageOf, page, pageHeaders } from './page.ts'
import { type Content, failedPage, signedOutPage, signOutPage } from './provider-pages.ts'
import type { ProviderSettings } from './provider-settings.ts'
import { memoryStore } from './provider-store.ts'

type Context = Pick<KoaContextWithOIDC, 'status' | 'body' | 'set' | 'get'>
const hour = 3_600
/** Scopes and claims as HelseID names them: how strongly somebody signed in, and her licence number. */
const healthClaims = {
  'helseid://scopes/identity/security_level': ['helseid://claims/identity/security_level'],
  'helseid://scopes/hpr/hpr_number': ['helseid://claims/hpr/hpr_number'],
}

/** Writes a page of ours as the answer. */
export async function show(
  context: Context,
  language: Language,
  content: Content,
  formTargets: readonly string[],
  status = 200,
) {
  context.status = status
  context.set(pageHeaders(formTargets))
  context.body = await page(language, content.title, content.body)
}

const wished = (context: KoaContextWithOIDC): Language => {
  const wish = context.oidc?.params?.ui_locales
  return languageOf(wish ? String(wish) : undefined, context.get('accept-language'))
}

/** One client, code flow with PKCE, consent given beforehand; every default that would warn is set. */
export function configuration(settings: ProviderSettings): Configuration {
  const { baseUrls, clientId, clientSecret, clientKey, guests } = settings
  return {
    adapter: memoryStore(),
    clients: [
      {
        client_id: clientId,
        ...(clientKey
          ? { token_endpoint_auth_method: 'private_key_jwt', jwks: { keys: [clientKey] } }
          : { token_endpoint_auth_method: 'client_secret_basic', client_secret: clientSecret }),
        redirect_uris: baseUrls.map((url) => `${url}/sign-in/callback`),
        post_logout_redirect_uris: baseUrls.flatMap((url) => [`${url}/`, `${url}/sign-in`, `${url}/sign-out/done`]),
        require_auth_time: true,
        backchannel_logout_uri: `${baseUrls[0]}/sign-in/back-channel-logout`,
        backchannel_logout_session_required: true,
      },
    ],
    clientDefaults: {
      id_token_signed_response_alg: 'ES256',
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
    clientBasedCORS: () => false,
    jwks: { keys: settings.signingKeys as NonNullable<Configuration['jwks']>['keys'] },
    // Cookies know no ports: on 127.0.0.1 these lie beside Lysbord's own.
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: { session: 'demo_provider', interaction: 'demo_provider_asks', resume: 'demo_provider_resumes' },
    },
    scopes: ['openid', 'profile', ...Object.keys(healthClaims)],
    claims: { openid: ['sub'], profile: ['name'], ...healthClaims, auth_time: null, sid: null },
    // What is asked for stands in the ID token, which is signed.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_context, login) => {
      const guest = guests.find((known) => known.login === login)
      return guest && { accountId: login, claims: () => ({ sub: login, name: guest.name, ...guest.claims }) }
    },
    async loadExistingGrant(context) {
      const { client, session, provider } = context.oidc
      const known = session?.grantIdFor(client!.clientId)
      if (known) return provider.Grant.find(known)
      const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! })
      grant.addOIDCScope(['openid profile', ...Object.keys(healthClaims)].join(' '))
      await grant.save()
      return grant
    },
    // Lysbord is on this machine, which the provider's own guard would not let it call.
    fetch: (url, { dispatcher: _, ...options }: RequestInit & { dispatcher?: unknown } = {}) => fetch(url, options),
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: { enabled: false },
      // National providers that ask for keys ask for pushed requests as well.
      pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: clientKey !== undefined },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) =>
          show(context, wished(context), signOutPage(raw(form), wished(context)), baseUrls),
        postLogoutSuccessSource: (context) => show(context, wished(context), signedOutPage(wished(context)), []),
      },
    },
    renderError: (context, { error, error_description }) =>
      show(
        context,
        wished(context),
        failedPage(wished(context), [error, error_description].filter(Boolean).join(': ')),
        [],
        context.status,
      ),
    ttl: {
      AccessToken: hour / 12,
      AuthorizationCode: 60,
      IdToken: hour,
      Interaction: hour,
      Session: 12 * hour,
      Grant: 12 * hour,
    },
  }
}
