import { type Reading, registerReading } from '../../workbench/reading-commands.ts'
import { Registries } from '../../workbench/registries.ts'

const nothing = (): void => undefined
/** What conditions find before anybody has opened the view. */
const noScreen: Reading = {
  worklist: undefined,
  reply: undefined,
  viewer: undefined,
  asked: undefined,
  session: undefined,
  unitId: '',
  hasCase: false,
  mayBreakGlass: false,
  mayUndo: false,
  imageCount: 0,
  isReplyFocused: false,
  palette: { showKeys: nothing, showCommands: nothing, inspectContext: nothing, openSettings: nothing },
  openCase: nothing,
  openNeighbour: nothing,
  closeCase: nothing,
  focusCase: nothing,
  toggle: nothing,
  focusSearch: nothing,
  breakGlass: nothing,
  undo: nothing,
  copySent: nothing,
  showTab: nothing,
  showImage: nothing,
  stepImage: nothing,
}

/** The same registrations as the screen's own, without a screen: a portal is told of them before one is opened. */
export function describeReading() {
  const registries = new Registries(new EventTarget())
  const registered = registerReading(registries, noScreen)
  return {
    registries,
    dispose: () => {
      registered.dispose()
      registries.keybindings.dispose()
    },
  }
}
