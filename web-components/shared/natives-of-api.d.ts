// What the API takes of its runtime (Node, and workerd alike): named here because its types are read together with the client.
// No element imports either; a test sees to that.

declare module 'node:crypto' {
  interface Sum {
    update(text: string): Sum
    digest(as: 'hex'): string
  }
  export function createHash(name: 'sha256'): Sum
}

declare module 'node:zlib' {
  export function crc32(bytes: Uint8Array): number
}

declare function setImmediate(deed: () => void): void
