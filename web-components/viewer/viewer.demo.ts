import { html, type TemplateResult } from 'lit'
import type { Scale, Tool } from '../shared/annotation.ts'
import { define } from '../shared/define.ts'
import { sampleMarks } from './demo-marks.ts'
import { type DrawnPhotograph, drawPhotograph } from './demo-photograph.ts'
import type { ViewedImage } from './viewed-image.ts'
import { LysViewer } from './viewer.ts'

define(LysViewer)

let drawn: Promise<DrawnPhotograph> | undefined
const photograph = () => (drawn ??= drawPhotograph())

async function showing(change: (image: ViewedImage) => ViewedImage, fetcher?: typeof fetch): Promise<TemplateResult> {
  const one = await photograph()
  return html`<lys-viewer embedded .image=${change(one.image)} .fetcher=${fetcher ?? one.fetcher}></lys-viewer>`
}

/** 40 pixels of the drawn ruler are a millimetre. */
const scale: Scale = { method: 'ruler', mmPerPixel: 0.025, relativeUncertainty: 0.01 }

async function marked(known: Scale | null, held?: Tool, found?: ViewedImage['found']): Promise<TemplateResult> {
  const { image, fetcher } = await photograph()
  const hold = ({ currentTarget }: Event) => held && (currentTarget as LysViewer).hold(held)
  return html`<lys-viewer embedded editable .image=${{ ...image, found }} .fetcher=${fetcher} .scale=${known}
    .annotations=${sampleMarks(known)} @lys-image-shown=${{ handleEvent: hold, once: true }}></lys-viewer>`
}

const never: typeof fetch = () => new Promise(() => undefined)
const lost: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch'))
const missing: typeof fetch = async () => new Response(null, { status: 404 })
const withoutTiles = (image: ViewedImage): ViewedImage => ({ ...image, tileSize: undefined })

export const title = 'Viewer'

export const demos = {
  'A photograph': () => showing((image) => image),
  'With marks': () => marked(scale),
  'Measuring, calibrated': () => marked(scale, 'length'),
  'Measuring, not calibrated': () => marked(null, 'diameters'),
  'Being calibrated': () => marked(null, 'calibrate'),
  'A ruler was found in it': () => marked(null, 'calibrate', { method: 'ruler', mmPerPixel: 0.025 }),
  'Preview only, tiles being prepared': () => showing(withoutTiles),
  'Nothing to see yet': () => showing((image) => ({ ...withoutTiles(image), previewUrl: undefined, progress: 0.4 })),
  'Being fetched': () => showing(withoutTiles, never),
  'Connection lost': () => showing(withoutTiles, lost),
  'Could not be fetched': () => showing(withoutTiles, missing),
  'Nothing chosen': () => html`<lys-viewer></lys-viewer>`,
}
