import type { Client, LetterCover, ListedReferral } from '../client.ts'
import { Shelf } from './shelf.ts'

export type DeskClient = Pick<Client, 'listReferrals' | 'listLetters' | 'withdrawReferral'>
export type Sheet = 'drafts' | 'waiting' | 'decided' | 'replied' | 'acknowledged' | 'withdrawn'

const statuses = {
  drafts: 'draft',
  waiting: 'waiting',
  decided: 'decided',
  replied: 'replied',
  acknowledged: 'acknowledged',
  withdrawn: 'withdrawn',
} as const satisfies Record<Sheet, ListedReferral['status']>

export type Shelves = Readonly<Record<Sheet, Shelf<ListedReferral>>> & { readonly letters: Shelf<LetterCover> }

/** The lists of one office. Nothing is read before it is asked for. */
export function shelvesOf(client: DeskClient, officeId: string): Shelves {
  const sheets = Object.entries(statuses).map(([sheet, status]) => [
    sheet,
    new Shelf<ListedReferral>((after) => client.listReferrals(officeId, status, after)),
  ])
  return {
    ...(Object.fromEntries(sheets) as Record<Sheet, Shelf<ListedReferral>>), // the keys of the table above
    letters: new Shelf<LetterCover>((after) => client.listLetters(officeId, after)),
  }
}
