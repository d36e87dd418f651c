/** One line of the table: what was measured, against what it is held, and whether it holds. */
export interface Line {
  readonly what: string
  readonly measured: string
  readonly limit: string
  /** Undefined where there is no limit, or nothing to compare with. */
  readonly holds?: boolean | undefined
}

export const verdict = ({ holds }: Line): string => (holds === undefined ? '' : holds ? 'PASS' : 'over')

/** The table as text, columns aligned. */
export function table(lines: readonly Line[]): string {
  const rows = [
    ['what', 'measured', 'limit', ''],
    ...lines.map((line) => [line.what, line.measured, line.limit, verdict(line)]),
  ]
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** The value below which this part of them lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`
export const times = (ratio: number): string => `${ratio.toFixed(2)} ×`
