import { html } from 'lit'
import type { Image } from '../client.ts'
import { everyView } from '../shared/asked.ts'
import { define } from '../shared/define.ts'
import { DemoClinic, demoImage, demoPack } from '../shared/demo-clinic.ts'
import { LysImageStrip } from './image-strip.ts'

define(LysImageStrip)

export const title = 'Image strip'

const { client } = new DemoClinic()
const views = demoPack.contributes.questionnaires[0]?.views ?? []
const strip = (...statuses: Image['status'][]) =>
  html`<lys-image-strip
    .client=${client}
    .views=${views}
    .images=${statuses.map((status, index) => demoImage('ref_1', index, status))}
    shown="img_ref_1_0"
  ></lys-image-strip>`

const several = everyView(demoPack.contributes.questionnaires[0]!, { count: 'multiple' })
const parts = ['all', 'L1', 'L2']

export const demos = {
  'Two photographs': () => strip('ready', 'ready'),
  'One failed, one being prepared': () => strip('ready', 'failed', 'received'),
  'A view is missing': () => strip('ready'),
  'Several, part by part': () =>
    html`<lys-image-strip .client=${client} .views=${several}
      .images=${parts.map((belongsTo, index) => ({ ...demoImage('ref_1', index), belongsTo }))}></lys-image-strip>`,
  'None came': () => html`<lys-image-strip .client=${client}></lys-image-strip>`,
}
