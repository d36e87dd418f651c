import type { Context, MiddlewareHandler } from 'hono'
import { shownTo } from '../imaging/show-image.ts'
import { type Env, scope, slice } from '../kernel/slice.ts'
import { answerViewer, linked } from './answer-viewer.ts'
import * as contract from './contract.ts'
import { grantedBase, issueGrant, openGrant } from './issue-grant.ts'
import { readManifest } from './read-manifest.ts'

const methods = 'GET, HEAD, OPTIONS'
const nothingButReading = (c: Context) => c.body(null, 204, { allow: methods })

/** Image services for whoever is signed in or holds a ticket, and manifests of them. */
export const iiifRoutes = () => {
  const answers = answerViewer({
    find: (c, imageId) => shownTo(c, imageId, 'pyramid'),
    base: (c, imageId) => `${c.get('deps').settings.baseUrl}/api/iiif/${imageId}`,
    isOpen: false,
  })
  const routes = slice()
    .openapi(contract.readManifest, async (c) => {
      const manifest = await readManifest(scope(c), c.req.valid('param').referralId)
      return c.json(manifest, 200, {
        'Content-Type': linked(c, manifest['@context']),
        vary: 'Accept, Cookie, Authorization',
      })
    })
    .openapi(contract.issueGrant, async (c) => c.json(await issueGrant(scope(c), c.req.valid('param').imageId), 200))
    .openapi(contract.findImageService, (c) => answers.toService(c))
    .openapi(contract.readImageService, (c) => answers.service(c))
    .openapi(contract.readRegion, (c) => answers.region(c))
  // Nobody calls these by name, so they are no part of the client's type.
  routes.on('OPTIONS', ['/iiif/:imageId', '/iiif/:imageId/*'], nothingButReading)
  routes.get('/iiif/:imageId/*', answers.nothing)
  return routes
}

/** No cookie and no token is looked at behind these addresses, so that any page may read what they give. */
const forAnybody: MiddlewareHandler<Env> = async (c, next) => {
  if (c.req.method === 'OPTIONS') c.res = nothingButReading(c)
  else await next()
  const open = {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': methods,
    'access-control-allow-headers': '*',
    'access-control-max-age': '600',
    'access-control-expose-headers': 'link, retry-after',
    'cross-origin-resource-policy': 'cross-origin',
    vary: 'Accept',
  }
  for (const [name, value] of Object.entries(open)) c.res.headers.set(name, value)
}

/** The same image services for foreign viewers: what they may see stands, signed, in the address. Not part of the API. */
export const grantedRoutes = (): ReturnType<typeof slice> => {
  const answers = answerViewer({
    find: (c, imageId) => openGrant(c.get('deps'), c.req.param('grant') ?? '', imageId, c.get('requestId')),
    base: (c, imageId) => grantedBase(c.get('deps').settings.baseUrl, c.req.param('grant') ?? '', imageId),
    isOpen: true,
  })
  const routes = slice()
  routes.use('/iiif/*', forAnybody)
  routes.get('/iiif/:grant/:imageId', answers.toService)
  routes.get('/iiif/:grant/:imageId/info.json', answers.service)
  routes.get('/iiif/:grant/:imageId/:region/:size/:rotation/:file', answers.region)
  routes.get('/iiif/:grant/:imageId/*', answers.nothing)
  return routes
}
