/** How the screen is laid out by its own width: all side by side, tabs, or list and case as two pages. */
export type Layout = 'wide' | 'tabs' | 'page'
export const layoutOf = (width: number): Layout => (width >= 1100 ? 'wide' : width >= 600 ? 'tabs' : 'page')
/** Photographs side by side: narrower than this each shows less than one alone. */
export const roomOf = (width: number): number => (width < 1100 ? 1 : width < 1400 ? 2 : 3)
