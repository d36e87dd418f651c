import { suite } from '../suite.ts'

export const promise = suite('referee.test.ts', {
  number: 7,
  title: 'The referee that says which picture is right sees what other software sees',
  faults: [],
})
