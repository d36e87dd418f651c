/** How the screen is laid out by its own width: all side by side, tabs, or list and case as two pages. */
export type Layout = 'wide' | 'tabs' | 'page'
export const layoutOf = (width: number): Layout => (width >= 1100 ? 'wide' : width >= 600 ? 'tabs' : 'page')
/** Photographs side by side on a table of this width: in more of them each shows less than one alone. */
export const picturesIn = (table: number): number => (table < 560 ? 1 : table < 880 ? 2 : table < 2200 ? 3 : 4)
/** Lower than this, every line goes to the photographs. */
export const hasFoot = (layout: Layout, height: number): boolean => layout !== 'page' && height >= 560
