import { msg } from '../shared/i18n.ts'
import type { Command } from './commands.ts'
import type { Panes } from './panes.ts'

/** What can be done with the panes, without dragging them too. `isBeside` tells whether they stand beside the photographs now. */
export function paneCommands(
  panes: Pick<Panes, 'widen' | 'reset' | 'foldSide' | 'sideFolded'>,
  is: { readonly sideShown: () => boolean; readonly listWide: () => boolean },
): readonly Command[] {
  const isOpen = () => is.sideShown() && !panes.sideFolded
  return [
    {
      id: 'side.toggle',
      title: () => msg('Show or hide question and reply'),
      run: () => panes.foldSide(!panes.sideFolded),
      enabled: is.sideShown,
    },
    {
      id: 'side.widen',
      title: () => msg('More room for question and reply'),
      run: () => panes.widen('side'),
      enabled: isOpen,
    },
    {
      id: 'side.narrow',
      title: () => msg('Less room for question and reply'),
      run: () => panes.widen('side', -64),
      enabled: isOpen,
    },
    {
      id: 'worklist.widen',
      title: () => msg('More room for the list'),
      run: () => panes.widen('list'),
      enabled: is.listWide,
    },
    {
      id: 'worklist.narrow',
      title: () => msg('Less room for the list'),
      run: () => panes.widen('list', -64),
      enabled: is.listWide,
    },
    {
      id: 'panes.reset',
      title: () => msg('All parts as wide as they came'),
      run: () => {
        panes.reset('list', 'side')
        panes.foldSide(false)
      },
    },
  ]
}
