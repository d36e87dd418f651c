import { parseArgs } from 'node:util'
import { samplesDir } from '../support/samples.ts'
import { type Half, photographsIn } from './halves.ts'
import { type Measured, measure } from './measure.ts'
import { isCalled, type Row, rowOf, share } from './roc.ts'
import { versions } from './versions.ts'

/*
 * `npm run quality`: what the check of photographs (api/pyramids/judge-quality.ts) does with photographs that were not
 * looked at when its limits were chosen, and with versions of them made worse by known amounts. `--images DIR` takes
 * photographs of your own, `--half chosen-on` the half that the limits were chosen on.
 */
const { values: options } = parseArgs({
  options: {
    images: { type: 'string', default: `${samplesDir}/01-clinical` },
    half: { type: 'string', default: 'other' },
  },
})
if (options.half !== 'other' && options.half !== 'chosen-on') {
  console.error('Usage: npm run quality -- [--images DIR] [--half other|chosen-on]')
  process.exit(2)
}

const photographs = photographsIn(options.images, options.half satisfies Half)
const measured: Measured[] = []
for (const photograph of photographs) {
  process.stderr.write(`\r${measured.length + 1} of ${photographs.length} `)
  measured.push(await measure(photograph))
}
process.stderr.write('\n')

const folders = [...new Set(photographs.map(({ folder }) => folder))]
const percent = (part: number): string => (Number.isNaN(part) ? '–' : `${Math.round(100 * part)} %`)
const counts = folders.map((folder) => `${folder} ${photographs.filter((one) => one.folder === folder).length}`)
console.log(`${photographs.length} photographs of the half "${options.half}": ${counts.join(', ')}\n`)

const cells = ({ version, area, sensitivity, specificity, retake }: Row): string[] => [
  version.isGood ? `${version.name} (good)` : version.name,
  version.reason,
  area?.toFixed(3) ?? '–',
  percent(sensitivity),
  percent(specificity),
  percent(retake),
  ...folders.map((folder) =>
    percent(
      rowOf(
        version,
        measured.filter((one) => one.folder === folder),
      ).sensitivity,
    ),
  ),
]
const head = [
  'made worse',
  'reason',
  'AUC',
  'called',
  'specificity',
  'retake',
  ...folders.map((one) => `called: ${one}`),
]
print([head, ...versions.map((version) => cells(rowOf(version, measured)))])

console.log('\nAs they are, called for')
const reasons = [...new Set(versions.map(({ reason }) => reason))]
print([
  ['', ...reasons, 'scale found'],
  ...['all', ...folders].map((folder) => {
    const some = measured.filter((one) => folder === 'all' || one.folder === folder).map(({ asItIs }) => asItIs)
    const called = reasons.map((reason) => percent(share(some, (one) => isCalled(one, reason))))
    return [folder, ...called, percent(share(some, ({ scale }) => scale !== 'none'))]
  }),
])

function print(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
}
