import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/*
 * A sealed file: salt (16), then pieces of 64 KiB, each AES-256-GCM under a key of this file alone, its tag behind it.
 * The nonce counts the pieces and marks the last, so that none can be left out, moved or put into another file.
 */
const pieceBytes = 64 * 1024
const tagBytes = 16
const saltBytes = 16

/** 32 bytes out of what a deployer keeps as the key of the backups. */
export function backupKeyFrom(secret: string): Uint8Array {
  if (secret.length < 32) throw new Error('LYSBORD_BACKUP_KEY needs at least 32 characters')
  return new Uint8Array(hkdfSync('sha256', secret, '', 'lysbord backup', 32))
}

const keyOf = (key: Uint8Array, salt: Uint8Array, name: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, salt, name, 32))

function nonceOf(piece: number, last: boolean): Uint8Array {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(piece, 4)
  nonce[11] = last ? 1 : 0
  return nonce
}

/** Pieces of exactly `size` bytes, the last shorter, and whether it is the last; at least one. */
async function* piecesOf(bytes: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<[Buffer, boolean]> {
  let kept = Buffer.alloc(0)
  for await (const chunk of bytes) {
    kept = Buffer.concat([kept, chunk])
    while (kept.length > size) {
      yield [kept.subarray(0, size), false]
      kept = kept.subarray(size)
    }
  }
  yield [kept, true]
}

/** What goes to the backup in place of the bytes. `name` belongs to the seal: under another it does not open. */
export async function* sealed(
  bytes: AsyncIterable<Uint8Array>,
  key: Uint8Array,
  name: string,
): AsyncGenerator<Uint8Array> {
  const salt = randomBytes(saltBytes)
  const own = keyOf(key, salt, name)
  yield salt
  let piece = 0
  for await (const [plain, last] of piecesOf(bytes, pieceBytes)) {
    const cipher = createCipheriv('aes-256-gcm', own, nonceOf(piece++, last))
    yield Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  }
}

/** The bytes again. Throws at the first piece that is not what was sealed. */
export async function* unsealed(
  bytes: AsyncIterable<Uint8Array>,
  key: Uint8Array,
  name: string,
): AsyncGenerator<Uint8Array> {
  let own: Uint8Array | undefined
  let piece = 0
  for await (const [found, last] of piecesOf(
    behindSalt(bytes, (salt) => (own = keyOf(key, salt, name))),
    pieceBytes + tagBytes,
  )) {
    if (!own || found.length < tagBytes) throw new Error(`${name} is cut short`)
    const cipher = createDecipheriv('aes-256-gcm', own, nonceOf(piece++, last))
    cipher.setAuthTag(found.subarray(-tagBytes))
    try {
      yield Buffer.concat([cipher.update(found.subarray(0, -tagBytes)), cipher.final()])
    } catch {
      throw new Error(`${name} was changed, or the key is another`)
    }
  }
}

async function* behindSalt(
  bytes: AsyncIterable<Uint8Array>,
  saltIs: (salt: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  let salt = Buffer.alloc(0)
  for await (const chunk of bytes) {
    if (salt.length === saltBytes) {
      yield chunk
      continue
    }
    salt = Buffer.concat([salt, chunk])
    if (salt.length < saltBytes) continue
    saltIs(salt.subarray(0, saltBytes))
    yield salt.subarray(saltBytes)
    salt = salt.subarray(0, saltBytes)
  }
}
