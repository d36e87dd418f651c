import type { Calls, Effort, ListedPractice, OfficeMonths, Practice } from '../client.ts'

/** What an office learns of its own doing. */
export const practiceCalls = ({ api, take }: Calls) => ({
  readPractice: (referralId: string) =>
    take<Practice>(api.referrals[':referralId'].practice.$get({ param: { referralId } })),
  listPractice: (officeId: string) =>
    take<{ items: ListedPractice[] }>(api.offices[':officeId'].practice.$get({ param: { officeId } })),
  readEffort: (referralId: string) => take<Effort>(api.referrals[':referralId'].effort.$get({ param: { referralId } })),
  readMonths: (officeId: string) => take<OfficeMonths>(api.offices[':officeId'].months.$get({ param: { officeId } })),
  turnMonthLetter: (officeId: string, on: boolean) =>
    take<{ on: boolean }>(api.offices[':officeId']['month-letter'].$put({ param: { officeId }, json: { on } })),
})
