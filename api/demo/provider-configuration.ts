import { randomBytes } from 'node:crypto'
import { raw } from 'hono/html'
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider'
import { type Language, languageOf, page, pageHeaders } from './page.ts'
import { type Content, failedPage, signedOutPage, signOutPage } from './provider-pages.ts'
import type { ProviderSettings } from './provider-settings.ts'
import { memoryStore } from './provider-store.ts'

type Context = Pick<KoaContextWithOIDC, 'status' | 'body' | 'set' | 'get'>
const hour = 3_600

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
        post_logout_redirect_uris: baseUrls.flatMap((url) => [`${url}/`, `${url}/sign-in`]),
        require_auth_time: true,
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
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub'], profile: ['name'], auth_time: null, sid: null },
    pkce: { required: () => true },
    findAccount: (_context, login) => {
      const guest = guests.find((known) => known.login === login)
      return guest && { accountId: login, claims: () => ({ sub: login, name: guest.name }) }
    },
    async loadExistingGrant(context) {
      const { client, session, provider } = context.oidc
      const known = session?.grantIdFor(client!.clientId)
      if (known) return provider.Grant.find(known)
      const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: { enabled: false },
      // National providers that ask for keys ask for pushed requests as well.
      pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: clientKey !== undefined },
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
