import type { Calls, Letter, LetterCover, ListedLetter, Tap } from '../client.ts'

/** What an office does with its letters. `deed` makes the same request harmless when it is sent again. */
export const letterCalls = ({ api, take, header }: Calls, page: (after?: string) => { after?: string }) => ({
  listLetters: (officeId: string, show: 'all' | 'unread' | 'read', after?: string) =>
    take<{ items: ListedLetter[]; next: string | null; total: number; unread: number }>(
      api.offices[':officeId'].letters.$get({ param: { officeId }, query: { show, ...page(after) } }),
    ),
  readLetterCover: (letterId: string) => take<LetterCover>(api.letters[':letterId'].$get({ param: { letterId } })),
  followLink: (token: string) =>
    take<{ ticket: string; endsAt: string }>(api['letter-links'].$post({ json: { token } })),
  redeemTicket: (ticket: string) => take<{ letterId: string }>(api['letter-tickets'].$post({ json: { ticket } })),
  reportWrongRecipient: (token: string, caseNumber: string) =>
    take<{ reported: true }>(api['letter-links']['wrong-recipient'].$post({ json: { token, caseNumber } })),
  reissueLetter: (letterId: string, deed: string) =>
    take<LetterCover>(api.letters[':letterId'].reissue.$post({ param: { letterId }, json: {}, header: header(deed) })),
  openLetter: (letterId: string, reason: 'deputy' | 'absent_colleague' | 'patient_here' | 'other' | null) =>
    take<Letter>(api.letters[':letterId'].openings.$post({ param: { letterId }, json: { reason } })),
  acknowledgeLetter: (
    letterId: string,
    json: { replyId: string; wouldRefer: Tap; helped: Tap; learned: Tap },
    deed: string,
  ) =>
    take<LetterCover>(
      api.letters[':letterId'].acknowledgement.$post({ param: { letterId }, json, header: header(deed) }),
    ),
})
