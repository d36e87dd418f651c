import { msg } from '../shared/i18n.ts'
import type { Command } from './commands.ts'
import type { Panes } from './panes.ts'

/** What can be done with the panes, without dragging them too. */
export function paneCommands(panes: Pick<Panes, 'widen' | 'reset' | 'foldSide' | 'sideFolded'>): readonly Command[] {
  return [
    {
      id: 'side.toggle',
      title: () => msg('Show or hide question and reply'),
      run: () => panes.foldSide(!panes.sideFolded),
      enabled: 'sideBeside',
    },
    {
      id: 'side.widen',
      title: () => msg('More room for question and reply'),
      run: () => panes.widen('side'),
      enabled: 'sideVisible',
    },
    {
      id: 'side.narrow',
      title: () => msg('Less room for question and reply'),
      run: () => panes.widen('side', -64),
      enabled: 'sideVisible',
    },
    {
      id: 'worklist.widen',
      title: () => msg('More room for the list'),
      run: () => panes.widen('list'),
      enabled: 'worklistWide',
    },
    {
      id: 'worklist.narrow',
      title: () => msg('Less room for the list'),
      run: () => panes.widen('list', -64),
      enabled: 'worklistWide',
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
