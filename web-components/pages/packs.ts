import { html } from 'lit'
import { LysPackPublisher } from '../packs/pack-publisher.ts'
import { LysPacks } from '../packs/packs.ts'
import { define } from '../shared/define.ts'
import { msg } from '../shared/i18n.ts'
import { openPage } from './page.ts'

// A folder that misses its place would be opened by the browser instead of the page.
const keepPage = (event: DragEvent): void => {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
}
addEventListener('dragover', keepPage)
addEventListener('drop', keepPage)

const parts = async (): Promise<void> => define(...(await import('./pack-preview-parts.ts')).packPreviewParts)

await openPage({
  title: () => msg('Packs'),
  elements: [LysPacks, LysPackPublisher],
  roles: ['coordinator'],
  render: ({ client }) => html`<lys-packs .client=${client} .parts=${parts}></lys-packs>`,
})
