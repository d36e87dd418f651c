import { html, nothing, type TemplateResult } from 'lit'
import { classMap } from 'lit/directives/class-map.js'
import { keyed } from 'lit/directives/keyed.js'
import type { Client, Image } from '../client.ts'
import type { ImageShowEvent } from '../image-strip/image-strip.events.ts'
import { msg } from '../shared/i18n.ts'
import { qualityWords, takenWords } from '../shared/photographs.ts'
import { problemText } from '../shared/problems.ts'
import { saveFile } from '../shared/save-file.ts'
import type { CaseMarks, KeepEvent } from './case-marks.ts'
import { widthOf } from './hang.ts'
import type { OpenCase } from './open-case.ts'

export interface TableEvents {
  /** The strip asks for a photograph. */
  readonly show: (event: ImageShowEvent) => void
  /** A photograph on the table was turned to. */
  readonly turn: (imageId: string) => void
  readonly shown: () => void
  /** Something was drawn or measured. */
  readonly keep: (event: KeepEvent) => void
}

/** What comparing puts round the photographs. */
export interface Comparing {
  readonly classes: Readonly<Record<string, boolean>>
  readonly bar: unknown
  /** Over all of them. */
  readonly over: unknown
  readonly earlier: unknown
  /** Beside the name of a photograph, and in its viewer. */
  head(id: string): unknown
  within(id: string): unknown
}

interface Table {
  /** Their tools stand elsewhere. */
  readonly bare: boolean
  /** What is drawn over them, once that is known. */
  readonly marks: CaseMarks | undefined
  readonly comparing: Comparing | undefined
  readonly on: TableEvents
}

const none = [] as const

/** The photographs as they are hung, each with its name in words, and the strip of all of them. What cannot be seen says so in its place. */
export function lightTable(open: OpenCase, client: Client, table: Table): TemplateResult {
  const { on, comparing, marks } = table
  return html`
    ${marks?.unread()} ${comparing?.bar}
    <div class=${classMap({ panes: true, ...comparing?.classes })}>
      ${open.hung.length === 0 ? absent(open) : open.hung.map((id) => pane(open, client, id, table))}
      ${comparing?.over}
    </div>
    <div class="strips" ?hidden=${!open.imagesRead}>
      <lys-image-strip
        .client=${client}
        .images=${open.images}
        .views=${open.views}
        .shown=${open.shown}
        .hung=${open.hung}
        .notes=${marks?.notes}
        @lys-image-show=${on.show}
      ></lys-image-strip>
      ${comparing?.earlier}
    </div>`
}

function pane(open: OpenCase, client: Client, id: string, { bare, marks, on, comparing }: Table): TemplateResult {
  const image = open.imageOf(id)
  const broken = image?.status === 'failed'
  const turn = () => on.turn(id)
  const classes = {
    pane: true,
    [`w${image ? widthOf(image, open.columns) : 2}`]: true,
    active: open.hung.length > 1 && id === open.shown,
  }
  // The viewer stays where it is from picture to picture and from case to case: it would begin anew.
  return html`<div class=${classMap(classes)} @focusin=${turn} @pointerdown=${turn}>
    <p class="caption">${image ? captionOf(image, open, marks?.notes) : nothing}</p>${image && marks?.facts(image)} ${comparing?.head(id)}
    <lys-viewer
      ?hidden=${broken}
      ?bare=${bare || open.compared}
      .image=${open.picture(client, image)}
      .tickets=${client.tickets}
      .annotations=${marks?.drawn(id) ?? none}
      .unkept=${marks?.unkept}
      .scale=${marks?.scale(id) ?? null}
      ?editable=${marks !== undefined && open.case?.glass === null && image?.referralId === open.referralId}
      @lys-image-shown=${on.shown}
      @lys-annotation-save=${on.keep}
      @lys-annotation-remove=${on.keep}
      @lys-calibration-save=${on.keep}
    >${comparing?.within(id)}</lys-viewer>
    ${broken ? failed(image, client, open.case?.glass === null) : nothing}
  </div>`
}

const captionOf = (image: Image, open: OpenCase, notes?: ReadonlyMap<string, string>): string =>
  [open.describe(image), notes?.get(image.id), takenWords(image), qualityWords(image)].filter(Boolean).join('. ')

/** Words where no photograph hangs. */
function absent(open: OpenCase): TemplateResult {
  if (open.problems.images !== undefined)
    return html`<div class="instead" role="alert">
      <p>${problemText(open.problems.images)}</p>
      <button type="button" @click=${() => open.readImages()}>${msg('Try again')}</button>
    </div>`
  const words = open.imagesRead ? msg('No photographs came with this case.') : msg('Loading photographs…')
  return html`<div class="instead" role="status">${open.referralId === '' ? nothing : words}</div>`
}

/** The original is kept as it came: whoever has a program for it may still look. */
const failed = (
  image: Image,
  client: Client,
  isHers: boolean,
): TemplateResult => html`<div class="instead" role="status">
  <p>${msg('This photograph cannot be shown.')} ${msg('Ask the office for a new one.')}</p>
  ${isHers ? keyed(image.id, original(image, client)) : nothing}
</div>`

const original = ({ id }: Image, client: Client): TemplateResult => {
  const download = async ({ currentTarget }: Event) => {
    const told = (currentTarget as HTMLElement).nextElementSibling!
    told.textContent = msg('Fetching the file…')
    told.textContent = await client.readOriginal(id).then((file) => {
      saveFile(file, id)
      return ''
    }, problemText)
  }
  return html`<div><button type="button" @click=${download}>${msg('Download the original')}</button><p></p></div>`
}
