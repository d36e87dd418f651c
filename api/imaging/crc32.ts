import { crc32 as sum } from 'node:zlib'

/** The check sum of zip files (ISO 3309), as an unsigned number. By the processor's own instructions: every tile is summed each time it is read. */
export const crc32 = (bytes: Uint8Array): number => sum(bytes)
