import { longer } from '../suite.ts'

export const promise = longer(
  'tests/ports/outcomes.test.ts',
  { LYSBORD_WHOLE_TABLE: '1' },
  { title: 'What becomes of every sample stands in the table', faults: [] },
)
