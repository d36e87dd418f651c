import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { bundle } from './bundle.ts'
import { quietly, wrangler } from './wrangler.ts'

// `npm run deploy`: pages bundled, then everything of wrangler.toml to Cloudflare. `-- --dry-run` shows what would go
// there, offline. A wrangler file in a folder above would win over ours if ours were not named.
const args = process.argv.slice(2)
const dry = args.includes('--dry-run')

await bundle()
const child = spawn(
  process.execPath,
  // Without a container engine an image cannot be built, and a dry run needs none.
  ['--no-warnings', wrangler, 'deploy', '-c', 'wrangler.toml', ...(dry ? ['--containers-rollout=none'] : []), ...args],
  {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: 'inherit',
    env: { ...process.env, ...quietly },
  },
)
child.on('exit', (code) => process.exit(code ?? 1))
