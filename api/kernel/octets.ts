/** Text as UTF-8. */
export const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text))

/** A number below 2³² as four octets, the highest first. */
export function fourOctets(value: number): Uint8Array<ArrayBuffer> {
  const octets = new Uint8Array(4)
  new DataView(octets.buffer).setUint32(0, value)
  return octets
}

/** Lower-case hex, two digits an octet. */
export const hex = (buffer: ArrayBuffer | Uint8Array): string =>
  Array.from(new Uint8Array(buffer), (octet) => octet.toString(16).padStart(2, '0')).join('')
