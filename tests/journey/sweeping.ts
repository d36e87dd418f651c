import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { previewKey, pyramidKey } from '../../api/imaging/build-picture.ts'
import { recheckImages } from '../../api/imaging/recheck-images.ts'
import { sweepOrphans } from '../../api/imaging/sweep-orphans.ts'
import { images } from '../../api/imaging/table.ts'
import type { Id } from '../../api/kernel/ids.ts'
import { eachTenant } from '../../api/kernel/tenants.ts'
import type { Clinic } from '../support/clinic.ts'
import { fresh, type Json } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import { attaches, waitsForPicture, writesDraft } from '../support/ward.ts'

const text = (words: string) => new TextEncoder().encode(words)

/** What becomes of what is stored and belongs to no photograph. */
export function theSweep(clinic: Clinic): void {
  describe('bytes that belong to no photograph', () => {
    const { deps } = clinic.demo.door
    const sweep = async (most = 2, from: typeof deps = deps) => {
      while ((await sweepOrphans(from, most)) > 0);
    }
    const sweepsDaily = async (days: number, most = 300) => {
      for (let day = 0; day < days; day++) {
        clinic.clock.advance({ days: 1 })
        await sweep(most)
      }
    }
    const stores = async () => {
      const gp = await (await clinic.as('gp-alta')).signsIn()
      const { id } = await attaches(gp, (await writesDraft(gp, { pack: 'dermatology' })).id, picture())
      await waitsForPicture(gp, id)
      for (const scope of await eachTenant(deps, 'test'))
        for (const row of await scope.find(images, eq(images.id, id as Id<'img'>))) return { row, scope }
      throw new Error('not stored')
    }
    let one: ReturnType<typeof stores> | undefined
    const aPhotograph = () => (one ??= stores())
    const stored = async (tenantId: string) =>
      (await deps.blobs.list(`${tenantId}/`, undefined, 1_000)).map(({ key }) => key)

    test('wait two days for their photograph, then thirty in quarantine, and are gone; a photograph stays', async () => {
      const { tenantId } = (await aPhotograph()).row
      const photographs = await stored(tenantId)
      const key = `${tenantId}/${fresh('img')}/original-x`
      await deps.blobs.put(key, text('half an upload'))
      const found = async () => (await stored(tenantId)).filter((one) => !photographs.includes(one))
      // The disk has a clock of its own, which does not go forward with the clinic's.
      const storedAt = clinic.clock.now()
      const list = async (...asked: Parameters<typeof deps.blobs.list>) =>
        (await deps.blobs.list(...asked)).map((blob) => (blob.key === key ? { ...blob, storedAt } : blob))
      clinic.clock.advance({ hours: 47 })
      await sweep(2, { ...deps, blobs: { ...deps.blobs, list } })
      expect(await found()).toEqual([key])

      clinic.clock.advance({ hours: 25 })
      await sweep()
      const [quarantined] = await found()
      expect(await found()).toEqual([expect.stringMatching(/\/quarantine\/\d{4}-\d\d-\d\d_\d+\/img_\w+\/original-x$/)])
      expect(await new Response(await deps.blobs.get(quarantined!)).text()).toBe('half an upload')

      await sweepsDaily(29)
      expect(await found()).toEqual([quarantined])

      await sweepsDaily(3)
      expect(await found()).toEqual([])
      expect(await stored(tenantId)).toEqual(photographs)
    })

    test('stay in quarantine when only the clock says that thirty days are over', async () => {
      const { tenantId } = (await aPhotograph()).row
      await deps.blobs.put(`${tenantId}/${fresh('img')}/original-y`, text('half an upload'))
      await sweepsDaily(4)
      const left = async () => (await stored(tenantId)).filter((key) => key.endsWith('original-y'))
      clinic.clock.advance({ days: 32 })
      await sweep()
      expect(await left()).toHaveLength(1)
      await sweepsDaily(20)
      expect(await left()).toEqual([])
    })

    const storesMany = async () => {
      const { tenantId } = (await aPhotograph()).row
      const many = Array.from({ length: 30 }, () => `${tenantId}/${fresh('img')}/original-z`).sort()
      for (const key of many) await deps.blobs.put(key, text('a photograph'))
      const left = async () => (await stored(tenantId)).filter((key) => key.endsWith('original-z'))
      const clear = async () => {
        for (const key of await left()) await deps.blobs.delete(key)
      }
      return { many, left, clear }
    }

    test.for([300, 2])(
      'are left where they are when there are so many that rows must be missing, also where a page of %i names few',
      async (most) => {
        const { many, left, clear } = await storesMany()
        await sweepsDaily(4, most)
        expect(await left()).toEqual(many)
        await clear()
      },
    )

    test('stand on the coordinator’s Monday while there are so many, once, and no longer when a round was whole again', async () => {
      const told = async () => {
        const coordinator = await (await clinic.as('coordinator')).signsIn()
        return (await coordinator.get('/api/adoption/today')).rows.filter(({ reason }: Json) => reason === 'held')
      }
      for (const again of [1, 2]) {
        const { clear } = await storesMany()
        await sweepsDaily(3 + again, 7)
        await expect.poll(told).toMatchObject([{ kind: 'image', office: null, ring: null, count: 1 }])
        await clear()
        await sweepsDaily(1)
        await expect.poll(told).toEqual([])
      }
    })

    test('that are read only in part on their way back lie in quarantine still', async () => {
      const { row } = await aPhotograph()
      const size = await deps.blobs.size(row.originalKey)
      const [tenant, ...rest] = row.originalKey.split('/')
      const away = [tenant, 'quarantine/2026-11-20_1', ...rest].join('/')
      await deps.blobs.put(away, (await deps.blobs.get(row.originalKey))!)
      await deps.blobs.delete(row.originalKey)
      clinic.clock.advance({ hours: 25 })
      const get = async (key: string) =>
        key === away
          ? new Blob([(await deps.blobs.range(key, 0, 100)) as Uint8Array<ArrayBuffer>]).stream()
          : deps.blobs.get(key)
      await sweep(2, { ...deps, blobs: { ...deps.blobs, get } })
      expect(await deps.blobs.size(away)).toBe(size)
      expect(await deps.blobs.size(row.originalKey)).toBeUndefined()
      clinic.clock.advance({ hours: 25 })
      await sweep()
      expect(await deps.blobs.size(row.originalKey)).toBe(size)
    })

    test('go back where they were when their photograph appears again', async () => {
      const { row, scope } = await aPhotograph()
      const own = async () => (await stored(row.tenantId)).filter((key) => key.includes(row.id))
      const before = await own()
      // As in a database that was brought back to an hour before, and then to now.
      await scope.write(scope.remove(images, eq(images.id, row.id)))
      clinic.clock.advance({ hours: 73 })
      await sweep()
      expect((await own()).filter((key) => !key.includes('/quarantine/'))).toEqual([])

      await scope.write(scope.insert(images, row))
      clinic.clock.advance({ hours: 25 })
      await sweep()
      expect(await own()).toEqual(before)
      await recheckImages(deps, 1_000)
      const again = await (await clinic.as('gp-alta')).signsIn()
      expect(await again.get(`/api/images/${row.id}/info`)).toMatchObject({ id: row.id })
    })

    const intoQuarantine = async (key: string, bytes?: Uint8Array) => {
      const [tenant, ...rest] = key.split('/')
      const away = [tenant, 'quarantine/2026-11-20_1', ...rest].join('/')
      // Behind a younger and an older folder, so that it has to be looked for.
      for (const folder of ['2026-11-18_0', '2026-11-21_10'])
        await deps.blobs.put(`${tenant}/quarantine/${folder}/${fresh('img')}/original`, text('half an upload'))
      await deps.blobs.put(away, bytes ?? (await deps.blobs.get(key))!)
      await deps.blobs.delete(key)
      return away
    }

    test.for(['original', 'preview', 'info'] as const)(
      'are looked for at once when they are missed (%s), and the photograph is shown',
      async (asked) => {
        const { row } = await aPhotograph()
        const key = { original: row.originalKey, preview: previewKey(row), info: pyramidKey(row) }[asked]
        const away = await intoQuarantine(key)
        const gp = await (await clinic.as('gp-alta')).signsIn()
        if (asked === 'info') {
          clinic.clock.advance({ hours: 25 })
          await recheckImages(deps, 1_000)
        }
        expect((await gp.signsIn().then((again) => again.raw('GET', `/api/images/${row.id}/${asked}`))).status).toBe(
          200,
        )
        expect(await deps.blobs.size(key)).toBeGreaterThan(0)
        expect(await deps.blobs.size(away)).toBeUndefined()
      },
    )

    test('are not taken for a photograph when something else lies in its place in quarantine', async () => {
      const { row } = await stores()
      const away = await intoQuarantine(row.originalKey, text('something else'))
      const gp = await (await clinic.as('gp-alta')).signsIn()
      await expect(gp.get(`/api/images/${row.id}/original`)).rejects.toMatchObject({ code: 'image.altered' })
      expect(await deps.blobs.size(row.originalKey)).toBeUndefined()
      expect(await deps.blobs.size(away)).toBe(14)
    })

    test('a photograph whose bytes are gone is found by the next nightly look', async () => {
      const { row } = await aPhotograph()
      await deps.blobs.delete(pyramidKey(row))
      clinic.clock.advance({ hours: 25 })
      await recheckImages(deps, 1_000)
      const gp = await (await clinic.as('gp-alta')).signsIn()
      await expect(gp.get(`/api/images/${row.id}/info`)).rejects.toMatchObject({ status: 409, code: 'image.altered' })
    })
  })
}
