/** Text as UTF-8. */
export const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text))

/** Lower-case hex, two digits an octet. */
export const hex = (buffer: ArrayBuffer): string =>
  Array.from(new Uint8Array(buffer), (octet) => octet.toString(16).padStart(2, '0')).join('')
