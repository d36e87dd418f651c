import { readFileSync } from 'node:fs'
import { type Opened, openPlain } from './open-plain.ts'
import { profileFromNclx } from './profile-from-nclx.ts'
import type { Pixels } from './write-tiff.ts'

const [unspecified, bt601] = [2, 6]

/**
 * An AVIF file. Where its colours are given by code points (ISO/IEC 14496-12, `colr` box of type `nclx`), two things
 * are mended. trap: libvips does not look at wide primaries, so a Display P3 picture would come out dull; it is decoded
 * here and returned as pixels with a profile. trap: if all is "unspecified" libheif guesses, and not as other decoders do.
 */
export async function openAvif(path: string): Promise<Opened | (Opened & Pixels)> {
  const file = readFileSync(path)
  const at = file.indexOf('colrnclx') + 8
  if (at < 8 || at + 6 > file.length) return openPlain(file)
  const [primaries, transfer, matrix] = [0, 2, 4].map((offset) => file.readUInt16BE(at + offset))
  if (primaries === unspecified && matrix === unspecified) file.writeUInt16BE(bt601, at + 4)

  const opened = await openPlain(file)
  const profile = opened.hasProfile ? undefined : profileFromNclx(primaries!, transfer!)
  if (!profile) return opened
  const { data, info } = await opened.picture.raw().toBuffer({ resolveWithObject: true })
  return { ...opened, bands: info.channels, stride: info.width * info.channels, pixels: data, profile }
}
