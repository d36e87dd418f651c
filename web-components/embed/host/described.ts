import { together } from '../../workbench/commands.ts'
import type { Comparisons } from '../../workbench/compare-commands.ts'
import { type Reading, registerReading } from '../../workbench/reading-commands.ts'
import { registerLater } from '../../workbench/register-later.ts'
import { Registries } from '../../workbench/registries.ts'

const nothing = (): void => undefined
const later = async (): Promise<void> => undefined
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
  openWalkthrough: nothing,
  showPacks: nothing,
  panes: { widen: nothing, reset: nothing, foldSide: nothing, sideFolded: false },
  sideShown: false,
  listFolded: false,
  waiting: null,
  shows: 'all',
  isSearch: false,
  index: -1,
  openId: '',
  nearest: undefined,
  drafts: new Set(),
}

const noneCompared: Comparisons = {
  state: '',
  earlierCount: 0,
  compare: nothing,
  blink: nothing,
  curtain: nothing,
  lockCompared: nothing,
  alignCompared: nothing,
  unalignCompared: nothing,
  leaveCompared: nothing,
  toggleImage: nothing,
  showEarlier: nothing,
}

/** The same registrations as the screen's own, without a screen: a portal is told of them before one is opened. */
export function describeReading(changed: () => void = nothing) {
  const registries = new Registries(new EventTarget())
  const { configuration, keybindings } = registries
  const registered = together(
    registerReading(registries, noScreen),
    registerLater(
      registries,
      () => noScreen,
      noneCompared,
      { need: async () => ({ toggleFacts: nothing }) },
      {
        grade: later,
        undo: later,
        mayGrade: false,
        mayUndo: false,
      },
    ),
  )
  const configured = () => {
    keybindings.singleKeys = configuration.get('keys.single') === true
    changed()
  }
  configuration.addEventListener('change', configured)
  keybindings.addEventListener('change', changed)
  return {
    registries,
    dispose: () => {
      configuration.removeEventListener('change', configured)
      keybindings.removeEventListener('change', changed)
      registered.dispose()
      keybindings.dispose()
    },
  }
}
