import { describe, expect, test } from 'vitest'

/** What stands on every kind of answer, whichever door gives it. */
export function theHeaders(clinic: { readonly baseUrl: string }): void {
  describe('what every answer tells a browser', () => {
    const answers = [
      '/',
      '/letter',
      '/docs',
      '/health',
      '/version',
      '/openapi.json',
      '/robots.txt',
      '/api/session',
      '/nowhere',
      '/api/nowhere',
    ]

    test.each(answers)('%s: be nothing else, tell nobody, keep nothing, use no camera', async (path) => {
      const { headers } = await fetch(clinic.baseUrl + path)
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=(), geolocation=(), microphone=()'),
        'content-security-policy': expect.stringMatching(/default-src '(none|self)'.*frame-ancestors 'none'/),
      })
      expect(headers.get('access-control-allow-origin')).toBeNull()
      expect(headers.get('x-powered-by')).toBeNull()
    })

    test('/health says how a photograph is fenced in while it is opened', async () => {
      const said = () => fetch(`${clinic.baseUrl}/health`).then((answer) => answer.json())
      await expect.poll(said).toMatchObject({
        imaging: {
          network: expect.stringMatching(/^(none|shared)$/),
          memory: expect.stringMatching(/^(un)?watched$/),
          processorSeconds: expect.toBeOneOf([30, null]),
        },
      })
    })

    test('scripts may be loaded by a portal’s page, and are what they say they are', async () => {
      const page = await (await fetch(`${clinic.baseUrl}/letter`)).text()
      const { headers } = await fetch(clinic.baseUrl + /src="(\/assets\/[^"]+)"/.exec(page)![1]!)
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cache-control': 'public, max-age=31536000, immutable',
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
      })
    })
  })
}
