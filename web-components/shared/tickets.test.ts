import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Tickets } from './tickets.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000)

/** Tickets of a server that counts them and can be lost. */
function counted() {
  const server = { issued: [] as string[], lost: false }
  const tickets = new Tickets(async (imageId) => {
    if (server.lost) throw new Error('lost')
    server.issued.push(imageId)
    return { ticket: `${imageId} ${server.issued.length}`, expiresAt: '' }
  })
  return { server, tickets }
}

test('the photograph that is shown gets its next ticket before the old one ends, also after one that failed', async () => {
  const { server, tickets } = counted()
  const renewed: string[] = []
  expect(await tickets.headers('img_1', (headers) => renewed.push(headers['Lysbord-Ticket']!))).toEqual({
    'Lysbord-Ticket': 'img_1 1',
  })
  await minutes(4.1)
  expect(renewed).toEqual(['img_1 2'])
  server.lost = true
  await minutes(4)
  server.lost = false
  await minutes(0.2)
  expect(renewed).toEqual(['img_1 2', 'img_1 3'])
  tickets.forget()
  await minutes(20)
  expect(server.issued).toHaveLength(3)
})

test('photographs that hang side by side all get their next ticket', async () => {
  const { server, tickets } = counted()
  const renewed: string[] = []
  for (const id of ['img_1', 'img_2', 'img_3'])
    await tickets.headers(id, (headers) => renewed.push(headers['Lysbord-Ticket']!))
  await minutes(4.1)
  expect(renewed).toEqual(['img_1 4', 'img_2 5', 'img_3 6'])
  await minutes(4)
  expect(server.issued).toHaveLength(9)
})

test('one that was fetched ahead and hung later gets its next ticket before the one it has ends', async () => {
  const { tickets } = counted()
  const renewed: string[] = []
  await tickets.headers('img_1')
  await minutes(3.5)
  await tickets.headers('img_1', (headers) => renewed.push(headers['Lysbord-Ticket']!))
  await minutes(0.6)
  expect(renewed).toEqual(['img_1 2'])
})

test('a photograph that hangs twice is asked for once, and each place is told', async () => {
  const { server, tickets } = counted()
  const renewed: string[] = []
  await tickets.headers('img_1', () => renewed.push('left'))
  await tickets.headers('img_1', () => renewed.push('right'))
  await minutes(4.1)
  expect(renewed).toEqual(['left', 'right'])
  expect(server.issued).toEqual(['img_1', 'img_1'])
})

test('a ticket is asked for once while it holds, and nobody is told of one for a photograph no longer shown', async () => {
  const { server, tickets } = counted()
  const renewed: string[] = []
  const first = new AbortController()
  await tickets.headers('img_1', () => renewed.push('first'), first.signal)
  await tickets.headers('img_1')
  first.abort()
  await tickets.headers('img_2', () => renewed.push('second'))
  expect(server.issued).toEqual(['img_1', 'img_2'])
  await minutes(4.1)
  expect(renewed).toEqual(['second'])
  await tickets.headers('img_1')
  expect(server.issued).toEqual(['img_1', 'img_2', 'img_2', 'img_1'])
})

test('a computer that slept longer than a ticket lasts asks for the next one before it shows a photograph', async () => {
  const { tickets } = counted()
  await tickets.headers('img_1')
  // The clock on the wall goes on while a computer sleeps, the one that counts from the page’s start stands still.
  vi.setSystemTime(Date.now() + 10 * 60_000)
  expect(await tickets.headers('img_1')).toEqual({ 'Lysbord-Ticket': 'img_1 2' })
})

test('a ticket that opened nothing is dropped, and another one asked for', async () => {
  const { tickets } = counted()
  await tickets.headers('img_1')
  tickets.drop('img_1')
  expect(await tickets.headers('img_1')).toEqual({ 'Lysbord-Ticket': 'img_1 2' })
})
