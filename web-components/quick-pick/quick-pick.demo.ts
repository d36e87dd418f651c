import { html } from 'lit'
import { ref } from 'lit/directives/ref.js'
import { define } from '../shared/define.ts'
import { LysQuickPick } from './quick-pick.ts'

define(LysQuickPick)

const shown = (ask: (element: LysQuickPick) => unknown) =>
  html`<lys-quick-pick ${ref((element) => void (element && ask(element as LysQuickPick)))}></lys-quick-pick>`

export const title = 'Quick pick'
export const demos = {
  'One of many': () =>
    shown((element) =>
      element.pick({
        title: 'Command',
        items: [
          { id: 'viewer.fit', label: 'Whole picture', key: '0', recent: true },
          { id: 'viewer.rotateLeft', label: 'Turn left', key: 'Shift+E', words: ['rotate', 'roter'] },
          { id: 'viewer.rotateRight', label: 'Turn right', key: 'Shift+R' },
          { id: 'reply.send', label: 'Send (press twice, or hold)', description: 'Reply', key: 'Ctrl+Enter' },
        ],
      }),
    ),
  'A line of text': () => shown((element) => element.ask({ title: 'Name of the key', value: 'Ctrl+K' })),
}
