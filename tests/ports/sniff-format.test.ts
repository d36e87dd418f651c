import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sniffFormat } from '../../api/imaging/sniff-format.ts'
import { describeWithSamples, sample } from '../support/samples.ts'

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0))
const kindOf = (head: Uint8Array): string => {
  const found = sniffFormat(head)
  return 'refused' in found ? found.refused : found.format
}
const brands = (...names: string[]): Uint8Array =>
  bytes(`\0\0\0${String.fromCharCode(12 + names.length * 4)}ftyp${names[0]}\0\0\0\0${names.slice(1).join('')}`)

describe('a file is known by its first bytes', () => {
  test.each([
    ['\xff\xd8\xff\xe0\0\x10JFIF', 'jpeg'],
    ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'png'],
    ['RIFF\x10\0\0\0WEBPVP8 ', 'webp'],
    ['II*\0\x08\0\0\0\0\0', 'tiff'],
    ['MM\0*\0\0\0\x08\0\0', 'tiff'],
    ['II+\0\x08\0\0\0', 'tiff'],
    ['GIF89a', 'gif'],
    ['%PDF-1.7', 'pdf'],
    ['\n\n%PDF-1.7', 'pdf'],
    ['PK\x03\x04....photo.jpg', 'zip'],
    ['PK\x03\x04....[Content_Types].xml', 'word'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'word'],
    ['{\\rtf1\\ansi', 'word'],
    [`${'\0'.repeat(128)}DICM`, 'dicom'],
    [`II*\0${'\0'.repeat(124)}DICM`, 'dicom'],
    ['BM\x36\x04\0\0\0\0\0\0', 'bmp'],
    ['8BPS\0\x01', 'psd'],
    ['\xff\x0a\xfa', 'jxl'],
    ['\0\0\0\x0cJXL \r\n\x87\n', 'jxl'],
    ['\0\0\0\x0cjP  \r\n\x87\n', 'jpeg2000'],
    ['\xff\x4f\xff\x51', 'jpeg2000'],
    ['II*\0\x10\0\0\0CR\x02\0', 'raw'],
    ['FUJIFILMCCD-RAW', 'raw'],
    ['RIFF\x10\0\0\0AVI LIST', 'video'],
    ['\x1a\x45\xdf\xa3', 'video'],
    ['<svg xmlns="http://www.w3.org/2000/svg">', 'svg'],
    ['\xef\xbb\xbf <?xml version="1.0"?>\n<!-- x --><!DOCTYPE svg><svg>', 'svg'],
    ['\xff\xfe<\0?\0x\0m\0l\0?\0>\0<\0s\0v\0g\0>\0', 'svg'],
    ['<!doctype html><html>', 'text'],
    ['Dear colleague,\r\nsee attached', 'text'],
    ['', 'empty'],
    ['\0\x01\x02\x03', 'unknown'],
  ])('%j is %s', (head, kind) => expect(kindOf(bytes(head))).toBe(kind))

  test.each([
    [['heic', 'mif1', 'heic'], 'heic'],
    [['mif1', 'heic'], 'heic'],
    [['msf1', 'hevc'], 'heic'],
    [['mif1', 'miaf', 'MiHB', 'heic'], 'heic'],
    [['avif', 'mif1'], 'avif'],
    [['mif1', 'avif'], 'avif'],
    [['isom', 'mp42'], 'video'],
    [['qt  '], 'video'],
    [['crx '], 'raw'],
    [['zzzz'], 'unknown'],
  ])('a container of the brands %j is %s', (names, kind) => expect(kindOf(brands(...names))).toBe(kind))

  test('a raw file from a camera is not mistaken for its thumbnail', () => {
    const tiff = (tag: number, value: number) =>
      Uint8Array.from([
        0x49,
        0x49,
        42,
        0,
        8,
        0,
        0,
        0,
        1,
        0,
        tag & 255,
        tag >> 8,
        4,
        0,
        1,
        0,
        0,
        0,
        value,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
      ])
    expect(kindOf(tiff(0xfe, 1))).toBe('raw')
    expect(kindOf(tiff(0xc612, 1))).toBe('raw')
    expect(kindOf(tiff(0xfe, 0))).toBe('tiff')
    expect(kindOf(tiff(0x100, 1))).toBe('tiff')
  })

  test('every refusal says what to send instead, and every acceptance what it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (head) => {
        const found = sniffFormat(head)
        if ('refused' in found) expect(found.advice).toMatch(/^(This|The) .*\.$/)
        else expect(found.mediaType).toBe(`image/${found.format}`)
      }),
    )
  })
})

describeWithSamples('real files are known by their first bytes', () => {
  test.each([
    ['01-clinical/dermoscopy/ISIC_0000000.jpg', 'jpeg'],
    ['01-clinical/dermoscopy/ISIC_0000000.json', 'text'],
    ['02-large/CMU-1-Small-Region.tiff', 'tiff'],
    ['03-formats/avif/Irvine_CA.avif', 'avif'],
    ['03-formats/heic/HMD_Nokia_8.3_5G_hdr.heif', 'heic'],
    ['03-formats/heic/iphone_13_pro_max.HEIC', 'heic'],
    ['03-formats/tiff/BigTIFFMotorola.tif', 'tiff'],
    ['03-formats/trailer/frozenpond.mpo', 'jpeg'],
    ['04-hostile/empty/emptyfile.png', 'empty'],
    ['04-hostile/wrong-type/wrongextension.png', 'jpeg'],
    ['04-hostile/wrong-type/broken.jpg', 'text'],
    ['04-hostile/wrong-type/ssrf.png', 'text'],
    ['04-hostile/wrong-type/mp4.mp4', 'video'],
    ['04-hostile/wrong-type/riff.wav', 'video'],
    ['04-hostile/wrong-type/pdf.pdf', 'pdf'],
    ['04-hostile/wrong-type/dicom.dcm', 'dicom'],
    ['04-hostile/svg/xmlTestOne.xml', 'svg'],
    ['04-hostile/svg/xlinkLaughsTest.svg', 'svg'],
    ['05-dicom/examples_rgb_color.dcm', 'dicom'],
  ])('%s is %s', (path, kind) => expect(kindOf(sample(path).subarray(0, 4096))).toBe(kind))
})
