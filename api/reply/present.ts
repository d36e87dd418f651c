import type { people } from '../access/table.ts'
import { iso, isoOrNull } from '../kernel/shape.ts'
import type { ReplyOut } from './contract.ts'
import type { replies } from './table.ts'

export const presentReply = (
  row: typeof replies.$inferSelect,
  known: readonly (typeof people.$inferSelect)[],
): ReplyOut => ({
  id: row.id,
  corrects: row.correctsId,
  description: row.answer.description,
  diagnosis: { text: row.answer.diagnosis.text, code: row.answer.diagnosis.code },
  certainty: row.answer.certainty,
  textToGp: row.answer.textToGp,
  textToPatient: row.answer.textToPatient,
  // Answers from before there were these have none.
  treatment: row.answer.treatment ?? '',
  teachingPoint: row.answer.teachingPoint ?? '',
  answers: row.answers,
  sentBy: { id: row.sentBy, name: known.find((person) => person.id === row.sentBy)?.name ?? '' },
  sentAt: iso(row.sentAt),
  heldUntil: isoOrNull(row.heldUntil),
})
