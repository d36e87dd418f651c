import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The file to run with this Node instead of `npx wrangler`, which would ask the network. */
export const wrangler = join(
  dirname(createRequire(import.meta.url).resolve('wrangler/package.json')),
  'wrangler-dist/cli.js',
)

/** It tells nobody that it is used, and asks nobody whether there is a newer one. */
export const quietly = {
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
}
