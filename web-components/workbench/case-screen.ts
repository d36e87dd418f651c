/** What shows an open case round its parts; it comes with the first. */
export { caseView } from './case-view.ts'
export { tabBar } from './tab-bar.ts'
export { toolRail } from './tool-rail.ts'
