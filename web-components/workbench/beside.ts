/** What comes behind the list: the foot, packs, bars and context menus. One piece, like asking.ts. */
export { Compare } from './compare.ts'
export { openContextMenu } from './context-menu.ts'
export { FirstDay } from './first-day.ts'
export { menuBar } from './menu-bar.ts'
export { PacksHere } from './packs-here.ts'
export { registerLater } from './register-later.ts'
export { SideViews } from './side-views.ts'
export { statusBar } from './status-bar.ts'
