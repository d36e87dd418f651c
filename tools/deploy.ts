import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from './bundle.ts'

// `npm run deploy`: pages bundled, then everything of wrangler.toml to Cloudflare. `-- --dry-run` shows what would go
// there, offline. A wrangler file in a folder above would win over ours if ours were not named.
const args = process.argv.slice(2)
const dry = args.includes('--dry-run')
const wrangler = join(dirname(createRequire(import.meta.url).resolve('wrangler/package.json')), 'wrangler-dist/cli.js')

await bundle()
const child = spawn(
  process.execPath,
  // Without a container engine an image cannot be built, and a dry run needs none.
  ['--no-warnings', wrangler, 'deploy', '-c', 'wrangler.toml', ...(dry ? ['--containers-rollout=none'] : []), ...args],
  {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: 'inherit',
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false', WRANGLER_SEND_ERROR_REPORTS: 'false' },
  },
)
child.on('exit', (code) => process.exit(code ?? 1))
