import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { freePort } from '../api/demo/free-port.ts'
import { launchOptions } from './support/chromium.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const directives = readdirSync(`${root}node_modules/lit/directives`)
  .filter((name) => name.endsWith('.js'))
  .map((name) => `lit/directives/${name}`)

const libraries = [
  '@hono/node-server',
  '@hono/zod-openapi',
  ...['drizzle-orm', 'drizzle-orm/sqlite-core', 'drizzle-orm/libsql', 'drizzle-orm/libsql/migrator', 'drizzle-zod'],
  'fast-check',
  ...['hono', 'hono/body-limit', 'hono/compress', 'hono/cookie', 'hono/etag', 'hono/html', 'hono/http-exception'],
  'jose',
  'openid-client',
  'zod',
]

// The libSQL server of the tests inside workerd: its address must be known before it is started.
if (!process.env.LYSBORD_TEST_LIBSQL_PORT) {
  process.env.LYSBORD_TEST_LIBSQL_PORT = String(await freePort())
}
// On the machine that only judges, a test may try once more; the reporter says which did, and each such one wants mending.
const retry = process.env.CI ? 1 : 0

const libsqlPort = process.env.LYSBORD_TEST_LIBSQL_PORT

export default defineConfig({
  root,
  test: {
    // Most of a test's time is waiting: for processes that start, pictures that are made, mails that come.
    maxWorkers: 3,
    // Libraries that talk to whoever debugs them.
    onConsoleLog: (text) => !/Lit is in dev mode|failed to load: |loaded before reset: /.test(text),
    projects: [
      {
        root,
        cacheDir: 'node_modules/.cache/vite-node',
        test: {
          name: 'node',
          retry,
          include: ['tests/**/*.test.ts', 'api/**/*.test.ts'],
          exclude: ['tests/components/**', 'tests/runtimes/workerd/**', 'tests/prove/**', 'node_modules/**'],
          pool: 'forks',
          // Each of three processes loads Lysbord once, not once for every file; what a file changes of its process it undoes.
          isolate: false,
          globalSetup: './tests/support/imaging-setup.ts',
          // Bundled once: dozens of test files would each load the same thousand small files of these libraries.
          deps: { optimizer: { ssr: { enabled: true, include: libraries, exclude: ['@libsql/client'] } } },
          testTimeout: 40_000,
          expect: { poll: { timeout: 8_000 } },
          hookTimeout: 40_000,
        },
      },
      {
        root,
        plugins: [
          cloudflareTest({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              bindings: {
                LYSBORD_BASE_URL: 'http://127.0.0.1:1',
                LYSBORD_ISSUER: 'http://127.0.0.1:1',
                LYSBORD_SECRET: 'only-for-tests-inside-workerd-0123456789',
                LYSBORD_CLIENT_SECRET: 'only-for-tests',
                LYSBORD_DATABASE_URL: `http://127.0.0.1:${libsqlPort}`,
                LYSBORD_IMAGING_URL: 'http://127.0.0.1:1',
                LYSBORD_JURISDICTION: '',
                LYSBORD_CONTENTION_SECONDS: process.env.LYSBORD_CONTENTION_SECONDS ?? '0.5',
              },
            },
          }),
        ],
        test: {
          name: 'workerd',
          retry,
          isolate: false,
          include: ['tests/runtimes/workerd/**/*.test.ts'],
          globalSetup: './tests/support/libsql-setup.ts',
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        root,
        cacheDir: 'node_modules/.cache/vite',
        // Named here, they are bundled once before the first test; found later, they would reload the page under it.
        optimizeDeps: {
          include: [
            'lit',
            ...directives,
            '@lit/localize',
            '@lit/localize/internal/id-generation.js',
            '@lit/task',
            'axe-core',
            'fast-check',
            'openseadragon',
          ],
        },
        test: {
          name: 'browser',
          retry,
          // Modules are loaded once for all files: an element can be defined only once in a page anyway.
          isolate: false,
          setupFiles: './tests/components/set-up.ts',
          include: ['web-components/**/*.test.ts', 'tests/components/**/*.test.ts'],
          testTimeout: 40_000,
          expect: { poll: { timeout: 8_000 } },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 1024, height: 768 },
            provider: playwright({ launchOptions: await launchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
