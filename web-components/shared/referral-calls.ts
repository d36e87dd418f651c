import type { Calls, Draft, FoundPatient, ListedReferral, Question, Referral } from '../client.ts'

/** What an office does with a referral until it is answered. `deed` makes the same request harmless when it is sent again. */
export const referralCalls = ({ api, take, header }: Calls, page: (after?: string) => { after?: string }) => ({
  startReferral: (
    referralId: string,
    json: {
      officeId: string
      unitId: string
      questionnaire: { pack: string; version: string; id: string }
      practice?: boolean
    },
  ) => take<Referral>(api.referrals[':referralId'].$put({ param: { referralId }, json })),
  readReferral: (referralId: string) => take<Referral>(api.referrals[':referralId'].$get({ param: { referralId } })),
  listReferrals: (officeId: string, status: Referral['status'], after?: string) =>
    take<{ items: ListedReferral[]; next: string | null; total: number }>(
      api.offices[':officeId'].referrals.$get({ param: { officeId }, query: { status, ...page(after) } }),
    ),
  findPatient: (officeId: string, nationalId: string) =>
    take<FoundPatient>(
      api.offices[':officeId']['patient-searches'].$post({ param: { officeId }, json: { nationalId } }),
    ),
  handDraft: (referralId: string, revision: number, deed: string) =>
    take<Referral>(
      api.referrals[':referralId'].handover.$post({
        param: { referralId },
        json: { revision },
        header: header(deed),
      }),
    ),
  askQuestion: (referralId: string, questionId: string, text: string) =>
    take<Question>(
      api.referrals[':referralId'].questions[':questionId'].$put({
        param: { referralId, questionId },
        json: { text },
      }),
    ),
  saveDraft: (referralId: string, revision: number, content: Draft, deed: string) =>
    take<{ revision: number }>(
      api.referrals[':referralId'].draft.$put({
        param: { referralId },
        json: { revision, content },
        header: header(deed),
      }),
    ),
  submitReferral: (referralId: string, revision: number, deed: string) =>
    take<Referral>(
      api.referrals[':referralId'].submission.$post({
        param: { referralId },
        json: { revision },
        header: header(deed),
      }),
    ),
  withdrawReferral: (referralId: string, reason: 'mistake' | 'duplicate' | 'solved' | 'other_way', deed: string) =>
    take<Referral>(
      api.referrals[':referralId'].withdrawal.$post({
        param: { referralId },
        json: { reason },
        header: header(deed),
      }),
    ),
})
