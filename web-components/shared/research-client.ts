import type { Client } from '../client.ts'
import { inquiryCalls } from './inquiry-calls.ts'
import { researchCalls } from './research-calls.ts'

/** The API with what researchers ask of it besides: samples, scores, the hypothesis, interviews and networks. */
export const withResearch = <C extends Pick<Client, 'calls'>>(client: C) => {
  const { calls } = client
  return { ...client, ...researchCalls(calls, calls.url), ...inquiryCalls(calls, calls.url, calls.send) }
}
export type ClientOfResearch = ReturnType<typeof withResearch<Client>>
