import type { Calls } from '../client.ts'
import type {
  Hypothesis,
  Sample,
  SampleRule,
  SampleScores,
  Score,
  ScoreToSave,
  StoredSample,
  UseCondition,
  UseConditionToDefine,
} from './research-types.ts'

/** What is asked of the hypothesis; what is left out is as usual. */
export interface HypothesisQuery {
  readonly conditions?: string
  readonly scores?: 'blind' | 'all'
  readonly inclN?: string
  readonly ron?: string
  readonly inclS?: string
  readonly pri?: string
  readonly cut?: string
}

/** What a researcher asks for: samples, scores and the hypothesis. `deed` makes the same request harmless when it is sent again. */
export const researchCalls = ({ api, take, header }: Calls, url: (path: string) => string) => ({
  listSamples: () => take<{ items: StoredSample[] }>(api.research.samples.$get()),
  /** Stored once; the same id with another rule is refused. */
  storeSample: (sampleId: string, json: SampleRule) =>
    take<StoredSample>(api.research.samples[':sampleId'].$put({ param: { sampleId }, json })),
  /** Shows who uses it: what the asker scores afterwards is not blind. */
  readSample: (sampleId: string) => take<Sample>(api.research.samples[':sampleId'].$get({ param: { sampleId } })),
  listScores: (sampleId: string) =>
    take<SampleScores>(api.research.samples[':sampleId'].scores.$get({ param: { sampleId } })),
  /** By the office's number, which a researcher knows too. */
  scoreOffice: (number: number, json: ScoreToSave, deed: string) =>
    take<Score>(
      api.research.offices[':number'].scores.$post({
        param: { number: String(number) },
        json,
        header: header(deed),
      } as never),
    ),
  defineCondition: (code: string, json: UseConditionToDefine) =>
    take<UseCondition>(api.research.conditions[':code'].$put({ param: { code }, json })),
  testHypothesis: (sampleId: string, query: HypothesisQuery) =>
    take<Hypothesis>(api.research.samples[':sampleId'].hypothesis.$get({ param: { sampleId }, query: query as never })),
  /** Where what is shown can be had as a file. */
  sampleUrl: (sampleId: string, kind: 'json' | 'csv') =>
    url(`/api/research/samples/${sampleId}${kind === 'csv' ? '/pairs.csv' : ''}`),
  hypothesisUrl: (sampleId: string, query: HypothesisQuery, kind: 'json' | 'csv') =>
    url(
      `/api/research/samples/${sampleId}/hypothesis${kind === 'csv' ? '.csv' : ''}?${new URLSearchParams({ ...query })}`,
    ),
})
