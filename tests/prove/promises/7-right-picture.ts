import { createHash } from 'node:crypto'
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import jpeg from 'jpeg-js'
import { recheckImages } from '../../../api/imaging/recheck-images.ts'
import { digest, fresh, type Json, type Person, Refused } from '../../support/person.ts'
import { attaches, submits, waitsForPicture } from '../../support/ward.ts'
import { type House, openHouse } from '../house.ts'
import { chanceFrom, must, type Promise_ } from '../promise.ts'

/** A photograph of one colour, which tells whose it is however it is made smaller. */
interface Photograph {
  readonly id: string
  readonly referral: string
  readonly bytes: Uint8Array
  readonly colour: readonly number[]
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

function ofOneColour(n: number, width: number, height: number): Pick<Photograph, 'bytes' | 'colour'> {
  const colour = [n % 6, Math.floor(n / 6) % 6, Math.floor(n / 36) % 6].map((step) => step * 48 + 8)
  const data = new Uint8Array(width * height * 4).map((_, at) => colour[at % 4] ?? 255)
  return { bytes: new Uint8Array(jpeg.encode({ data, width, height }, 90).data), colour }
}

/** Whether a picture is of this colour all over. */
function isOf(colour: readonly number[], bytes: Uint8Array): boolean {
  const { data } = jpeg.decode(bytes, { useTArray: true })
  return data.every((value, at) => at % 4 === 3 || Math.abs(value - colour[at % 4]!) <= 12)
}

const bytesOf = async (who: Person, path: string) => {
  const answer = await who.raw('GET', path)
  return {
    status: answer.status,
    bytes: new Uint8Array(await answer.arrayBuffer()),
    code: answer.headers.get('content-type'),
  }
}

/** What can be seen of a photograph. */
const placesOf = (id: string, level: number): Readonly<Record<'original' | 'preview.jpg' | 'pyramid.szi', string>> => ({
  original: `/api/images/${id}/original`,
  'preview.jpg': `/api/images/${id}/preview`,
  'pyramid.szi': `/api/images/${id}/tiles/${level}/0_0.jpg`,
})
const level = 7

async function codeOf(deed: Promise<unknown>): Promise<string> {
  return deed.then(
    () => 'taken',
    (cause) => {
      if (!(cause instanceof Refused)) throw cause
      return cause.code
    },
  )
}

/** Photographs of patients of two offices, sent all at once and in any order. */
async function sendsAll(house: House, cases: number, chance: () => number): Promise<Photograph[]> {
  const gps = [await house.as('gp-alta'), await house.as('gp-hammerfest')] as const
  const photographs: Photograph[] = []
  const uploads: { at: number; send: () => Promise<unknown> }[] = []
  for (let n = 0; n < cases; n++) {
    const gp = gps[n % 2]!
    const referral = await submits(gp, { pack: 'dermatology' })
    for (let of = 0; of < 3; of++) {
      const one = { id: fresh('img'), referral: referral.id, ...ofOneColour(n * 3 + of, 100, 80) }
      photographs.push(one)
      uploads.push({ at: chance(), send: () => attaches(gp, referral.id, one.bytes, { id: one.id }) })
    }
  }
  await Promise.all(uploads.sort((a, b) => a.at - b.at).map(({ send }) => send()))
  for (const [n, one] of photographs.entries()) {
    const gp = gps[Math.floor(n / 3) % 2]!
    await waitsForPicture(gp, one.id, 120_000)
    const other = photographs[(n + 3) % photographs.length]!
    const others = gps[Math.floor(n / 3 + 1) % 2]!
    // The bytes of one patient with the mark of another’s, and one patient’s photograph under another’s case.
    const mixed = await codeOf(attaches(gp, one.referral, one.bytes, { sha: digest(other.bytes) }))
    must(mixed === 'image.digest-mismatch', `bytes that are not what they say: ${mixed}`)
    for (const who of [gp, others]) {
      const moved = await codeOf(attaches(who, other.referral, one.bytes, { id: one.id }))
      must(['not-found', 'command.other-body', 'id.taken'].includes(moved), `put under another case: ${moved}`)
    }
    const foreign = await codeOf(others.get(`/api/images/${one.id}`))
    must(foreign === 'not-found', `another office sees it: ${foreign}`)
  }
  return photographs
}

export const promise: Promise_ = {
  number: 7,
  title: 'The right picture, the right patient, unchanged',
  faults: ['F17'],
  async run({ quick, seed, log }) {
    const chance = chanceFrom(seed)
    const house = await openHouse()
    const { deps, scope } = house
    try {
      const photographs = await sendsAll(house, quick ? 9 : 40, chance)
      let specialist = await house.as('specialist-skin')
      for (const { referral } of photographs.filter((_, n) => n % 3 === 0)) {
        const own = photographs.filter((one) => one.referral === referral).map(({ id }) => id)
        const { items } = await specialist.get(`/api/referrals/${referral}/images`)
        const seen = items.map(({ id }: Json) => id).sort()
        must(JSON.stringify(seen) === JSON.stringify(own.sort()), 'a case shows photographs that are not its own')
      }
      const whole = new Map<string, string>()
      for (const { id, bytes, colour } of photographs)
        for (const [name, path] of Object.entries(placesOf(id, level))) {
          const found = await bytesOf(specialist, path)
          must(found.status === 200, `${path}: ${found.status}`)
          if (name === 'original') must(sha256(found.bytes) === sha256(bytes), 'the original is not what was sent')
          else must(isOf(colour, found.bytes), `${name} shows another picture`)
          whole.set(path, sha256(found.bytes))
        }

      // Each photograph is damaged in one place in one way, and asked for everywhere.
      let [shown, refused] = [0, 0]
      const damage = {
        flipped: async (file: string) => {
          const bytes = await readFile(file)
          const at = Math.floor(bytes.length * (0.3 + 0.4 * chance()))
          bytes[at] = bytes[at]! ^ (1 << Math.floor(chance() * 8))
          await writeFile(file, bytes)
        },
        gone: (file: string) => rm(file),
        'another patient’s': (file: string, other: string) => copyFile(other, file),
      }
      const ways = Object.keys(damage) as (keyof typeof damage)[]
      const mend: (() => Promise<void>)[] = []
      for (const [n, { id }] of photographs.entries()) {
        const name = (['original', 'preview.jpg', 'pyramid.szi'] as const)[n % 3]!
        const fileOf = async (image: string) => {
          const row = await deps.database.read.all<{ key: string }>(
            `select original_key as key from images where id = '${image}'`,
          )
          return name === 'original'
            ? join(house.blobs, row[0]!.key)
            : join(house.blobs, scope.actor.tenantId, image, name)
        }
        const file = await fileOf(id)
        const kept = await readFile(file)
        mend.push(() => writeFile(file, kept))
        const other = photographs[(n + 3) % photographs.length]!
        await damage[ways[Math.floor(n / 3) % 3]!](file, await fileOf(other.id))
        for (const path of Object.values(placesOf(id, level))) {
          const found = await bytesOf(specialist, path)
          if (found.status !== 200) refused++
          else if (sha256(found.bytes) !== whole.get(path)) shown++
        }
      }
      must(refused >= photographs.length / 2, `only ${refused} answers were refused: was anything damaged?`)
      // Nobody may have asked for what was damaged: the nightly look finds it too.
      const alarms = async () =>
        (
          await deps.database.read.all<{ n: number }>('select count(*) as n from images where altered_at is not null')
        )[0]!.n
      house.clock.advance({ hours: 25 })
      await recheckImages(deps, 10_000)
      const told = await alarms()
      must(told === photographs.length, `${told} of ${photographs.length} damaged photographs were reported`)
      specialist = await house.as('specialist-skin')
      for (const { id } of photographs)
        for (const path of Object.values(placesOf(id, level)))
          must((await bytesOf(specialist, path)).status !== 200, `${path} is shown after it was reported`)

      for (const one of mend) await one()
      house.clock.advance({ hours: 25 })
      await recheckImages(deps, 10_000)
      specialist = await house.as('specialist-skin')
      let lost = 0
      for (const { id } of photographs)
        for (const path of Object.values(placesOf(id, level))) {
          const found = await bytesOf(specialist, path)
          if (found.status !== 200 || sha256(found.bytes) !== whole.get(path)) lost++
        }
      must(shown === 0, `${shown} times something else was shown than what was sent`)
      log(`${photographs.length} photographs damaged; ${refused} answers refused; all shown again once restored`)
      const note = `${photographs.length} damaged, ${told} reported, ${refused} answers refused, ${shown} wrong ones shown`
      return { rounds: photographs.length, acknowledged: photographs.length, lost, duplicated: 0, note }
    } finally {
      await house.stop()
    }
  },
  mutation: {
    file: 'api/imaging/read-tile.ts',
    find: 'if (bytes && sumOf(bytes) === range.sum) return bytes',
    replace: 'if (bytes) return bytes',
    diesIn: 'this promise',
  },
}
