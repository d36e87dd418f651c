import { beforeAll, describe, expect, test } from 'vitest'
import { fresh, type Json, type Person } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import { sizeOf } from '../support/pictures.ts'
import { attaches, submits, waitsForPicture } from '../support/ward.ts'

interface Clinic {
  readonly baseUrl: string
  as(login: string): Promise<Person>
  anyone(): Person
}

const context = 'http://iiif.io/api/image/3/context.json'
export const width = 1500
export const height = 1100

/** Status, and of a Problem its code: a sentence for people stands in all of them. */
export async function refusal(answer: Response): Promise<string> {
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  const { code, detail } = (await answer.json()) as Json
  expect(detail).toMatch(/^[A-Z].{15,}\.$/)
  return `${answer.status} ${code}`
}

/** What the IIIF Image API 3.0 asks of a service, over HTTP, of whichever level a door reaches. */
export function theImageService(clinic: Clinic, level: 0 | 2): void {
  describe(`photographs as an image service of level ${level}`, () => {
    let gp: Person
    let id: string
    let base: string
    beforeAll(async () => {
      gp = await clinic.as('gp-alta')
      const referral = await submits(gp, { pack: 'dermatology' })
      id = (await attaches(gp, referral.id, picture({ width, height, seed: 4 }))).id
      await waitsForPicture(gp, id)
      base = `/api/iiif/${id}`
    }, 30_000)
    const asks = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
      gp.raw(method, base + path, { headers })
    const bytes = async (answer: Response) => Buffer.from(await answer.arrayBuffer())

    test('who is not signed in, and who has nothing to do with it, gets nothing', async () => {
      const hammerfest = await clinic.as('gp-hammerfest')
      for (const path of ['', '/info.json', '/full/max/0/default.jpg', '/full/none/0/default.jpg', '/nothing']) {
        expect(await refusal(await clinic.anyone().raw('GET', base + path)), path).toBe('401 session.missing')
        expect(await refusal(await hammerfest.raw('GET', base + path)), path).toBe('404 not-found')
      }
    })

    test.each([
      ['an id that nobody has', () => `/api/iiif/${fresh('img')}/full/max/0/default.jpg`, '404 not-found'],
      ['an id that is none', () => '/api/iiif/abc/info.json', '404 not-found'],
      ['slashes in the id', () => '/api/iiif/a/b/full/max/0/default.jpg', '404 not-found'],
      ['an escaped slash in the id', () => '/api/iiif/a%2Fb/full/max/0/default.jpg', '404 not-found'],
      ['a region that is none', () => `${base}/all/max/0/default.jpg`, '400 request.malformed'],
      ['a region outside', () => `${base}/${width},0,1,1/max/0/default.jpg`, '400 request.malformed'],
      ['a size that is none', () => `${base}/full/full/0/default.jpg`, '400 request.malformed'],
      ['a size larger than the region', () => `${base}/0,0,512,512/600,600/0/default.jpg`, '400 request.malformed'],
      ['enlarging', () => `${base}/full/%5E3000,/0/default.jpg`, '501 request.not-implemented'],
      ['a rotation that is none', () => `${base}/full/max/north/default.jpg`, '400 request.malformed'],
      ['mirroring', () => `${base}/full/max/!0/default.jpg`, '400 request.malformed'],
      ['a quality that is none', () => `${base}/full/max/0/native.jpg`, '400 request.malformed'],
      ['a format that is none', () => `${base}/full/max/0/default.exe`, '400 request.malformed'],
      ['too few words', () => `${base}/full/max`, '400 request.malformed'],
      ['too many, as a backslash makes them', () => `${base}/fu\\ll/max/0/default.jpg`, '400 request.malformed'],
    ])('%s is refused', async (_, path, expected) => {
      expect(await refusal(await gp.raw('GET', path()))).toBe(expected)
    })

    test('the base address leads to what is offered, under the address that was asked', async () => {
      const led = await asks('')
      expect([led.status, led.headers.get('location')]).toEqual([303, `${clinic.baseUrl}${base}/info.json`])
      const info = await asks('/info.json')
      expect(info.headers.get('link')).toBe(`<http://iiif.io/api/image/3/level${level}.json>;rel="profile"`)
      expect(info.headers.get('cache-control')).toBe('no-store')
      const document = (await info.json()) as Json
      expect(Object.keys(document)[0]).toBe('@context')
      expect(document).toMatchObject({
        '@context': context,
        id: clinic.baseUrl + base,
        type: 'ImageService3',
        protocol: 'http://iiif.io/api/image',
        profile: `level${level}`,
        width,
        height,
        maxWidth: level === 2 ? 4096 : 1024,
        tiles: [{ width: 512, scaleFactors: [1, 2, 4] }],
        sizes: [94, 188, 375, 1024].map((side) => ({ width: side, height: Math.ceil((side * height) / width) })),
        // `cors` there would promise it to every origin: only registered portals may read this one.
        extraFeatures: [
          'canonicalLinkHeader',
          'profileLinkHeader',
          ...(level === 2 ? [] : ['baseUriRedirect', 'jsonldMediaType']),
        ],
        extraQualities: level === 2 ? ['color', 'gray'] : ['color'],
      })
    })

    test('it is linked data unless plain JSON is asked for', async () => {
      const type = async (accept: string) => (await asks('/info.json', { accept })).headers.get('content-type')
      expect(await type('*/*')).toBe(`application/ld+json;profile="${context}"`)
      expect(await type('application/ld+json, application/json;q=0.5')).toBe(`application/ld+json;profile="${context}"`)
      expect(await type('application/json')).toBe('application/json')
      expect((await asks('/info.json')).headers.get('vary')).toContain('Accept')
    })

    test('every tile and every size that is declared is what is stored, byte for byte', async () => {
      const tile = (name: string) => gp.raw('GET', `/api/images/${id}/${name}`).then(bytes)
      const same = [
        ['/0,0,512,512/512,512/0/default.jpg', 'tiles/11/0_0.jpg'],
        ['/1024,1024,476,76/476,76/0/color.jpg', 'tiles/11/2_2.jpg'],
        ['/1024,0,476,1024/238,512/0/default.jpg', 'tiles/10/1_0.jpg'],
        ['/full/375,275/0/default.jpg', 'tiles/9/0_0.jpg'],
        ['/full/94,69/0/default.jpg', 'tiles/7/0_0.jpg'],
        [`/full/1024,${Math.round((1024 * height) / width)}/0/default.jpg`, 'preview'],
        ...(level === 0 ? [['/full/max/0/default.jpg', 'preview']] : []),
      ]
      for (const [path, name] of same) {
        const answer = await asks(path!)
        expect([answer.status, answer.headers.get('content-type')], path).toEqual([200, 'image/jpeg'])
        const shown = await bytes(answer)
        expect(shown.equals(await tile(name!)), path).toBe(true)
        const [, wide, high] = /\/(\d+),(\d+)\/0\//.exec(path!)?.map(Number) ?? [0, 1024, 751]
        expect(sizeOf(shown), path).toEqual({ width: wide, height: high })
      }
    })

    test('a picture that a decoder rounds otherwise than paper does is declared as it is', async () => {
      const referral = await submits(gp, { pack: 'dermatology' })
      const narrow = await attaches(gp, referral.id, picture({ width: 109, height: 3412 }))
      await waitsForPicture(gp, narrow.id)
      const { sizes } = await gp.get(`/api/iiif/${narrow.id}/info.json`)
      for (const { width, height } of sizes) {
        const answer = await gp.raw('GET', `/api/iiif/${narrow.id}/full/${width},${height}/0/default.jpg`)
        expect(sizeOf(await bytes(answer))).toEqual({ width, height })
      }
      const largest = sizeOf(await bytes(await gp.raw('GET', `/api/iiif/${narrow.id}/full/max/0/default.jpg`)))
      expect(largest).toEqual(level === 2 ? { width: 109, height: 3412 } : sizes.at(-1))
    })

    test('a picture names its one address and what the service can do, and nobody keeps it', async () => {
      const { headers } = await asks(`/0,0,${width},${height}/375,275/0/color.jpg`)
      const profile = `<http://iiif.io/api/image/3/level${level}.json>;rel="profile"`
      const own = `<${clinic.baseUrl}${base}/full/375,275/0/default.jpg>;rel="canonical"`
      expect(headers.get('link')).toBe(`${own},${profile}`)
      expect(headers.get('cache-control')).toBe('private, no-store')
      expect(headers.get('content-security-policy')).toContain('sandbox')
    })

    test('HEAD tells the same without the bytes, OPTIONS what may be asked', async () => {
      for (const path of ['/info.json', '/full/375,275/0/default.jpg']) {
        const [got, head] = [await asks(path), await asks(path, {}, 'HEAD')]
        expect([head.status, head.headers.get('link')]).toEqual([200, got.headers.get('link')])
        expect(head.headers.get('content-type')).toBe(got.headers.get('content-type'))
        expect(await head.text()).toBe('')
        await got.body?.cancel()
        const options = await asks(path, {}, 'OPTIONS')
        expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS'])
      }
      expect((await asks('/full/none/0/default.jpg', {}, 'HEAD')).status).toBe(400)
    })

    const made: readonly (readonly [path: string, size: readonly [number, number], canonical: string])[] = [
      ['/full/max/0/default.jpg', [1500, 1100], '/full/max/0/default.jpg'],
      ['/full/300,/0/default.jpg', [300, 220], '/full/300,220/0/default.jpg'],
      ['/full/,330/90/gray.jpg', [330, 450], '/full/450,330/90/gray.jpg'],
      ['/pct:50,0,50,100/!200,200/180/default.jpg', [136, 200], '/750,0,750,1100/136,200/180/default.jpg'],
      ['/square/pct:10/270/color.jpg', [110, 110], '/200,0,1100,1100/110,110/270/default.jpg'],
      ['/500,500,30,20/max/0/default.jpg', [30, 20], '/500,500,30,20/max/0/default.jpg'],
      ['/1400,1000,900,900/77,13/0/default.jpg', [77, 13], '/1400,1000,100,100/77,13/0/default.jpg'],
    ]
    test.runIf(level === 2)('any region is cut at any size, turned and grey, as JPEG and as PNG', async () => {
      for (const [path, [wide, high], canonical] of made) {
        const answer = await asks(path)
        expect(answer.status, path).toBe(200)
        expect(answer.headers.get('link')).toContain(`<${clinic.baseUrl}${base}${canonical}>;rel="canonical"`)
        expect(sizeOf(await bytes(answer)), path).toEqual({ width: wide, height: high })
      }
      const png = await asks('/0,0,700,600/70,60/0/default.png')
      expect(png.headers.get('content-type')).toBe('image/png')
      const content = await bytes(png)
      expect([content.toString('latin1', 1, 4), content.readUInt32BE(16), content.readUInt32BE(20)]).toEqual([
        'PNG',
        70,
        60,
      ])
    })

    test.runIf(level === 0)('nothing else is made: it says so', async () => {
      for (const path of ['/full/300,/0/default.jpg', '/0,0,700,600/max/0/default.jpg', '/square/!90,90/0/default.jpg'])
        expect(await refusal(await asks(path)), path).toBe('501 request.not-implemented')
      for (const path of ['/full/max/90/default.jpg', '/full/max/0/gray.jpg', '/full/max/0/default.png'])
        expect(await refusal(await asks(path)), path).toBe('400 request.malformed')
    })
  })
}
