import { suite } from '../suite.ts'

export const promise = suite('demo-pictures.test.ts', {
  title: 'What the demonstration draws is opened as a photograph',
  faults: [],
})
