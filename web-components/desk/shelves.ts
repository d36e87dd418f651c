import type { Client, ListedLetter, ListedPractice, ListedReferral } from '../client.ts'
import { Shelf } from './shelf.ts'

export type DeskClient = Pick<
  Client,
  'listReferrals' | 'listLetters' | 'listPractice' | 'withdrawReferral' | 'reissueLetter'
>
export type Sheet = 'drafts' | 'yourTurn' | 'waiting' | 'decided' | 'asked' | 'withdrawn'

const statuses = {
  drafts: 'draft',
  yourTurn: 'your_turn',
  waiting: 'waiting',
  decided: 'decided',
  asked: 'asked',
  withdrawn: 'withdrawn',
} as const satisfies Record<Sheet, ListedReferral['status']>

export type Shelves = Readonly<Record<Sheet, Shelf<ListedReferral>>> &
  Readonly<Record<'unread' | 'read', Shelf<ListedLetter>>> & { readonly practice: Shelf<ListedPractice> }

/** The lists of one office. Nothing is read before it is asked for. */
export function shelvesOf(client: DeskClient, officeId: string): Shelves {
  const sheets = Object.entries(statuses).map(([sheet, status]) => [
    sheet,
    new Shelf<ListedReferral>((after) => client.listReferrals(officeId, status, after)),
  ])
  const letters = (show: 'unread' | 'read') =>
    new Shelf<ListedLetter>((after) => client.listLetters(officeId, show, after))
  return {
    ...(Object.fromEntries(sheets) as Record<Sheet, Shelf<ListedReferral>>), // the keys of the table above
    unread: letters('unread'),
    read: letters('read'),
    practice: new Shelf<ListedPractice>(async () => {
      const { items } = await client.listPractice(officeId)
      return { items, next: null, total: items.length }
    }),
  }
}
