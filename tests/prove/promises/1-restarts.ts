import { suite } from '../suite.ts'

export const promise = suite('restarts.test.ts', {
  number: 1,
  title: 'What we confirm goes on after a restart of the house, of its imaging process and of the mail server',
  faults: ['F13', 'F14'],
})
