const send = 'Send the photograph itself as JPEG, PNG or HEIC'

/** What to tell the sender, by the kind of file that cannot be shown. */
export const adviceFor = {
  gif: `This is a GIF, perhaps an animation. ${send}.`,
  svg: `This is a drawing (SVG), not a photograph. ${send}.`,
  pdf: `This is a PDF document. ${send}, not inside a document.`,
  word: `This is an office document. ${send}, not inside a document.`,
  zip: `This is a packed folder (zip). Unpack it and send each photograph by itself.`,
  dicom: `This is a DICOM file from a scanner or an archive. Export the picture as JPEG or PNG, or send it through the image archive.`,
  video: `This is a film or a sound recording. Take a photograph, or a still from the film, and send it as JPEG, PNG or HEIC.`,
  bmp: `This is a BMP picture. Save it as PNG or JPEG and send that.`,
  psd: `This is a Photoshop file. Save it as PNG or JPEG and send that.`,
  jxl: `This is a JPEG XL picture, which cannot be shown yet. Save it as JPEG or PNG and send that.`,
  jpeg2000: `This is a JPEG 2000 picture, which cannot be shown. Save it as JPEG or PNG and send that.`,
  raw: `This is a raw file from a camera. Export it as JPEG, or let the camera store JPEG, and send that.`,
  text: `This is text or a web page, not a photograph. ${send}.`,
  empty: `The file is empty. Choose the photograph again and send it once more.`,
  unknown: `This kind of file is not known here. ${send}.`,
} as const satisfies Record<string, string>

export type RefusedKind = keyof typeof adviceFor
