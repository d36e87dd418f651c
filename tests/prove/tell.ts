import type { Verdict } from './try-one.ts'

/** One row of the table. */
export interface Line {
  readonly name: string
  readonly verdict: Verdict
  /** What became of the promise without its control; undefined where that was not tried. */
  readonly mutant: 'died' | 'lived' | undefined
  readonly seconds: number
}

const columns = [
  'promise',
  'test',
  'faults',
  'rounds',
  'acknowledged',
  'lost',
  'duplicated',
  'result',
  'mutation that made it fail',
  's',
  'processor s',
]

/** The table that `prove` prints, as Markdown. A figure that was not counted is a dash. */
export function told(lines: readonly Line[]): string {
  const rows = lines.map(({ name, verdict, mutant, seconds }) => {
    const { promise, tally, result } = verdict
    const { mutation } = promise ?? {}
    const control = mutation ? `${mutation.file}: “${mutation.find.trim().split('\n')[0]}” → ${mutation.diesIn}` : '–'
    return [
      promise ? `${promise.number ? `${promise.number}. ` : ''}${promise.title}` : name,
      `tests/prove/promises/${name}`,
      promise?.faults.join(' ') || '–',
      ...[tally?.rounds, tally?.acknowledged, tally?.lost, tally?.duplicated].map((figure) => figure ?? '–'),
      result === 'not here'
        ? verdict.why
        : result === 'broken'
          ? '**broken**'
          : `held${tally?.note ? `: ${tally.note}` : ''}`,
      mutant ? `${control} (${mutant})` : control,
      seconds.toFixed(0),
      verdict.processorSeconds?.toFixed(0) ?? '–',
    ]
  })
  const line = (cells: readonly unknown[]) =>
    `| ${cells.map((cell) => `${cell}`.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n')
}
