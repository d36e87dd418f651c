import type { sampling, scoring, testing } from '../client.ts'

export type SampleRule = sampling.NewSampleRule
export type StoredSample = sampling.StoredSample
export type Sample = sampling.Sample
/** By its name, or by a number alone. */
export type CalledOffice = Sample['users'][number]['office']
export type SampleScores = scoring.SampleScores
export type Score = scoring.ScoreOut
export type ScoreToSave = scoring.NewScore
export type UseCondition = scoring.ConditionOut
export type UseConditionToDefine = scoring.NewCondition
export type Hypothesis = testing.HypothesisReport
