import { afterEach, describe, expect, test } from 'vitest'
import { type Clamd, eicar, finds } from '../support/clamd.ts'
import type { Json, Person } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import { attaches, eventually, submits, waitsForPicture } from '../support/ward.ts'

interface Scanned {
  readonly clamd: Clamd
  as(login: string): Promise<Person>
}

/** What a hospital with a virus scanner is promised, on either door. */
export function theScanning({ clamd, as }: Scanned): void {
  describe('with a virus scanner', () => {
    afterEach(() => void (clamd.ending = finds))
    const original = async (id: string) => {
      const answer = await (await as('gp-alta')).raw('GET', `/api/images/${id}/original`)
      return answer.ok ? 'handed out' : ((await answer.json()) as Json).code
    }
    const settled = (id: string) =>
      eventually(async () => {
        const said = await original(id)
        return said === 'image.unscanned' ? undefined : said
      }, 15_000)

    test('a file in which it finds something is shown as a picture made anew, handed out to nobody, and told under Today', async () => {
      const gp = await as('gp-alta')
      const { id: referral } = await submits(gp, { pack: 'dermatology' })
      const bytes = Buffer.concat([picture({ seed: 91 }), Buffer.from(eicar)])
      const { id } = await attaches(gp, referral, bytes)
      expect(await waitsForPicture(gp, id)).toMatchObject({ status: 'ready' })
      expect(await settled(id)).toBe('image.infected')
      const preview = await gp.raw('GET', `/api/images/${id}/preview`)
      expect(Buffer.from(await preview.arrayBuffer()).includes('EICAR')).toBe(false)
      const told = async () => JSON.stringify(await (await as('coordinator')).get('/api/adoption/today'))
      await expect.poll(told).toMatch(/"infected"/)
    }, 30_000)

    test('while it cannot be asked the picture is shown and the file is not handed out; then it is, without anybody’s help', async () => {
      const gp = await as('gp-alta')
      const { id: referral } = await submits(gp, { pack: 'dermatology' })
      clamd.ending = (socket) => socket.destroy()
      const { id } = await attaches(gp, referral, picture({ seed: 92 }))
      expect(await waitsForPicture(gp, id)).toMatchObject({ status: 'ready' })
      expect(await original(id)).toBe('image.unscanned')
      clamd.ending = finds
      expect(await settled(id)).toBe('handed out')
    }, 30_000)

    test('a file that cannot be shown is handed out once it was looked at and nothing was found in it, and not before', async () => {
      const gp = await as('gp-alta')
      const { id: referral } = await submits(gp, { pack: 'dermatology' })
      const broken = (seed: number, more = '') =>
        attaches(gp, referral, Buffer.concat([picture({ seed }).slice(0, 700), Buffer.from(more)]))
      clamd.ending = (socket) => socket.destroy()
      const { id } = await broken(93)
      expect(await waitsForPicture(gp, id)).toMatchObject({ status: 'failed' })
      expect(await original(id)).toBe('image.unscanned')
      clamd.ending = finds
      expect(await settled(id)).toBe('handed out')
      expect(await settled((await broken(94, eicar)).id)).toBe('image.infected')
    }, 30_000)
  })
}
