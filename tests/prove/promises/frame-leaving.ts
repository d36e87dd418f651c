import { suite } from '../suite.ts'

export const promise = suite('leaving.test.ts', {
  title: 'Whoever is stopped, or loses its parent, leaves no process behind',
  faults: ['F1'],
})
