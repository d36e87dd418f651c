import type { ClientProblem } from '../client.ts'
import { problemText } from './all-problems.ts'
import { msg } from './i18n.ts'

/** A file that cannot be shown, by what it turned out to be. */
const kinds: Readonly<Record<string, () => string>> = {
  gif: () => msg('This is a GIF, perhaps an animation. Send the photograph itself as JPEG, PNG or HEIC.'),
  svg: () => msg('This is a drawing, not a photograph. Send the photograph itself as JPEG, PNG or HEIC.'),
  pdf: () => msg('This is a PDF document. Send the photograph itself as JPEG, PNG or HEIC, not inside a document.'),
  word: () =>
    msg('This is an office document. Send the photograph itself as JPEG, PNG or HEIC, not inside a document.'),
  zip: () => msg('This is a packed folder. Unpack it and send each photograph by itself.'),
  dicom: () => msg('This is a DICOM file. Export the picture as JPEG or PNG and send that.'),
  video: () =>
    msg('This is a film or a sound recording. Take a photograph or a still, and send it as JPEG, PNG or HEIC.'),
  bmp: () => msg('This is a BMP picture. Save it as PNG or JPEG and send that.'),
  psd: () => msg('This is a Photoshop file. Save it as PNG or JPEG and send that.'),
  jxl: () => msg('This is a JPEG XL picture, which cannot be shown yet. Save it as JPEG or PNG and send that.'),
  jpeg2000: () => msg('This is a JPEG 2000 picture, which cannot be shown. Save it as JPEG or PNG and send that.'),
  raw: () => msg('This is a raw file from a camera. Export it as JPEG and send that.'),
  text: () => msg('This is text or a web page, not a photograph. Send the photograph itself as JPEG, PNG or HEIC.'),
  empty: () => msg('The file is empty. Choose the photograph again and send it once more.'),
}

/** Why a file was not taken in, and what to send instead. Only who sends files needs to be told by kind. */
export function fileProblemText(problem: unknown): string {
  const { code, facts } = (problem ?? {}) as Partial<ClientProblem>
  return (
    (code === 'image.format-unsupported' &&
      Object.hasOwn(kinds, String(facts?.kind)) &&
      kinds[String(facts?.kind)]!()) ||
    problemText(problem)
  )
}
