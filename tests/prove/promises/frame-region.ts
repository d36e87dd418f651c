import { suite } from '../suite.ts'

export const promise = suite('large-region.test.ts', {
  title: 'A large region is made in a folder of its own, and its audit holds',
  faults: [],
})
