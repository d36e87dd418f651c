import { describe, expect, test } from 'vitest'
import { socketAddress } from '../../api/adapters/address.socket.ts'
import { memoryLimiter } from '../../api/adapters/limiter.memory.ts'
import { limiterContract } from './limiter.contract.ts'

limiterContract('attempts counted in memory', memoryLimiter)

test('a flood of strangers is forgotten in the order they came, and costs no memory without end', async () => {
  const limiter = memoryLimiter(100)
  const now = new Date()
  await limiter.take('first', { perHour: 1 }, now)
  for (let n = 0; n < 99; n++) await limiter.take(`stranger-${n}`, { perHour: 1 }, now)
  expect(await limiter.take('first', { perHour: 1 }, now)).toBe(3600)
  for (let n = 100; n < 200; n++) await limiter.take(`stranger-${n}`, { perHour: 1 }, now)
  expect(await limiter.take('first', { perHour: 1 }, now)).toBe(0)
})

describe('where a call comes from', () => {
  const address = (trusted: string[], remote: string, forwarded?: string) =>
    socketAddress(trusted)({
      socket: { remoteAddress: remote },
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    } as never)

  test('is the other end of the line, whatever a caller writes', () => {
    expect(address([], '192.0.2.7', '198.51.100.1')).toBe('192.0.2.7')
    expect(address(['10.0.0.0/8'], '192.0.2.7', '10.0.0.1, 198.51.100.1')).toBe('192.0.2.7')
    expect(address([], '::ffff:192.0.2.7')).toBe('192.0.2.7')
  })

  test('is what our own proxy says, and not what the caller told the proxy', () => {
    expect(address(['10.0.0.0/8'], '10.0.0.5', '192.0.2.9')).toBe('192.0.2.9')
    expect(address(['10.0.0.0/8'], '10.0.0.5', '203.0.113.66, 192.0.2.9')).toBe('192.0.2.9')
    expect(address(['10.0.0.0/8'], '10.0.0.5', '203.0.113.66, 192.0.2.9, 10.1.1.1')).toBe('192.0.2.9')
    expect(address(['10.0.0.0/8'], '10.0.0.5', 'nonsense')).toBe('10.0.0.5')
    expect(address(['10.0.0.0/8'], '10.0.0.5')).toBe('10.0.0.5')
  })

  test('is one place for a household with many IPv6 addresses', () => {
    expect(address([], '2001:db8:1:2:aaaa::1')).toBe(address([], '2001:db8:1:2:bbbb:cccc::9'))
    expect(address([], '2001:db8:1:2::1')).not.toBe(address([], '2001:db8:1:3::1'))
  })

  test('a proxy that is no address is refused at the start', () => {
    expect(() => socketAddress(['proxy.example'])).toThrow('LYSBORD_TRUSTED_PROXIES')
  })
})
