import type { offices } from '../access/table.ts'
import type { Pseudonyms } from '../adoption/pseudonyms.ts'
import type { Id } from '../kernel/ids.ts'
import { iso, isoOrNull } from '../kernel/shape.ts'
import { standardCodes } from './coding-tree.ts'
import type { CodeOut, CodingOut, InterviewOut, ListedInterview } from './contract-interviews.ts'
import { segmentsOf } from './segments.ts'
import type { codes, codings, interviews } from './table.ts'

export type Coding = typeof codings.$inferSelect
type Interview = typeof interviews.$inferSelect
export const headColumns = ['id', 'officeId', 'title', 'role', 'heldOn', 'consent', 'withdrawnAt'] as const
type Head = Pick<Interview, (typeof headColumns)[number]>

/** How offices are called to the asker: by name with `offices`, else by pseudonym. */
export interface Naming {
  readonly pseudonyms: Pseudonyms
  readonly offices: readonly Pick<typeof offices.$inferSelect, 'id' | 'name'>[] | null
}

export const presentOffice = (officeId: Id<'off'>, { pseudonyms, offices }: Naming) => ({
  id: offices && officeId,
  name: offices?.find(({ id }) => id === officeId)?.name ?? pseudonyms.of(officeId),
})

const presentHead = (row: Head, naming: Naming) => ({
  id: row.id,
  office: presentOffice(row.officeId, naming),
  title: row.title,
  speaker: row.role,
  heldOn: row.heldOn,
  consent: {
    givenBy: (naming.offices && row.consent.givenBy) || null,
    givenOn: row.consent.givenOn,
    mayQuote: row.consent.mayQuote,
    mayShare: row.consent.mayShare,
  },
  withdrawnAt: isoOrNull(row.withdrawnAt),
})

export const presentListed = (
  row: Head,
  own: readonly Pick<Coding, 'madeBy'>[],
  asker: string,
  naming: Naming,
): ListedInterview => ({
  ...presentHead(row, naming),
  coders: new Set(own.map(({ madeBy }) => madeBy)).size,
  myCodings: own.filter(({ madeBy }) => madeBy === asker).length,
})

export const presentCoding = (row: Coding): CodingOut => ({
  id: row.id,
  interviewId: row.interviewId,
  codeId: row.codeId,
  begins: row.begins,
  ends: row.ends,
  at: iso(row.madeAt),
})

export const presentInterview = (row: Interview, mine: readonly Coding[], naming: Naming): InterviewOut => ({
  ...presentHead(row, naming),
  text: row.text,
  segments: segmentsOf(row.text).map(({ begins, ends }) => ({ begins, ends })),
  codings: mine.map(presentCoding),
})

const paths = new Map<string, readonly string[]>(standardCodes.map(({ id, path }) => [id, path]))

export const presentCode = (row: Pick<typeof codes.$inferSelect, 'id' | 'parentId' | 'name' | 'note'>): CodeOut => {
  const path = paths.get(row.id)
  return { id: row.id, parentId: row.parentId, name: row.name, note: row.note, standard: path ? [...path] : null }
}
