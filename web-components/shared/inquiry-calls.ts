import type { Calls, interviews, networkLists, networks } from '../client.ts'
import { ClientProblem, problemOf } from './client-problem.ts'

/** Interviews, codes and networks. `deed` makes the same request harmless when it is sent again. */
export const inquiryCalls = ({ api, take, header }: Calls, url: (path: string) => string, send: typeof fetch) => ({
  listInterviews: () => take<{ items: interviews.ListedInterview[] }>(api.research.interviews.$get()),
  storeInterview: (interviewId: string, json: interviews.NewInterview) =>
    take<interviews.InterviewOut>(api.research.interviews[':interviewId'].$put({ param: { interviewId }, json })),
  readInterview: (interviewId: string) =>
    take<interviews.InterviewOut>(api.research.interviews[':interviewId'].$get({ param: { interviewId } })),
  withdrawInterview: (interviewId: string, deed: string) =>
    take<interviews.InterviewOut>(
      api.research.interviews[':interviewId'].withdrawal.$post({
        param: { interviewId },
        json: {},
        header: header(deed),
      }),
    ),
  listCodes: () => take<{ items: interviews.CodeOut[] }>(api.research.codes.$get()),
  defineCode: (codeId: string, json: { parentId: string | null; name: string; note: string }) =>
    take<interviews.CodeOut>(api.research.codes[':codeId'].$put({ param: { codeId }, json })),
  codePassage: (interviewId: string, codingId: string, json: { codeId: string; begins: number; ends: number }) =>
    take<interviews.CodingOut>(
      api.research.interviews[':interviewId'].codings[':codingId'].$put({ param: { interviewId, codingId }, json }),
    ),
  removeCoding: (codingId: string, deed: string) =>
    take<{ id: string }>(
      api.research.codings[':codingId'].removal.$post({ param: { codingId }, json: {}, header: header(deed) }),
    ),
  listQuotes: (codeId: string) =>
    take<{ items: interviews.QuoteOut[]; notToBeQuoted: number }>(
      api.research.codes[':codeId'].quotes.$get({ param: { codeId } }),
    ),
  readAgreement: () => take<interviews.AgreementsOut>(api.research.agreement.$get()),
  /** A file for other programs. */
  exportInterviews: async (json: interviews.NewExport): Promise<Blob> => {
    const headers = { 'content-type': 'application/json' }
    const answer = await send(url('/api/research/interview-exports'), {
      method: 'POST',
      headers,
      body: JSON.stringify(json),
    }).catch(() => {
      throw new ClientProblem({ code: 'offline' })
    })
    if (!answer.ok) throw await problemOf(answer)
    return answer.blob()
  },
  /** By its id, or without names by its pseudonym. */
  readNetwork: (office: string) =>
    take<networks.NetworkOut>(
      office.startsWith('off_')
        ? api.offices[':officeId'].network.$get({ param: { officeId: office } })
        : api.research.networks[':pseudonym'].$get({ param: { pseudonym: office } }),
    ),
  /** How much hangs on one person, some offices an answer: the next ones come `after`. Shows who uses it. */
  listNetworks: (after = 0) =>
    take<networkLists.NetworksOut>(api.research.networks.$get({ query: { after: String(after) } as never })),
  tellTie: (officeId: string, tieId: string, json: networks.NewTie) =>
    take<{ id: string }>(api.offices[':officeId'].ties[':tieId'].$put({ param: { officeId, tieId }, json })),
  removeTie: (tieId: string, deed: string) =>
    take<{ id: string }>(
      api.research.ties[':tieId'].removal.$post({ param: { tieId }, json: {}, header: header(deed) }),
    ),
})
