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
      '/api/sticker.svg',
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

    test('a page names each script that may run in it, and nothing wider', async () => {
      for (const path of ['/', '/refer', '/read', '/letter', '/desk', '/adoption', '/packs']) {
        const page = await fetch(clinic.baseUrl + path)
        const policy = page.headers.get('content-security-policy')!
        expect(policy.length, path).toBeLessThan(3_000)
        expect(/script-src ([^;]*)/.exec(policy)![1]).toMatch(/^('sha256-[A-Za-z0-9+/]{43}='( |$))+$/)
        for (const [, integrity] of (await page.text()).matchAll(/(?:script|modulepreload)" [^>]*integrity="([^"]+)"/g))
          expect(policy).toContain(`'${integrity}'`)
      }
    })

    test('words in nynorsk and Northern Sami are data that no page loads unasked, and that a script knows by their hash', async () => {
      const html = await (await fetch(`${clinic.baseUrl}/read`)).text()
      const map = JSON.parse(/<script type="importmap">(.*?)<\/script>/.exec(html)![1]!) as { integrity: object }
      const scripts = Object.keys(map.integrity)
      expect(scripts.join() + html).not.toContain('words-')
      const texts = await Promise.all(scripts.map(async (path) => (await fetch(clinic.baseUrl + path)).text()))
      const named = /["'`]\.\/(words-(?:nn|se)-\w+\.json)["'`],import\.meta\.url\),["'`](sha384-[\w+/=]+)/g
      const found = texts.flatMap((text) => [...text.matchAll(named)])
      expect(found).toHaveLength(2)
      for (const [, name, integrity] of found) {
        const answer = await fetch(`${clinic.baseUrl}/assets/${name}`, { integrity: integrity! })
        expect(answer.headers.get('content-type')).toContain('application/json')
        expect(await answer.json()).toMatchObject({ Send: expect.any(String) })
      }
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

    test('what Lysbord contributes to a portal may be read by its page, and is asked for anew each time', async () => {
      const answer = await fetch(`${clinic.baseUrl}/lysbord.extension.json`)
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'content-type': expect.stringContaining('application/json'),
        'cache-control': 'no-cache',
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
      })
      const { id, main } = (await answer.json()) as { id: string; main: string }
      expect(id).toBe('lysbord')
      expect((await fetch(clinic.baseUrl + main, { method: 'HEAD' })).status).toBe(200)
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
