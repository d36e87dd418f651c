import { html } from 'lit'
import { LysQuestionnaire } from '../referral-form/questionnaire.ts'
import { define } from '../shared/define.ts'
import type { Folder } from './folder.ts'
import { LysPackPublisher } from './pack-publisher.ts'
import { LysPacks, type PacksClient } from './packs.ts'
import { refused, sampleFolder, samplePack, sampleShelf } from './sample-packs.ts'

define(LysPacks, LysPackPublisher, LysQuestionnaire)
const parts = async () => {}

/** A page on which this folder was chosen. */
async function chosen(folder: Folder, own: Partial<PacksClient> = {}, shown = false) {
  const publisher = Object.assign(document.createElement('lys-pack-publisher'), { client: sampleShelf(own), parts })
  await publisher.take(folder)
  ;(publisher as unknown as { shown: boolean }).shown = shown
  return html`${publisher}`
}

const withCode = samplePack({ main: './index.js' })
export const title = 'Packs'
export const demos = {
  'What is published': () => html`<lys-packs .client=${sampleShelf()} .parts=${parts}></lys-packs>`,
  'Nothing is published yet': () =>
    html`<lys-packs .client=${sampleShelf({ listPacks: async () => ({ items: [] }) })}></lys-packs>`,
  'Without a connection': () => html`<lys-packs .client=${sampleShelf({ listPacks: refused('offline') })}></lys-packs>`,
  'A pack that can be published': () => chosen(sampleFolder({ 'extension.json': samplePack() })),
  'Its questions, to be tried': () => chosen(sampleFolder({ 'extension.json': samplePack() }), {}, true),
  'A file with a comma too many': () => chosen(sampleFolder({ 'extension.json': '{\n  "id": "my-pack",\n}' })),
  'Fields that do not fit': () =>
    chosen(sampleFolder({ 'extension.json': withCode, 'index.js': 'export const activate = () => {}' }), {
      checkPack: refused('request.invalid', [
        { path: '/engines/lysbord', message: 'Too small: expected string to have >=1 characters' },
        { path: '/contributes/menues', message: 'There is no contribution point menues.' },
        { path: '/title', message: 'Invalid input: expected object, received undefined' },
      ]),
    }),
  'A folder of packs': () =>
    chosen(sampleFolder({ 'first/extension.json': samplePack(), 'second/extension.json': samplePack() }, 'extensions')),
}
