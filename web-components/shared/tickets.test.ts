import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Tickets } from './tickets.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000)

test('the photograph that is shown gets its next ticket before the old one ends, also after one that failed', async () => {
  const issued: string[] = []
  let lost = false
  const tickets = new Tickets(async (imageId) => {
    if (lost) throw new Error('lost')
    issued.push(imageId)
    return { ticket: `${imageId} ${issued.length}`, expiresAt: '' }
  })
  const renewed: string[] = []
  expect(await tickets.headers('img_1', (headers) => renewed.push(headers['Lysbord-Ticket']!))).toEqual({
    'Lysbord-Ticket': 'img_1 1',
  })
  await minutes(4.1)
  expect(renewed).toEqual(['img_1 2'])
  lost = true
  await minutes(4)
  lost = false
  await minutes(0.2)
  expect(renewed).toEqual(['img_1 2', 'img_1 3'])
  tickets.forget()
  await minutes(20)
  expect(issued).toHaveLength(3)
})

test('a ticket is asked for once while it holds, and nobody is told of one for a photograph no longer shown', async () => {
  const issued: string[] = []
  const tickets = new Tickets(async (imageId) => {
    issued.push(imageId)
    return { ticket: imageId, expiresAt: '' }
  })
  const renewed: string[] = []
  await tickets.headers('img_1', () => renewed.push('first'))
  await tickets.headers('img_1')
  await tickets.headers('img_2', () => renewed.push('second'))
  expect(issued).toEqual(['img_1', 'img_2'])
  await minutes(4.1)
  expect(renewed).toEqual(['second'])
  await tickets.headers('img_1')
  expect(issued).toEqual(['img_1', 'img_2', 'img_2', 'img_1'])
})
