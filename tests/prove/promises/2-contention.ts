import { longer } from '../suite.ts'

// Half a second each in `npm test`.
export const promise = longer(
  'tests/runtimes/workerd/decide.test.ts',
  { LYSBORD_CONTENTION_SECONDS: '3' },
  {
    number: 2,
    title: 'Sixteen callers at once, for seconds on end, decide whole or not at all',
    faults: [],
  },
)
