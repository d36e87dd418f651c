import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { launchOptions } from './support/chromium.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const directives = readdirSync(`${root}node_modules/lit/directives`)
  .filter((name) => name.endsWith('.js'))
  .map((name) => `lit/directives/${name}`)

export default defineConfig({
  root,
  test: {
    // Libraries that talk to whoever debugs them.
    onConsoleLog: (text) => !/Lit is in dev mode|failed to load: |loaded before reset: /.test(text),
    projects: [
      {
        root,
        test: {
          name: 'node',
          include: ['tests/**/*.test.ts', 'api/**/*.test.ts'],
          exclude: ['tests/components/**', 'node_modules/**'],
          pool: 'forks',
          testTimeout: 20_000,
          expect: { poll: { timeout: 8_000 } },
          hookTimeout: 20_000,
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
            'openseadragon',
          ],
        },
        test: {
          name: 'browser',
          include: ['web-components/**/*.test.ts', 'tests/components/**/*.test.ts'],
          testTimeout: 20_000,
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
