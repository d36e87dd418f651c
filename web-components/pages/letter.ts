import { html } from 'lit'
import { LysCaseFacts } from '../case-facts/case-facts.ts'
import { LysLetter } from '../letter/letter.ts'
import { LysPhotoList } from '../photo-list/photo-list.ts'
import { msg } from '../shared/i18n.ts'
import { openPage } from './page.ts'

const letterId = location.pathname.split('/').at(-1) ?? ''

await openPage({
  title: () => msg('Reply'),
  elements: [LysLetter, LysPhotoList, LysCaseFacts],
  roles: ['referrer', 'staff'],
  render: ({ client, session }) =>
    html`<lys-letter .client=${client} .session=${session} letter-id=${letterId}></lys-letter>`,
})
