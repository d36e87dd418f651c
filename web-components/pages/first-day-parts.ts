import { LysOfficeStart } from '../office-start/office-start.ts'
import { LysWalkthrough } from '../walkthrough/walkthrough.ts'

/** An office's first day, after what is read every day. */
export const firstDayParts = [LysOfficeStart, LysWalkthrough]
