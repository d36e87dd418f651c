/** What is held over a photograph and what lies over it; in one piece with the first of either. */
export { Instruments } from './instruments.ts'
export { Marks } from './marks.ts'
