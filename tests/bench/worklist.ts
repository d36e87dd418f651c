import { type Instance, startInstance } from '../support/instance.ts'
import type { Json } from '../support/person.ts'
import { type Asking, askAs } from './asking.ts'
import { cpuOf } from './cpu.ts'
import { type Line, ms, quantile, times } from './report.ts'

const rounds = 500
/** Of fewer, the hundredth part would be a handful of moments in which the machine did something else. */
const alone = 1_500

/**
 * First and next page of a worklist over HTTP: with few and with many cases waiting in turns, for the ratio; then the
 * large one with the machine to itself, as a hospital has it, for the limit.
 */
export async function measureWorklist(small: string, large: string): Promise<Line[]> {
  const instances = [await startInstance(small), await startInstance(large)] as const
  try {
    const asking = await Promise.all(instances.map(({ baseUrl }) => askAs(baseUrl, 'specialist-skin')))
    const [few, many] = [await placesOf(asking[0]!), await placesOf(asking[1]!)]
    const taken = {
      fewFirst: [] as number[],
      manyFirst: [] as number[],
      fewNext: [] as number[],
      manyNext: [] as number[],
    }
    let before: number[] = []
    for (let n = -400; n < rounds; n++) {
      if (n === 0) before = await cpuOfAll(instances)
      const round = {
        fewFirst: await asking[0]!.time(few.first),
        manyFirst: await asking[1]!.time(many.first),
        fewNext: await asking[0]!.time(few.next),
        manyNext: await asking[1]!.time(many.next),
      }
      // The first ones warm up what is compiled and cached.
      if (n >= 0) for (const [name, time] of Object.entries(round)) taken[name as keyof typeof taken].push(time)
    }
    const [ownFew, ownMany] = (await cpuOfAll(instances)).map((now, n) => (now - before[n]!) / (2 * rounds))
    await instances[0].stop()
    const first: number[] = []
    const next: number[] = []
    for (let n = 0; n < alone; n++) {
      first.push(await asking[1]!.time(many.first))
      next.push(await asking[1]!.time(many.next))
    }
    for (const one of asking) one.close()
    return [
      { what: 'cases waiting in the unit', measured: `${few.waiting} and ${many.waiting}`, limit: '' },
      ...lines('worklist, first page', taken.fewFirst, taken.manyFirst, first),
      ...lines('worklist, next page', taken.fewNext, taken.manyNext, next),
      // The one figure here that other work on the machine leaves alone.
      {
        what: 'worklist, processor time of a page, few / many',
        measured: `${ms(ownFew!)} / ${ms(ownMany!)}`,
        limit: '',
      },
    ]
  } finally {
    for (const instance of instances) await instance.stop()
  }
}

const cpuOfAll = (instances: readonly Instance[]) => Promise.all(instances.map(({ child }) => cpuOf(child.pid!)))

async function placesOf({ person }: Asking) {
  const unit = person.session.units.find((one: Json) => one.name.en === 'Dermatology')
  const first = `/api/units/${unit.id}/cases`
  const page = await person.get(first)
  return { first, next: `${first}?after=${encodeURIComponent(page.next)}`, waiting: page.waiting as number }
}

function lines(what: string, few: readonly number[], many: readonly number[], own: readonly number[]): Line[] {
  const [p99, middle] = [quantile(own, 0.99), quantile(many, 0.5)]
  const ratio = middle / quantile(few, 0.5)
  const turns = `${ms(quantile(many, 0.99))} in turns`
  return [
    { what: `${what}, p50 few / many`, measured: `${ms(quantile(few, 0.5))} / ${ms(middle)}`, limit: '' },
    { what: `${what}, p99 many`, measured: `${ms(p99)} (${turns})`, limit: '≤ 10 ms', holds: p99 <= 10 },
    { what: `${what}, many to few`, measured: times(ratio), limit: '≤ 1.5 ×', holds: ratio <= 1.5 },
  ]
}
