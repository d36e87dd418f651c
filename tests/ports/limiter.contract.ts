import { describe, expect, test } from 'vitest'
import type { Limiter } from '../../api/ports/limiter.ts'

/** What every limiter promises. */
export function limiterContract(title: string, limiter: () => Limiter): void {
  describe(title, () => {
    const noon = Date.UTC(2026, 10, 24, 12)
    const at = (seconds: number) => new Date(noon + seconds * 1000)
    const rate = { perHour: 3 }
    const key = () => `link/${crypto.randomUUID()}`

    test('the fourth try of an hour has to wait, and is told for how long', async () => {
      const [own, mine] = [limiter(), key()]
      for (const second of [0, 10, 20]) expect(await own.take(mine, rate, at(second))).toBe(0)
      expect(await own.take(mine, rate, at(30))).toBe(3570)
      expect(await own.take(mine, rate, at(3599.5))).toBe(1)
    })

    test('who waited as long as she was told comes through, and never more than three in any hour', async () => {
      const [own, mine] = [limiter(), key()]
      const passed: number[] = []
      for (let second = 0; second < 3 * 3600; second += 60)
        if ((await own.take(mine, rate, at(second))) === 0) passed.push(second)
      expect(passed).toEqual([0, 60, 120, 3600, 3660, 3720, 7200, 7260, 7320])
    })

    test('a refused try is not counted, so that trying on does not keep anybody out for longer', async () => {
      const [own, mine] = [limiter(), key()]
      for (let n = 0; n < 3; n++) await own.take(mine, rate, at(0))
      for (let n = 0; n < 50; n++) await own.take(mine, rate, at(1800 + n))
      expect(await own.take(mine, rate, at(3600))).toBe(0)
    })

    test('what one used up takes nothing from another', async () => {
      const [own, mine] = [limiter(), key()]
      for (let n = 0; n < 4; n++) await own.take(mine, rate, at(0))
      expect(await own.take(key(), rate, at(0))).toBe(0)
    })

    test('of twenty tries at the same moment three come through', async () => {
      const [own, mine] = [limiter(), key()]
      const waits = await Promise.all(Array.from({ length: 20 }, () => own.take(mine, rate, at(0))))
      expect(waits.filter((wait) => wait === 0)).toHaveLength(3)
    })

    test('a clock that was put back an hour keeps nobody out for longer than an hour', async () => {
      const [own, mine] = [limiter(), key()]
      for (let n = 0; n < 3; n++) await own.take(mine, rate, at(7200))
      expect(await own.take(mine, rate, at(0))).toBe(0)
    })
  })
}
