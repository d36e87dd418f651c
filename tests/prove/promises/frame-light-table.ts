import { longer } from '../suite.ts'

export const promise = longer(
  'tests/ports/light-table.test.ts',
  { LYSBORD_WHOLE_TABLE: '1' },
  { title: 'Colours are those of libvips, and tiles put together are the photograph', faults: [] },
)
