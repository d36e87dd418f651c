import { html } from 'lit'
import { LysGallery } from '../gallery/gallery.ts'
import { msg } from '../shared/i18n.ts'
import { openPage } from './page.ts'

await openPage({
  title: () => msg('Gallery'),
  elements: [LysGallery],
  signedIn: false,
  render: () => html`<lys-gallery></lys-gallery>`,
})
