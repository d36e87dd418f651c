import type { Journey } from './journey-client.ts'

type Row = Journey & { readonly file: string; readonly bytes: number }

const ms = (value: number | undefined): string => (value === undefined ? '' : String(Math.round(value)))
const outcome = ({ outcome: end, code, why, checked }: Row): string =>
  end === 'through'
    ? `through${checked ? ` (${checked})` : ''}`
    : end === 'refused'
      ? `refused ${code}`
      : `FAILED ${why ?? ''}`

/** One line a file. */
export function table(rows: readonly Row[]): string {
  const head = ['file', 'pixels', 'upload ms', 'preview ms', 'pyramid ms', 'first tile ms', 'reply→mail ms', 'outcome']
  const cells = rows.map((row) => [
    row.file,
    row.width ? `${row.width}×${row.height}` : '',
    ms(row.upload),
    ms(row.preview),
    ms(row.pyramid),
    ms(row.firstTile),
    ms(row.mail),
    outcome(row),
  ])
  const widths = head.map((title, i) => Math.max(title.length, ...cells.map((row) => row[i]!.length)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => (i === 0 || i === 7 ? cell.padEnd(i === 7 ? 0 : widths[i]!) : cell.padStart(widths[i]!)))
      .join('  ')
  return [line(head), ...cells.map(line)].join('\n')
}

const median = (values: readonly number[]): string => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted.length ? `${Math.round(sorted[Math.floor(sorted.length / 2)]!)} ms` : '–'
}

export function summary(rows: readonly Row[], took: number): string {
  const of = (end: Row['outcome']) => rows.filter((row) => row.outcome === end)
  const times = (key: 'upload' | 'preview' | 'pyramid' | 'firstTile' | 'mail') =>
    median(rows.flatMap((row) => (row.outcome === 'through' && row[key] !== undefined ? [row[key]] : [])))
  return [
    `${rows.length} files in ${(took / 1000).toFixed(1)} s: ${of('through').length} through, ${of('refused').length} refused, ${of('failed').length} failed.`,
    `Medians: upload ${times('upload')}, preview ${times('preview')}, pyramid ${times('pyramid')}, first tile ${times('firstTile')}, reply→mail ${times('mail')}.`,
  ].join('\n')
}
