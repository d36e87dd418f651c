export { openContextMenu } from './context-menu.ts'
export { menuBar } from './menu-bar.ts'
