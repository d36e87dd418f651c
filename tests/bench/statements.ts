import File from 'libsql'
import { createApp } from '../../api/app.ts'
import { startDemo } from '../../api/demo/start.ts'
import { listen } from '../../api/door.ts'
import { fresh, type Json, Person } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import { attaches, eventually, replies, submits, waitsForPicture } from '../support/ward.ts'
import { type Line, ms } from './report.ts'

interface Timed {
  readonly sql: string
  readonly took: number
}

/** The file is asked synchronously: how long a statement takes is how long nobody else is answered. */
function watchStatements(): Timed[] {
  const seen: Timed[] = []
  const { prepare } = File.prototype
  File.prototype.prepare = function (this: File.Database, sql: string) {
    const statement = prepare.call(this, sql)
    for (const how of ['all', 'run'] as const) {
      const deed = statement[how] as (...values: unknown[]) => unknown
      Object.assign(statement, {
        [how](...values: unknown[]) {
          const began = performance.now()
          try {
            return deed.apply(statement, values)
          } finally {
            seen.push({ sql, took: performance.now() - began })
          }
        },
      })
    }
    return statement
  } as typeof prepare
  return seen
}

/** Walks through every question the API answers, and one whole journey, with a million cases waiting. */
export async function measureStatements(dataDir: string, rounds = 5): Promise<Line[]> {
  const seen = watchStatements()
  const listener = await listen([0])
  const demo = await startDemo({ dataDir, listener })
  try {
    const people = await Promise.all(
      ['gp-alta', 'specialist-skin', 'coordinator'].map((login) => new Person(demo.baseUrl, login).signsIn()),
    )
    const [gp, specialist] = people as [Person, Person, Person]
    const ids = await oneJourney(gp, specialist)
    const paths = createApp(demo.door.deps).openAPIRegistry.definitions.flatMap((one) =>
      one.type === 'route' && one.route.method === 'get' ? [one.route.path] : [],
    )
    const answered = new Set<string>()
    seen.length = 0
    for (let n = 0; n < rounds; n++)
      for (const path of paths)
        for (const who of people) {
          const response = await who.raw('GET', addressOf(path, ids))
          await response.arrayBuffer()
          if (response.ok) answered.add(path)
        }
    for (const text of ['Multe', '13116900216', 'Synnøve'])
      await specialist.post(`/api/units/${ids.unitId}/cases/search`, { text })
    await oneJourney(gp, specialist)
    return [
      ...slowest(seen, 3),
      {
        what: 'questions of the API walked through',
        measured: `${answered.size} of ${paths.length}; not: ${paths.filter((path) => !answered.has(path)).join(', ')}`,
        limit: '',
      },
    ]
  } finally {
    await demo.stop()
  }
}

async function oneJourney(gp: Person, specialist: Person): Promise<Record<string, string>> {
  const referral = await submits(gp, { pack: 'dermatology' })
  const image = await attaches(gp, referral.id, picture())
  await waitsForPicture(gp, image.id, 120_000)
  await replies(specialist, referral.id, 'Ser fin ut.')
  const letter = await eventually(async () => {
    const { items } = await gp.get(`/api/offices/${gp.office.id}/letters`)
    return items.find((one: Json) => one.referralId === referral.id)
  }, 60_000)
  const unit = specialist.session.units.find((one: Json) => one.name.en === 'Dermatology')
  return {
    officeId: gp.office.id,
    unitId: unit.id,
    referralId: referral.id,
    imageId: image.id,
    letterId: letter.id,
    personId: gp.session.person.id,
    packId: 'dermatology',
    id: 'dermatology',
    version: '1.0.0',
    level: '0',
    tile: '0_0.jpg',
    portalId: fresh('ref').replace('ref', 'ptl'),
  }
}

const addressOf = (path: string, ids: Record<string, string>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? name)

/** Each statement once, by the median of its times: one pause of the machine is no slow statement. */
function slowest(seen: readonly Timed[], count: number): Line[] {
  const medians = [...Map.groupBy(seen, ({ sql }) => sql)].map(([sql, times]) => {
    const sorted = times.map(({ took }) => took).sort((a, b) => a - b)
    return { sql, took: sorted[Math.floor(sorted.length / 2)]! }
  })
  return medians
    .sort((a, b) => b.took - a.took)
    .slice(0, count)
    .map(({ sql, took }, n) => ({
      what: `statement ${n + 1} by slowness: ${short(sql)}`,
      measured: ms(took),
      limit: '≤ 50 ms',
      holds: took <= 50,
    }))
}

const short = (sql: string): string => {
  const table = /(?:from|into|update) "?(\w+)/i.exec(sql)?.[1]
  const wanted =
    /where (.*)$/is
      .exec(sql)?.[1]
      ?.replaceAll(/"\w+"\.|"/g, '')
      .slice(0, 70) ?? ''
  return `${sql.slice(0, 6)} ${/count\(/.test(sql) ? 'count ' : ''}${table} ${wanted}`
}
