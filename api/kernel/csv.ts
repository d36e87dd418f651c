export type Cell = string | number | boolean | null

/** RFC 4180. A spreadsheet takes a word that begins like a formula for one: it gets an apostrophe before it. */
const cellOf = (cell: Cell): string => {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const plain = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** A table for a spreadsheet: with a byte order mark, without which it misreads Norwegian letters. */
export const writeCsv = (lines: readonly (readonly Cell[])[]): string =>
  `\uFEFF${lines.map((line) => `${line.map(cellOf).join(',')}\r\n`).join('')}`
