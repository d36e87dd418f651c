import { msg } from '../shared/i18n.ts'
import { type Disposable, together } from './commands.ts'
import type { Keybinding } from './keybindings.ts'
import type { Registries } from './registries.ts'

/** What commands do with the photograph that was turned to. */
export type ViewerDeeds = Readonly<Record<keyof typeof deeds, () => void>>

const deeds = {
  zoomIn: () => msg('Zoom in'),
  zoomOut: () => msg('Zoom out'),
  fit: () => msg('Whole picture'),
  actualSize: () => msg('1:1, actual pixels'),
  rotateLeft: () => msg('Turn left'),
  rotateRight: () => msg('Turn right'),
  flip: () => msg('Mirror'),
  toggleFullScreen: () => msg('Full screen'),
  trueSize: () => msg('True size'),
  measure: () => msg('Measure'),
  mark: () => msg('Point out'),
  adjust: () => msg('Light and colour'),
  reset: () => msg('As it came'),
  focus: () => msg('Go to the photograph'),
} as const

const keys: readonly Keybinding[] = [
  { key: '+', command: 'viewer.zoomIn', repeat: true },
  { key: '-', command: 'viewer.zoomOut', repeat: true },
  { key: '0', command: 'viewer.fit', when: '!replyFocus' },
  { key: 'a', command: 'viewer.actualSize' },
  { key: 'Shift+E', command: 'viewer.rotateLeft' },
  { key: 'Shift+R', command: 'viewer.rotateRight' },
  { key: 'm', command: 'viewer.flip' },
  { key: 'f', command: 'viewer.toggleFullScreen' },
  { key: 's', command: 'viewer.trueSize' },
  { key: 'e', command: 'viewer.measure' },
  { key: 'p', command: 'viewer.mark' },
  { key: 'h', command: 'viewer.adjust' },
  { key: 'x', command: 'viewer.reset' },
  { key: 'v', command: 'viewer.focus' },
]

/** Puts what can be done with one photograph into the registries. */
export const registerViewer = (
  { commands, keybindings }: Registries,
  reading: () => { readonly viewer: ViewerDeeds | undefined },
): Disposable =>
  together(
    ...Object.entries(deeds).map(([deed, title]) =>
      commands.register({
        id: `viewer.${deed}`,
        title,
        run: () => reading().viewer?.[deed as keyof ViewerDeeds](),
        enabled: 'caseOpen && imageCount > 0 && viewerVisible',
      }),
    ),
    ...keys.map((key) => keybindings.register(key)),
  )
