import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ImagingChild, startImaging } from '../../api/adapters/imaging.child.ts'
import { ImageRefused } from '../../api/ports/imaging.ts'
import { expectedOutcomes, spoken } from '../journey/expectations.ts'
import { describeWithSamples, sample, samplesDir } from '../support/samples.ts'

/** What the imaging process makes of a file, as the table says it. */
const fateOf = (imaging: ImagingChild, file: string): Promise<string> =>
  imaging.preview(sample(file)).then(
    (size) => spoken({ outcome: 'through', code: undefined, size }),
    (cause: unknown) => {
      if (!(cause instanceof ImageRefused)) throw cause
      return spoken({ outcome: 'refused', code: cause.code, size: undefined })
    },
  )

const filesThere = (): string[] =>
  readdirSync(samplesDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(samplesDir.length + 1).replaceAll('\\', '/'))
    .filter((file) => /^0[1-4]-/.test(file))

/** One file of five here; all of them where promises are proved. */
const chosen = <T>(all: ReadonlyMap<string, T>): Map<string, T> =>
  new Map([...all].filter((_, at) => process.env.LYSBORD_WHOLE_TABLE || at % 5 === 0))

describeWithSamples('what people send', () => {
  // One of its own: three hundred files would stand in the way of the photographs of other tests.
  let imaging: ImagingChild
  beforeAll(async () => {
    imaging = await startImaging()
  }, 30_000)
  afterAll(() => imaging?.close())

  test('every file that has lain with us is in the table, and the table names no other', () => {
    expect([...expectedOutcomes().keys()].sort()).toEqual(filesThere().sort())
  })

  test('each is shown upright at its size, or refused for the reason that the table gives', async () => {
    const expected = chosen(expectedOutcomes())
    const waiting = [...expected.keys()]
    const fates = new Map<string, string>()
    const work = async () => {
      for (let file = waiting.shift(); file !== undefined; file = waiting.shift())
        fates.set(file, await fateOf(imaging, file))
    }
    // Two decoders are at work, and the next two files stand at the door.
    await Promise.all([work(), work(), work(), work()])

    const other = [...expected].filter(([file, wanted]) => fates.get(file) !== spoken(wanted))
    expect(other.map(([file, wanted]) => `${file}: ${spoken(wanted)}, it was ${fates.get(file)}`)).toEqual([])
  }, 240_000)
})
