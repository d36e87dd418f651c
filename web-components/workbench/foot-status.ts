export { registerReadingStatus } from './reading-status.ts'
export { statusBar } from './status-bar.ts'
