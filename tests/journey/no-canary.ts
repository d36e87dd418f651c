import { expect } from 'vitest'
import { canary, findCanaries, plantCanaries, type Read, type Ward } from './canary.ts'

/** The whole promise: planted, looked for everywhere, and there to be found where it belongs. `logged` gives what was printed. */
export async function holdsNoCanary(ward: Ward, read: Read, mailboxUrl: string, logged: () => string): Promise<void> {
  const planted = await plantCanaries(ward)
  expect(await findCanaries(planted, read, mailboxUrl, logged())).toEqual([])
  // It was there to be found.
  expect(JSON.stringify(await read('select content from referrals'))).toContain(canary)
  expect(planted.refusals.filter((one) => !/^[45]/.test(one))).toEqual([])
}
