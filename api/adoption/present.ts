import { iso } from '../kernel/shape.ts'

export const presentTrouble = (
  row: { name: string; tries: number; error: string | null },
  about: { subject: string; at: Date },
  last: number,
) => ({
  reaction: row.name,
  subject: about.subject,
  since: iso(about.at),
  tries: row.tries,
  gaveUp: row.tries >= last,
  error: row.error ?? '',
})
