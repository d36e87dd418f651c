import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

/** Addresses and networks like `10.0.0.0/8`. Throws for what is neither an address nor a network. */
function networks(list: readonly string[]): BlockList {
  const known = new BlockList()
  for (const entry of list) {
    const [address = '', bits] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (isIP(address) === 0) throw new Error(`LYSBORD_TRUSTED_PROXIES: ${entry} is no address`)
    if (bits === undefined) known.addAddress(address, family)
    else known.addSubnet(address, Number(bits), family)
  }
  return known
}

/**
 * Where a call comes from: the other end of the line. Only where that is one of our own proxies (`LYSBORD_TRUSTED_PROXIES`)
 * the last address it was told counts that is not one too. A household of IPv6 counts as one, because it has 2⁶⁴ addresses.
 */
export function socketAddress(proxies: readonly string[]): (incoming: IncomingMessage) => string {
  const trusted = networks(proxies)
  const isTrusted = (address: string) => trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  return ({ socket, headers }) => {
    let nearest = plain(socket.remoteAddress ?? '')
    const told = [headers['x-forwarded-for'] ?? []]
      .flat()
      .join(',')
      .split(',')
      .map((one) => plain(one.trim()))
    while (isIP(nearest) && isTrusted(nearest)) {
      const before = told.pop()
      if (before === undefined || isIP(before) === 0) break
      nearest = before
    }
    return household(nearest)
  }
}

/** An IPv4 address as itself, also where the system writes it as IPv6. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

/** The first 64 bits of an IPv6 address. */
function household(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail = ''] = address.split('%', 1)[0]!.split('::')
  const groups = (text: string) => (text === '' ? [] : text.split(':'))
  const missing = Math.max(0, 8 - groups(head).length - groups(tail).length)
  return `${[...groups(head), ...Array(missing).fill('0'), ...groups(tail)].slice(0, 4).join(':')}::/64`
}
