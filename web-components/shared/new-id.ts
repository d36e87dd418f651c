const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** An id made here, so that a request repeated after a lost answer stays the same request. Time first, then chance. */
export function newId<P extends string>(prefix: P): `${P}_${string}` {
  let time = Date.now()
  let head = ''
  for (let i = 0; i < 10; i++) {
    head = alphabet[time % 32] + head
    time = Math.floor(time / 32)
  }
  const tail = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => alphabet[byte & 31])
  return `${prefix}_${head}${tail.join('')}`
}
