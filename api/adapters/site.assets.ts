import type { Fetcher } from '@cloudflare/workers-types'
import type { Manifest, Site } from '../ports/site.ts'

/** The bundle as it was deployed with the Worker. */
export function assetsSite(assets: Fetcher): Site {
  // The host is of no account: the binding looks at the path alone.
  const fetchAsset = async (path: string) => (await assets.fetch(`https://assets.local${path}`)) as unknown as Response
  let manifest: Manifest | undefined
  return {
    async manifest() {
      manifest ??= (await (await fetchAsset('/manifest.json')).json()) as Manifest
      return manifest
    },
    async file(path) {
      const found = await fetchAsset(path)
      if (found.ok) return found
      await found.body?.cancel()
      return undefined
    },
  }
}
