import { html, nothing, type TemplateResult } from 'lit'
import type { Calibration, Image, MarksOfImage } from '../client.ts'
import { formatDateTime, formatNumber } from '../shared/format.ts'
import { msg, str } from '../shared/i18n.ts'
import { authorWords, scaleWords } from '../shared/mark-words.ts'
import { qualityWords, takenWords } from '../shared/photographs.ts'
import { gradeWords } from './grade-words.ts'

type Row = readonly [label: string, words: string]

/** What is known of one photograph: by its camera, by its file, by whoever measured it. */
export function imageFacts(image: Image, marks: MarksOfImage | undefined): TemplateResult {
  return html`<dl class="image-facts">
    ${rowsOf(image, marks).map(([label, words]) => (words ? html`<div><dt>${label}</dt><dd>${words}</dd></div>` : nothing))}
  </dl>`
}

const rowsOf = (
  image: Image,
  { annotations = [], calibration = null, grade = null }: Partial<MarksOfImage> = {},
): readonly Row[] => [
  [msg('Time'), takenWords(image) || msg('The camera does not say when')],
  [msg('Camera'), image.device ?? msg('The file does not say')],
  [msg('File'), sizeWords(image)],
  [msg('Held'), turnedWords(image)],
  [msg('Position'), image.hasPosition ? msg('The file said where on earth; that is shown to nobody') : ''],
  [msg('Scale'), measuredBy(calibration)],
  [msg('Quality'), qualityWords(image)],
  [msg('Grade'), grade ? `${gradeWords(grade)}, ${grade.by.name}` : ''],
  [msg('Marks'), drawnBy(annotations)],
  [msg('Sent'), formatDateTime(image.attachedAt)],
  [msg('Checksum'), `SHA-256 ${image.sha256.slice(0, 16)}…`],
]

function sizeWords({ width, height, bytes, mediaType }: Image): string {
  const file = `${formatNumber(bytes / 1_000_000, { maximumFractionDigits: 1 })} MB ${mediaType.replace('image/', '').toUpperCase()}`
  return width && height ? `${width} × ${height}, ${file}` : file
}

const turnedWords = ({ orientation }: Image): string =>
  orientation && orientation > 1 ? msg('The camera was turned; it is shown upright') : ''

const measuredBy = (scale: Calibration | null): string =>
  scale ? msg(str`${scaleWords(scale)}, by ${scale.by.name}`) : msg('Not measured')

/** How many there are, and who had the last word. */
function drawnBy(annotations: MarksOfImage['annotations']): string {
  const [last] = annotations.toSorted((a, b) => b.at.localeCompare(a.at))
  if (!last) return ''
  return annotations.length === 1 ? authorWords(last) : `${annotations.length}. ${authorWords(last)}`
}
